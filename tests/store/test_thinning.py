"""Which backups stay: by count, whatever the clock says, within a tenth of the disk; attachments too."""

import random
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from ngodesk.common import safefile
from ngodesk.store import backup, beside, files, keys, thinning
from ngodesk.store.lock import Lock
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.store.thinning import Named
from ngodesk.work import backups, protecting
from ngodesk.work.restored import Restored
from ngodesk.work.verifying import verdicts
from tests.store.test_backup import change
from tests.store.test_protection import attach
from tests.store.whole import must_be_sound


def made(days: list[date], reason: str = "close") -> list[Named]:
    """Backups with these days in their names, numbered as they were made."""
    return [Named(Path(f"{number:06}"), number, day, reason) for number, day in enumerate(days, 1)]


def test_two_years_of_work_leave_days_weeks_and_months() -> None:
    first = date(2024, 1, 1)
    days = [first + timedelta(days=number // 4) for number in range(4 * 730)]
    stays = thinning.kept(made(days))
    assert [each.number for each in stays[:8]] == list(range(2920, 2912, -1))  # all of two days
    ages = Counter((days[-1] - each.day).days for each in stays)
    assert set(range(16)) <= set(ages)  # and 14 more, one of each day
    assert max(ages) > 320  # the twelfth month
    assert len(stays) < 8 + 14 + 8 + 12
    again = thinning.kept(stays)
    assert again == stays


def test_those_before_a_migration_stay_longer() -> None:
    days = [date(2020, 1, 1) + timedelta(days=number) for number in range(900)]
    old = [Named(each.path, each.number, each.day, thinning.BEFORE_MIGRATION) for each in made(days[:5])]
    stays = thinning.kept([*old, *made(days)[5:]])
    assert [each.number for each in stays if each.reason == thinning.BEFORE_MIGRATION] == [5, 4, 3]


@pytest.mark.parametrize("wrong", [date(2001, 1, 1), date(2099, 1, 1)])
def test_a_clock_that_jumps_costs_no_good_backup(wrong: date) -> None:
    """Backups with a wrong day count as days of their own; the newest by number stay in any case."""
    chance = random.Random(3)
    for _history in range(50):
        days = [date(2026, 1, 1) + timedelta(days=number) for number in range(chance.randrange(5, 60))]
        for _jump in range(chance.randrange(1, 4)):
            days.insert(chance.randrange(len(days)), wrong)
        every = made(days)
        stays = thinning.kept(every)
        assert [each.number for each in stays[:3]] == [each.number for each in every[:-4:-1]]
        right = [each for each in stays if each.day != wrong]
        assert len({each.day for each in right}) >= min(len(set(days)) - 1, 15)


def test_a_tenth_of_the_disk_and_the_newest_three_in_any_case(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        with open_store(workspace) as store:
            change(store, str(number))
        backup.automatic(workspace, "close")
    assert len(backup.listed(workspace)) == 6
    size = backup.listed(workspace)[0].stat().st_size
    monkeypatch.setattr(safefile, "disk", lambda _folder: 45 * size)
    backup.thin(workspace)
    assert [path.name[:6] for path in backup.listed(workspace)] == ["000003", "000004", "000005", "000006"]
    monkeypatch.setattr(safefile, "disk", lambda _folder: 10)
    backup.thin(workspace)
    assert [path.name[:6] for path in backup.listed(workspace)] == ["000004", "000005", "000006"]
    assert len(list(backup.folder(workspace).glob("*.sha256"))) == 3


@pytest.mark.parametrize("password", ["", "cztery konie piją wodę"], ids=["plain", "protected"])
def test_attachments_are_kept_once_and_go_with_the_last_backup_that_has_them(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    key = protecting.new_key(password) if password else None
    if key is not None:
        protecting.exchange(workspace, None, key)
        protecting.delete_under_other_keys(workspace, key)
    content = random.Random(1).randbytes(3 * files.PIECE)
    with open_store(workspace, key=key) as store:
        attach(store, content)
        change(store)
        first, second = backups.make(store), backups.make(store)
        lying = list(beside.folder(first.parent, key.salt if key else keys.PLAIN).iterdir())
        assert len(lying) == 1
        assert max(first.stat().st_size, second.stat().st_size) < len(content)
        assert content[:64] not in lying[0].read_bytes() or key is None
        restored = workspace.with_name("restored.ngodesk")
        backups.restore(second, restored, key=key)
        assert _contents(restored, key) == [content]
        with store.raw_writing() as connection:
            connection.exec_driver_sql("DELETE FROM file_pieces")
            connection.exec_driver_sql("DELETE FROM files")
        monkeypatch.setattr(thinning, "kept", lambda every: sorted(every, key=lambda one: -one.number)[:2])
        backups.make(store)
        assert lying[0].exists()
        backups.make(store)
        assert not lying[0].exists()


def _contents(path: Path, key: keys.Key | None) -> list[bytes]:
    with open_store(path, key=key) as store:
        must_be_sound(store)
        with store.reading() as connection:
            return [files.whole(connection, sha256) for sha256 in files.known(connection)]


def _zeroed(content: Path) -> None:
    content.write_bytes(b"")


def _cut(content: Path) -> None:
    content.write_bytes(content.read_bytes()[: content.stat().st_size // 2])


def _garbled(content: Path) -> None:
    bytes_ = bytearray(content.read_bytes())
    bytes_[5_000:9_000] = random.Random(1).randbytes(4_000)
    content.write_bytes(bytes_)


@pytest.mark.parametrize("spoil", [Path.unlink, _zeroed, _cut, _garbled])
def test_an_attachment_that_is_lost_beside_the_backups_is_told_and_written_again(
    store: Store, spoil: Callable[[Path], None]
) -> None:
    scan = random.Random(2).randbytes(50_000)
    attach(store, scan)
    made_ = backups.make(store)
    assert backups.is_sound(made_, None)
    (lying,) = beside.folder(made_.parent, keys.PLAIN).iterdir()
    spoil(lying)
    assert not backups.is_sound(made_, None)
    restored = store.path.with_name("restored.ngodesk")
    done = backups.restore(made_, restored)
    assert done.missing == 1
    assert "1 attachment does not lie beside" in done.told()
    assert list(store.path.parent.glob("**/.*")) == []
    with open_store(restored) as copy:
        assert [verdict.part for verdict in verdicts(copy) if not verdict.sound] == ["attachments"]
        assert backups.restore(backups.make(copy), restored.with_name("2.ngodesk")).missing == 1
    backup.automatic(store.path, backup.WANTED if spoil is _garbled else "close")
    assert backups.is_sound(made_, None)
    again = backups.restore(made_, restored.with_name("3.ngodesk"))
    assert again == Restored(None)
    assert _contents(restored.with_name("3.ngodesk"), None) == [scan]


def test_a_backup_that_somebody_has_open_stays(workspace: Path) -> None:
    made_now = backup.automatic(workspace, "close")
    other, worked_in = (
        made_now.with_name(f"00000{number} 2020-01-0{number} 10-00 close.ngodesk") for number in (1, 2)
    )
    newer = [
        made_now.with_name(f"00{month:02}{day} 2025-{month:02}-{day} 10-00 close.ngodesk")
        for month in range(1, 13)
        for day in (20, 10)
    ]
    for path in (other, worked_in, *newer):
        shutil.copyfile(made_now, path)
    made_now.unlink()
    lock = Lock(worked_in)
    assert lock.take() is None
    backup.thin(workspace)
    left = backup.listed(workspace)
    assert left[0] == worked_in
    assert other not in left
    lock.release()
    backup.thin(workspace)
    assert backup.listed(workspace) == left[1:]
