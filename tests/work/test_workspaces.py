"""Making workspaces, restoring them, and what cannot be undone."""

from pathlib import Path

import pytest

from ngodesk.common.errors import FileError, UserError
from ngodesk.model import Setting
from ngodesk.store import backup
from ngodesk.work import backups, history, workspaces


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Łąka.ngodesk"


def test_a_new_workspace_says_who_and_how(path: Path) -> None:
    workspaces.create(path, organisation=" Nasza\0 Łąka\ud800 ", language="pl")
    with workspaces.open_workspace(path) as store:
        facts = workspaces.workspace_facts(store)
        assert (facts.organisation, facts.language, facts.currency) == ("Nasza Łąka", "pl", "PLN")
        assert not facts.sample
        assert facts.backup_at is None


def test_what_a_new_file_begins_with_cannot_be_undone(path: Path) -> None:
    workspaces.create(path, organisation="Nasza Łąka")
    with workspaces.open_workspace(path) as store:
        assert history.next_undo(store) is None
        with pytest.raises(UserError):
            history.undo(store)


def test_a_name_that_leaves_no_room_for_the_lock_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="too long"):
        workspaces.create(tmp_path / f"{'ł' * 120}.ngodesk")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("currency", ["zł", "EURO", "E1R", "€"])
def test_a_currency_is_three_letters(path: Path, currency: str) -> None:
    with pytest.raises(UserError):
        workspaces.create(path, currency=currency)
    assert not path.exists()


def test_a_journal_of_a_file_that_is_gone_is_not_played_into_a_new_one(path: Path) -> None:
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"of another file")
    workspaces.create(path)
    assert not journal.exists()
    assert journal.with_name(f"{journal.name}.old").read_bytes() == b"of another file"


def test_a_restored_file_keeps_the_replaced_one_with_its_journal(path: Path, tmp_path: Path) -> None:
    workspaces.create(path, organisation="Before")
    with workspaces.open_workspace(path) as store:
        copy = backups.make(store, tmp_path / "copy.ngodesk")
    path.with_name(f"{path.name}-journal").write_bytes(b"hot")
    kept = backups.restore(copy, path, replace=True).kept
    assert kept is not None
    assert kept.with_name(f"{kept.name}-journal").read_bytes() == b"hot"
    assert not path.with_name(f"{path.name}-journal").exists()
    with workspaces.open_workspace(path) as store:
        assert workspaces.workspace_facts(store).organisation == "Before"


def test_restoring_needs_a_word_to_replace(path: Path, tmp_path: Path) -> None:
    workspaces.create(path)
    with workspaces.open_workspace(path) as store:
        copy = backups.make(store, tmp_path / "copy.ngodesk")
    before = path.read_bytes()
    with pytest.raises(FileError):
        backups.restore(copy, path)
    assert path.read_bytes() == before


def test_closing_makes_a_backup_only_after_changes(path: Path) -> None:
    workspaces.create(path)
    workspaces.close_workspace(workspaces.open_workspace(path))
    assert backup.listed(path) == []
    store = workspaces.open_workspace(path)
    with store.write("Something") as session:
        session.add(Setting(key="features", value="volunteers"))
    workspaces.close_workspace(store)
    assert len(backup.listed(path)) == 1
