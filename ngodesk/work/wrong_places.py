"""What `verify` found, as people know it: records by name, steps by what they did, files by their names."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.language import N_, _
from ngodesk.model import TABLES
from ngodesk.model.record import column_name
from ngodesk.store.undo import StepLine
from ngodesk.store.verify import Place
from ngodesk.work import history
from ngodesk.work.naming import Names

_TABLES = {
    "forms": N_("Form"),
    "erasures": N_("Erased person"),
    "frozen_reports": N_("Frozen report"),
    "frozen_files": N_("Part of a frozen report"),
    "frozen_states": N_("State of a frozen report"),
    "mappings": N_("Remembered columns"),
    "template_changes": N_("Changed wording"),
}
_STEP = "SELECT number, label, arguments, kind, at, who, origin FROM steps WHERE number = ?"
_FILES = (
    "SELECT filename FROM attachments WHERE sha256 = ?1 UNION SELECT name FROM forms WHERE sha256 = ?1"
    " UNION SELECT r.number FROM frozen_files f JOIN frozen_reports r ON r.id = f.report_id"
    " WHERE f.sha256 = ?1"
)
_LAST = (
    "SELECT coalesce(v.after, v.before) FROM changes c"
    " JOIN change_values v ON v.step = c.step AND v.position = c.position"
    " WHERE c.row_id = ? AND c.table_name = ? AND coalesce(v.after, v.before) IS NOT NULL"
    " ORDER BY c.step DESC, c.position DESC LIMIT 1"
)
_CHECKSUM = 64  # digits


def named(connection: Connection, places: Iterable[Place], language: str) -> Iterator[str]:
    """Each place in words."""
    names = Names(connection, language)
    for place in places:
        if isinstance(place, int):
            yield _step(connection, place)
        elif isinstance(place, str):
            yield _file(connection, place) if len(place) == _CHECKSUM else place
        else:
            yield _record(connection, names, *place)


def _step(connection: Connection, number: int) -> str:
    row = connection.exec_driver_sql(_STEP, (number,)).first()
    said = _("step {number}").format(number=number)
    try:
        return f"{said}, {history.named(StepLine(*row))}" if row is not None else said
    except (ValueError, KeyError, IndexError):  # what it said was changed too
        return said


def _file(connection: Connection, sha256: str) -> str:
    names = connection.exec_driver_sql(_FILES.replace("?1", "?"), (sha256,) * 3).scalars().all()
    return ", ".join(names) or _("a file that nothing names")


def _record(connection: Connection, names: Names, table: str, row_id: int) -> str:
    """A record by its name, or by what it was called when it was there."""
    if table not in TABLES:
        values = _image(connection, table, row_id)
        called = values.get("number") or values.get("name") or ""
        return f"{_(_TABLES.get(table, table))} {called}".strip()
    name = names.one(table, row_id) or _once(names, table, _image(connection, table, row_id))
    return f"{_(TABLES[table].labels[0])} {name}".strip()


def _once(names: Names, table: str, values: dict[str, Any]) -> str:
    fields = map(TABLES[table].described.field, TABLES[table].named)
    told = ((field, values.get(column_name(field))) for field in fields)
    return " ".join(filter(None, (names.column(table, field, [value])[0] for field, value in told)))


def _image(connection: Connection, table: str, row_id: int) -> dict[str, Any]:
    """What the journal knows of it last."""
    try:
        found = json.loads(connection.exec_driver_sql(_LAST, (row_id, table)).scalar() or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
