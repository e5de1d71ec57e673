"""Back up now: from the menu and from the first page, checked, said, and never over another file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from ngodesk.gui import remembered
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.today import TodayPage
from ngodesk.store import backup
from ngodesk.store.opening import open_store
from tests.gui.windows import Open, settle
from tests.store.whole import content


def folders_opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The system's file manager stays closed; what it would have shown is noted."""
    opened: list[Path] = []

    def note(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return opened


def test_without_a_file_there_is_nothing_to_back_up(open_window: Open) -> None:
    menus = open_window().menus
    assert not menus.back_up.isEnabled()
    assert not menus.back_up_elsewhere.isEnabled()


def test_a_backup_is_made_beside_the_automatic_ones_and_leads_to_its_folder(
    qtbot: QtBot, open_window: Open, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = folders_opened(monkeypatch)
    window = open_window(filled)
    assert window.status.backup.label.text() == "no backup yet"
    window.menus.back_up.trigger()
    settle(qtbot, window)
    made = backup.latest(filled)
    assert made is not None
    backup.verify_checksum(made)
    assert window.backup_note.isVisible()
    assert window.backup_note.text() == f"The backup is made and checked: {made.name}"
    assert window.status.backup.label.text() != "no backup yet"
    window.backup_note.acted.emit()
    assert opened == [backup.folder(filled)]
    with open_store(made, write=False) as copy, open_store(filled, write=False) as store:
        assert content(copy) == content(store)
    window.backup_note.closed.emit()
    assert not window.backup_note.isVisible()


def test_the_card_of_the_first_page_makes_one_and_says_when(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    window = open_window(filled, place="today")
    page = window.page
    assert isinstance(page, TodayPage)
    before = page.backup.when.text()
    page.backup.now.click()
    settle(qtbot, window)
    assert backup.latest(filled) is not None
    assert page.backup.when.text() != before
    assert window.page is page


def test_another_place_is_remembered_and_nothing_is_overwritten(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    window = open_window(filled)
    target = stick / "kopia Łąka.ngodesk"
    dialog = asked_where(window)
    dialog.fileSelected.emit(str(target))
    dialog.close()
    settle(qtbot, window)
    assert window.backup_note.text().endswith(target.name)
    backup.verify(target)
    assert remembered.backup_folder() == str(stick)
    assert dialog_folder(window) == stick
    before = target.read_bytes()
    window.backing_up.to(target)
    settle(qtbot, window)
    assert target.read_bytes() == before
    assert target.name in window.problem_note.text()
    assert not window.backup_note.isVisible()


def asked_where(window: MainWindow) -> object:
    """The dialog that asks for a name."""
    from PySide6.QtWidgets import QFileDialog

    window.menus.back_up_elsewhere.trigger()
    return window.findChildren(QFileDialog)[-1]


def dialog_folder(window: MainWindow) -> Path:
    """Where the dialog begins."""
    dialog = asked_where(window)
    folder = Path(dialog.directory().absolutePath())
    dialog.close()
    return folder


def test_a_file_that_can_only_be_read_is_backed_up_as_well(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    with open_store(filled):
        window = open_window(filled)
        window.menus.back_up.trigger()
        settle(qtbot, window)
        assert window.backup_note.isVisible()


def test_a_long_backup_shows_how_far_it_is_and_leaves_nothing_when_it_is_stopped(
    qtbot: QtBot, open_window: Open, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    window = open_window(filled)
    window.worker._patience.setInterval(10)
    monkeypatch.setattr(backup, "_PAGES", 1)
    real = backup._copied

    def slowly(workspace: Path, part: Path, progress: object, *more: object) -> object:
        def wait(done: int, total: int) -> None:
            time.sleep(0.005)
            progress(done, total)

        return real(workspace, part, wait, *more)

    monkeypatch.setattr(backup, "_copied", slowly)
    window.menus.back_up.trigger()
    qtbot.waitUntil(window.work_bar.isVisible)
    assert window.work_bar.accessibleName() == "Making a backup"
    qtbot.waitUntil(lambda: " of " in window.work_bar._count.text())
    window.work_bar._cancel.click()
    settle(qtbot, window)
    assert not window.work_bar.isVisible()
    assert not window.backup_note.isVisible()
    assert list(backup.folder(filled).iterdir()) == []
