"""A file from opening to closing: named in the title, refused with reasons, read-only, made new, replaced."""

import gc
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from pytestqt.qtbot import QtBot

from ngodesk.gui import held, remembered
from ngodesk.gui.app import Application, furnish
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.new_organisation import NewOrganisationPage, file_name
from ngodesk.gui.pages.opening import OpeningPage
from ngodesk.gui.pages.projects import ProjectsPage
from ngodesk.gui.pages.today import TodayPage
from ngodesk.gui.pages.welcome import WelcomePage
from ngodesk.gui.shell import Shell
from ngodesk.store.opening import open_store
from tests.gui.windows import Open, settle, show_project


def test_a_file_named_on_the_command_line_is_opened_after_the_first_paint(qtbot: QtBot, filled: Path) -> None:
    window = MainWindow(filled)
    qtbot.addWidget(window)
    assert isinstance(window.page, OpeningPage)
    assert filled.name in window.page.sentence.text()
    assert window.windowTitle() == f"{filled.stem} – ngodesk"
    assert not window.menus.save.isEnabled()
    window.show()
    qtbot.waitUntil(lambda: window.state is not None)
    settle(qtbot, window)
    assert isinstance(window.page, TodayPage)
    assert window.windowTitle() == f"{filled.stem} – Stowarzyszenie Nasza Łąka – ngodesk"
    assert window.sidebar.monogram.letters() == "SN"
    assert window.sidebar.buttons["projects"].accessibleName() == "Projects, 1"
    assert window.status.saved.label.text() == "Everything is saved"
    assert window.status.backup.label.text() == "no backup yet"
    assert not window.sample_note.isVisible()
    assert [entry.path for entry in remembered.recent()] == [filled]
    window.close()


def test_what_the_first_file_needs_is_not_looked_through_for_garbage(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    gc.unfreeze()
    held._freeze.cache_clear()  # as before the first file
    window = open_window(filled)
    assert gc.get_freeze_count() > len(gc.get_objects())
    frozen = gc.get_freeze_count()
    window.file.close()
    window.file.open(filled)
    settle(qtbot, window)
    assert gc.get_freeze_count() <= frozen  # what comes after it can go again


def test_closing_lets_go_of_the_file(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    window.menus.close_file.trigger()
    settle(qtbot, window)
    assert isinstance(window.page, WelcomePage)
    assert window.windowTitle() == "ngodesk"
    assert not window.menus.undo.isEnabled()
    with open_store(filled) as store:
        assert store.read_only is None


def test_closing_the_window_lets_go_of_the_file(open_window: Open, filled: Path) -> None:
    open_window(filled).close()
    with open_store(filled) as store:
        assert store.read_only is None


@pytest.mark.parametrize("content", [None, b"", b"not a workspace" * 500])
def test_a_file_that_cannot_be_opened_says_what_happened_and_what_to_do(
    open_window: Open, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "odd.ngodesk"
    if content is not None:
        path.write_bytes(content)
    window = open_window(path)
    assert isinstance(window.page, WelcomePage)
    assert not window.sidebar.isVisible()
    assert window.problem_note.isVisible()
    assert "odd.ngodesk" in window.problem_note.text()
    assert window.problem_note.text().count(".") >= 3
    assert window.windowTitle() == "ngodesk"
    assert remembered.recent() == []
    if content is not None:
        assert path.read_bytes() == content


def test_a_file_that_cannot_be_opened_leaves_the_open_one(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path
) -> None:
    window = open_window(filled)
    window.open_file(tmp_path / "missing.ngodesk")
    settle(qtbot, window)
    assert isinstance(window.page, ProjectsPage)
    assert "missing.ngodesk" in window.problem_note.text()
    assert window.file.path == filled
    window.problem_note.closed.emit()
    assert not window.problem_note.isVisible()


def test_a_second_window_can_only_read_and_says_why(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    with open_store(filled):
        window = open_window(filled)
        assert window.lock_note.isVisible()
        assert "another window" in window.lock_note.text()
        assert window.status.saved.label.text() == "Read only"
        assert not window.menus.undo.isEnabled()
        assert show_project(qtbot, window).budget.table.rows.rowCount() == 6


def test_another_file_takes_the_place_of_the_open_one(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copyfile(filled, tmp_path / "other.ngodesk"))
    window = open_window(filled)
    window.open_file(other)
    settle(qtbot, window)
    assert window.file.path == other
    with open_store(filled) as store:
        assert store.read_only is None
    window.open_file(other)
    settle(qtbot, window)
    assert window.lock_note.isHidden()


def test_a_new_file_is_made_and_opened(qtbot: QtBot, open_window: Open, tmp_path: Path) -> None:
    remembered.remember_folder(tmp_path)
    window = open_window()
    window.menus.new.trigger()
    page = window.page
    assert isinstance(page, NewOrganisationPage)
    assert page.name.hasFocus()
    page.make.click()
    assert "no name" in page.problem_note.text()
    page.name.setText("Fundacja: Żółw / Ķirsis")
    path = tmp_path / "Fundacja Żółw Ķirsis.ngodesk"
    assert page.path.text() == str(path)
    page.currency.choose("EUR")
    page.language.choose("lv")
    page.make.click()
    settle(qtbot, window)
    assert isinstance(window.page, TodayPage)
    assert window.state is not None
    facts = window.state.facts
    assert (facts.organisation, facts.language, facts.currency) == ("Fundacja: Żółw / Ķirsis", "lv", "EUR")
    assert window.file.path == path
    window.go_to("projects")
    settle(qtbot, window)
    assert window.page.empty.isVisible()
    assert window.page.see_sample.isVisible()


def test_a_new_file_never_takes_the_place_of_another(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    before = filled.read_bytes()
    window = open_window()
    window.new_organisation()
    window.page.name.setText("Fundacja")
    window.page.path.setText(str(filled))
    window.page.path.textEdited.emit(str(filled))
    window.page.make.click()
    settle(qtbot, window)
    assert isinstance(window.page, NewOrganisationPage)
    assert filled.name in window.page.problem_note.text()
    assert window.page.make.isEnabled()
    assert filled.read_bytes() == before


@pytest.mark.parametrize(
    ("organisation", "name"),
    [
        ("", "My organisation.ngodesk"),
        (" .. ", "My organisation.ngodesk"),
        ('a<b>c:"d"/e\\f|g?h*i', "a b c d e f g h i.ngodesk"),
        ("ł" * 200, "ł" * 80 + ".ngodesk"),
    ],
)
def test_a_files_name_is_one_that_every_system_takes(organisation: str, name: str) -> None:
    assert file_name(organisation) == name


def test_save_answers_that_everything_is_saved(open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    window.menus.save.trigger()
    assert "saved already" in window.status.currentMessage()


def test_about_names_version_licences_and_the_open_file(open_window: Open, filled: Path) -> None:
    from ngodesk.gui.about import AboutDialog
    from ngodesk.gui.labels import Label

    window = open_window(filled)
    window.menus.about.trigger()
    dialog = window.findChild(AboutDialog)
    said = " ".join(label.text() for label in dialog.findChildren(Label))
    assert "0.1.0" in said
    assert "GNU General Public License" in said
    assert str(filled) in said
    dialog.accept()


def test_the_shell_takes_the_whole_window_in_and_remembers_its_place(
    qtbot: QtBot, qapp: Application, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ngodesk.gui import trouble

    monkeypatch.setattr(trouble, "install", lambda: None)
    shell = Shell(filled)
    qtbot.addWidget(shell)
    with qtbot.waitSignal(shell.painted):
        shell.show()
    furnish(qapp, shell, filled, "pl")
    content = shell.content
    assert isinstance(content, MainWindow)
    qtbot.waitUntil(lambda: content.state is not None)
    settle(qtbot, content)
    assert shell.windowTitle() == content.windowTitle()
    assert "Stowarzyszenie Nasza Łąka" in shell.windowTitle()
    assert content.size() == shell.size()
    shell.resize(770, 600)  # the offscreen screen is 800 wide
    content.menus.quit.trigger()
    assert not shell.isVisible()
    assert remembered.geometry() != QByteArray()
    with open_store(filled) as store:
        assert store.read_only is None
    again = Shell()
    qtbot.addWidget(again)
    assert again.size() == shell.size()
