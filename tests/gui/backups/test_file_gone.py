"""The file goes while it is open: nothing more is written, and what the window has can be saved."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ngodesk.gui import ways_out
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.places import Link
from ngodesk.gui.protection.unlock import UnlockPage
from ngodesk.model import Setting
from ngodesk.store import backup
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import protecting, workspaces
from tests.gui.protection.test_protection_page import PASSWORD, unlock
from tests.gui.test_closing import begin, form_of, line, people
from tests.gui.windows import Open, settle


def change(store: Store) -> None:
    with store.write("Set") as session:
        session.add(Setting(key="ours", value="1"))


def working(qtbot: QtBot, open_window: Open, path: Path) -> MainWindow:
    """A window in which something was changed."""
    window = open_window(path)
    if isinstance(window.page, UnlockPage):
        unlock(qtbot, window, PASSWORD)
    window.file.read(change, lambda _nothing: None)
    settle(qtbot, window)
    return window


def setting(path: Path, password: str = "") -> str | None:
    with open_store(path, write=False, password=password) as store:
        return workspaces.settings(store).get("ours")


def renamed(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """What the person chooses where the system asks for a name."""
    target = tmp_path / "saved.ngodesk"
    monkeypatch.setattr(ways_out, "ask_where", lambda *words, **_how: words[4](target))
    return target


@pytest.mark.parametrize("password", ["", PASSWORD])
@pytest.mark.parametrize("goes", [os.unlink, renamed])
def test_what_the_window_has_is_saved_as_a_new_file(
    qtbot: QtBot, open_window: Open, filled: Path, choose: Path, goes: Callable[[Path], None], password: str
) -> None:
    if password:
        protecting.exchange(filled, None, protecting.new_key(password))
    window, before = working(qtbot, open_window, filled), backup.listed(filled)
    goes(filled)
    window.file.read(change, lambda _nothing: None)
    settle(qtbot, window)
    assert "is no longer there" in window.lock_note.text()
    assert window.problem_note.isHidden(), "one state, one note"
    window.lock_note.acted.emit()  # open it again: it is not there
    settle(qtbot, window)
    assert window.file.path == filled
    assert window.state is not None
    assert window.lock_note.isVisible()
    assert window.problem_note.isHidden()
    window.lock_note.acted_otherwise.emit()
    settle(qtbot, window)
    assert window.file.path == choose
    assert window.lock_note.isHidden()
    assert window.file.read_only is None
    window.close()
    assert setting(choose, password) == "1"
    assert not filled.exists()
    assert backup.listed(filled) == before, "it is kept already"


def test_it_is_opened_again_where_it_came_back(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = working(qtbot, open_window, filled)
    away = filled.rename(filled.with_name("away"))
    window.file.read(change, lambda _nothing: None)
    settle(qtbot, window)
    away.rename(filled)
    window.lock_note.acted.emit()
    settle(qtbot, window)
    assert window.lock_note.isHidden()
    assert window.problem_note.isHidden()
    assert window.file.read_only is None


def test_closing_says_that_only_the_window_has_it_and_a_backup_stays(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    window = working(qtbot, open_window, filled)
    filled.unlink()
    window.close_file()
    settle(qtbot, window)
    assert window.state is not None
    assert "is no longer there" in window.lock_note.text()
    assert "Close once more to let it go." in window.lock_note.text()
    assert "Save as a new file" in window.lock_note._label.text()
    window.close_file()
    settle(qtbot, window)
    assert window.state is None
    (made,) = backup.listed(filled)
    assert setting(made) == "1"
    window.open_file(filled)
    settle(qtbot, window)
    window.problem_note.acted.emit()
    settle(qtbot, window)
    assert window.file.path not in (None, filled)
    assert window.state is not None
    assert window.file.read_only is None


def test_a_protected_file_that_locks_itself_keeps_what_only_the_window_had(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    protecting.exchange(filled, None, protecting.new_key(PASSWORD))
    before = len(backup.listed(filled))
    window = working(qtbot, open_window, filled)
    filled.unlink()
    window.lock()
    settle(qtbot, window)
    made = backup.listed(filled)
    assert len(made) == before + 1
    assert setting(made[-1], PASSWORD) == "1"


def test_save_a_copy_works_as_well(qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path) -> None:
    window = working(qtbot, open_window, filled)
    filled.unlink()
    window.backing_up.to(tmp_path / "copy.ngodesk")
    settle(qtbot, window)
    assert setting(tmp_path / "copy.ngodesk") == "1"
    assert "copy.ngodesk" in window.backup_note.text()


def test_what_was_begun_waits_in_the_new_file(
    qtbot: QtBot, open_window: Open, filled: Path, choose: Path
) -> None:
    window = working(qtbot, open_window, filled)
    form = begin(qtbot, window)
    line(form, "birth_date").setText("")
    filled.unlink()
    form.save.click()
    settle(qtbot, window)
    window.lock_note.acted_otherwise.emit()
    settle(qtbot, window)
    assert window.file.path == choose
    window.follow(Link(place="people", table="people", new=True))
    settle(qtbot, window)
    assert line(form_of(window), "last_name").text() == "Wierzba"
    form_of(window).save.click()
    settle(qtbot, window)
    assert people(choose) == 1
