"""Histories that end in a damaged file: the last backup comes back whole, and the damaged file stays."""

import random
from collections import Counter
from pathlib import Path
from typing import Any

from ngodesk.common.errors import Damaged, FileError
from ngodesk.model import Setting
from ngodesk.store import backup, files
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import backups, workspaces
from tests.soak.deeds import KEY
from tests.store.whole import content, must_be_sound


def drill(home: Path, number: int, seed: int = 8) -> Counter[str]:
    """So many histories; what became of each."""
    found = Counter[str]()
    for history in range(number):
        chance = random.Random(seed * 1_000 + history)
        folder = home / f"history {history}"
        folder.mkdir(parents=True)
        found[_history(folder / "a.ngodesk", chance)] += 1
    return found


def _history(path: Path, chance: random.Random) -> str:
    key = KEY if chance.random() < 0.5 else None
    workspaces.create(path, key=key)
    expected: Any = None
    for number in range(chance.randrange(2, 6)):
        with open_store(path, key=key) as store:
            _work(store, number, chance)
            if expected is None or chance.random() < 0.6:
                backup.automatic(path, "close", key=key)
                expected = content(store)
    _damage(path, chance)
    damaged = path.read_bytes()
    try:
        open_store(path, key=key).close()
        return "not noticed"
    except Damaged as error:
        latest = error.latest
    except FileError:
        latest = backup.latest(path)
    if latest is None:
        return "no backup named"
    restored = path.with_name("restored.ngodesk")
    backups.restore(latest, restored, key=key)
    with open_store(restored, key=key) as store:
        must_be_sound(store)
        same = content(store) == expected
    kept = backups.restore(latest, path, replace=True, key=key).kept
    paused = backup.is_paused(path)
    stays = kept is not None and kept.read_bytes() == damaged
    return "restored" if same and stays and paused else "wrong"


def _work(store: Store, number: int, chance: random.Random) -> None:
    with store.write("Set") as session:
        for part in range(chance.randrange(1, 40)):
            session.add(Setting(key=f"{number}-{part}", value="ą" * chance.randrange(2_000)))
    if chance.random() < 0.5:
        with store.raw_writing() as connection:
            files.add(
                connection, next(iter(store.identifiers)), [chance.randbytes(chance.randrange(1, 99_999))]
            )


def _damage(path: Path, chance: random.Random) -> None:
    """A page of noise near the beginning, or an end that was cut off."""
    whole = bytearray(path.read_bytes())
    if chance.random() < 0.5:
        path.write_bytes(whole[: len(whole) // 2 + 7])
    else:
        whole[100:4_000] = chance.randbytes(3_900)
        path.write_bytes(whole)
