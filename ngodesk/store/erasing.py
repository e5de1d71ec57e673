"""Taking people out of the file: rows, journal, search index and files. What is counted stays."""

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection

from ngodesk.common import safefile
from ngodesk.common.masking import Mask
from ngodesk.common.progress import Progress, silent
from ngodesk.model import TABLES
from ngodesk.store import connections, files, frozen
from ngodesk.store.batch import Batch, Row, columns_of
from ngodesk.store.forgetting import ERASE, FORGOT
from ngodesk.store.journal import Header
from ngodesk.store.keys import Key
from ngodesk.store.masks import Masks, mask_texts
from ngodesk.store.remaining import Remaining
from ngodesk.store.store import Store
from ngodesk.store.telling import NOBODY, code

# Papers of one person alone: their files go with the person. Lists and documents name others too, and stay.
OWN = ("consents", "affiliations", "volunteer_agreements", "certificates", "participations")
_DATA = ("figures", "evidence", "documents", "template changes")
"""Parts of a frozen report that are data; its prints stay as they left the house."""
_UNUSED = (
    "SELECT id, sha256 FROM files"
    " WHERE sha256 NOT IN (SELECT sha256 FROM attachments UNION SELECT sha256 FROM forms)"
)


@dataclass(frozen=True)
class Stay:
    """What of a person stays, for the counts: the year of birth that gives the same ages."""

    id: int
    birth_year: int | None


@dataclass(frozen=True)
class Erased:
    """What an erasure changed: people, texts elsewhere that named them, steps of the journal, files."""

    people: int
    texts: int = 0
    changes: int = 0
    files: int = 0
    frozen: int = 0


def erase(
    store: Store, chosen: Iterable[Stay], officer: str, origin: str = "window", progress: Progress = silent
) -> Erased:
    """Take people out, in one final step. Raises UserError where the file may not be written anew."""
    safefile.must_have_room(store.path)
    people = {each.id: each for each in chosen}
    ids = iter(store.identifiers)
    arguments: dict[str, Any] = {}
    with store.together() as steps, steps.step(Header(ERASE, arguments, origin, "final")) as journal:
        work = _Work(Remaining(steps.connection), steps.connection, people, officer, ids)
        result = work.all_of_it(progress)
        arguments |= {name: said for name, said in work.said.items() if said}
        arguments[FORGOT] = work.remaining.close(journal)
    store.write_anew()
    return result


class _Work:
    """One erasure while it is being done."""

    def __init__(
        self,
        remaining: Remaining,
        connection: Connection,
        people: Mapping[int, Stay],
        officer: str,
        ids: Iterator[int],
    ) -> None:
        self.remaining, self.connection = remaining, connection
        self.batch = Batch(connection, remaining)
        self.people, self.officer, self.ids = people, officer, ids
        self.replaced: dict[str, str] = {}
        self.said = {"replaced": self.replaced}
        """What the step says of frozen reports, for the chain to cover."""

    def all_of_it(self, progress: Progress) -> Erased:
        """In this order: what names them is only known while their rows still stand."""
        stages = 6
        masks = Masks.of(self.connection, self.people)
        progress(1, stages)
        own, sound = self._own_rows(), self._sound_reports()
        texts = mask_texts(self.batch, masks, set(self.people))
        progress(2, stages)
        changes = self._forget_changes(masks, own)
        progress(3, stages)
        self._empty_people()
        self._empty_own(own)
        progress(4, stages)
        changed = self._mask_frozen(masks.everywhere)
        self.said["reworded"] = frozen.reworded(self.connection, sound)
        progress(5, stages)
        gone = self._drop_files(own)
        self._log()
        progress(6, stages)
        return Erased(len(self.people), texts, changes, gone, changed)

    def _own_rows(self) -> dict[str, list[int]]:
        """The records that are of these people alone, by table."""
        found = {"people": list(self.people)}
        for table in OWN:
            rows = self.connection.exec_driver_sql(f"SELECT id, person_id FROM {table}")
            found[table] = [row[0] for row in rows if row[1] in self.people]
        return found

    def _sound_reports(self) -> set[str]:
        """Numbers of the frozen reports that nobody tampered with until now."""
        numbers = self.connection.exec_driver_sql("SELECT number FROM frozen_reports").scalars()
        return set(numbers) - set(frozen.broken(self.connection))

    def _forget_changes(self, masks: Masks, own: Mapping[str, list[int]]) -> int:
        """Values in the journal that tell of them; the digests stay, and with them the chain."""
        known = {(table, row_id) for table, ids in own.items() for row_id in ids}
        gone = []
        for step, position, table, row_id, before, after in self.connection.exec_driver_sql(
            "SELECT c.step, c.position, c.table_name, c.row_id, v.before, v.after FROM changes c"
            " JOIN change_values v ON v.step = c.step AND v.position = c.position"
        ):
            said = [text for text in (before, after) if text]
            if (
                (table, row_id) in known
                or (table in OWN and any(json.loads(text).get("person_id") in self.people for text in said))
                or any(masks.tell(table, text) for text in said)
            ):
                gone.append(((step, position), table, row_id))
        self.remaining.forget(gone)
        return len(gone)

    def _empty_people(self) -> None:
        columns = columns_of("people")
        rows = [row for block in self.batch.stored("people", list(self.people)) for row in block]
        self.batch.replace(
            "people",
            [emptied(dict(zip(columns, row, strict=True)), self.people[row[0]].birth_year) for row in rows],
        )

    def _empty_own(self, own: Mapping[str, list[int]]) -> None:
        """Guardians' names go; roles go, save those that the register of places counts."""
        columns = columns_of("consents")
        place = columns.index("guardian_name")
        rows = [row for block in self.batch.stored("consents", own["consents"]) for row in block]
        self.batch.replace(
            "consents", [(*row[:place], None, *row[place + 1 :]) for row in rows if row[place] is not None]
        )
        columns = columns_of("affiliations")
        role = columns.index("role")
        roles = [row for block in self.batch.stored("affiliations", own["affiliations"]) for row in block]
        self.batch.delete("affiliations", [row[0] for row in roles if row[role] != self.officer])

    def _mask_frozen(self, mask: Mask) -> int:
        """Data of frozen reports, in place of which masked ones stand; the journal's chain says which."""
        standing = frozen.replaced(self.connection)
        for part, sha256 in self.connection.exec_driver_sql("SELECT part, sha256 FROM frozen_files").all():
            if part not in _DATA or sha256 in self.replaced:
                continue
            data = json.loads(files.whole(self.connection, standing.get(sha256, sha256)) or "null")
            masked = _mask_data(data, mask)
            if masked != data:
                content = json.dumps(masked, ensure_ascii=False, indent=1).encode()
                self.replaced[sha256] = files.add(self.connection, next(self.ids), [content])
        return len(self.replaced)

    def _drop_files(self, own: Mapping[str, list[int]]) -> int:
        """Files of their own papers, and bytes that nothing needs any more."""
        gone = [
            row[0]
            for row in self.connection.exec_driver_sql("SELECT id, table_name, record_id FROM attachments")
            if row[2] in own.get(row[1], ())
        ]
        self.batch.delete("attachments", gone)
        standing = frozen.replaced(self.connection) | self.replaced
        needed = {
            standing.get(str(row[0]), str(row[0]))
            for row in self.connection.exec_driver_sql("SELECT sha256 FROM frozen_files")
        }
        drop_unused_files(self.connection, needed)
        return len(gone)

    def _log(self) -> None:
        today = date.today().isoformat()
        known = set(erased(self.connection))
        rows = [(next(self.ids), person, today) for person in self.people if person not in known]
        self.batch.insert("erasures", rows)


def emptied(values: dict[str, Any], birth_year: int | None) -> Row:
    """A stored person of whom only what is counted is left."""
    kept = code(values["id"], values["ref"], values["first_name"], values["last_name"])
    personal = [field.name for field in TABLES["people"].described.fields if field.personal]
    left = values | dict.fromkeys((*personal, "tags"))
    left |= {"ref": kept, "first_name": NOBODY, "last_name": kept, "birth_year": birth_year}
    return tuple(left[name] for name in columns_of("people"))


def drop_unused_files(connection: Connection, needed: Container[str]) -> None:
    """Take away the bytes that no attachment and no form names, and that nobody needs by their checksum."""
    unused = [(row[0],) for row in connection.exec_driver_sql(_UNUSED) if row[1] not in needed]
    if unused:
        connection.exec_driver_sql("DELETE FROM file_pieces WHERE file_id = ?", unused)
        connection.exec_driver_sql("DELETE FROM files WHERE id = ?", unused)


def _mask_data(data: Any, mask: Mask) -> Any:
    if isinstance(data, str):
        return mask(data, any_case=False)
    if isinstance(data, list):
        return [_mask_data(each, mask) for each in data]
    if isinstance(data, dict):
        return {key: _mask_data(value, mask) for key, value in data.items()}
    return data


def erased(connection: Connection) -> list[int]:
    """The keys of all people who were erased."""
    return [row[0] for row in connection.exec_driver_sql("SELECT person_id FROM erasures ORDER BY id")]


@dataclass(frozen=True)
class Erasures:
    """Who was erased in a file, and the digest of its first step, which all its copies have."""

    origin: bytes
    people: frozenset[int]


def erasures(path: Path, key: Key | None = None) -> Erasures | None:
    """The same of a file that may be open; nothing where it cannot be read. It is not touched."""
    try:
        connection = connections.connect(path, "ro", ours=False, key=key)
        try:
            first = connection.execute("SELECT digest FROM steps ORDER BY number LIMIT 1").fetchone()
            return Erasures(first[0] if first else b"", frozenset(_people(connection)))
        finally:
            connection.close()
    except (driver.Error, UnicodeDecodeError):
        return None


def _people(connection: Any) -> list[int]:
    """An older file knows no erasures."""
    known = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'erasures'").fetchone()
    return [row[0] for row in connection.execute("SELECT person_id FROM erasures")] if known else []


def holds_any(path: Path, people: Iterable[int], key: Key | None = None) -> bool:
    """Whether anybody of these is in a file and not erased yet. It is not touched."""
    connection = connections.connect(path, "ro", ours=False, key=key)
    try:
        rows = connection.execute("SELECT id FROM people WHERE first_name <> ?", (NOBODY,))
        return not {row[0] for row in rows}.isdisjoint(people)
    finally:
        connection.close()


def may_hold(path: Path, person: int, key: Key | None = None) -> bool:
    """Whether a person's data are in a copy; one that cannot be read may hold them."""
    for each in dict.fromkeys((key, None)):
        with suppress(driver.Error, UnicodeDecodeError):
            return holds_any(path, [person], each)
    return True
