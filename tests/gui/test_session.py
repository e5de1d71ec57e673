"""What comes back the next time: files, place and size; and the way to the first order."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, Qt
from pytestqt.qtbot import QtBot

from ngodesk.gui import remembered
from ngodesk.gui.app import Application, furnish
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.projects import ProjectsPage
from ngodesk.gui.pages.welcome import WelcomePage
from ngodesk.gui.remembered import TableState
from ngodesk.gui.shell import Shell
from tests.gui.windows import Open, settle


def test_a_file_opens_where_it_was_left(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled, place="")
    window.go_to("people")
    settle(qtbot, window)
    window.menus.close_file.trigger()
    settle(qtbot, window)
    window.open_file(filled)
    settle(qtbot, window)
    assert (window.page.link.place, window.page.link.table) == ("people", "people")


def test_the_settings_are_no_place_to_come_back_to(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    window.menus.settings.trigger()
    settle(qtbot, window)
    window.close()
    assert open_window(filled, place="").page.link.place == "today"


def test_the_last_file_is_offered_first(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copyfile(filled, tmp_path / "other.ngodesk"))
    for path in (filled, other):
        open_window(path).close()
    window = open_window()
    page = window.page
    assert isinstance(page, WelcomePage)
    assert [row.file.path for row in page.recent.rows] == [other, filled]
    page.recent.rows[0].setFocus()
    qtbot.keyClick(page.recent.rows[0], Qt.Key.Key_Space)
    settle(qtbot, window)
    assert window.file.path == other


def test_files_of_the_same_name_tell_their_folder(open_window: Open, filled: Path, tmp_path: Path) -> None:
    twin = Path(shutil.copyfile(filled, tmp_path / filled.name))
    for path in (filled, twin):
        open_window(path).close()
    menus = open_window().menus
    menus.file.aboutToShow.emit()
    actions = menus.recent.actions()
    assert len({action.text() for action in actions}) == 2
    assert all(action.text().startswith(filled.name) for action in actions)
    assert [action.toolTip() for action in actions] == [str(twin), str(filled)]
    assert menus.recent.toolTipsVisible()


def test_a_file_that_is_gone_says_so_and_the_open_one_stays(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path
) -> None:
    gone = Path(shutil.copyfile(filled, tmp_path / "gone.ngodesk"))
    open_window(gone).close()
    gone.unlink()
    window = open_window(filled)
    window.menus.file.aboutToShow.emit()
    action = next(each for each in window.menus.recent.actions() if each.text() == gone.name)
    action.trigger()
    settle(qtbot, window)
    assert gone.name in window.problem_note.text()
    assert window.file.path == filled


def test_lists_and_window_go_back_to_their_first_order(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled, place="people")
    people = window.page.panel
    remembered.remember_table_state("people", TableState(columns=("ref",), sort="ref", descending=True))
    remembered.remember_geometry(QByteArray(b"somewhere"))
    with qtbot.waitSignal(window.layout_reset):
        window.menus.layout_reset.trigger()
    settle(qtbot, window)
    assert remembered.table_state("people") == TableState()
    assert remembered.geometry().isEmpty()
    assert window.page.link.table == "people"
    assert window.page.panel is not people


def test_without_a_file_there_is_a_first_order_too(open_window: Open) -> None:
    window = open_window()
    window.menus.layout_reset.trigger()
    assert isinstance(window.page, WelcomePage)


def test_the_window_takes_its_first_size_again(
    qtbot: QtBot, qapp: Application, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ngodesk.gui import trouble

    monkeypatch.setattr(trouble, "install", lambda: None)
    shell = Shell(filled)
    qtbot.addWidget(shell)
    first = shell.size()
    with qtbot.waitSignal(shell.painted):
        shell.show()
    furnish(qapp, shell, filled, "en")
    content = shell.content
    assert isinstance(content, MainWindow)
    qtbot.waitUntil(lambda: content.state is not None)
    settle(qtbot, content)
    shell.resize(730, 450)
    content.menus.layout_reset.trigger()
    settle(qtbot, content)
    assert shell.size() == first
    shell.close()


def test_alt_left_leads_back_through_the_settings(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    window.menus.settings.trigger()
    settle(qtbot, window)
    window.go_to("people")
    settle(qtbot, window)
    window.go_back()
    settle(qtbot, window)
    assert window.page.link.place == "settings"
    window.go_back()
    settle(qtbot, window)
    assert isinstance(window.page, ProjectsPage)


def test_escape_leaves_a_project_that_was_not_begun(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    window.new_project()
    settle(qtbot, window)
    qtbot.keyClick(window.page.first_focus(), Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert isinstance(window.page, ProjectsPage)
