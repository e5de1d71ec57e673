"""People named all over a file, erased: their names stand nowhere, and every count stays."""

import os
import re
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import select

from ngodesk.common.text import fold
from ngodesk.model import Attachment, Event, Person
from ngodesk.store import backup, files, journal
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import counting, erasing, projects, samples

_LETTERS = "aąbcćdeęfghijklłmnńoóprsśtuwyzźżāčēģīķļņšūž"
_SEED = 2026
_TEXTS = (
    "{first} {last} prowadziła",
    "obecna:\n{last} {first}, tel. {phone}",
    "{LAST} {FIRST}",
    "skan {last}-{first}.pdf",
)


class Named:
    """A person with a name, a number and an address that nobody else has."""

    def __init__(self, number: int, random: Random) -> None:
        self.first, self.last = ("".join(random.choices(_LETTERS, k=9)).capitalize() for _ in range(2))
        self.phone = f"+48 {random.randrange(10**8, 10**9)}"
        self.email = f"{fold(self.last)}@example{number}.org"

    @property
    def marks(self) -> tuple[str, ...]:
        """What must stand nowhere: folded, without what stands between."""
        return fold(self.last), fold(self.first), self.phone[4:]

    def texts(self) -> list[str]:
        """The name in running text."""
        words = {"first": self.first, "last": self.last, "phone": self.phone}
        return [
            each.format(**words, FIRST=self.first.upper(), LAST=fold(self.last).upper()) for each in _TEXTS
        ]


def occurrences(paths: list[Path], people: list[Named]) -> int:
    """How many marks stand in files, in UTF-8 or UTF-16, folded or not."""
    found = 0
    for path in paths:
        content = path.read_bytes()
        for code in ("utf-8", "utf-16-le", "utf-16-be"):
            text = re.sub("[ +-]", "", fold(content.decode(code, "ignore")))
            found += sum(mark in text for each in people for mark in each.marks)
    return found


def name_all_over(store: Store, chosen: list[int], random: Random) -> list[Named]:
    """Give people names, and write these into events, attendance, consents, file names and the journal."""
    people = [Named(number, random) for number in range(len(chosen))]
    for row_id, each in zip(chosen, people, strict=True):
        with store.write("Name somebody") as session:
            person = session.get_one(Person, row_id)
            person.first_name, person.last_name = each.first, each.last
            person.phone, person.email = each.phone, each.email
            event = random.choice(session.scalars(select(Event)).all())
            event.notes = "\n".join(filter(None, (event.notes, *each.texts())))
        with store.write("A paper") as session:
            with store.reading() as connection:
                sha256 = connection.exec_driver_sql("SELECT sha256 FROM files LIMIT 1").scalar()
            session.add(
                Attachment(
                    table_name="events",
                    record_id=event.id,
                    filename=f"{each.last}_{each.first}.pdf",
                    sha256=sha256,
                )
            )
        with store.write("Another address") as session:
            session.get_one(Person, row_id).email = f"new.{each.email}"
    return people


def soaked(store: Store, number: int, seed: int | str) -> Counter[str]:
    """Erase so many people, in portions. An assertion fails where a name is left or a count changes."""
    random = Random(seed)
    with store.raw_writing() as connection:
        files.add(connection, store.identifiers.draw()[0], [b"%PDF"])
    with store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT id FROM people ORDER BY id").scalars().all()
    chosen = random.sample(list(rows), min(number, len(rows)))
    people = name_all_over(store, chosen, random)
    before = figures(store)
    named = occurrences([store.path], people)
    assert named >= 2 * len(people), "the marks must be found where they are"
    while chosen:
        portion = [chosen.pop() for _ in range(min(len(chosen), random.randint(1, 20)))]
        erasing.erase(store, portion)
        assert figures(store) == before
    assert occurrences(_left(store), people) == 0
    with store.reading() as connection:
        assert list(journal.broken_steps(connection)) == []
    return Counter({"good": len(people), "marks before": named})


def _left(store: Store) -> list[Path]:
    """The file and what lies round it, settings, log and temporary files; backups keep what they had."""
    home = Path(os.environ.get("HOME") or store.path.parent)
    found = {path for place in (store.path.parent, home) for path in place.rglob("*") if path.is_file()}
    return [path for path in found if not path.is_relative_to(backup.folder(store.path))] + [
        erasing.log_file(store.path)
    ]


def figures(store: Store) -> dict[str, Any]:
    """Every figure of every project."""
    return {row.ref: counting.project_figures(store, row.ref) for row in projects.projects(store)}


def erasures(home: Path, number: int) -> Counter[str]:
    """So many people, from one sample after the other."""
    found = Counter[str]()
    samples.write_samples(home)
    for path in sorted(home.glob("*.ngodesk")):
        if found["good"] == number:
            break
        with open_store(path) as store:
            found += soaked(store, number - found["good"], f"{_SEED} {path.stem}")
    return found
