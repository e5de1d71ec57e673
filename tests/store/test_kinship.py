"""Which backups beside a file are its own, whatever it is called by now."""

import shutil
from pathlib import Path

import pytest

from ngodesk.common.errors import Damaged
from ngodesk.store import backup, kinship
from ngodesk.store.keys import Key
from ngodesk.store.opening import open_store
from ngodesk.work import erasing, protecting, workspaces
from tests.store import strange_files


@pytest.fixture
def theirs(workspace: Path) -> Path:
    """The backup of another association, whose file is gone."""
    others = workspace.with_name("Others.ngodesk")
    workspaces.create(others, organisation="Others")
    made = backup.automatic(others, "close")
    others.unlink()
    return made


@pytest.mark.parametrize("password", ["", "cztery konie piją wodę"])
def test_a_renamed_file_is_known_by_its_first_step(workspace: Path, theirs: Path, password: str) -> None:
    key: Key | None = None
    if password:
        protecting.exchange(workspace, None, key := protecting.new_key(password))
    made = backup.automatic(workspace, "close", key=key)
    renamed = workspace.rename(workspace.with_name("Nowa nazwa.ngodesk"))
    found = kinship.beside(renamed, key)
    assert found.own[0] == made
    assert found.perhaps == []
    strange_files.truncated(renamed)  # what it was can be read no more
    found = kinship.beside(renamed, key)
    assert found.own == []
    assert made in found.perhaps
    assert theirs in found.perhaps


def test_a_copy_takes_nothing_from_the_file_that_is_still_there(workspace: Path) -> None:
    made = backup.automatic(workspace, "close")
    copy = Path(shutil.copyfile(workspace, workspace.with_name("copy.ngodesk")))
    assert kinship.beside(copy).own == []
    assert kinship.beside(copy).perhaps == [made], "but it may be looked into"
    workspaces.open_workspace(copy).close()
    assert backup.listed(workspace) == [made]


def test_a_renamed_file_takes_its_log_of_erasures_along(workspace: Path) -> None:
    backup.automatic(workspace, "close")
    erasing.log_file(workspace).write_text("[17]", encoding="utf-8")
    renamed = workspace.rename(workspace.with_name("Nowa nazwa.ngodesk"))
    with workspaces.open_workspace(renamed, write=False):
        assert backup.listed(renamed) == [], "who only reads moves nothing"
    with workspaces.open_workspace(renamed):
        assert len(backup.listed(renamed)) == 1
    assert erasing.logged(erasing.log_file(renamed)) == {17}
    assert not backup.folder(workspace).exists()


def test_a_damaged_file_is_told_what_lies_beside_it(workspace: Path, theirs: Path) -> None:
    strange_files.truncated(workspace)
    with pytest.raises(Damaged, match="Look among the backups beside it") as refused:
        open_store(workspace)
    assert (refused.value.latest, refused.value.number) == (None, 1)
    shutil.rmtree(theirs.parent)
    with pytest.raises(Damaged, match="There is no backup beside it") as refused:
        open_store(workspace)
    assert refused.value.number == 0
