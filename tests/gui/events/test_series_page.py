"""A series by keyboard: the rule, what differs on a day, all made at once, one undo."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.events.series import SeriesPage
from ngodesk.gui.events.series_button import SeriesButton
from ngodesk.gui.events.series_grid import FROM, LEAD, PLACE, TICK
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.places import Link
from tests.gui.events.test_calendar_view import read
from tests.gui.windows import Open, settle, show_project

_ENTER = Qt.Key.Key_Return
_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, filled: Path) -> MainWindow:
    return open_window(filled)


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> SeriesPage:
    """From the tab of the example's project."""
    project = show_project(qtbot, window).project.id
    window.follow(Link(project=project, tab="activities"))
    settle(qtbot, window)
    button = window.page.findChild(SeriesButton)
    assert button is not None
    button.click()
    settle(qtbot, window)
    assert isinstance(window.page, SeriesPage)
    return window.page


def write(qtbot: QtBot, text: str) -> None:
    for letter in text:
        qtbot.keyClick(QApplication.focusWidget(), letter)


def ask(qtbot: QtBot, window: MainWindow, page: SeriesPage, **answers: str) -> None:
    """Type answers into the fields, leaving each with Tab."""
    asked = {"title": "Warsztat", "start": "2.6.2026", "times": "6", **answers}
    for name, text in asked.items():
        page.form.boxes[name].editor.input.setFocus()
        write(qtbot, text)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: bool(page.grid.planned))
    settle(qtbot, window)


def days(page: SeriesPage) -> list[str]:
    return [each.day.isoformat() for each in page.grid.planned if each.wanted]


def made(qtbot: QtBot, window: MainWindow) -> list[Any]:
    return read(
        qtbot,
        window,
        "SELECT e.start, e.series, e.place, s.start_time, s.minutes, s.lead_id FROM events e"
        " LEFT JOIN event_sessions s ON s.event_id = e.id WHERE e.title = 'Warsztat'"
        " ORDER BY e.start, s.number",
    )


def test_every_second_tuesday_six_times(qtbot: QtBot, window: MainWindow, page: SeriesPage) -> None:
    ask(qtbot, window, page, start_time="17", end_time="20.30", place="Dom")
    page.form.repeats.choices.setFocus()
    qtbot.keyClick(page.form.repeats.choices, Qt.Key.Key_Down)
    page.form.repeats.choices.activated.emit(1)
    qtbot.waitUntil(lambda: len(days(page)) == 6 and days(page)[-1] == "2026-08-11")
    assert "6" in page.plan.text()
    qtbot.keyClick(page, _ENTER, _CONTROL)
    settle(qtbot, window)
    found = made(qtbot, window)
    assert [row[0] for row in found] == [
        "2026-06-02", "2026-06-16", "2026-06-30", "2026-07-14", "2026-07-28", "2026-08-11",
    ]  # fmt: skip
    assert {row[1:5] for row in found} == {("Warsztat", "Dom", "17:00:00", 210)}
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert made(qtbot, window) == []


def test_what_differs_on_a_day_is_typed_there(qtbot: QtBot, window: MainWindow, page: SeriesPage) -> None:
    ask(qtbot, window, page, start_time="17", end_time="19")
    grid = page.grid
    leader, name = page.grid._folded[0][1], page.grid.people[page.grid._folded[0][1]]
    grid.setFocus()
    grid.setCurrentIndex(grid.rows.index(1, grid.kinds.index(FROM)))
    write(qtbot, "16")
    qtbot.keyClick(QApplication.focusWidget(), _ENTER)
    grid.setCurrentIndex(grid.rows.index(2, grid.kinds.index(LEAD)))
    qtbot.keyClick(grid, Qt.Key.Key_F2)
    QApplication.focusWidget().setText(name)
    qtbot.keyClick(QApplication.focusWidget(), _ENTER)
    grid.setFocus()
    grid.setCurrentIndex(grid.rows.index(3, grid.kinds.index(TICK)))
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert len(days(page)) == 5
    qtbot.keyClick(page, _ENTER, _CONTROL)
    settle(qtbot, window)
    found = made(qtbot, window)
    assert [row[3] for row in found] == ["17:00:00", "16:00:00", *["17:00:00"] * 3]
    assert [row[4] for row in found] == [120, 180, 120, 120, 120]
    assert [row[5] for row in found] == [None, None, leader, None, None]
    assert "2026-06-23" not in [row[0] for row in found]


def test_nobody_of_that_name_leads(qtbot: QtBot, window: MainWindow, page: SeriesPage) -> None:
    ask(qtbot, window, page)
    grid = page.grid
    assert grid.doubt(0, grid.kinds.index(LEAD), "Nikt Taki")
    assert not grid.doubt(0, grid.kinds.index(LEAD), "")
    assert grid.doubt(0, grid.kinds.index(FROM), "25:00")


def test_sessions_of_one_event_have_one_place(qtbot: QtBot, window: MainWindow, page: SeriesPage) -> None:
    ask(qtbot, window, page, hours="3,5")
    page.form.shape.choices.setCurrentIndex(1)
    page.form.shape.choices.activated.emit(1)
    qtbot.waitUntil(lambda: PLACE not in page.grid.kinds)
    qtbot.keyClick(page, _ENTER, _CONTROL)
    settle(qtbot, window)
    assert window.page.link.table == "events"
    assert window.page.link.record is not None
    found = read(
        qtbot,
        window,
        f"SELECT count(*), sum(hours) FROM event_sessions WHERE event_id = {window.page.link.record}",
    )
    assert found == [(6, 6 * 35_000)]


def test_holidays_are_left_out_unless_wanted(qtbot: QtBot, window: MainWindow, page: SeriesPage) -> None:
    place = page.form.holidays.choices.findData("PL")
    page.form.holidays.choices.setCurrentIndex(place)
    ask(qtbot, window, page, start="28.5.2026", times="2")
    assert [each.day.isoformat() for each in page.grid.planned] == ["2026-05-28", "2026-06-04", "2026-06-11"]
    assert days(page) == ["2026-05-28", "2026-06-11"]
    page.grid.setFocus()
    page.grid.setCurrentIndex(page.grid.rows.index(1, 0))
    qtbot.keyClick(page.grid, Qt.Key.Key_Space)
    assert len(days(page)) == 3


def test_what_is_missing_is_said(qtbot: QtBot, window: MainWindow, page: SeriesPage) -> None:
    ask(qtbot, window, page)
    page.form.put("title", None)
    qtbot.keyClick(page, _ENTER, _CONTROL)
    settle(qtbot, window)
    assert page.form.boxes["title"].said()
    assert window.page is page


def test_sessions_of_unknown_length_are_refused(qtbot: QtBot, window: MainWindow, page: SeriesPage) -> None:
    ask(qtbot, window, page)
    page.form.shape.choices.setCurrentIndex(1)
    page.form.shape.choices.activated.emit(1)
    said: list[str] = []
    page.problem_found.connect(said.append)
    qtbot.keyClick(page, _ENTER, _CONTROL)
    settle(qtbot, window)
    assert said[-1]
    assert page.plan.isEnabled()
    assert made(qtbot, window) == []


def test_it_speaks_the_language_that_is_chosen_meanwhile(
    qtbot: QtBot, qapp: Application, window: MainWindow, page: SeriesPage
) -> None:
    ask(qtbot, window, page)
    for language in ("pl", "lv", "en"):
        qapp.choose_language(language)
        settle(qtbot, window)
        assert page.form.weekdays[0].text() == {"en": "Mon", "pl": "pon.", "lv": "pirmd."}[language]
        title = {"en": "Title", "pl": "Tytuł", "lv": "Nosaukums"}[language]
        assert page.form.boxes["title"].label.text() == title
        assert len(days(page)) == 6
