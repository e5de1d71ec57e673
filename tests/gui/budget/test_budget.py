"""The budget page by keyboard: typed like a spreadsheet, sums at once, one step each, amendments."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.budget.view import BudgetView
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.places import Link
from tests.gui.windows import Open, settle, show_project

_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, filled: Path) -> MainWindow:
    """The budget of the example's first project."""
    window = open_window(filled)
    project = show_project(qtbot, window).project.id
    window.follow(Link(project=project, tab="budget"))
    settle(qtbot, window)
    return window


@pytest.fixture
def view(window: MainWindow) -> BudgetView:
    written: Any = window.page.panels["budget"].written
    assert isinstance(written, BudgetView)
    return written


def rows(view: BudgetView) -> list[list[str]]:
    return [[cell.words for cell in row] for row in view.grid.rows.cells]


def row_of(view: BudgetView, kind: str, nth: int = 0) -> int:
    assert view.grid.layout_ is not None
    return [place for place, row in enumerate(view.grid.layout_.rows) if row.kind == kind][nth]


def stand(view: BudgetView, row: int, column: int) -> None:
    view.grid.setFocus()
    view.grid.setCurrentIndex(view.grid.rows.index(row, column))


def typed(qtbot: QtBot, view: BudgetView, text: str, leave: Qt.Key = Qt.Key.Key_Return) -> None:
    qtbot.keyClick(view.grid, text[0])
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, text[1:])
    qtbot.keyClick(field, leave)


def test_it_stands_first_in_its_tab_and_has_the_keyboard(window: MainWindow, view: BudgetView) -> None:
    assert view.isVisible()
    assert view.grid.hasFocus()
    assert window.page.panels["budget"].switch.current() == ""


def test_an_amount_is_typed_sums_follow_at_once_and_undo_takes_it_back(
    qtbot: QtBot, window: MainWindow, view: BudgetView
) -> None:
    before = rows(view)
    row = row_of(view, "line")
    stand(view, row, 2)
    typed(qtbot, view, "1234,5")
    assert view.grid.rows.cells[row][2].words == "1,234.50"  # before the file has it
    assert rows(view)[row_of(view, "sum")] != before[row_of(view, "sum")]
    assert view.grid.currentIndex().row() == view.grid.next_row(row)
    settle(qtbot, window)
    assert view.grid.rows.cells[row][2].words == "1,234.50"
    window.file.undo()
    settle(qtbot, window)
    assert rows(view) == before


def test_tab_goes_along_the_cells_that_one_may_type_in(qtbot: QtBot, view: BudgetView) -> None:
    row = row_of(view, "line")
    stand(view, row, 0)
    seen = []
    for _turn in range(len(view.grid.rows.columns)):
        qtbot.keyClick(view.grid, Qt.Key.Key_F2)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        index = view.grid.currentIndex()
        seen.append(view.grid.can_type(index.row(), index.column()))
    assert all(seen)
    assert view.grid.currentIndex().row() > row


def test_what_cannot_be_read_stays_and_is_said(qtbot: QtBot, window: MainWindow, view: BudgetView) -> None:
    row = row_of(view, "line")
    stand(view, row, 2)
    typed(qtbot, view, "twelve")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "twelve"
    assert window.problem_note.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not window.problem_note.isVisible()
    settle(qtbot, window)


def test_a_block_makes_lines_with_codes_names_and_amounts(
    qtbot: QtBot, window: MainWindow, view: BudgetView
) -> None:
    before = view.sheet
    assert before is not None
    QGuiApplication.clipboard().setText("9.1\tNamioty\t1 200,00\n9.2\tKrzesła\t300\n")
    stand(view, row_of(view, "new"), 0)
    qtbot.keyClick(view.grid, Qt.Key.Key_V, _CONTROL)
    settle(qtbot, window)
    after = view.sheet
    assert after is not None
    made = {(line.code, line.name) for line in after.lines} - {
        (line.code, line.name) for line in before.lines
    }
    assert made == {("9.1", "Namioty"), ("9.2", "Krzesła")}
    assert sum(after.plan.values()) - sum(before.plan.values()) == 150_000
    window.file.undo()
    settle(qtbot, window)
    assert view.sheet == before


def test_a_block_with_a_wrong_amount_changes_nothing(
    qtbot: QtBot, window: MainWindow, view: BudgetView
) -> None:
    before = rows(view)
    QGuiApplication.clipboard().setText("100\n1O0\n")
    stand(view, row_of(view, "line"), 2)
    qtbot.keyClick(view.grid, Qt.Key.Key_V, _CONTROL)
    settle(qtbot, window)
    assert window.problem_note.isVisible()
    assert rows(view) == before


def test_what_is_copied_is_pasted_the_same(qtbot: QtBot, window: MainWindow, view: BudgetView) -> None:
    before = rows(view)
    stand(view, row_of(view, "line"), 2)
    qtbot.keyClick(view.grid, Qt.Key.Key_C, _CONTROL)
    assert QGuiApplication.clipboard().text().strip()
    qtbot.keyClick(view.grid, Qt.Key.Key_V, _CONTROL)
    settle(qtbot, window)
    assert rows(view) == before


def test_a_new_line_is_typed_along_its_row_and_is_one_step(
    qtbot: QtBot, window: MainWindow, view: BudgetView
) -> None:
    before = view.sheet
    assert before is not None
    stand(view, row_of(view, "new"), 0)
    typed(qtbot, view, "9.1", Qt.Key.Key_Tab)
    settle(qtbot, window)
    typed(qtbot, view, "Namioty", Qt.Key.Key_Tab)
    settle(qtbot, window)
    typed(qtbot, view, "120")
    for letter in "9.2":  # at once: the file has not told of the first yet
        qtbot.keyClick(QApplication.focusWidget(), letter)
    settle(qtbot, window)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "9.2"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    after = view.sheet
    made = {(line.code, line.name) for line in after.lines} - {
        (line.code, line.name) for line in before.lines
    }
    assert made == {("9.1", "Namioty")}
    assert sum(after.plan.values()) - sum(before.plan.values()) == 12_000
    window.file.undo()
    settle(qtbot, window)
    assert view.sheet == before


def test_a_new_line_is_kept_when_one_goes_elsewhere(
    qtbot: QtBot, window: MainWindow, view: BudgetView
) -> None:
    stand(view, row_of(view, "new"), 0)
    typed(qtbot, view, "9.1", Qt.Key.Key_Tab)
    window.go_to("today")
    settle(qtbot, window)
    window.go_back()
    settle(qtbot, window)
    sheet: Any = window.page.panels["budget"].written.sheet
    assert "9.1" in {line.code for line in sheet.lines}


def test_pills_lead_to_the_lists_and_back_to_the_sheet(
    qtbot: QtBot, window: MainWindow, view: BudgetView
) -> None:
    switch = window.page.panels["budget"].switch
    switch.buttons["funding_sources"].click()
    settle(qtbot, window)
    assert not view.isVisible()
    switch.buttons[""].click()
    settle(qtbot, window)
    assert window.page.tabs.current() == "budget"
    assert view.isVisible()


def test_delete_empties_cells(qtbot: QtBot, window: MainWindow, view: BudgetView) -> None:
    row = row_of(view, "line")
    stand(view, row, 2)
    qtbot.keyClick(view.grid, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert view.grid.rows.cells[row][2].words == ""


def test_a_line_keeps_its_code_and_name(qtbot: QtBot, window: MainWindow, view: BudgetView) -> None:
    before = rows(view)
    stand(view, row_of(view, "line"), 0)
    qtbot.keyClick(view.grid, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert rows(view) == before


def test_an_amendment_is_begun_changed_and_approved(
    qtbot: QtBot, window: MainWindow, view: BudgetView
) -> None:
    in_force = view.sheet
    assert in_force is not None
    view.begin.click()
    settle(qtbot, window)
    assert view.sheet is not None
    assert view.sheet.shown.status == "draft"
    row = row_of(view, "line")
    stand(view, row, 2)
    typed(qtbot, view, "99999")
    settle(qtbot, window)
    shift = view.grid.rows.cells[row][len(view.sheet.sources) + 4]
    assert shift.words.startswith("+")
    for button in (view.ask, view.approve):
        assert button.isVisible()
        button.click()
        settle(qtbot, window)
    assert view.sheet.in_force == view.sheet.shown
    assert not view.approve.isVisible()


def test_a_project_without_sources_says_what_comes_first(
    qtbot: QtBot, open_window: Open, workspace: Path
) -> None:
    from ngodesk.work import saving, workspaces

    with workspaces.open_workspace(workspace) as store:
        saving.add(
            store,
            "projects",
            {
                "ref": "P1", "title": "P", "role": "lead", "start": "2025-01-01", "end": "2025-12-31",
                "status": "running", "currency": "PLN",
            },
        )  # fmt: skip
    window = open_window(workspace)
    project = show_project(qtbot, window).project.id
    window.follow(Link(project=project, tab="budget"))
    settle(qtbot, window)
    view: Any = window.page.panels["budget"].written
    assert view.sourceless.isVisible()
    view.sourceless.acted.emit()
    settle(qtbot, window)
    assert window.page.panels["budget"].link.table == "funding_sources"


@pytest.mark.parametrize("language", ["en", "pl", "lv"])
def test_it_speaks_the_language_that_is_chosen_meanwhile(
    qtbot: QtBot, qapp: Application, window: MainWindow, view: BudgetView, language: str
) -> None:
    qapp.choose_language(language)
    settle(qtbot, window)
    title = {"en": "Budget", "pl": "Budżet", "lv": "Budžets"}[language]
    assert view.grid.accessibleName() == title
