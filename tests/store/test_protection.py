"""A protected file: what opens it, what does not, and nothing of it readable anywhere beside it."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from ngodesk.common.errors import Damaged, FileError, Protected, UserError, WrongPassword
from ngodesk.model import Person
from ngodesk.store import backup, beside, files, keys, rewriting, schema
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import backups, protecting, workspaces
from tests.store.test_opening import state
from tests.store.whole import content, done, dump, leftovers, must_be_sound

PASSWORD = "it's “zażółć” ķirsis; -- x'00'"
MARK = "Brzęczyszczykiewiczówna"


@pytest.fixture
def key(filled: Path) -> keys.Key:
    """The example, protected; its key."""
    made = protecting.new_key(PASSWORD)
    protecting.exchange(filled, None, made)
    return made


def test_everything_is_in_it_and_comes_out_again(filled: Path) -> None:
    before = dump(filled)
    made = protecting.new_key(PASSWORD)
    protecting.exchange(filled, None, made)
    with open_store(filled, password=PASSWORD) as store:
        must_be_sound(store)
        assert store.key == made
        assert store.read_only is None
    protecting.exchange(filled, made, None)
    assert done(filled) == before
    assert leftovers(filled.parent) == []


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKD"])
def test_letters_in_two_parts_are_the_same_password(filled: Path, key: keys.Key, form: str) -> None:
    with open_store(filled, password=unicodedata.normalize(form, PASSWORD)) as store:
        assert store.key == key


def test_the_code_of_the_sheet_opens_it_however_it_is_typed(filled: Path, key: keys.Key) -> None:
    code = key.recovery_code
    assert len(code.replace(" ", "")) == 52
    for typed in (code, code.lower(), code.replace(" ", ""), code.replace(" ", "-").replace("O", "0")):
        assert keys.unlock(filled, typed) == key
        assert key.is_written(typed)
    wrong = ("A" if code[0] != "A" else "B") + code[1:]
    assert keys.unlock(filled, wrong) is None
    assert not key.is_written(wrong)


@pytest.mark.parametrize(
    "typed", ["", " ", "x", PASSWORD + " ", PASSWORD.upper(), "'", '"', "x'00'", "ł" * 400]
)
def test_any_other_password_says_so_and_touches_nothing(filled: Path, key: keys.Key, typed: str) -> None:
    before = state(filled.parent)
    with pytest.raises(WrongPassword if typed else Protected) as caught:
        open_store(filled, password=typed)
    assert caught.value.tried is bool(typed)
    assert PASSWORD not in caught.value.text()
    assert state(filled.parent) == before


def test_the_same_password_gives_every_file_another_key() -> None:
    assert len({keys.fresh(PASSWORD).secret for _time in range(3)}) == 3
    assert PASSWORD not in repr(keys.fresh(PASSWORD))


@pytest.mark.parametrize(
    ("password", "expected"),
    [
        ("", "short"),
        ("1234567", "short"),
        ("aaaaaaaaaaaaaa", "short"),
        ("haslo123", "weak"),
        ("hasłohasłohasło", "weak"),
        ("zielony-traktor", "good"),
        ("kot pies dom las", "good"),
    ],
)
def test_how_good_a_password_is(password: str, expected: str) -> None:
    assert protecting.strength(password) == expected
    if expected == "short":
        with pytest.raises(UserError, match="too short"):
            protecting.new_key(password)


def test_nothing_is_readable_beside_it_while_somebody_works(
    filled: Path, key: keys.Key, tmp_path: Path
) -> None:
    """A name that is written is looked for in the file, its journal, the backups and all that lies there."""
    protecting.delete_under_other_keys(filled, key)
    with open_store(filled, password=PASSWORD) as store:
        with store.write("A person") as session:
            session.add(Person(ref="X", first_name=MARK, last_name=MARK))
        attach(store, MARK.encode() * 9)
        with store.raw_writing() as connection:
            connection.exec_driver_sql("UPDATE people SET first_name = first_name || 'x'")
            looked = _found(tmp_path)
        backups.make(store)
        backups.make(store, filled.with_name("copy.ngodesk"))
        assert store.read_only is None
    workspaces.close_workspace(open_store(filled, password=PASSWORD))
    assert (looked, _found(tmp_path)) == (0, 0)
    assert any(beside.folder(backup.folder(filled), key.salt).iterdir())
    protecting.exchange(filled, key, None)
    assert _found(tmp_path) > 0  # the search finds what is there


def attach(store: Store, content: bytes) -> None:
    """Keep the bytes of an attachment, in pieces."""
    pieces = [content[start : start + files.PIECE] for start in range(0, len(content), files.PIECE)]
    with store.raw_writing() as connection:
        files.add(connection, next(iter(store.identifiers)), pieces)


def _found(folder: Path) -> int:
    signs = [form.encode() for form in (MARK, MARK.casefold(), "brzeczyszczykiewiczowna")]
    signs += [MARK.encode("utf-16-le"), b"SQLite format 3"]
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return sum(sign in content for content in files for sign in signs)


@pytest.mark.parametrize("failing", ["rewrite", "verify", "automatic", "replace"])
def test_where_it_fails_the_file_is_as_it_was(
    filled: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    before, real = dump(filled), Path.replace

    def fail(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    def replace(path: Path, target: Path) -> Path:
        return fail() if target == filled else real(path, target)  # type: ignore[func-returns-value]

    if failing == "replace":
        monkeypatch.setattr(Path, "replace", replace)
    else:
        monkeypatch.setattr(rewriting if failing == "rewrite" else backup, failing, fail)
    with pytest.raises((FileError, OSError)):
        protecting.exchange(filled, None, protecting.new_key(PASSWORD))
    monkeypatch.undo()
    assert dump(filled) == before
    assert leftovers(filled.parent) == []


def test_backups_and_attachments_come_back_under_the_same_key(filled: Path, key: keys.Key) -> None:
    with open_store(filled, password=PASSWORD) as store:
        attach(store, bytes(range(256)) * 9_000)
        expected = content(store)
        made = backups.make(store)
        pieces = "SELECT count(*), sum(length(bytes)) FROM file_pieces"
        with store.reading() as connection:
            whole = connection.exec_driver_sql(pieces).one()
    assert whole[0] > 0
    target = filled.with_name("again.ngodesk")
    with pytest.raises(WrongPassword):
        backups.restore(made, target, password="another one")
    backups.restore(made, target, password=PASSWORD)
    with open_store(target, password=PASSWORD) as store:
        must_be_sound(store)
        assert content(store) == expected
        with store.reading() as connection:
            assert connection.exec_driver_sql(pieces).one() == whole


def test_every_damage_of_a_protected_file_is_noticed(filled: Path, key: keys.Key) -> None:
    """Each page has a checksum of its own."""
    whole, noticed = filled.read_bytes(), 0
    places = range(20, len(whole), len(whole) // 40)
    for place in places:
        damaged = bytearray(whole)
        damaged[place] ^= 4
        filled.write_bytes(bytes(damaged))
        try:
            open_store(filled, password=PASSWORD).close()
        except FileError:
            noticed += 1
    print(f"{noticed} of {len(places)} damages noticed")
    assert noticed == len(places)


def test_an_older_protected_file_is_brought_up_to_date_under_its_key(filled: Path, tmp_path: Path) -> None:
    import shutil

    old = Path(
        shutil.copyfile(Path(__file__).parent.parent / "data/schemas/1.ngodesk", tmp_path / "o.ngodesk")
    )
    made, part = keys.fresh(PASSWORD), tmp_path / "p.ngodesk"
    rewriting.rewrite(old, part, key=None, new=made)
    part.replace(old)
    with open_store(old, password=PASSWORD) as store:
        assert store.read_only is None
        with store.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == schema.VERSION
    assert all(keys.salt_of(path) == made.salt for path in backup.listed(old))


def test_a_damaged_beginning_is_no_wrong_password_where_a_backup_says_so(filled: Path, key: keys.Key) -> None:
    made = backup.automatic(filled, "close", key=key)
    whole, expected = filled.read_bytes(), dump_of(filled, key)
    for place, opens in ((3, True), (40, False), (3_000, False)):
        damaged = bytearray(whole)
        damaged[place] ^= 4
        filled.write_bytes(damaged)
        for secret in (PASSWORD, key.recovery_code):
            if opens:  # the salt alone: what the backup opens with opens the file as well
                open_store(filled, password=secret).close()
                continue
            with pytest.raises(Damaged) as caught:
                open_store(filled, password=secret)
            assert caught.value.latest == made
            restored = filled.with_name(f"restored {place} {len(secret)}.ngodesk")
            backups.restore(made, restored, key=caught.value.key)
            assert dump_of(restored, key) == expected
            assert secret not in caught.value.text()
        with pytest.raises(WrongPassword):
            open_store(filled, password="not this one")


def dump_of(path: Path, key: keys.Key) -> Any:
    """Everything in a protected file."""
    with open_store(path, key=key) as store:
        return content(store)


def test_a_backup_is_not_restored_without_its_password(filled: Path, key: keys.Key) -> None:
    made = backup.automatic(filled, "close", key=key)
    with pytest.raises(Protected, match="is protected by a password"):
        backups.restore(made, filled.with_name("new.ngodesk"))
    with pytest.raises(WrongPassword):
        backups.restore(made, filled.with_name("new.ngodesk"), password="not this one")
