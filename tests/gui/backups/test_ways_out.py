"""Files that do not open, or only to be read: each with its sentence, and a verb that helps."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ngodesk.common import folders
from ngodesk.gui import backing_up, remembered
from ngodesk.gui.app import Application
from ngodesk.gui.backups.moving import MovingPage
from ngodesk.gui.backups.page import BackupsPage
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.protection.page import ProtectionPage
from ngodesk.gui.protection.unlock import UnlockPage
from ngodesk.model import Setting
from ngodesk.store import backup
from ngodesk.store.opening import open_store
from ngodesk.work import protecting, workspaces
from tests.gui.protection.test_protection_page import PASSWORD, unlock
from tests.gui.windows import Open, assert_fits, settle
from tests.store import strange_files
from tests.store.test_protection import attach
from tests.store.whole import content


def verb(qtbot: QtBot, window: MainWindow) -> None:
    """Press the verb of the note that says why the file can only be read."""
    window.lock_note.acted.emit()
    settle(qtbot, window)


def lock_of_another_computer(path: Path) -> Path:
    """What a computer that went away left behind."""
    lock = path.with_name(f"{path.name}.lock")
    holder = {
        "computer": "ab",
        "host": "LAPTOP-ANNA",
        "user": "anna",
        "process": 7,
        "since": "2026-11-20T10:00",
    }
    lock.write_text(json.dumps(holder), encoding="utf-8")
    return lock


def test_the_lock_of_another_computer_is_taken_over_after_a_second_question(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    lock = lock_of_another_computer(filled)
    window = open_window(filled)
    assert "LAPTOP-ANNA" in window.lock_note.text()
    verb(qtbot, window)
    assert "Only when ngodesk is closed" in window.lock_note.text()
    assert "LAPTOP-ANNA" in lock.read_text(encoding="utf-8")
    verb(qtbot, window)
    assert window.lock_note.isHidden()
    assert window.file.read_only is None
    assert "LAPTOP-ANNA" not in lock.read_text(encoding="utf-8")


def test_a_file_that_changed_underneath_is_opened_again(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    window = open_window(filled)
    other = Path(shutil.copyfile(filled, filled.with_name("synced")))
    other.replace(filled)

    def write(store: object) -> None:
        with store.write("Set") as session:
            session.add(Setting(key="a", value="1"))

    said: list[str] = []
    window.file.write(write, said.append)
    settle(qtbot, window)
    assert window.lock_note.text() == said[-1]
    assert "was changed or moved by another program" in said[-1]
    verb(qtbot, window)
    assert window.lock_note.isHidden()
    window.file.read(write, lambda _nothing: None)
    settle(qtbot, window)
    with open_store(filled, write=False) as store:
        assert workspaces.settings(store)["a"] == "1"


def test_a_damaged_file_is_restored_beside_itself(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    backup.automatic(filled, "close")
    with open_store(filled) as store:
        expected = content(store)
    strange_files.truncated(filled)
    damaged = filled.read_bytes()
    window = open_window(filled, place="")
    assert "is damaged" in window.problem_note.text()
    window.problem_note.acted.emit()
    settle(qtbot, window)
    assert window.state is not None
    assert window.file.path not in (None, filled)
    assert window.problem_note.isHidden()
    restored = window.file.path
    window.close()
    assert restored is not None
    with open_store(restored) as store:
        assert content(store) == expected
    assert filled.read_bytes() == damaged


def test_a_file_restored_without_its_attachments_says_so(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    with open_store(filled) as store:
        attach(store, b"a scan")
    (lying,) = (backup.automatic(filled, "close").parent / "attachments").iterdir()
    lying.unlink()
    strange_files.truncated(filled)
    window = open_window(filled, place="")
    window.problem_note.acted.emit()
    settle(qtbot, window)
    assert window.file.path not in (None, filled)
    assert "1 attachment does not lie beside this backup" in window.problem_note.text()


def test_a_damaged_protected_file_is_restored_with_the_password_that_was_typed(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    key = protecting.new_key(PASSWORD)
    protecting.exchange(filled, None, key)
    backup.automatic(filled, "close", key=key)
    damaged = bytearray(filled.read_bytes())
    damaged[500] ^= 4
    filled.write_bytes(damaged)
    window = open_window(filled, place="")
    unlock(qtbot, window, PASSWORD)
    assert "is damaged" in window.problem_note.text()
    window.problem_note.acted.emit()
    settle(qtbot, window)
    assert window.file.path not in (None, filled)
    assert window.is_protected
    assert filled.read_bytes() == damaged


@pytest.mark.parametrize("lost", [strange_files.missing, strange_files.empty, strange_files.text])
def test_a_file_that_is_gone_is_restored_from_a_backup_that_wants_its_password(
    qtbot: QtBot, open_window: Open, filled: Path, lost: Callable[[Path], None]
) -> None:
    key = protecting.new_key(PASSWORD)
    protecting.exchange(filled, None, key)
    made = backup.automatic(filled, "close", key=key)
    with open_store(filled, write=False, key=key) as store:
        expected = content(store)
    lost(filled)
    window = open_window(filled, place="")
    window.problem_note.acted.emit()
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, UnlockPage)
    assert (page.head.title.text(), page.path) == ("A protected backup", made)
    unlock(qtbot, window, "another one altogether")
    assert window.page is page
    assert page.problem_note.text().startswith(f"This is not the password of {made.name}.")
    assert sorted(filled.parent.glob("*.ngodesk")) == [filled] * filled.exists()
    unlock(qtbot, window, PASSWORD)
    restored = window.file.path
    assert restored is not None
    assert (restored.parent, restored.stem[: len(filled.stem)]) == (filled.parent, filled.stem)
    assert restored != filled
    assert window.file.read_only is None
    assert window.is_protected
    window.close()
    with open_store(restored, key=key) as store:
        assert content(store) == expected


def test_a_backup_is_told_by_its_name_and_where_it_lies(
    qtbot: QtBot, open_window: Open, filled_workspace: Path
) -> None:
    folder = Path.home() / "Documents" / "Łąka"
    folder.mkdir(parents=True, exist_ok=True)
    path = Path(shutil.copyfile(filled_workspace, folder / "our.ngodesk"))
    made = backup.automatic(path, "close")
    strange_files.truncated(path)
    window = open_window(path, place="")
    assert window.problem_note.text() == (
        "The file our.ngodesk (Documents › Łąka) is damaged. It was left as it is."
        f" Restore the backup {made.name} (Documents › Łąka › our backups) to a new file."
    )
    assert window.problem_note.toolTip() == f"{path}\n{made}"
    window.problem_note.closed.emit()
    assert window.problem_note.toolTip() == ""


def test_a_file_that_was_moved_can_be_read_and_work_goes_on_there_or_here_again(
    qtbot: QtBot, qapp: Application, open_window: Open, filled: Path, tmp_path: Path
) -> None:
    window = open_window(filled)
    window.menus.moving.trigger()
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, MovingPage)
    target = tmp_path / "stick.ngodesk"
    page.move_to(target)
    settle(qtbot, window)
    assert "read back" in page.note.text()
    assert "was moved to another computer" in window.lock_note.text()
    with open_store(target, write=False) as there:
        assert "moved" not in workspaces.settings(there)
    window.close()
    second = open_window(filled)
    assert "was moved" in second.lock_note.text()
    verb(qtbot, second)
    assert "two files never become one" in second.lock_note.text()
    verb(qtbot, second)
    assert second.file.read_only is None
    assert second.lock_note.isHidden()
    second.menus.moving.trigger()
    assert_fits(qtbot, qapp, second)


def test_a_file_on_a_network_drive_is_read_only_until_somebody_insists(
    qtbot: QtBot, open_window: Open, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "_file_system", lambda _path: "cifs")
    window = open_window(filled)
    assert "network drive" in window.lock_note.text()
    assert window.file.read_only is not None
    verb(qtbot, window)
    assert window.file.read_only is None
    window.close()
    assert open_window(filled).lock_note.isHidden()


def test_another_version_beside_the_file_is_named_and_looked_into(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    name = f"{filled.stem} (Anna's conflicted copy 2026-11-20).ngodesk"
    version = Path(shutil.copyfile(filled, filled.with_name(name)))
    window = open_window(filled)
    assert name in window.reminder.text()
    window.reminder.acted.emit()
    settle(qtbot, window)
    assert window.file.path == version
    assert window.file.read_only is not None
    verb(qtbot, window)
    assert window.file.path == filled


def test_a_synchronised_folder_and_the_password_are_spoken_of_once(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    file = Path(shutil.copyfile(filled, folder / "a.ngodesk"))
    window = open_window(file)
    assert "Dropbox synchronises" in window.reminder.text()
    window.reminder.closed.emit()
    assert "password" in window.reminder.text()
    window.reminder.acted.emit()
    settle(qtbot, window)
    assert isinstance(window.page, ProtectionPage)
    assert window.reminder.isHidden()
    window.close()
    assert open_window(file).reminder.isHidden()


def test_the_weekly_copy_is_spoken_of_to_those_who_want_it(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    remembered.remember_told(filled, "password")
    assert open_window(filled).reminder.isHidden()
    remembered.remember_to_remind(True)
    window = open_window(Path(shutil.copyfile(filled, filled.with_name("b.ngodesk"))))
    window.reminder.closed.emit()
    assert "time for a copy" in window.reminder.text()
    window.reminder.acted.emit()
    settle(qtbot, window)
    assert isinstance(window.page, BackupsPage)
    assert window.page.elsewhere.remind.isChecked()


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_an_automatic_backup_is_only_read_and_restored_to_a_new_file(
    qtbot: QtBot, open_window: Open, filled: Path, password: str
) -> None:
    key = protecting.new_key(password) if password else None
    if key:
        protecting.exchange(filled, None, key)
    made = backup.automatic(filled, "close", key=key)
    before = made.read_bytes()
    window = open_window(made)
    if password:
        unlock(qtbot, window, password)
    assert f"{made.name} (" in window.lock_note.text()
    assert "is an automatic backup of association.ngodesk" in window.lock_note.text()
    assert not window.menus.undo.isEnabled()
    said: list[str] = []
    window.file.write(lambda store: store.note("x"), said.append)
    settle(qtbot, window)
    assert "open for reading only" in said[-1]
    verb(qtbot, window)
    restored = window.file.path
    assert restored is not None
    assert restored not in (filled, made)
    assert restored.parent == filled.parent
    assert window.file.read_only is None
    assert window.lock_note.isHidden()
    window.close()
    assert made.read_bytes() == before


def test_a_copy_of_one_file_says_nothing_of_another(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remembered.remember_to_remind(True)
    for path in (filled, other := Path(shutil.copyfile(filled, filled.with_name("other.ngodesk")))):
        remembered.remember_told(path, "password")
    monkeypatch.setattr(backing_up, "_is_beside", lambda *_paths: False)
    window = open_window(filled)
    assert "time for a copy" in window.reminder.text()
    window.backing_up.to(tmp_path / "copy.ngodesk")
    settle(qtbot, window)
    window.close()
    assert open_window(filled).reminder.isHidden()
    assert "time for a copy" in open_window(other).reminder.text()
    remembered._settings().setValue("copied_on", date.today().isoformat())  # as versions before wrote it
    assert remembered.copied_on(other) == date.today()
