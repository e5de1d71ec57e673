"""Undo and redo: named in the menu, reached by the keys, shown in the bar, also for an import."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ngodesk.gui.pages.project import ProjectPage
from ngodesk.gui.pages.projects import ProjectsPage
from tests.gui.windows import Open, settle, show_project

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_an_import_is_undone_and_done_again_by_keys(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    menus = window.menus
    assert menus.undo.text().startswith("&Undo: Import of ")
    assert menus.redo.text() == "&Redo"
    assert not menus.redo.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    settle(qtbot, window)
    assert isinstance(window.page, ProjectsPage)
    assert window.page.table.rows.rowCount() == 0
    assert window.sidebar.buttons["projects"].accessibleName() == "Projects, 0"
    assert window.undo_bar.isVisible()
    assert window.undo_bar.text().startswith("Undone: Import of ")
    assert menus.redo.text().startswith("&Redo: Import of ")
    assert window.status.saved.label.text().startswith("Saved ")
    qtbot.keyClick(window, Qt.Key.Key_Y, CTRL)
    settle(qtbot, window)
    assert window.page.table.rows.rowCount() == 1
    assert window.undo_bar.text().startswith("Done again: Import of ")
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    settle(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL | SHIFT)
    settle(qtbot, window)
    assert window.page.table.rows.rowCount() == 1


def test_the_bar_takes_an_undo_back(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    window.menus.undo.trigger()
    settle(qtbot, window)
    window.undo_bar._verb.click()
    settle(qtbot, window)
    assert window.page.table.rows.rowCount() == 1
    window.undo_bar._close.click()
    assert not window.undo_bar.isVisible()


def test_undoing_the_project_one_looks_at_leads_to_the_list(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    window = open_window(filled)
    assert isinstance(show_project(qtbot, window), ProjectPage)
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert isinstance(window.page, ProjectsPage)
    assert window.undo_bar.isVisible()


def test_nothing_to_undo_is_nothing_to_press(qtbot: QtBot, open_window: Open, workspace: Path) -> None:
    window = open_window(workspace)
    while window.menus.undo.isEnabled():
        window.menus.undo.trigger()
        settle(qtbot, window)
    assert window.menus.undo.text() == "&Undo"
    window.file.undo()
    settle(qtbot, window)
    assert window.problem_note.text() == "There is nothing to undo."


def test_what_people_typed_is_no_key_in_a_menu(open_window: Open) -> None:
    menus = open_window().menus
    menus.show_steps("Fish & Chips", None)
    assert menus.undo.text() == "&Undo: Fish && Chips"


def test_a_field_where_nothing_was_typed_leaves_the_key_to_the_file(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    window = open_window(filled, place="people")
    table, form = window.page.panel.list.table, window.page.panel.form
    table.setCurrentIndex(table.model().index(0, 0))
    settle(qtbot, window)
    first, last = (form.pane.boxes[name].editor for name in ("first_name", "last_name"))
    before = first.line.text()
    first.line.setFocus()
    qtbot.keyClicks(first.line, "x")
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Z, CTRL)  # typed, and not kept yet
    assert (first.line.text(), window.undo_bar.isVisible()) == (before, False)
    qtbot.keyClicks(first.line, "y")
    last.line.setFocus()
    settle(qtbot, window)
    assert window.menus.undo.text() == "&Undo: Change: Person"
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Z, CTRL)
    settle(qtbot, window)
    assert window.undo_bar.text().startswith("Undone: Change")
    assert first.line.text() == before
    assert last.line.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    settle(qtbot, window)
    label = window.menus.undo.text()
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Z, CTRL)  # a record that is not saved yet
    settle(qtbot, window)
    assert window.menus.undo.text() == label
