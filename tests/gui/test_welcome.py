"""The first page: three choices by mouse and keyboard, files opened last, the language, a dropped file."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from ngodesk.gui import remembered
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.named_files import where
from ngodesk.gui.pages.new_organisation import NewOrganisationPage
from ngodesk.gui.pages.today import TodayPage
from ngodesk.gui.pages.welcome import WelcomePage
from tests.gui.windows import Open, settle


def test_without_a_file_there_are_three_choices_and_the_first_has_the_keyboard(open_window: Open) -> None:
    window = open_window()
    page = window.page
    assert isinstance(page, WelcomePage)
    assert page.sample.hasFocus()
    assert all(choice.isVisible() for choice in (page.sample, page.new, page.open))
    assert not page.recent.isVisible()
    assert not window.sidebar.isVisible()
    assert not window.status.isVisible()
    assert window.windowTitle() == "ngodesk"


def test_enter_opens_an_example_that_is_marked_as_one(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    qtbot.keyClick(window.page.sample, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert isinstance(window.page, TodayPage)
    assert window.state is not None
    assert window.state.facts.sample
    assert window.sample_note.isVisible()
    assert "made up" in window.sample_note.text()
    window.go_to("projects")
    settle(qtbot, window)
    assert window.page.table.rows.rowCount() > 0
    first = window.state.path
    window.file.close()
    settle(qtbot, window)
    window.page.sample.click()
    settle(qtbot, window)
    assert window.state.path == first


@pytest.mark.parametrize("language", ["pl", "lv"])
def test_the_example_speaks_the_windows_language(
    qtbot: QtBot, open_window: Open, qapp: object, language: str
) -> None:
    qapp.speak(language)
    window = open_window()
    window.page.sample.click()
    settle(qtbot, window)
    assert window.state is not None
    assert window.state.facts.language == language


def test_keys_choose(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    with qtbot.waitSignal(window.page.sample_wanted):
        qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    window.file.close()
    settle(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.page, NewOrganisationPage)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert isinstance(window.page, WelcomePage)


def test_tab_reaches_all_three(qtbot: QtBot, open_window: Open) -> None:
    page = open_window().page
    qtbot.keyClick(page.sample, Qt.Key.Key_Tab)
    assert page.new.hasFocus()
    qtbot.keyClick(page.new, Qt.Key.Key_Tab)
    assert page.open.hasFocus()


def test_files_opened_last_say_where_they_are_and_which_are_gone(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path
) -> None:
    now = datetime.now()
    remembered.remember_opened(tmp_path / "gone.ngodesk", now - timedelta(days=400))
    remembered.remember_opened(filled, now)
    window = open_window()
    here, gone = window.page.recent.rows
    assert here.text() == filled.name
    assert f"today, {now:%H:%M}" in here.accessibleName()
    assert str(filled.parent) in here.accessibleName()
    assert "no longer there" in gone.accessibleName()
    gone.click()
    settle(qtbot, window)
    assert isinstance(window.page, WelcomePage)
    assert "gone.ngodesk" in window.problem_note.text()
    here = window.page.recent.rows[0]
    here.click()
    settle(qtbot, window)
    assert isinstance(window.page, TodayPage)
    assert not window.problem_note.isVisible()


def test_a_folder_is_named_from_home() -> None:
    home = Path.home()
    assert where(home / "Documents" / "Łąka") == "Documents › Łąka"
    assert where(home) == "Home folder"
    elsewhere = Path(home.anchor) / "media" / "stick"
    assert where(elsewhere) == str(elsewhere)


def test_the_language_is_chosen_here(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    languages = window.page.panel.languages
    languages.setCurrentIndex(languages.findData("lv"))
    qtbot.waitUntil(lambda: remembered.language() == "lv")
    qtbot.waitUntil(window.menus.languages["lv"].isChecked)
    assert languages.value() == "lv"


def drop(window: MainWindow, *paths: Path) -> bool:
    """Let files fall on the window; gives whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(5, 5).toPoint(), copy, data, left, none)
    entering.ignore()
    window.dragEnterEvent(entering)
    window.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    return entering.isAccepted()


def test_a_file_that_is_dropped_is_opened(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path
) -> None:
    window = open_window()
    other = tmp_path / "list.rtf"
    other.write_text("x", encoding="utf-8")
    assert not drop(window, other)
    assert not drop(window, filled, filled)
    settle(qtbot, window)
    assert isinstance(window.page, WelcomePage)
    assert drop(window, filled)
    settle(qtbot, window)
    assert isinstance(window.page, TodayPage)
