"""A file that was changed underneath is never written to, nor is the one that took its place."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ngodesk.common.errors import FileError
from ngodesk.model import Setting
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import workspaces
from tests.store.test_opening import state
from tests.store.whole import raw


def replaced(path: Path) -> None:
    """As a sync program does: an older copy takes the place of the file."""
    other = path.with_name("older")
    shutil.copyfile(path, other)
    other.replace(path)


def written_over(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096] + bytes(4096))


def deleted(path: Path) -> None:
    path.unlink()


def renamed(path: Path) -> None:
    path.rename(path.with_name("renamed.ngodesk"))


def exchanged(path: Path) -> None:
    """Another workspace stands under the name now."""
    path.rename(path.with_name("mine.ngodesk"))
    shutil.copyfile(path.with_name("mine.ngodesk"), path)


def written_by_another_tool(path: Path) -> None:
    connection = raw(path)
    connection.execute("UPDATE settings SET value = 'lv' WHERE key = 'language'")
    connection.close()


def touched(path: Path) -> None:
    os.utime(path, ns=(1, 1))


CHANGES = [replaced, written_over, deleted, renamed, exchanged, written_by_another_tool, touched]


def save(store: Store) -> None:
    with store.write("Set") as session:
        session.add(Setting(key="a", value="1"))


SAID = r"was changed or moved by another program .*Nothing was written|is no longer there: .*Put it back"


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("worked_before", [True, False], ids=["after a save", "before any"])
def test_nothing_is_written_any_more(
    workspace: Path, change: Callable[[Path], None], worked_before: bool
) -> None:
    store = open_store(workspace)
    if worked_before:
        with store.write("Set") as session:
            session.add(Setting(key="before", value="1"))
    change(workspace)
    before = state(workspace.parent)
    for _ in range(2):
        with pytest.raises(FileError, match=SAID):
            save(store)
    assert store.read_only is not None
    store.close()
    after = state(workspace.parent)
    for name in (workspace.name + ".lock", workspace.name + "-journal"):
        before.pop(name, None)
        after.pop(name, None)
    assert after == before


@pytest.mark.parametrize("change", [replaced, deleted, renamed, exchanged])
def test_what_happens_during_a_save_is_noticed_at_its_end(
    workspace: Path, change: Callable[[Path], None]
) -> None:
    store = open_store(workspace)

    def save_while_it_changes() -> None:
        with store.write("Set") as session:
            session.add(Setting(key="a", value="1"))
            session.flush()
            change(workspace)

    with pytest.raises(FileError, match=SAID):
        save_while_it_changes()
    with pytest.raises(FileError):
        save(store)
    store.close()
    if workspace.exists():
        with open_store(workspace) as opened, opened.read() as session:
            assert session.query(Setting).filter_by(key="a").count() == 0


@pytest.mark.parametrize("change", CHANGES)
def test_closing_a_file_that_changed_is_quiet(workspace: Path, change: Callable[[Path], None]) -> None:
    store = workspaces.open_workspace(workspace)
    change(workspace)
    workspaces.close_workspace(store)
    assert not workspace.with_name(workspace.name + ".lock").exists()
    assert not list(workspace.parent.glob("* backups"))


def test_our_own_writes_are_not_taken_for_another_programs(workspace: Path) -> None:
    with open_store(workspace) as store:
        for number in range(20):
            with store.write("Set") as session:
                session.add(Setting(key=str(number), value="x" * 3000 * number))
        with pytest.raises(ZeroDivisionError), store.write("Fail") as session:
            session.add(Setting(key=str(1 // 0), value=""))
        save(store)
        assert store.read_only is None
