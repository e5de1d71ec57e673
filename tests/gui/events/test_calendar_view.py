"""The calendar by keyboard: days, months, opening, adding, saving for other programs, three languages."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngodesk.gui import sizes
from ngodesk.gui.app import Application
from ngodesk.gui.events.calendar import CalendarView
from ngodesk.gui.events.events import EventsPage
from ngodesk.gui.events.saving import SERIES, SHOWN, WHOLE
from ngodesk.gui.labels import Label
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.places import CALENDAR, Link
from tests.gui.windows import Open, settle

_ENTER = Qt.Key.Key_Return


def read(qtbot: QtBot, window: MainWindow, sql: str) -> list[Any]:
    found: list[Any] = []

    def work(store: Any) -> Any:
        with store.reading() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(sql)]

    window.file.read(work, found.append)
    settle(qtbot, window)
    return list(found[0])


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, filled: Path) -> MainWindow:
    window = open_window(filled, place="events")
    window.follow(Link(place="events", tab=CALENDAR))
    settle(qtbot, window)
    return window


@pytest.fixture
def view(window: MainWindow) -> CalendarView:
    assert isinstance(window.page, EventsPage)
    return window.page.calendar


def alone(qtbot: QtBot, window: MainWindow) -> tuple[int, date]:
    """An event without sessions that has its day for itself."""
    rows = read(
        qtbot,
        window,
        "SELECT e.id, e.start FROM events e WHERE e.id NOT IN (SELECT event_id FROM event_sessions)"
        ' AND coalesce(e."end", e.start) = e.start AND NOT EXISTS (SELECT 1 FROM events o'
        " LEFT JOIN event_sessions s ON s.event_id = o.id WHERE o.id <> e.id AND e.start BETWEEN"
        ' coalesce(s.date, o.start) AND coalesce(s.date, o."end", o.start)) ORDER BY e.start DESC',
    )
    return rows[0][0], date.fromisoformat(rows[0][1])


def test_the_switch_leads_to_the_calendar_and_back(qtbot: QtBot, window: MainWindow) -> None:
    page = window.page
    page.panel.switch.buttons["events"].click()
    settle(qtbot, window)
    assert window.page is page
    assert page.panel.list.isVisible()
    assert not page.calendar.isVisible()
    page.panel.switch.buttons[""].click()
    settle(qtbot, window)
    assert page.calendar.isVisible()
    window.go_back()
    settle(qtbot, window)
    assert window.page.link.table == "events"


def test_keys_go_from_day_to_day_and_month_to_month(qtbot: QtBot, view: CalendarView) -> None:
    view.month.go(date(2025, 1, 31))
    view.month.setFocus()
    for key, day in (
        (Qt.Key.Key_PageDown, date(2025, 2, 28)),
        (Qt.Key.Key_Right, date(2025, 3, 1)),
        (Qt.Key.Key_Down, date(2025, 3, 8)),
        (Qt.Key.Key_Home, date(2025, 3, 3)),
        (Qt.Key.Key_End, date(2025, 3, 9)),
        (Qt.Key.Key_Up, date(2025, 3, 2)),
        (Qt.Key.Key_Left, date(2025, 3, 1)),
        (Qt.Key.Key_PageUp, date(2025, 2, 1)),
    ):
        qtbot.keyClick(view.month, key)
        assert view.month.day == day
        assert str(day.day) in view.month.accessibleName()


def test_enter_opens_the_event_of_the_day(qtbot: QtBot, window: MainWindow, view: CalendarView) -> None:
    event, day = alone(qtbot, window)
    view.month.go(day)
    settle(qtbot, window)
    assert view.month.items[day][0].said in view.month.accessibleName()
    view.month.setFocus()
    qtbot.keyClick(view.month, _ENTER)
    settle(qtbot, window)
    assert (window.page.link.table, window.page.link.record) == ("events", event)


def test_of_several_one_is_chosen_beside(qtbot: QtBot, window: MainWindow, view: CalendarView) -> None:
    _event, day = alone(qtbot, window)

    def add(store: Any) -> int:
        from ngodesk.work import saving

        with store.reading() as connection:
            project = connection.exec_driver_sql("SELECT project_id FROM events").scalar()
        values = {"ref": "ZZ1", "project": project, "kind": "fair", "title": "Zupa", "status": "cancelled"}
        return saving.add(store, "events", {**values, "start": day.isoformat()})

    made: list[int] = []
    window.file.read(add, made.append)
    settle(qtbot, window)
    view.month.go(day)
    settle(qtbot, window)
    view.month.setFocus()
    qtbot.keyClick(view.month, _ENTER)
    assert QApplication.focusWidget() is view.day
    place = list(view.day.rows.keys).index(made[0])
    for _step in range(place):
        qtbot.keyClick(view.day, Qt.Key.Key_Down)
    qtbot.keyClick(view.day, _ENTER)
    settle(qtbot, window)
    assert window.page.link.record == made[0]


def test_an_empty_month_leads_to_the_nearest_event(
    qtbot: QtBot, window: MainWindow, view: CalendarView
) -> None:
    view.month.go(date(1999, 5, 5))
    settle(qtbot, window)
    assert view.nearest.isVisible()
    view.nearest.click()
    settle(qtbot, window)
    assert view.month.items[view.month.day]
    assert not view.nearest.isVisible()


def test_an_event_begins_on_the_day(qtbot: QtBot, window: MainWindow, view: CalendarView) -> None:
    view.month.go(date(2025, 6, 18))
    settle(qtbot, window)
    view.month.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    link = window.page.link
    assert (link.table, dict(link.values).get("start", "2025-06-18")) == ("events", "2025-06-18")
    assert window.page.form.pane.stored_or_typed("start") == "2025-06-18"


def test_a_month_is_saved_for_other_programs(
    qtbot: QtBot, window: MainWindow, view: CalendarView, tmp_path: Path
) -> None:
    event, day = alone(qtbot, window)
    view.month.go(day)
    settle(qtbot, window)
    files = window.page.calendar_file
    assert [key for key, _name in files.offered()] == [WHOLE, SERIES, SHOWN]
    for what in (WHOLE, SERIES, SHOWN):
        files.save(what, tmp_path / f"{what}.ics")
        settle(qtbot, window)
        assert window.page.saved.isVisible()
    one = (tmp_path / f"{WHOLE}.ics").read_bytes()
    everything = (tmp_path / f"{SHOWN}.ics").read_bytes()
    assert one.count(b"BEGIN:VEVENT") == 1
    assert everything.count(b"BEGIN:VEVENT") >= len(view.events()) > 0
    assert event in view.events()


def test_a_folder_that_is_not_there_is_told(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.page.panel.switch.buttons["events"].click()
    settle(qtbot, window)
    said: list[str] = []
    window.page.problem_found.connect(said.append)
    window.page.calendar_file.save(SHOWN, tmp_path / "nowhere" / "a.ics")
    settle(qtbot, window)
    assert said[-1]


def test_a_project_has_a_calendar_of_its_own(qtbot: QtBot, window: MainWindow, view: CalendarView) -> None:
    project = read(qtbot, window, "SELECT project_id FROM events LIMIT 1")[0][0]
    window.follow(Link(place="events", tab=CALENDAR, values=(("project", project),)))
    settle(qtbot, window)
    assert view.project == project
    view.month.go(alone(qtbot, window)[1])
    settle(qtbot, window)
    whose = {row[0] for row in read(qtbot, window, f"SELECT id FROM events WHERE project_id = {project}")}
    assert {each.event for each in view.occasions} <= whose


def test_it_speaks_the_language_that_is_chosen_meanwhile(
    qtbot: QtBot, qapp: Application, window: MainWindow, view: CalendarView
) -> None:
    view.month.go(date(2025, 3, 18))
    settle(qtbot, window)
    for language in ("pl", "lv", "en"):
        qapp.choose_language(language)
        settle(qtbot, window)
        said = {"en": "March", "pl": "marca", "lv": "marts"}[language]
        assert said in view.month.accessibleName()
        name = {"en": "March", "pl": "Marzec", "lv": "marts"}[language]
        assert name in view.turner.name.text()


def test_weeks_stay_as_high_as_large_letters_need(
    qtbot: QtBot, qapp: Application, window: MainWindow, view: CalendarView
) -> None:
    window.resize(1366, 697)
    qapp.show_size(200)
    try:
        settle(qtbot, window)
        line = sizes.metrics("small").lineSpacing()
        assert view.month.area(view.month.day).height() >= 2 * line
        for label in view.legend.findChildren(Label):
            assert label.width() >= label.sizeHint().width(), label.text()
        view.month.setFocus()
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):  # the day that is chosen is always seen
            for _week in range(5):
                qtbot.keyClick(view.month, key)
                box = view.month.area(view.month.day).toRect()
                assert view.month.visibleRegion().contains(box.center())
    finally:
        qapp.show_size(100)
