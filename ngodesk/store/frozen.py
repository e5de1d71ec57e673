"""Frozen reports in the file: a final step keeps each, with its digest in the header that is chained."""

import hashlib
import json
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.store import files, journal
from ngodesk.store.batch import Batch, columns_of, quoted
from ngodesk.store.journal import Header, dumps
from ngodesk.store.store import Store

FREEZE = N_("Freeze the report {number}")

_ROWS = f"SELECT {quoted(columns_of('frozen_reports'))} FROM frozen_reports"
_PARTS = "SELECT part, sha256 FROM frozen_files WHERE report_id = ? ORDER BY part"
_FROZEN = "json_extract(arguments, '$.frozen')"
_REPLACED = "json_extract(arguments, '$.replaced')"
_REWORDED = "json_extract(arguments, '$.reworded')"


@dataclass(frozen=True)
class Frozen:
    """The final row of a frozen report, and the checksums of its parts."""

    id: int
    number: str
    version: int
    corrects_id: int | None
    report: str
    title: str
    project_id: int
    project_ref: str
    period_code: str | None
    start: date | None
    end: date | None
    wish: dict[str, Any]
    language: str
    approved_on: date
    approved_by: str
    note: str | None
    step: int
    mark: str
    program: str
    fonts: dict[str, str]
    digest: str
    parts: Mapping[str, str]


def rows(connection: Connection) -> list[Frozen]:
    """All frozen reports, the first one first."""
    return [_frozen(connection, row) for row in connection.exec_driver_sql(f"{_ROWS} ORDER BY step, id")]


def row(connection: Connection, row_id: int) -> Frozen | None:
    """One frozen report; nothing where there is none."""
    found = connection.exec_driver_sql(f"{_ROWS} WHERE id = ?", (row_id,)).first()
    return _frozen(connection, found) if found else None


def _frozen(connection: Connection, stored: Any) -> Frozen:
    values = dict(zip(columns_of("frozen_reports"), stored, strict=True))
    for name in ("start", "end", "approved_on"):
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    for name in ("wish", "fonts"):
        values[name] = json.loads(values[name])
    return Frozen(**values, parts=parts(connection, values["id"]))


def parts(connection: Connection, report_id: int) -> dict[str, str]:
    """The checksums of what a frozen report consists of."""
    return {row[0]: row[1] for row in connection.exec_driver_sql(_PARTS, (report_id,))}


def part(connection: Connection, frozen: Frozen, name: str) -> bytes:
    """One part's bytes; of data from which somebody was erased since, what stands in their place."""
    sha256 = frozen.parts[name]
    return files.whole(connection, replaced(connection).get(sha256, sha256))


def replaced(connection: Connection) -> dict[str, str]:
    """Checksums of data from which people were erased, and of what stands instead; the chain covers both."""
    return _said_of(connection, _REPLACED)


def _said_of(connection: Connection, what: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in connection.exec_driver_sql(
        f"SELECT {what} FROM steps WHERE kind = 'final' AND {what} IS NOT NULL ORDER BY number"
    ):
        found |= json.loads(row[0])
    return found


def reworded(connection: Connection, sound: Container[str]) -> dict[str, str]:
    """By number, what reports come to whose rows no longer name somebody; of those alone that were sound."""
    standing, found = _said_of(connection, _REWORDED), dict[str, str]()
    for values, kept in _stored(connection):
        number, now = values["number"], digest(values, kept)
        if number in sound and now != standing.get(number, values["digest"]):
            found[number] = now
    return found


def _stored(connection: Connection) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
    """The rows as they are stored, with the checksums of their parts."""
    for stored in connection.exec_driver_sql(_ROWS).all():
        values = dict(zip(columns_of("frozen_reports"), stored, strict=True))
        yield values, parts(connection, values["id"])


def keep(store: Store, values: dict[str, Any], contents: Mapping[str, bytes], origin: str) -> int:
    """Keep a report with its parts for good; gives its id. It was made after the step that it names.

    Raises UserError where the records were changed since: then it is to be made anew.
    """
    ids = iter(store.identifiers)
    with store.together() as steps:
        if journal.last(steps.connection)[0] != values["step"]:
            raise UserError(N_("The records were changed while the report was made."), N_("Freeze it again."))
        kept = {name: files.add(steps.connection, next(ids), [content]) for name, content in contents.items()}
        row = {"id": next(ids), **values}
        row["digest"] = digest(row, kept)
        header = Header(FREEZE, {"number": row["number"], "frozen": row["digest"]}, origin, "final")
        with steps.step(header) as step:
            batch = Batch(steps.connection, step)
            batch.insert("frozen_reports", [tuple(row[name] for name in columns_of("frozen_reports"))])
            named = [
                {"id": next(ids), "report_id": row["id"], "part": part, "sha256": sha256}
                for part, sha256 in kept.items()
            ]
            columns = columns_of("frozen_files")
            batch.insert("frozen_files", [tuple(each[name] for name in columns) for each in named])
    return int(row["id"])


def digest(values: Mapping[str, Any], kept: Mapping[str, str]) -> str:
    """What a frozen report comes to: its row without the digest, and the checksums of its parts."""
    said = {name: value for name, value in values.items() if name != "digest"}
    return hashlib.sha256(dumps([sorted(said.items()), sorted(kept.items())]).encode()).hexdigest()


def broken(connection: Connection) -> Iterator[str]:
    """Numbers of frozen reports that are not what the journal says was frozen, or whose bytes are not."""
    said: dict[str, str] = dict(
        connection.exec_driver_sql(
            f"SELECT json_extract(arguments, '$.number'), {_FROZEN} FROM steps"
            f" WHERE kind = 'final' AND {_FROZEN} IS NOT NULL"
        ).all()
    )
    instead, now = replaced(connection), _said_of(connection, _REWORDED)
    for values, kept in _stored(connection):
        number, found = values["number"], digest(values, kept)
        expected = said.pop(number, None)
        sound = all(files.is_sound(connection, instead.get(sha256, sha256)) for sha256 in kept.values())
        if not sound or values["digest"] != expected or found != now.get(number, expected):
            yield number
    yield from said  # frozen, and not there any more
