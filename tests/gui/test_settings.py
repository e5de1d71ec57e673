"""The settings: each counts at once, on this computer or as one step in the file, by keyboard too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ngodesk.common import settings as computer
from ngodesk.gui import remembered, sizes, theme
from ngodesk.gui.app import Application
from ngodesk.gui.pages.projects import ProjectsPage
from ngodesk.gui.pages.settings import SettingsPage
from ngodesk.gui.pages.welcome import WelcomePage
from ngodesk.gui.places import Link
from ngodesk.store.opening import open_store
from tests.gui.settings_page import at_settings, choose, stored, write
from tests.gui.windows import Open, settle


@pytest.fixture(autouse=True)
def nobody() -> Iterator[None]:
    """Nobody has given a name on this computer, before and after."""
    computer.remember_who("")
    yield
    computer.remember_who("")


def test_ctrl_comma_opens_the_settings_and_escape_leads_back(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    window = open_window(filled)
    assert window.menus.settings.shortcut().toString() == "Ctrl+,"
    before = window.page.link
    page = at_settings(qtbot, window)
    assert page.first_focus().hasFocus()
    qtbot.keyClick(page.here.language.editor.input, Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert window.page.link == before


def test_without_a_file_there_is_this_computer_alone(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    page = at_settings(qtbot, window)
    assert page.computer.isVisible()
    assert not page.inside.isVisible()
    assert "No file is open" in page.workspace.tells.text()
    assert not page.as_list.isVisible()
    qtbot.keyClick(page.here.language.editor.input, Qt.Key.Key_Escape)
    assert isinstance(window.page, WelcomePage)


def test_how_the_window_looks_changes_at_once(qtbot: QtBot, qapp: Application, open_window: Open) -> None:
    window = open_window()
    window.menus.size_chosen.connect(qapp.choose_size)
    window.menus.colors_chosen.connect(qapp.choose_colors)
    page = at_settings(qtbot, window)
    try:
        choose(qtbot, page.here.language, "lv")
        qapp.processEvents()
        assert remembered.language() == "lv"
        choose(qtbot, page.here.colors, "dark")
        assert (remembered.colors(), theme.current()) == ("dark", theme.DARK)
        choose(qtbot, page.here.text_size, "150")
        assert (remembered.text_size(), sizes.percent()) == (150, 150)
        window.menus.larger.trigger()
        assert page.here.text_size.editor.value() == "175"
        window.menus.by_colors["light"].trigger()
        assert page.here.colors.editor.value() == "light"
    finally:
        qapp.choose_size(100)
        qapp.choose_colors("light")


def test_a_name_typed_here_stands_in_the_history(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    page = at_settings(qtbot, window)
    line = page.here.who.editor.input
    write(line, "Grażyna Ķirse")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert computer.who() == "Grażyna Ķirse"
    choose(qtbot, page.inside.currency, "CHF")
    settle(qtbot, window)
    window.close()
    with open_store(filled, write=False) as store, store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT who FROM steps ORDER BY number").fetchall()
    assert [row[0] for row in rows[-2:]] == ["", "Grażyna Ķirse"]


def test_what_is_typed_is_kept_when_the_page_is_left(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    page = at_settings(qtbot, window)
    write(page.inside.clauses["en"].editor.input, "We keep your data safe.")
    window.go_to("people")
    settle(qtbot, window)
    assert stored(window)["information_clause.en"] == "We keep your data safe."


def test_what_cannot_be_changed_says_so(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    with open_store(filled) as held:
        assert held.read_only is None
        window = open_window(filled)
        page = at_settings(qtbot, window)
        assert page.note.isVisible()
        assert "read only" in page.note.text()
        assert "another window" in page.inside.toolTip()
        assert not page.inside.language.editor.input.isEnabled()
        assert page.inside.clauses["pl"].editor.text.isReadOnly()
        assert not page.inside.features["volunteers"].tick.isEnabled()
        assert not page.inside.signatories.add.isEnabled()
        assert page.here.language.editor.input.isEnabled()
        for action in (window.menus.save, window.menus.undo, window.menus.redo):
            assert not action.isEnabled()
            assert "another window" in action.toolTip()


def test_no_project_begins_where_nothing_can_be_changed(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    with open_store(filled):
        window = open_window(filled)
        assert not window.page.add.isEnabled()
        assert "another window" in window.page.add.toolTip()
        qtbot.keyClick(window.page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        settle(qtbot, window)
        assert isinstance(window.page, ProjectsPage)
        window.follow(Link(place="projects", table="projects", new=True))
        settle(qtbot, window)
        assert not window.page.make.isEnabled()
        assert "another window" in window.page.problem_note.text()


def test_all_that_is_set_is_a_list_in_the_registers(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    at_settings(qtbot, window).as_list.click()
    settle(qtbot, window)
    assert (window.page.link.place, window.page.link.table) == ("registers", "settings")
    window.go_back()
    settle(qtbot, window)
    assert isinstance(window.page, SettingsPage)


def test_the_help_is_about_the_settings(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    at_settings(qtbot, window)
    window.menus.helping.trigger()
    assert window._help_window.pages.page() == "settings"
    window._help_window.close()
