"""Damaged files: what of it opening or a check notices, and that a backup's checksum notices all."""

import random
import shutil
from collections import Counter
from pathlib import Path

from ngodesk.common.errors import FileError
from ngodesk.store import backup
from ngodesk.store.keys import Key
from ngodesk.store.opening import open_store
from ngodesk.work import protecting
from tests.soak.deeds import KEY
from tests.soak.trials import SCHEMAS
from tests.store.test_opening import damaged, noticed

_UNSEEN = "nothing noticed"


def plain(home: Path, number: int) -> Counter[str]:
    """Of a plain file: each is a sentence or nothing, never a fault. Much of it nobody can notice."""
    return _tried(home, number, None)


def protected(home: Path, number: int) -> Counter[str]:
    """Of a protected file: everything is noticed."""
    return _tried(home, number, KEY)


def backups(home: Path, number: int) -> Counter[str]:
    """Of a backup: everything is noticed, by its checksum."""
    path, chance, found = _file(home, None), random.Random(9), Counter[str]()
    made = backup.automatic(path, "wanted")
    whole = made.read_bytes()
    for each in range(number):
        made.write_bytes(damaged(whole, _kind(each), chance))
        try:
            backup.verify_checksum(made)
            found["not noticed"] += made.read_bytes() != whole
        except FileError:
            found["good"] += 1
    return found


def _tried(home: Path, number: int, key: Key | None) -> Counter[str]:
    path, chance, found = _file(home, key), random.Random(7), Counter[str]()
    whole = path.read_bytes()
    for each in range(number):
        kind = _kind(each)
        path.write_bytes(damaged(whole, kind, chance))
        said = noticed(path, key)
        # Zeros that are cut off at its end hold nothing: SQLite reads them all the same.
        unseen = said == _UNSEEN and path.read_bytes().rstrip(b"\0") != whole.rstrip(b"\0")
        # A plain file has no checksums, and much of it is empty: a turned bit may stay unseen in it.
        wrong = unseen and (key is not None or kind != "bit")
        found["not noticed" if wrong else "unseen bit" if unseen else "good"] += 1
    return found


def _kind(number: int) -> str:
    """As in the plan: of six, four bits, a page and an end."""
    return ("bit", "bit", "bit", "bit", "page", "end")[number % 6]


def _file(home: Path, key: Key | None) -> Path:
    home.mkdir(parents=True)
    path = Path(shutil.copyfile(SCHEMAS / "2.ngodesk", home / "a.ngodesk"))
    open_store(path).close()
    shutil.rmtree(backup.folder(path))
    if key is not None:
        protecting.exchange(path, None, key)
        shutil.rmtree(backup.folder(path))
    return path
