"""Volunteers by keyboard: a time card typed line by line, confirmed, undone; sums, findings, the law."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.places import Link
from ngodesk.gui.volunteers.card_grid import CONFIRMED, DAY, HOURS, TASK
from ngodesk.gui.volunteers.view import VolunteersView
from tests.gui.events.test_calendar_view import read
from tests.gui.windows import Open, settle, show_project

_ENTER, _TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
_CARD = "SELECT date, start_time, end_time, hours, task, confirmed FROM volunteer_hours h"


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, filled: Path) -> MainWindow:
    return open_window(filled, place="volunteers")


@pytest.fixture
def view(qtbot: QtBot, window: MainWindow) -> VolunteersView:
    view: Any = window.page.panel.written
    assert isinstance(view, VolunteersView)
    agreement = read(qtbot, window, "SELECT id FROM volunteer_agreements WHERE ref = 'V1'")[0][0]
    view._open_card(agreement)
    settle(qtbot, window)
    return view


def write(qtbot: QtBot, text: str) -> None:
    for letter in text:
        qtbot.keyClick(QApplication.focusWidget(), letter)


def card(qtbot: QtBot, window: MainWindow, view: VolunteersView) -> list[tuple[Any, ...]]:
    month = f"{view.card.month:%Y-%m}"
    where = f" WHERE agreement_id = {view.card.agreement} AND date LIKE '{month}%' ORDER BY date, start_time"
    return read(qtbot, window, _CARD + where)


def new_line(qtbot: QtBot, view: VolunteersView, *texts: str) -> None:
    """Type cells from the day on, going on with Tab, and keep the line with Enter."""
    grid = view.card.grid
    grid.setFocus()
    grid.setCurrentIndex(grid.rows.index(grid.rows.rowCount() - 1, DAY))
    for text in texts[:-1]:
        write(qtbot, text)
        qtbot.keyClick(QApplication.focusWidget(), _TAB if text else Qt.Key.Key_Right)
    write(qtbot, texts[-1])
    qtbot.keyClick(QApplication.focusWidget(), _ENTER)


def test_a_line_is_typed_as_on_paper(qtbot: QtBot, window: MainWindow, view: VolunteersView) -> None:
    before = card(qtbot, window, view)
    day = f"{view.card.month:%Y-%m}-17"
    new_line(qtbot, view, "17", "9", "12.30")
    settle(qtbot, window)
    added = [row for row in card(qtbot, window, view) if row not in before]
    assert added == [(day, "09:00:00", "12:30:00", 35_000, before[-1][4], None)]
    assert view.card.grid.lines[-1].values == {}
    assert view.card.grid.currentIndex().row() == view.card.grid.rows.rowCount() - 1
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert card(qtbot, window, view) == before
    assert len(view.card.grid.lines) == len(before) + 1


def test_a_second_key_before_it_is_written_keeps_it_once(
    qtbot: QtBot, window: MainWindow, view: VolunteersView
) -> None:
    before = card(qtbot, window, view)
    new_line(qtbot, view, "17", "9", "12.30", "", "Sklejanie")  # the task keeps the line already
    qtbot.keyClick(view.card.grid, _ENTER)
    settle(qtbot, window)
    assert len(card(qtbot, window, view)) == len(before) + 1
    assert not window.problem_note.isVisible()
    new_line(qtbot, view, "17", "9", "12.30", "", "Sklejanie")
    settle(qtbot, window)
    assert window.problem_note.isVisible()
    assert view.card.grid.lines[-1].values["task"] == "Sklejanie"  # what was refused is typed on


def test_what_is_not_whole_waits_and_says_why(qtbot: QtBot, window: MainWindow, view: VolunteersView) -> None:
    before = card(qtbot, window, view)
    said: list[str] = []
    view.problem.connect(said.append)
    new_line(qtbot, view, "17")
    settle(qtbot, window)
    assert said[-1]
    assert card(qtbot, window, view) == before
    grid = view.card.grid
    assert grid.doubt(0, DAY, "1.1.2001")
    assert grid.doubt(0, DAY, "77")
    assert grid.doubt(0, HOURS, "")
    assert not grid.doubt(len(grid.lines) - 1, HOURS, "")


def test_a_line_that_is_there_is_changed(qtbot: QtBot, window: MainWindow, view: VolunteersView) -> None:
    grid = view.card.grid
    grid.setFocus()
    grid.setCurrentIndex(grid.rows.index(0, TASK))
    write(qtbot, "Gazetka")
    qtbot.keyClick(QApplication.focusWidget(), _ENTER)
    settle(qtbot, window)
    assert card(qtbot, window, view)[0][4] == "Gazetka"


def test_space_confirms_what_is_signed(qtbot: QtBot, window: MainWindow, view: VolunteersView) -> None:
    grid = view.card.grid
    before = card(qtbot, window, view)[0][5]
    grid.setFocus()
    for expected in (not before, bool(before)):
        grid.setCurrentIndex(grid.rows.index(0, CONFIRMED))
        qtbot.keyClick(grid, Qt.Key.Key_Space)
        settle(qtbot, window)
        assert bool(card(qtbot, window, view)[0][5]) is expected


def test_a_block_is_pasted_below(qtbot: QtBot, window: MainWindow, view: VolunteersView) -> None:
    before = len(card(qtbot, window, view))
    grid = view.card.grid
    grid.setFocus()
    grid.setCurrentIndex(grid.rows.index(grid.rows.rowCount() - 1, DAY))
    QGuiApplication.clipboard().setText("21\t9\t10\t\tA\n22\t\t\t2,5\tB\n")
    qtbot.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    found = card(qtbot, window, view)
    assert len(found) == before + 2
    assert {(row[3], row[4]) for row in found} >= {(10_000, "A"), (25_000, "B")}


def test_rows_lead_to_agreements_and_findings(qtbot: QtBot, window: MainWindow, view: VolunteersView) -> None:
    view.agreements.setFocus()
    view.agreements.setCurrentIndex(view.agreements.rows.index(0, 0))
    key = view.agreements.rows.keys[0]
    qtbot.keyClick(view.agreements, _ENTER)
    settle(qtbot, window)
    assert (window.page.link.table, window.page.link.record) == ("volunteer_agreements", key)
    window.go_back()
    settle(qtbot, window)
    assert window.page.link.table == ""


def test_what_is_noticed_leads_to_its_record(qtbot: QtBot, window: MainWindow, view: VolunteersView) -> None:
    new_line(qtbot, view, "17", "", "", "25")
    settle(qtbot, window)
    told = view.found.noticed if view.found is not None else ()
    assert "day-over-24-hours" in {each.rule.id for each in told}
    assert view.noticed.isVisible()
    view.noticed.setFocus()
    view.noticed.setCurrentIndex(view.noticed.rows.index(0, 1))
    qtbot.keyClick(view.noticed, _ENTER)
    settle(qtbot, window)
    assert window.page.link.record is not None


def test_months_go_by_and_come_back(qtbot: QtBot, window: MainWindow, view: VolunteersView) -> None:
    month = view.card.month
    view.card.turner.after.click()
    settle(qtbot, window)
    assert view.card.month != month
    view.card.turner.before.click()
    settle(qtbot, window)
    assert view.card.month == month
    assert len(view.card.grid.lines) == len(card(qtbot, window, view)) + 1


def test_a_project_has_its_volunteers_beside_the_team(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    project = show_project(qtbot, window).project.id
    window.follow(Link(project=project, tab="people"))
    settle(qtbot, window)
    panel = window.page.panels["people"]
    assert panel.link.table == "project_team"
    panel.switch.buttons[""].click()
    settle(qtbot, window)
    assert panel.written.isVisible()
    assert panel.written.found is not None
    assert len(panel.written.found.agreements) == 2


def test_it_speaks_the_language_that_is_chosen_meanwhile(
    qtbot: QtBot, qapp: Application, window: MainWindow, view: VolunteersView
) -> None:
    for language in ("pl", "lv", "en"):
        qapp.choose_language(language)
        settle(qtbot, window)
        assert view.agreements.rows.columns[-1].title == {
            "en": "Insurance", "pl": "Ubezpieczenie", "lv": "Apdrošināšana",
        }[language]  # fmt: skip
        said = {"en": "guardian agrees", "pl": "zgadza się opiekun", "lv": "piekrīt aizbildnis"}[language]
        assert said in view.law.text()
