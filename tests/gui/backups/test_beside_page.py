"""A file that does not open: the newest sound backup is offered, and all of them are listed."""

import shutil
from pathlib import Path

from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.backups.beside import BesidePage
from ngodesk.gui.main_window import MainWindow
from ngodesk.model import Setting
from ngodesk.store import backup
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import workspaces
from tests.gui.windows import Open, assert_fits, settle
from tests.store import strange_files


def mark(store: Store, value: str) -> None:
    with store.write("Set") as session:
        session.add(Setting(key=value, value="1"))


def two_backups(path: Path) -> list[Path]:
    """The newer one is damaged."""
    for value in ("older", "newer"):
        with open_store(path) as store:
            mark(store, value)
        backup.automatic(path, "close")
    made = backup.listed(path)
    strange_files.truncated(made[-1])
    return made


def listed(qtbot: QtBot, window: MainWindow, *, otherwise: bool) -> BesidePage:
    note = window.problem_note
    (note.acted_otherwise if otherwise else note.acted).emit()
    settle(qtbot, window)
    assert isinstance(window.page, BesidePage)
    return window.page


def settings_of(path: Path | None) -> dict[str, str]:
    assert path is not None
    with open_store(path, write=False) as store:
        return workspaces.settings(store)


def test_the_newest_sound_backup_is_offered(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    older, _newer = two_backups(filled)
    strange_files.truncated(filled)
    window = open_window(filled, place="")
    assert older.name in window.problem_note.text()
    window.problem_note.acted.emit()
    settle(qtbot, window)
    assert window.file.path not in (None, filled)
    known = settings_of(window.file.path)
    assert "older" in known
    assert "newer" not in known


def test_all_are_listed_without_an_open_file(
    qtbot: QtBot, qapp: Application, open_window: Open, filled: Path
) -> None:
    older, newer = two_backups(filled)
    strange_files.truncated(filled)
    window = open_window(filled, place="")
    page = listed(qtbot, window, otherwise=True)
    assert [entry.path for entry in page.table.rows.keys] == [newer, older]
    assert not page.new.isEnabled(), "a damaged one"
    assert_fits(qtbot, qapp, window)
    qapp.speak("en")
    page.table.selectRow(1)
    assert page.new.isEnabled()
    page.look.click()
    settle(qtbot, window)
    assert window.file.path == older
    assert "is an automatic backup of association.ngodesk" in window.lock_note.text()


def test_where_none_is_sound_the_list_says_so(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    older, _newer = two_backups(filled)
    strange_files.truncated(older)
    strange_files.truncated(filled)
    window = open_window(filled, place="")
    assert "Look among the backups beside it" in window.problem_note.text()
    page = listed(qtbot, window, otherwise=False)
    for row in range(2):
        page.table.selectRow(row)
        assert not page.new.isEnabled()
    page.cancel.click()
    settle(qtbot, window)
    assert not isinstance(window.page, BesidePage)


def test_backups_under_the_name_before_are_found(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    made = backup.automatic(filled, "close")
    renamed = filled.rename(filled.with_name("Our new name.ngodesk"))
    strange_files.truncated(renamed)
    window = open_window(renamed, place="")
    page = listed(qtbot, window, otherwise=False)
    assert [entry.path for entry in page.table.rows.keys] == [made]
    page.new.click()
    settle(qtbot, window)
    restored = window.file.path
    assert restored is not None
    assert restored.name.startswith("Our new name ")
    assert window.file.read_only is None


def test_a_renamed_file_takes_its_backups_along(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    others = filled.with_name("Others.ngodesk")
    workspaces.create(others, organisation="Others")
    theirs = backup.automatic(others, "close")
    others.unlink()
    made = backup.automatic(filled, "close")
    renamed = filled.rename(filled.with_name("Our new name.ngodesk"))
    window = open_window(renamed)
    assert [path.name for path in backup.listed(renamed)] == [made.name]
    assert theirs.exists(), "of another association"
    assert window.state is not None
    assert window.state.facts.backup_at is not None
    window.close()
    copied = Path(shutil.copyfile(renamed, filled.with_name("A copy.ngodesk")))
    open_window(copied).close()
    assert backup.listed(copied) == []
    assert len(backup.listed(renamed)) == 1
