"""Backups: sound copies under their final name only, and the way back."""

import hashlib
import operator
import os
import re
import stat
import threading
from pathlib import Path
from typing import Any

import pytest

from ngodesk.common import safefile
from ngodesk.common.errors import FileError, Protected
from ngodesk.model import Setting
from ngodesk.store import backup, connections, thinning
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import backups, imports, protecting, workspaces
from ngodesk.work.restored import Restored
from tests.store import strange_files
from tests.store.test_opening import state
from tests.store.test_protection import attach
from tests.store.whole import content, done, dump, leftovers, must_be_sound

NUMBER = operator.attrgetter("number")


def change(store: Store, key: str = "a") -> None:
    with store.write("Set") as session:
        session.add(Setting(key=key, value="1"))


def names(workspace: Path) -> list[str]:
    """The automatic backups: number and reason."""
    pattern = re.compile(r"(\d{6}) \d{4}-\d\d-\d\d \d\d-\d\d (.*)\.ngodesk")
    matches = [pattern.fullmatch(path.name) for path in backup.listed(workspace)]
    return [f"{int(match[1])} {match[2]}" for match in matches if match]


def test_a_copy_is_the_same_and_has_its_checksum_beside_it(filled_store: Store) -> None:
    target = filled_store.path.with_name("copy of ż.ngodesk")
    assert backups.make(filled_store, target) == target
    assert dump(target) == dump(filled_store.path)
    line = backup.checksum_file(target).read_text(encoding="utf-8")
    assert line == f"{hashlib.sha256(target.read_bytes()).hexdigest()} *{target.name}\n"
    with open_store(target) as copy:
        must_be_sound(copy)
    assert leftovers(filled_store.path.parent) == [f"{filled_store.path.name}.lock"]


def test_copies_made_while_somebody_writes_are_each_one_state(filled_store: Store) -> None:
    """Every copy holds whole steps: the counter and its twin are written together."""
    store, stop = filled_store, threading.Event()
    with store.write("Begin") as session:
        session.add_all([Setting(key="left", value="0"), Setting(key="right", value="0")])
    errors: list[Exception] = []

    def write() -> None:
        number = 0
        try:
            while not stop.is_set():
                number += 1
                with store.write("Count") as session:
                    for key in ("left", "right"):
                        found = session.query(Setting).filter_by(key=key).one()
                        found.value = f"{number}" + "x" * (number % 7) * 3000
        except Exception as error:
            errors.append(error)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        seen = [_twins(store, number) for number in range(15)]
    finally:
        stop.set()
        writer.join()
    assert errors == []
    assert all(left == right for left, right in seen)
    assert len(set(seen)) > 3
    print(f"15 copies, {len(set(seen))} different states")


def _twins(store: Store, number: int) -> tuple[str, str]:
    target = store.path.with_name(f"copy {number}.ngodesk")
    backups.make(store, target)
    with open_store(target) as copy:
        must_be_sound(copy)
        known = workspaces.settings(copy)
    return known["left"], known["right"]


def test_a_wanted_backup_overwrites_nothing(filled_store: Store) -> None:
    target = filled_store.path.with_name("there.ngodesk")
    target.write_bytes(b"mine")
    with pytest.raises(FileError, match="There is a file"):
        backups.make(filled_store, target)
    assert target.read_bytes() == b"mine"
    assert not backup.checksum_file(target).exists()


@pytest.mark.parametrize("failing", ["backup", "verify", "digest"])
def test_a_copy_that_fails_leaves_nothing(
    filled_store: Store, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise FileError("no")

    before = state(filled_store.path.parent)
    place = {"backup": "_copied", "verify": "verify", "digest": "_digest"}[failing]
    monkeypatch.setattr(backup, place, fail)
    with pytest.raises(FileError):
        backups.make(filled_store, filled_store.path.with_name("copy.ngodesk"))
    assert state(filled_store.path.parent) == before


def test_a_copy_that_differs_is_not_kept(filled_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy lacks rows that the workspace has: it never gets its name."""
    before = state(filled_store.path.parent)
    real = backup._copied

    def lossy(workspace: Path, part: Path, *more: Any) -> backup.Counts:
        expected = real(workspace, part, *more)
        connection = connections.connect(part)
        connection.execute("PRAGMA foreign_keys = 0")
        connection.execute("DELETE FROM people")
        connections.close(connection)
        return expected

    monkeypatch.setattr(backup, "_copied", lossy)
    with pytest.raises(FileError, match="not a sound backup"):
        backups.make(filled_store, filled_store.path.with_name("copy.ngodesk"))
    assert state(filled_store.path.parent) == before


def test_a_workspace_that_is_gone_is_told(filled: Path) -> None:
    with pytest.raises(FileError, match="could not be made"):
        backup.copy(filled.with_name("gone.ngodesk"), filled.with_name("copy.ngodesk"))
    assert [path.name for path in filled.parent.iterdir()] == [filled.name]


def test_a_damaged_workspace_does_not_push_good_backups_out(filled: Path) -> None:
    good = backup.automatic(filled, "close")
    strange_files.zeroed_page(filled)
    with pytest.raises(FileError):
        backup.automatic(filled, "close")
    assert backup.listed(filled) == [good]


def test_before_an_import_into_a_workspace_that_holds_something(workspace: Path, example: Path) -> None:
    with open_store(workspace) as store:
        before = dump(workspace)
        imports.import_folder(store, example)
        assert names(workspace) == []
        after = dump(workspace)
        change(store)
        changed = dump(workspace)
        imports.import_folder(store, example, dry_run=True)
        assert names(workspace) == []
        (copied := workspace.with_name("more")).mkdir()
        (copied / "settings.csv").write_text("key,value\nb,2\n", encoding="utf-8")
        imports.import_folder(store, copied)
        assert names(workspace) == ["1 before-import"]
    assert before != after
    latest = backup.latest(workspace)
    assert latest is not None
    assert dump(latest) == changed
    assert leftovers(workspace.parent) == []


def test_at_close_when_something_was_changed_and_not_otherwise(filled: Path) -> None:
    workspaces.close_workspace(workspaces.open_workspace(filled))
    assert names(filled) == []
    store = workspaces.open_workspace(filled)
    change(store)
    reader = workspaces.open_workspace(filled)
    workspaces.close_workspace(reader)
    assert names(filled) == []
    workspaces.close_workspace(store)
    assert names(filled) == ["1 close"]
    workspaces.close_workspace(workspaces.open_workspace(filled))
    workspaces.close_workspace(workspaces.open_workspace(filled, write=False))
    assert names(filled) == ["1 close"]
    latest = backup.latest(filled)
    assert latest is not None
    assert dump(latest) == dump(filled)
    assert leftovers(filled.parent) == []


def test_the_newest_stay_whatever_the_clock_says(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thinning, "kept", lambda every: sorted(every, key=NUMBER, reverse=True)[:3])
    place = backup.folder(workspace)
    place.mkdir()
    (place / "my own notes.txt").write_text("a", encoding="utf-8")
    (place / "000009 2099-01-01 00-00 close.ngodesk").write_bytes(b"from a clock that was ahead")
    for number in range(5):
        with open_store(workspace) as store:
            change(store, str(number))
        newest = backup.automatic(workspace, "close")
        assert backup.latest(workspace) == newest
        assert dump(newest) == dump(workspace)
    assert names(workspace) == ["12 close", "13 close", "14 close"]
    assert sorted(path.suffix for path in place.iterdir()) == sorted([".ngodesk", ".sha256"] * 3 + [".txt"])


def test_what_a_copy_that_was_cut_off_left_goes_with_the_next(filled: Path) -> None:
    backup.automatic(filled, "close")
    (attachments := backup.folder(filled) / "attachments").mkdir()
    (attachments / "whole").touch()
    old, young = (backup.folder(filled) / f".{name}.ngodesk.part" for name in ("old", "young"))
    scan = attachments / ".0a1b.part"
    for part in (old, young, scan):
        part.write_bytes(b"half a copy")
    for part in (old, scan):
        os.utime(part, (1, 1))
    backup.automatic(filled, "close")
    assert (old.exists(), young.exists(), scan.exists()) == (False, True, False)


def test_a_file_where_the_folder_should_be_is_told(workspace: Path) -> None:
    backup.folder(workspace).write_text("in the way", encoding="utf-8")
    with pytest.raises(FileError, match="could not be written"):
        backup.automatic(workspace, "close")


@pytest.fixture
def made(filled: Path) -> Path:
    """A backup of the example, away from the workspace."""
    target = filled.with_name("backup.ngodesk")
    with open_store(filled) as store:
        backups.make(store, target)
    return target


def test_a_restored_file_is_the_one_that_was_backed_up(filled: Path, made: Path) -> None:
    restored = filled.with_name("restored.ngodesk")
    assert backups.restore(made, restored) == Restored(None)
    assert done(restored) == dump(filled)
    with open_store(restored) as store:
        must_be_sound(store)
        change(store)
    assert leftovers(filled.parent) == []
    assert not backup.checksum_file(restored).exists()


@pytest.mark.skipif(os.name == "nt", reason="knows no such rights")
def test_nobody_may_read_a_copy_who_may_not_read_the_file(filled: Path) -> None:
    """A backup, its folder, its attachments, and the file after a restore or with another password."""
    filled.chmod(0o600)
    with open_store(filled) as store:
        attach(store, b"a scan")
        made = backups.make(store)
    restored, elsewhere = filled.with_name("restored.ngodesk"), made.parent / "attachments"
    backups.restore(made, restored)
    backups.restore(made, filled, replace=True)
    protecting.exchange(filled, None, protecting.new_key("cztery konie piją wodę"))
    files = [filled, restored, *made.parent.glob("*.ngodesk"), *elsewhere.iterdir()]
    assert {oct(stat.S_IMODE(path.stat().st_mode)) for path in files} == {"0o600"}
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700


def test_a_replaced_file_that_cannot_be_asked_who_was_erased_is_told(filled: Path, made: Path) -> None:
    strange_files.zeroed_schema(filled)
    done = backups.restore(made, filled, replace=True)
    assert not done.knows_erased
    assert "could not be read" in done.told()
    assert backups.restore(made, filled, replace=True).told() == ""


def test_nothing_is_overwritten_unless_asked_and_then_it_is_kept(filled: Path, made: Path) -> None:
    with open_store(filled) as store:
        change(store, "newer")
    newer, before = dump(filled), state(filled.parent)
    with pytest.raises(FileError, match="There is a file"):
        backups.restore(made, filled)
    assert state(filled.parent) == before
    kept = backups.restore(made, filled, replace=True).kept
    assert kept is not None
    assert dump(kept) == newer
    assert done(filled) == dump(made)
    second = backups.restore(made, filled, replace=True).kept
    assert second not in (None, kept)
    assert leftovers(filled.parent) == []


def test_an_open_file_is_not_replaced(filled: Path, made: Path) -> None:
    with open_store(filled) as store:
        with pytest.raises(FileError, match="is open"):
            backups.restore(made, filled, replace=True)
        change(store)
        assert len(content(store)) > 50


@pytest.mark.parametrize(
    "spoil",
    [
        strange_files.truncated,
        strange_files.zeroed_page,
        strange_files.empty,
        strange_files.text,
        strange_files.other_program,
        strange_files.foreign_trigger,
        strange_files.newer,
    ],
)
@pytest.mark.parametrize("checksum", [True, False], ids=["with its checksum", "without"])
def test_what_is_no_sound_backup_is_refused(filled: Path, made: Path, spoil: Any, checksum: bool) -> None:
    spoil(made)
    if not checksum:
        backup.checksum_file(made).unlink()
    before = state(filled.parent)
    with pytest.raises(FileError, match="was changed or damaged" if checksum else "not a sound backup"):
        backups.restore(made, filled, replace=True)
    assert state(filled.parent) == before


def test_a_protected_backup_asks_for_its_password(filled: Path, made: Path) -> None:
    strange_files.encrypted(made)
    backup.checksum_file(made).unlink()
    before = state(filled.parent)
    with pytest.raises(Protected, match="is protected by a password"):
        backups.restore(made, filled, replace=True)
    assert state(filled.parent) == before


def test_a_checksum_that_is_not_the_backups_is_refused(filled: Path, made: Path) -> None:
    backup.checksum_file(made).write_bytes(b"\xff\xfe torn")
    with pytest.raises(FileError, match="was changed or damaged"):
        backups.restore(made, filled, replace=True)


def test_a_write_that_was_cut_off_stays_with_the_replaced_file(filled: Path, made: Path) -> None:
    """Its journal, left beside the restored file, would be played into that one."""
    expected, kept = dump(filled), filled.with_name("kept.ngodesk")
    strange_files.hot_journal(filled)
    backup.put_in_place(made, safefile.beside(filled), filled, kept)
    assert not filled.with_name(f"{filled.name}-journal").exists()
    for path in (filled, kept):
        with open_store(path) as store:
            must_be_sound(store)
        assert dump(path) == expected


def test_a_journal_whose_file_is_gone_does_not_reach_the_restored_file(filled: Path, made: Path) -> None:
    expected = dump(filled)
    strange_files.hot_journal(filled)
    filled.unlink()
    backup.put_in_place(made, safefile.beside(filled), filled, None)
    assert not filled.with_name(f"{filled.name}-journal").exists()
    assert dump(filled) == expected


@pytest.mark.parametrize("failing", ["_copied", "verify", "replace"])
def test_a_restore_that_fails_leaves_everything_as_it_was(
    filled: Path, made: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    strange_files.hot_journal(filled)
    before, real = state(filled.parent), Path.replace

    def fail(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    def replace(path: Path, target: Path) -> Path:
        if target == filled and path.suffix == ".part":
            fail()
        return real(path, target)

    if failing == "replace":
        monkeypatch.setattr(Path, "replace", replace)
    else:
        monkeypatch.setattr(backup, failing, fail)
    with pytest.raises(FileError, match="could not be written"):
        backup.put_in_place(made, safefile.beside(filled), filled, filled.with_name("kept.ngodesk"))
    assert state(filled.parent) == before


@pytest.mark.parametrize("years", [-30, 3])
def test_the_half_hour_asks_no_clock(workspace: Path, years: int) -> None:
    """A backup whose file has a time of the future, or of long ago, says nothing of what changed since."""
    with workspaces.open_workspace(workspace) as store:
        assert backups.while_working(store) is None
        made = backups.make(store)
        moment = made.stat().st_mtime + years * 365 * 86_400
        os.utime(made, (moment, moment))
        assert backups.while_working(store) is None, "nothing was changed"
        change(store)
        assert backups.while_working(store) is not None
        assert backups.while_working(store) is None
        change(store, "b")
        assert backups.while_working(store) is not None
    assert names(workspace) == ["1 wanted", "2 while-working", "3 while-working"]
