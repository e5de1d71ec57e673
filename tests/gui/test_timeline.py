"""The timeline: dots stand on their days, and lanes and events are reached by mouse and keyboard."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from ngodesk.common import dates
from ngodesk.gui.pages.project_cards import lane_words
from ngodesk.gui.timeline import Span, Timeline, month_starts
from ngodesk.work.timeline import Dot, Lane

START, END, TODAY = date(2025, 3, 1), date(2025, 11, 30), date(2025, 11, 21)
LANES = (
    Lane(
        1,
        "A1",
        "Szkolenia",
        START,
        date(2025, 6, 30),
        (Dot(11, date(2025, 3, 14), "Księgowość", False), Dot(12, date(2025, 6, 20), "Promocja", False)),
    ),
    Lane(2, "A2", "Doradztwo", date(2025, 4, 1), None, ()),
    Lane(None, "", "", None, None, (Dot(13, date(2025, 11, 5), "Targi", True),)),
)


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    made = Timeline()
    qtbot.addWidget(made)
    made.resize(1000, made.sizeHint().height())
    span = Span(START, END, TODAY, tuple(dates.month_names("en")))
    made.show_lanes(LANES, [lane_words(lane) for lane in LANES], span, "Activities")
    made.resize(1000, made.sizeHint().height())
    made.show()
    made.activateWindow()
    return made


def test_a_dot_stands_where_its_day_is(timeline: Timeline) -> None:
    room = timeline._room()
    for lane, place in ((0, 0), (0, 1), (2, 0)):
        day = LANES[lane].dots[place].day
        part = (timeline._middle(lane, place).x() - room.x()) / room.width()
        assert part == pytest.approx((day - START) / (END - START + timedelta(days=1)))


def test_a_click_chooses_what_stands_there(qtbot: QtBot, timeline: Timeline) -> None:
    with qtbot.waitSignal(timeline.dot_chosen) as chosen:
        middle = timeline._middle(0, 1).toPoint()
        qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=middle)
    assert chosen.args[0].id == 12
    with qtbot.waitSignal(timeline.lane_chosen) as chosen:
        beside = QPoint(20, round(timeline._middle(2, 0).y()) - timeline._lane())
        qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=beside)
    assert chosen.args[0].id == 2


def test_the_keyboard_reaches_every_event(qtbot: QtBot, timeline: Timeline) -> None:
    found: list[object] = []
    timeline.dot_chosen.connect(lambda dot: found.append(dot.id))
    timeline.lane_chosen.connect(lambda lane: found.append(lane.code))
    timeline.setFocus()
    keys = ("Enter", "Right", "Enter", "Right", "Enter", "Right", "Down", "Enter", "Down", "Right", "Enter")
    for key in (*keys, "Left", "Up", "Up", "Enter"):
        qtbot.keyClick(timeline, Qt.Key[f"Key_{key}"])
    assert found == ["A1", 11, 12, "A2", 13, "A1"]
    assert timeline.accessibleDescription() == "A1 Szkolenia, 2 events"


def test_all_of_it_is_said(timeline: Timeline) -> None:
    assert timeline.accessibleName() == (
        "Activities: A1 Szkolenia, 2 events; A2 Doradztwo; Events without an activity, 1 planned"
    )


def test_planned_events_are_hollow(timeline: Timeline) -> None:
    image = timeline.grab().toImage()
    held, planned = (
        image.pixelColor((timeline._middle(*at) * image.devicePixelRatio()).toPoint())
        for at in ((0, 0), (2, 0))
    )
    assert held != planned


def test_months_begin_on_their_first_days() -> None:
    assert month_starts(date(2025, 11, 15), date(2026, 2, 1)) == [
        date(2025, 11, 15),
        date(2025, 12, 1),
        date(2026, 1, 1),
        date(2026, 2, 1),
    ]
