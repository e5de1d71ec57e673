"""The journal: what every step changed, chained so that a change behind our back is noticed."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from json.encoder import encode_basestring
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from ngodesk.common import settings
from ngodesk.common.language import N_

NOTE = "note"
"""The kind of a step that tells what was done and changed nothing."""
Image = str | None
"""A row as JSON of its stored values without the blank ones; nothing where there was no row."""

TAIL = N_(
    "The last step of the history was changed behind the program's back. The file can be read on; look it"
    " through to learn what else is not as it was."
)
"""What is said at opening where the last step does not follow."""
_QUICK = 50_000  # changes of a step that can be looked at while somebody waits
_SALT = 16
_MARK = 12  # digits
_CHUNK = 5_000
_CHANGE = "INSERT INTO changes (step, position, table_name, row_id, digest) VALUES (?, ?, ?, ?, ?)"
_VALUES = "INSERT INTO change_values (step, position, before, after, salt) VALUES (?, ?, ?, ?, ?)"
_STEP = (
    "INSERT INTO steps (number, at, utc_offset, computer, who, version, label, arguments, origin, kind,"
    " reverses, changes, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_WRITTEN: dict[type, Callable[[Any], str]] = {str: encode_basestring, int: str}
dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True)
class Header:
    """What a step says about itself."""

    label: str
    arguments: dict[str, Any] = field(default_factory=dict)
    origin: str = "window"
    kind: str = "edit"
    reverses: int | None = None
    who: str | None = None
    """Whose step it is, where that is not the person at this computer."""


class Journal:
    """Writes one step. Changes are written as they come, the step itself and its digest at the end."""

    def __init__(self, connection: Connection, header: Header) -> None:
        self._connection = connection
        self._header = header
        last = connection.exec_driver_sql(
            "SELECT number, digest FROM steps ORDER BY number DESC LIMIT 1"
        ).first()
        self.number: int = last[0] + 1 if last else 1
        self._chain = hashlib.sha256(last[1] if last else b"")
        self.count = 0
        self.tables: set[str] = set()

    def record(self, table: str, changes: Sequence[tuple[int, Image, Image]]) -> None:
        """Write what happened to rows of `table`: id, before, after."""
        self.tables.add(table)
        for start in range(0, len(changes), _CHUNK):
            self._write(table, changes[start : start + _CHUNK])

    def _write(self, table: str, changes: Sequence[tuple[int, Image, Image]]) -> None:
        random = os.urandom(_SALT * len(changes))
        rows, values, links = [], [], []
        sha256, step, name = hashlib.sha256, self.number, table.encode()
        for place, (row_id, before, after) in enumerate(changes):
            salt = random[place * _SALT : place * _SALT + _SALT]
            digest = sha256(salt + f"{before or ''}\0{after or ''}".encode()).digest()
            position = self.count + place
            rows.append((step, position, table, row_id, digest))
            values.append((step, position, before, after, salt))
            links.append(b"%b %d %b" % (name, row_id, digest))
        self._chain.update(b"".join(links))
        self.count += len(changes)
        self._connection.exec_driver_sql(_CHANGE, rows)
        self._connection.exec_driver_sql(_VALUES, values)

    def close(self) -> None:
        """Write the step itself."""
        now = datetime.now(UTC).replace(microsecond=0)
        offset = now.astimezone().utcoffset()
        header = (
            self.number,
            now.replace(tzinfo=None).isoformat(),
            int(offset.total_seconds() // 60) if offset else 0,
            settings.computer(),
            settings.who() if self._header.who is None else self._header.who,
            settings.version(),
            self._header.label,
            dumps(self._header.arguments),
            self._header.origin,
            self._header.kind,
            self._header.reverses,
            self.count,
        )
        self._chain.update(dumps(header).encode())
        self._connection.exec_driver_sql(_STEP, (*header, self._chain.digest()))


def broken_steps(connection: Connection) -> Iterator[int]:
    """Numbers of the steps whose digest does not follow from the step before, the header and the changes.

    A change whose values were erased still counts: its digest stays. One whose values are there must match.
    """
    previous, expected = b"", 1
    for row in connection.exec_driver_sql(
        "SELECT number, at, utc_offset, computer, who, version, label, arguments, origin, kind, reverses,"
        " changes, digest FROM steps ORDER BY number"
    ):
        header, digest = tuple(row[:-1]), row[-1]
        chain = hashlib.sha256(previous)
        sound = _changes_are_sound(connection, header[0], header[-1], chain)
        chain.update(dumps(header).encode())
        if not sound or chain.digest() != digest or header[0] != expected:
            yield header[0]
        previous, expected = digest, header[0] + 1
    yield from _without_a_step(connection)


def is_tail_sound(connection: Connection) -> bool:
    """Whether the last step follows from the one before, its header and its changes: a quick look."""
    try:
        return _follows(connection)
    except DatabaseError:  # bytes that are no text, or a page that is damaged
        return False


def _follows(connection: Connection) -> bool:
    found = connection.exec_driver_sql(
        "SELECT number, at, utc_offset, computer, who, version, label, arguments, origin, kind, reverses,"
        " changes, digest FROM steps ORDER BY number DESC LIMIT 2"
    ).all()
    if not found:
        return True
    header, digest = tuple(found[0][:-1]), found[0][-1]
    if header[-1] > _QUICK:
        return True
    chain = hashlib.sha256(found[1][-1] if len(found) > 1 else b"")
    changes = 0
    for table, row_id, each in connection.exec_driver_sql(
        "SELECT table_name, row_id, digest FROM changes WHERE step = ? ORDER BY position", (header[0],)
    ):
        chain.update(b"%b %d " % (table.encode(), row_id) + each)
        changes += 1
    chain.update(dumps(header).encode())
    return bool(chain.digest() == digest and changes == header[-1])


def _without_a_step(connection: Connection) -> Iterator[int]:
    """Numbers of steps that are not there although changes, or values of changes, say so."""
    for row in connection.exec_driver_sql(
        "SELECT step FROM changes WHERE step NOT IN (SELECT number FROM steps)"
        " UNION SELECT step FROM change_values v"
        " WHERE NOT EXISTS (SELECT 1 FROM changes c WHERE c.step = v.step AND c.position = v.position)"
    ):
        yield row[0]


def _changes_are_sound(connection: Connection, step: int, count: int, chain: Any) -> bool:
    sound, seen = True, 0
    for table, row_id, digest, before, after, salt in connection.exec_driver_sql(
        "SELECT c.table_name, c.row_id, c.digest, v.before, v.after, v.salt FROM changes c"
        " LEFT JOIN change_values v ON v.step = c.step AND v.position = c.position"
        " WHERE c.step = ? ORDER BY c.position",
        (step,),
    ):
        chain.update(b"%b %d " % (table.encode(), row_id) + digest)
        if salt is not None:
            values = f"{before or ''}\0{after or ''}".encode()
            sound &= hashlib.sha256(salt + values).digest() == digest and "" not in (before, after)
        seen += 1
    return sound and seen == count


def last(connection: Connection) -> tuple[int, str]:
    """The number of the last step and its digest, in hexadecimal; nought and blank for a new file."""
    row = connection.exec_driver_sql("SELECT number, digest FROM steps ORDER BY number DESC LIMIT 1").first()
    return (row[0], row[1].hex()) if row else (0, "")


def mark(connection: Connection) -> str:
    """A short mark of all that was ever done to the file, for the foot of a print; blank for a new file."""
    return short(*last(connection))


def short(step: int, digest: str, digits: int = _MARK) -> str:
    """A step as a mark tells of it: its number and the first digits of its digest, 214/4F2A-91C7-0D3E.

    Earlier prints have eight digits and no number.
    """
    told = digest[:digits].upper()
    groups = "-".join(told[start : start + 4] for start in range(0, len(told), 4))
    return groups if digits < _MARK or not groups else f"{step}/{groups}"


def marked(connection: Connection, digits: str, number: int | None = None) -> Any:
    """The step whose digest begins with these digits, the latest one; nothing where there is none.

    Where the mark tells its number it must be that one.
    """
    return connection.exec_driver_sql(
        "SELECT number, label, arguments, kind, at, who, origin, utc_offset FROM steps"
        " WHERE substr(lower(hex(digest)), 1, ?) = ? AND number = coalesce(?, number)"
        " ORDER BY number DESC LIMIT 1",
        (len(digits), digits.lower(), number),
    ).first()


def image(columns: Sequence[str], row: Sequence[Any]) -> str:
    """A stored row as the journal keeps it."""
    return images(columns, [row])[0]


def images(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[str]:
    """Stored rows as the journal keeps them: made column by column, for many hold the same few words."""
    written = [
        _members(name, values)
        for name, values in zip(columns, zip(*rows, strict=True), strict=bool(rows))
        if values[0] is not None or values.count(None) < len(values)
    ]
    return [f"{{{text[1:]}}}" for text in map("".join, zip(*written, strict=True))]


def _members(name: str, values: Sequence[Any]) -> list[str]:
    """One column of every row as JSON writes it in an object, after a comma; blank for nothing."""
    key = f",{dumps(name)}:"
    different = set(values) - {None}
    kinds = set(map(type, different))
    write = _WRITTEN.get(kinds.pop(), dumps) if len(kinds) == 1 else dumps
    if len(different) * 2 > len(values):
        return ["" if value is None else key + write(value) for value in values]
    known: dict[Any, str] = {value: key + write(value) for value in different}
    known[None] = ""
    return [known[value] for value in values]
