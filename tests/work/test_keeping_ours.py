"""Another file in the place of the open one: what stood in ours alone is not lost."""

import os
import shutil
from pathlib import Path

import pytest

from ngodesk.common import folders
from ngodesk.common.errors import ChangedUnderneath, FileError, Unreachable
from ngodesk.model import Setting
from ngodesk.store import backup
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import keeping_ours, protecting, workspaces
from tests.store.whole import content, must_be_sound


def change(store: Store, key: str) -> None:
    with store.write("Set") as session:
        session.add(Setting(key=key, value="1"))


@pytest.mark.parametrize("password", ["", "cztery konie piją wodę"])
def test_ours_becomes_another_version_beside_theirs(filled: Path, password: str) -> None:
    if password:
        protecting.exchange(filled, None, protecting.new_key(password))
    theirs = Path(shutil.copyfile(filled, filled.with_name("synced")))
    with open_store(filled, password=password) as store:
        change(store, "ours")
        theirs.replace(filled)
        with pytest.raises(ChangedUnderneath):
            change(store, "lost")
        kept, expected = keeping_ours.keep(store), content(store)
    assert kept is not None
    assert folders.conflicted(filled) == [kept]
    with open_store(kept, password=password) as other:
        must_be_sound(other)
        assert content(other) == expected
        assert workspaces.settings(other)["ours"] == "1"


def test_where_theirs_goes_on_from_ours_nothing_is_kept(filled: Path) -> None:
    with open_store(filled) as store:
        change(store, "ours")
        theirs = Path(shutil.copyfile(filled, filled.with_name("theirs.ngodesk")))
        with open_store(theirs) as other:
            change(other, "more")
        theirs.replace(filled)
        assert keeping_ours.keep(store) is None
    assert folders.conflicted(filled) == []


def test_a_file_that_is_gone_says_so_and_nothing_is_kept(filled: Path) -> None:
    with open_store(filled) as store:
        away = filled.rename(filled.with_name("away"))
        with pytest.raises(Unreachable, match="is no longer there"):
            change(store, "a")
        away.rename(filled)
    with open_store(filled) as store:
        assert store.read_only is None, "the lock that stayed behind is ours"


def test_closing_a_file_that_another_program_touched_makes_a_backup(filled: Path) -> None:
    store = workspaces.open_workspace(filled)
    change(store, "ours")
    os.utime(filled, ns=(1, 1))
    workspaces.close_workspace(store)
    assert folders.conflicted(filled) == []
    with open_store(backup.listed(filled)[-1], write=False) as made:
        assert workspaces.settings(made)["ours"] == "1"


def test_closing_keeps_ours_where_an_older_file_took_its_place(filled: Path) -> None:
    older = Path(shutil.copyfile(filled, filled.with_name("synced")))
    store = workspaces.open_workspace(filled)
    change(store, "ours")
    older.replace(filled)
    workspaces.close_workspace(store)
    (kept,) = folders.conflicted(filled)
    with open_store(kept, write=False) as other:
        assert workspaces.settings(other)["ours"] == "1"


@pytest.mark.parametrize("password", ["", "cztery konie piją wodę"])
def test_what_is_left_of_a_file_that_is_gone_is_saved_anew(filled: Path, password: str) -> None:
    if password:
        protecting.exchange(filled, None, protecting.new_key(password))
    store = workspaces.open_workspace(filled, password=password)
    change(store, "ours")
    filled.unlink()
    with pytest.raises(FileError, match="There is a file"):
        keeping_ours.save(store, Path(shutil.copyfile(__file__, filled.with_name("other.ngodesk"))))
    made, expected = keeping_ours.save(store, filled.with_name("new.ngodesk")), content(store)
    workspaces.close_workspace(store)
    assert not [path for path in backup.listed(filled) if "rescued" in path.name], "it is kept already"
    with open_store(made, password=password) as other:
        must_be_sound(other)
        assert content(other) == expected
