"""What a restored file opens with, what its history says of it, and what cannot be undone afterwards."""

from pathlib import Path

import pytest

from ngodesk.common.errors import FileError, Protected, UserError, WrongPassword
from ngodesk.model import Setting
from ngodesk.store import backup, keys
from ngodesk.store.keys import Key
from ngodesk.store.opening import open_store
from ngodesk.work import backups, erasing, history, protecting, whole_history, workspaces
from tests.store.test_protection import attach
from tests.store.whole import content, must_be_sound, raw

FORMER, NOW = "alfa beta gamma delta", "omega psi chi sigma"


def under(workspace: Path, old: Key | None, password: str) -> Key:
    """Give the workspace this password; its key."""
    key = protecting.new_key(password)
    protecting.exchange(workspace, old, key)
    return key


def a_backup(workspace: Path, key: Key | None) -> Path:
    """A backup whose attachment stands beside it."""
    with open_store(workspace, key=key) as store:
        attach(store, bytes(range(256)) * 90)
        return backups.make(store)


def told(workspace: Path, key: Key | None) -> list[str]:
    """What the history says, the latest first."""
    with open_store(workspace, key=key) as store:
        must_be_sound(store)
        return [row.words for row in whole_history.history(store, whole_history.Asked()).rows]


@pytest.mark.parametrize("former", [None, FORMER], ids=["without", "under another one"])
def test_a_backup_in_place_of_a_protected_file_is_protected_as_the_file(
    filled: Path, former: str | None
) -> None:
    first = under(filled, None, former) if former else None
    made = a_backup(filled, first)
    now = under(filled, first, NOW)
    with open_store(filled, key=now) as store:
        person = erasing.person(store, "P1")
        erasing.erase(store, [person])
    erasing.log_file(filled).unlink()
    done = backups.restore(made, filled, replace=True, password=former or "", key=now)
    assert keys.opens(filled, now)
    assert keys.unlock(filled, FORMER) is None
    assert "the password of the file until now" in done.opens()
    assert done.told() == ""
    with open_store(filled, key=now) as store:
        must_be_sound(store)
        with store.reading() as connection:
            names = connection.exec_driver_sql("SELECT first_name FROM people WHERE id = ?", (person,))
            assert names.scalar_one() == "–"
    kept = [path for path in backup.listed(filled) if "before-restore" in path.name]
    assert [keys.salt_of(path) for path in kept] == [now.salt]


def test_a_protected_backup_in_place_of_a_plain_file_opens_without_a_password(filled: Path) -> None:
    key = under(filled, None, FORMER)
    made = a_backup(filled, key)
    with open_store(filled, key=key) as store:
        expected = content(store)
    protecting.exchange(filled, key, None)
    done = backups.restore(made, filled, replace=True, password=FORMER)
    assert "without a password" in done.opens()
    with open_store(filled) as store:
        must_be_sound(store)
        assert content(store) == expected
        with store.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM file_pieces").scalar_one() > 0


def test_no_file_loses_its_password_for_want_of_it(filled: Path) -> None:
    made = a_backup(filled, None)
    key = under(filled, None, NOW)
    with pytest.raises(Protected) as asked:
        backups.restore(made, filled, replace=True)
    assert asked.value.arguments["path"] == filled
    with pytest.raises(WrongPassword):
        backups.restore(made, filled, replace=True, password=FORMER)
    assert keys.opens(filled, key)
    assert list(filled.parent.glob("* replaced *")) == []


def test_a_damaged_file_gets_what_its_backups_open_with(filled: Path) -> None:
    key = under(filled, None, NOW)
    made = a_backup(filled, key)
    damaged = bytearray(filled.read_bytes())
    damaged[3_000] ^= 4
    filled.write_bytes(damaged)
    done = backups.restore(made, filled, replace=True, password=NOW)
    assert not done.knows_erased
    assert keys.opens(filled, key)
    filled.write_bytes(bytes(9_000))  # nothing tells any more that it had a password
    assert backups.restore(made, filled, replace=True, password=NOW).protected
    assert keys.opens(filled, key)


def test_a_new_file_opens_as_the_backup_and_says_so(filled: Path) -> None:
    plain = a_backup(filled, None)
    key = under(filled, None, NOW)
    protected = a_backup(filled, key)
    one, other = (filled.with_name(f"{name}.ngodesk") for name in ("one", "other"))
    assert backups.restore(plain, one, key=key).opens() == "It opens without a password."
    assert "the password of the backup" in backups.restore(protected, other, key=key).opens()
    assert (keys.salt_of(one), keys.salt_of(other)) == (keys.PLAIN, key.salt)


def test_the_history_notes_passwords_and_restores_and_nothing_before_is_undone(filled: Path) -> None:
    with open_store(filled) as store:
        with store.write("Set") as session:
            session.add(Setting(key="a", value="1"))
        made = backups.make(store)
    first = under(filled, None, FORMER)
    second = under(filled, first, NOW)
    protecting.exchange(filled, second, None)
    assert told(filled, None)[:3] == [
        "The password was taken off",
        "The password was changed",
        "A password was set",
    ]
    with open_store(filled) as store:
        assert history.next_undo(store) == "Set"  # a password is no boundary: nothing of the data changed
    backups.restore(made, filled, replace=True)
    assert told(filled, None)[:2] == ["Restored from a backup", "Set"]
    with open_store(filled) as store:
        assert history.next_undo(store) is None
        with pytest.raises(UserError, match="nothing to undo"):
            history.undo(store)
        with store.write("Set again") as session:
            session.add(Setting(key="b", value="1"))
        assert history.undo(store) == "Set again"


@pytest.mark.parametrize("password", [None, FORMER], ids=["plain", "protected"])
def test_a_copy_that_somebody_worked_in_is_no_damaged_one(
    filled: Path, tmp_path: Path, password: str | None
) -> None:
    key = under(filled, None, password) if password else None
    copy, new = tmp_path / "stick.ngodesk", tmp_path / "new.ngodesk"
    with open_store(filled, key=key) as store:
        backups.make(store, copy)
    with open_store(copy, key=key) as store, store.write("On the stick") as session:
        session.add(Setting(key="stick", value="1"))
    done = backups.restore(copy, new, password=password or "")
    assert done.worked_in
    assert "Somebody worked in this copy" in done.noted()
    assert done.told() == ""
    with open_store(new, key=key) as store:
        assert workspaces.settings(store)["stick"] == "1"
    with copy.open("r+b") as stream:  # and damage is damage
        stream.seek(copy.stat().st_size // 2)
        stream.write(bytes(5_000))
    with pytest.raises(FileError):
        backups.restore(copy, tmp_path / "other.ngodesk", password=password or "")


@pytest.mark.parametrize("worked_in", [True, False])
def test_a_copy_with_another_value_is_damaged_however_sound_it_looks(
    filled: Path, tmp_path: Path, worked_in: bool
) -> None:
    copy = tmp_path / "stick.ngodesk"
    with open_store(filled) as store:
        backups.make(store, copy)
    if worked_in:
        with open_store(copy) as store:
            store.note("Worked in")
    connection = raw(copy)
    connection.execute("UPDATE people SET first_name = 'Inna'")
    connection.close()
    with pytest.raises(FileError, match="changed or damaged"):
        backups.restore(copy, tmp_path / "new.ngodesk")
