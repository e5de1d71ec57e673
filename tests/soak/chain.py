"""Tamperings with the journal, and how long it takes to look through a long one."""

import random
import shutil
import time
from collections import Counter
from pathlib import Path

from ngodesk.model import Organisation, Setting
from ngodesk.store.journal import broken_steps
from ngodesk.store.opening import open_store
from ngodesk.work import history
from tests.soak.trials import SCHEMAS
from tests.store.test_chain import tampered

_LONG, _SECONDS = 100_000, 2


def tamperings(home: Path, number: int) -> Counter[str]:
    """So many, each taken back before the next."""
    home.mkdir()
    path = Path(shutil.copyfile(SCHEMAS / "2.ngodesk", home / "a.ngodesk"))
    chance, found = random.Random(12), Counter[str]()
    with open_store(path) as store:
        for each in range(5):
            with store.write("Set") as session:
                session.add(Setting(key=str(each), value="ą"))
                session.query(Organisation).first().city = f"Rīga {each}"  # type: ignore[union-attr]
        history.undo(store)
        for _each in range(number):
            _what, broken = tampered(store, chance)
            found["good" if broken else "not noticed"] += 1
    return found


def long_journal(home: Path, number: int) -> Counter[str]:
    """So many looks through a journal of 100,000 rows."""
    home.mkdir()
    path = Path(shutil.copyfile(SCHEMAS / "2.ngodesk", home / "a.ngodesk"))
    found = Counter[str]()
    with open_store(path) as store:
        for part in range(10):
            with store.write("Set") as session:
                session.add_all(Setting(key=f"{part}-{each}", value="a") for each in range(_LONG // 10))
        for _each in range(number):
            begun = time.process_time()
            with store.reading() as connection:
                sound = not list(broken_steps(connection))
            quick = time.process_time() - begun <= _SECONDS
            found["good" if sound and quick else "half: slow" if sound else "damaged"] += 1
    return found
