"""Staff hours by keyboard: a month over all projects, sums, long days, several tasks, undo."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.volunteers.staff import StaffCard
from ngodesk.store.opening import open_store
from ngodesk.work import features
from tests.gui.events.test_calendar_view import read
from tests.gui.windows import Open, settle

_ENTER = Qt.Key.Key_Return


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, filled: Path) -> MainWindow:
    with open_store(filled) as store:
        features.choose(store, ["staff", "volunteers"])
    return open_window(filled, place="volunteers")


@pytest.fixture
def card(qtbot: QtBot, window: MainWindow) -> StaffCard:
    view: Any = window.page.panel.written
    card = view.staff
    assert isinstance(card, StaffCard)
    card.month = date(2025, 5, 1)
    card.refresh()
    settle(qtbot, window)
    assert card.isVisible()
    card.task.setText("Biuro")
    return card


def write(qtbot: QtBot, card: StaffCard, row: int, column: int, text: str) -> None:
    card.grid.setFocus()
    card.grid.setCurrentIndex(card.grid.rows.index(row, column))
    for letter in text:
        qtbot.keyClick(QApplication.focusWidget(), letter)
    qtbot.keyClick(QApplication.focusWidget(), _ENTER)


def test_hours_are_typed_down_the_days(qtbot: QtBot, window: MainWindow, card: StaffCard) -> None:
    for row, text in ((4, "6"), (5, "7,5")):
        write(qtbot, card, row, 1, text)
        settle(qtbot, window)
    project = card.grid.projects()[0]
    rows = read(
        qtbot,
        window,
        "SELECT date, project_id, hours, task FROM work_hours WHERE date LIKE '2025-05%' ORDER BY 1",
    )
    assert rows == [("2025-05-05", project, 60_000, "Biuro"), ("2025-05-06", project, 75_000, "Biuro")]
    assert card.grid.rows.cells[-1][1].words == card.grid.rows.cells[-1][-2].words == "13.5"
    card.grid.setCurrentIndex(card.grid.rows.index(4, 1))
    qtbot.keyClick(card.grid, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert len(read(qtbot, window, "SELECT 1 FROM work_hours WHERE date LIKE '2025-05%'")) == 1
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert card.grid.rows.cells[4][1].words == "6"


@pytest.mark.parametrize(("hours", "tone"), [("8", "text"), ("13", "attention"), ("25", "problem")])
def test_too_long_a_day_is_noticed(
    qtbot: QtBot, window: MainWindow, card: StaffCard, hours: str, tone: str
) -> None:
    write(qtbot, card, 4, 1, hours)
    settle(qtbot, window)
    whole, remark = card.grid.rows.cells[4][-2:]
    assert (whole.words, whole.tone) == (hours, tone)
    assert bool(remark.words) == (tone != "text")


def test_without_a_task_nothing_is_written(qtbot: QtBot, window: MainWindow, card: StaffCard) -> None:
    said: list[str] = []
    card.problem.connect(said.append)
    card.task.clear()
    write(qtbot, card, 4, 1, "8")
    settle(qtbot, window)
    assert said[-1]
    assert not read(qtbot, window, "SELECT 1 FROM work_hours WHERE date LIKE '2025-05%'")


def test_several_tasks_are_not_typed_over(qtbot: QtBot, window: MainWindow, card: StaffCard) -> None:
    person, project = card.person, card.grid.projects()[0]

    def add(store: Any) -> None:
        from ngodesk.work import saving

        for task in ("A", "B"):
            values = {
                "person": person,
                "project": project,
                "date": "2025-05-05",
                "hours": 15_000,
                "task": task,
            }
            saving.add(store, "work_hours", values)

    window.file.read(add, lambda _done: None)
    settle(qtbot, window)
    assert card.grid.rows.cells[4][1].words == "3"
    assert not card.grid.can_type(4, 1)
    assert card.grid.can_type(5, 1)
    assert card.grid.doubt(5, 1, "-1")
    assert card.grid.doubt(5, 1, "osiem")


def test_it_speaks_the_language_that_is_chosen_meanwhile(
    qtbot: QtBot, qapp: Application, window: MainWindow, card: StaffCard
) -> None:
    for language in ("pl", "lv", "en"):
        qapp.choose_language(language)
        settle(qtbot, window)
        assert card.task_label.text() == {"en": "Task", "pl": "Zadanie", "lv": "Uzdevums"}[language]
        weekday = {"en": "Mon", "pl": "pon.", "lv": "pirmd."}[language]
        assert card.grid.rows.cells[4][0].words.endswith(weekday)


def test_months_go_by_and_come_back(qtbot: QtBot, window: MainWindow, card: StaffCard) -> None:
    card.turner.after.click()
    settle(qtbot, window)
    assert card.grid.rows.rowCount() == 31  # June's thirty days and the sum
    card.turner.before.click()
    settle(qtbot, window)
    assert card.month == date(2025, 5, 1)
