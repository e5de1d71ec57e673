"""The matrix of tools: cells lead to cases, a case is finished, added, copied."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ngodesk.gui.advice.button import to_advice
from ngodesk.gui.advice.cases import CasesView
from ngodesk.gui.advice.page import AdvicePage
from ngodesk.gui.app import Application
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.places import ADVICE, TOOLS
from tests.gui.events.test_calendar_view import read
from tests.gui.windows import SMALL, Open, inputs, settle, spoken

_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, filled: Path) -> MainWindow:
    window = open_window(filled, place="events")
    window.follow(to_advice(None))
    settle(qtbot, window)
    assert isinstance(window.page, AdvicePage)
    window.page.tabs.chosen.emit(TOOLS)
    settle(qtbot, window)
    return window


@pytest.fixture
def view(window: MainWindow) -> CasesView:
    assert isinstance(window.page, AdvicePage)
    return window.page.cases


def words(view: CasesView) -> list[list[str]]:
    return [[cell.words for cell in cells] for cells in view.grid.rows.cells]


def test_a_cell_leads_to_its_case_and_it_is_finished(
    qtbot: QtBot, window: MainWindow, view: CasesView
) -> None:
    assert [column.title for column in view.grid.rows.columns[2:]] == ["Arkusz budżetu", "Nieudane"]
    flat = [word for row in words(view) for word in row]
    assert "under way 0:00" in flat
    assert "stopped 0:00" in flat
    row = next(number for number, cells in enumerate(words(view)) if cells[2])
    view.grid.setFocus()
    view.grid.setCurrentIndex(view.grid.rows.index(row, 2))
    qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert view.form.isVisible()
    assert view.form.content is not None
    assert view.form.content.id == view.case
    view.done.click()
    settle(qtbot, window)
    assert read(qtbot, window, "SELECT status FROM support_cases WHERE ref = 'M1'") == [("done",)]
    assert words(view)[row][2] == "0:00"
    assert not view.done.isVisible()
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert words(view)[row][2] == "under way 0:00"


def test_the_matrix_is_copied(qtbot: QtBot, window: MainWindow, view: CasesView) -> None:
    assert isinstance(window.page, AdvicePage)
    window.page.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Organisation", "Hours", "Arkusz budżetu", "Nieudane"]
    assert len(lines) == 3
    view.grid.setFocus()
    view.grid.selectAll()
    qtbot.keyClick(view.grid, Qt.Key.Key_C, _CONTROL)
    assert QGuiApplication.clipboard().text().splitlines() == lines[1:]


def test_a_tool_is_added_where_it_stands(qtbot: QtBot, window: MainWindow, view: CasesView) -> None:
    view.add.click()
    settle(qtbot, window)
    assert view.form.isVisible()
    assert view.form.content is not None
    assert view.form.content.id is None
    view._go_back()
    assert not view.form.isVisible()


def test_in_a_small_window_the_case_takes_the_place_of_the_matrix(
    qtbot: QtBot, qapp: Application, window: MainWindow, view: CasesView
) -> None:
    window.resize(*SMALL)
    settle(qtbot, window)
    page = window.page
    for language in ("pl", "lv", "en"):
        qapp.choose_language(language)
        settle(qtbot, window)
        assert page.minimumSizeHint().width() <= 1000
        assert page.minimumSizeHint().height() <= 500
    view.show_case(next(iter(view.cases)))
    settle(qtbot, window)
    assert page.minimumSizeHint().height() <= 500
    assert not view.grid.isVisible()
    assert all(spoken(each) for each in inputs(page))
    view.back.click()
    assert view.grid.isVisible()
    assert not view.form.isVisible()
    assert isinstance(page, AdvicePage)
    page.tabs.chosen.emit(ADVICE)
    settle(qtbot, window)
    assert page.register.isVisible()


def test_without_any_it_says_how_to_begin(qtbot: QtBot, open_window: Open, workspace: Path) -> None:
    window = open_window(workspace, place="events")
    window.follow(to_advice(None, TOOLS))
    settle(qtbot, window)
    assert isinstance(window.page, AdvicePage)
    assert window.page.cases.nobody.isVisible()
    assert not window.page.cases.grid.isVisible()
