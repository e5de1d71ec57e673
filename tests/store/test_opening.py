"""Every file that cannot be opened has a sentence of its own, quickly, and stays byte for byte as it was."""

import hashlib
import json
import os
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ngodesk.common import settings
from ngodesk.common.errors import FileError
from ngodesk.model import Setting
from ngodesk.store import backup, verify
from ngodesk.store.keys import Key
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import workspaces
from tests.store import strange_files
from tests.store.whole import content, dump, leftovers, must_be_sound, raw

SECONDS = 2

REFUSED: list[tuple[Callable[[Path], None], str]] = [
    (strange_files.missing, r"^There is no file .*\. Look whether it was moved"),
    (strange_files.folder, r" is a folder\. Choose the workspace file"),
    (strange_files.empty, r" is empty\. Restore a backup"),
    (strange_files.text, r" was not made by ngodesk\. It was left as it is"),
    (strange_files.short_text, r" was not made by ngodesk\."),
    (strange_files.picture_of_zeros, r" was not made by ngodesk\."),
    (strange_files.archive, r" was not made by ngodesk\."),
    (strange_files.pdf, r" was not made by ngodesk\."),
    (strange_files.other_program, r" was not made by ngodesk\."),
    (strange_files.other_program_with_wal, r" was not made by ngodesk\."),
    (strange_files.newer, r" was made by a newer ngodesk\. .*Install the newest"),
    (strange_files.without_version, r" has parts that ngodesk did not make\."),
    (strange_files.foreign_trigger, r" has parts that ngodesk did not make\."),
    (strange_files.foreign_view, r" has parts that ngodesk did not make\."),
    (strange_files.endless_view, r" has parts that ngodesk did not make\."),
    (strange_files.foreign_index, r" has parts that ngodesk did not make\."),
    (strange_files.missing_index, r" has parts that ngodesk did not make\."),
    (strange_files.table_replaced_by_view, r" has parts that ngodesk did not make\."),
    (strange_files.random_bytes, r" is protected by a password, or is not a workspace"),
    (strange_files.encrypted, r" is protected by a password, or is not a workspace"),
    (strange_files.truncated, r" is damaged\. .*There is no backup beside it"),
    (strange_files.header_only, r" is damaged\. .*There is no backup beside it"),
    (strange_files.zeroed_page, r" is damaged\. .*There is no backup beside it"),
    (strange_files.zeroed_schema, r" is damaged\. .*There is no backup beside it"),
]


def state(folder: Path) -> dict[str, str]:
    """Every file of a folder with what it holds."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("write", [True, False], ids=["to write", "to read"])
@pytest.mark.parametrize(("make", "sentence"), REFUSED, ids=lambda each: getattr(each, "__name__", ""))
def test_what_is_no_workspace_is_refused_and_untouched(
    filled: Path, make: Callable[[Path], None], sentence: str, write: bool
) -> None:
    make(filled)
    before, start = state(filled.parent), time.monotonic()
    with pytest.raises(FileError, match=sentence):
        open_store(filled, write=write)
    assert time.monotonic() - start < SECONDS
    assert state(filled.parent) == before


def test_every_kind_has_a_sentence_of_its_own() -> None:
    assert len({sentence.split(r"\.")[0] for _, sentence in REFUSED}) == 8


def test_a_damaged_file_names_its_backup(filled: Path) -> None:
    made = backup.automatic(filled, "close")
    strange_files.truncated(filled)
    with pytest.raises(FileError, match="is damaged") as caught:
        open_store(filled)
    assert str(made) in caught.value.text()


def test_damage_of_any_kind_is_a_sentence_and_never_a_traceback(filled: Path) -> None:
    """Bits turned, pages emptied, ends cut off: what opening or `verify` notices, and what nobody can."""
    whole, chance, told = filled.read_bytes(), random.Random(7), Counter[str]()
    for number in range(100):
        kind = ("bit", "bit", "bit", "page", "end")[number % 5]
        filled.write_bytes(damaged(whole, kind, chance))
        told[f"{kind}: {noticed(filled)}"] += 1
        assert leftovers(filled.parent) == []
    print(dict(sorted(told.items())))
    assert told["page: nothing noticed"] == told["end: nothing noticed"] == 0
    # A plain file has no checksums, and much of it is empty; its backups have: see the next test.
    assert sum(told.values()) - told["bit: nothing noticed"] > 45


def damaged(whole: bytes, kind: str, chance: random.Random) -> bytes:
    """A bit turned, a page emptied, or the end cut off."""
    if kind == "end":
        return whole[: chance.randrange(1, len(whole))]
    copy = bytearray(whole)
    if kind == "bit":
        copy[chance.randrange(len(copy))] ^= 1 << chance.randrange(8)
        return bytes(copy)
    full = [page for page in range(0, len(copy), 4096) if any(copy[page : page + 4096])]
    page = chance.choice(full)
    copy[page : page + 4096] = bytes(4096)
    return bytes(copy)


def noticed(path: Path, key: Key | None = None) -> str:
    """What opening or a check says of a file."""
    try:
        with open_store(path, key=key) as store:
            with store.reading() as connection:
                verdicts = list(verify.verify(connection))
            return "verify" if not all(verdict.sound for verdict in verdicts) else "nothing noticed"
    except FileError as error:
        return error.sentence


def test_a_backup_notices_every_bit_that_turned(filled: Path) -> None:
    made, chance = backup.automatic(filled, "close"), random.Random(3)
    whole = made.read_bytes()
    for _ in range(100):
        made.write_bytes(damaged(whole, "bit", chance))
        with pytest.raises(FileError, match="was changed or damaged"):
            backup.verify_checksum(made)
    made.write_bytes(whole)
    backup.verify_checksum(made)


def test_a_write_that_was_cut_off_is_taken_back_on_opening(filled: Path) -> None:
    before = dump(filled)
    strange_files.hot_journal(filled)
    with open_store(filled) as store:
        assert store.read_only is None
        must_be_sound(store)
    assert dump(filled) == before
    assert leftovers(filled.parent) == []


def not_writable(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """Take the right to write away; an administrator, as who tests often run, has it always."""
    real: Callable[..., bool] = os.access

    def access(path: Any, mode: int, **options: Any) -> bool:
        return not (Path(path) in paths and mode & os.W_OK) and real(path, mode, **options)

    monkeypatch.setattr(os, "access", access)


@pytest.mark.parametrize("what", ["file", "folder", "both"])
def test_without_the_right_to_write_it_opens_for_reading(
    filled: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    before = state(filled.parent)
    paths = {"file": [filled], "folder": [filled.parent], "both": [filled, filled.parent]}[what]
    not_writable(monkeypatch, *paths)
    if what != "file":
        monkeypatch.setattr("ngodesk.store.lock.Lock._create", _refused)
    with open_store(filled) as store:
        assert store.read_only is not None
        expected = "file" if what == "file" else "folder of"
        assert f"The {expected} " in store.read_only.text()
        assert "for reading only" in store.read_only.text()
        assert len(content(store)) > 50
        with pytest.raises(FileError, match="for reading only"), store.write("No"):
            raise AssertionError
    assert state(filled.parent) == before


def _refused(_self: object) -> bool:
    raise PermissionError(13, "Permission denied")


def test_a_cut_off_write_in_a_folder_for_reading_says_what_to_do(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strange_files.hot_journal(filled)
    before = state(filled.parent)
    not_writable(monkeypatch, filled, filled.parent)
    monkeypatch.setattr("ngodesk.store.lock.Lock._create", _refused)
    with pytest.raises(FileError, match=r"holds a write that was cut off\. Open it once where"):
        open_store(filled)
    assert state(filled.parent) == before


def test_only_reading_takes_no_lock_and_writes_nothing(filled: Path) -> None:
    before = state(filled.parent)
    with open_store(filled, write=False) as store:
        assert state(filled.parent) == before
        assert store.read_only is not None
        must_be_readable(store)
    assert state(filled.parent) == before


def must_be_readable(store: Any) -> None:
    assert len(content(store)) > 50


def test_a_file_that_another_tool_holds_says_so(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ngodesk.store.connections.BUSY_MILLISECONDS", 50)
    monkeypatch.setitem(_pragmas(), "busy_timeout", 50)
    other = raw(filled)
    other.execute("PRAGMA locking_mode = exclusive")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(FileError, match=r"Another program is writing to .*Wait a moment"):
        open_store(filled)
    other.close()
    with open_store(filled) as store:
        assert store.read_only is None


def test_a_save_while_another_tool_writes_says_so_and_can_be_repeated(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(_pragmas(), "busy_timeout", 50)
    with open_store(filled) as store:
        other = raw(filled)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(FileError, match="Another program is writing"), store.write("Set") as session:
            session.add(Setting(key="a", value="1"))
        other.execute("ROLLBACK")
        other.close()
        with store.write("Set") as session:
            session.add(Setting(key="a", value="1"))
        must_be_sound(store)


def test_a_full_disk_says_so_and_the_file_works_on(filled: Path) -> None:
    with open_store(filled) as store:
        before = dump(filled)
        limited(store, filled.stat().st_size // 4096)
        with pytest.raises(FileError, match="The disk is full"), store.write("Much") as session:
            session.add(Setting(key="a", value="x" * 5_000_000))
        limited(store, 1_000_000)
        assert dump(filled) == before
        with store.write("Little") as session:
            session.add(Setting(key="a", value="1"))
        must_be_sound(store)
    assert leftovers(filled.parent) == []


def limited(store: Store, pages: int) -> None:
    """Let the file grow to so many pages and no further, as on a full disk."""
    with store.reading() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def _pragmas() -> dict[str, Any]:
    from ngodesk.store import connections

    return connections._PRAGMAS


def lock_of(path: Path) -> Path:
    return path.with_name(path.name + ".lock")


def write_lock(path: Path, **values: Any) -> None:
    held = {
        "computer": settings.computer(),
        "host": "laptop",
        "user": "anna",
        "process": os.getpid(),
        "since": "2026-01-02T03:04:05+00:00",
    }
    lock_of(path).write_text(json.dumps(held | values), encoding="utf-8")


def test_open_in_another_window_here_is_for_reading(filled: Path) -> None:
    with open_store(filled) as first:
        with open_store(filled) as second:
            assert second.read_only is not None
            assert "is open in another window on this computer" in second.read_only.text()
            with first.write("Set") as session:
                session.add(Setting(key="a", value="1"))
            assert content(second) == content(first)
        assert lock_of(filled).exists()
        with open_store(filled, take_over=True) as third:
            assert third.read_only is not None
    with open_store(filled) as later:
        assert later.read_only is None


def test_open_on_another_computer_is_for_reading_until_somebody_says_otherwise(filled: Path) -> None:
    write_lock(filled, computer="0123456789abcdef", process=1)
    with open_store(filled) as store:
        assert store.read_only is not None
        assert "is open on the computer laptop (anna, since 2026-01-02" in store.read_only.text()
    assert "0123456789abcdef" in lock_of(filled).read_text(encoding="utf-8")
    with open_store(filled, take_over=True) as store:
        assert store.read_only is None
        assert settings.computer() in lock_of(filled).read_text(encoding="utf-8")
    assert not lock_of(filled).exists()


@pytest.mark.parametrize("torn", ["", "{", "[]", "null", '{"computer": 1}', "\0" * 50])
def test_a_lock_that_was_cut_off_is_taken_over(filled: Path, torn: str) -> None:
    lock_of(filled).write_text(torn, encoding="utf-8")
    with open_store(filled) as store:
        assert store.read_only is None
    assert leftovers(filled.parent) == []


def test_a_lock_that_nobody_may_read_is_respected(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_lock(filled)
    real = Path.read_text

    def read_text(path: Path, *arguments: Any, **options: Any) -> str:
        if path.name.endswith(".lock"):
            raise PermissionError(13, "Permission denied")
        return real(path, *arguments, **options)

    monkeypatch.setattr(Path, "read_text", read_text)
    with open_store(filled) as store:
        assert store.read_only is not None
    assert lock_of(filled).exists()


def test_a_second_name_of_the_file_has_the_same_lock(filled: Path) -> None:
    link = filled.with_name("link.ngodesk")
    link.symlink_to(filled)
    with open_store(filled), open_store(link) as second:
        assert second.read_only is not None
    with open_store(link) as store:
        assert store.read_only is None
        assert lock_of(filled).exists()


def test_opening_and_closing_changes_no_byte(filled: Path) -> None:
    before = state(filled.parent)
    store = workspaces.open_workspace(filled)
    workspaces.workspace_facts(store)
    workspaces.close_workspace(store)
    assert state(filled.parent) == before
