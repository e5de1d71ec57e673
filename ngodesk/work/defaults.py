"""What a new record begins with: the next code, the usual words, the currency of the file."""

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.describe import Field
from ngodesk.common.text import natural_key
from ngodesk.model import TABLES
from ngodesk.model.record import column_name
from ngodesk.store.store import Store
from ngodesk.work.viewing import Stored

_LAST_NUMBER = re.compile(r"([^0-9]*)([0-9]+)(.*)", re.DOTALL)  # of a code read backwards
_FIRST_CODES = {
    "organisations": "O1",
    "people": "P1",
    "programmes": "PR1",
    "projects": "PROJ1",
    "receipts": "RC1",
    "contracts": "U1",
    "cost_documents": "D1",
    "events": "E1",
    "outputs": "OUT1",
    "subgrants": "SG1",
    "cooperations": "C1",
    "volunteer_agreements": "V1",
    "support_cases": "SC1",
    "questionnaires": "Q1",
    "responses": "RS1",
    "consultations": "K1",
    "rooms": "ROOM1",
    "processing_purposes": "PP1",
    "reporting_periods": "R1",
    "activities": "A1",
    "funding_sources": "S1",
}
# Where the first word of an enum is not what one begins with.
_WORDS = {("indicators", "measure"): "manual", ("amendments", "status"): "draft"}
_LEFT_OPEN = {("events", "kind"), ("outputs", "kind"), ("contracts", "kind"), ("receipts", "kind")}


def of_new(store: Store, table: str, known: dict[str, Stored]) -> dict[str, Stored]:
    """The values of a new record; `known` are those that the place it is added in gives, as its project."""
    with store.reading() as connection:
        return within(connection, table, known)


def within(connection: Connection, table: str, known: dict[str, Stored]) -> dict[str, Stored]:
    """The same within a transaction."""
    values = dict(known)
    for field in TABLES[table].described.fields:
        if values.get(field.name) is None:
            value = _value(connection, table, field, values)
            if value is not None:
                values[field.name] = value
    return values


def _value(connection: Connection, table: str, field: Field, known: dict[str, Stored]) -> Stored:
    if field.name in ("ref", "code", "number") and field.name in TABLES[table].natural_key and field.required:
        return _next(connection, table, field, known)
    if field.kind == "choice" and field.required and (table, field.name) not in _LEFT_OPEN:
        return _WORDS.get((table, field.name), field.words[0])
    if field.form == "currency" and field.required:
        return _currency(connection, known)
    if field.form == "country" and not field.required and table in ("people", "organisations", "events"):
        return _scalar(connection, "SELECT country FROM organisations WHERE own = 1")
    return None


def _next(connection: Connection, table: str, field: Field, known: dict[str, Stored]) -> Stored:
    """The number or code after the last one; codes of a project are counted within it."""
    described = TABLES[table].described
    outer = [described.field(name) for name in described.key if name != field.name]
    if any(known.get(each.name) is None for each in outer):
        return None
    where = " AND ".join(f'"{column_name(each)}" = ?' for each in outer) or "1"
    found = connection.exec_driver_sql(
        f'SELECT "{field.name}" FROM {table} WHERE {where}', tuple(known[each.name] for each in outer)
    )
    codes = [row[0] for row in found]
    if field.kind == "integer":
        return max(codes, default=0) + 1
    return following(codes, _FIRST_CODES.get(table, "1"))


def following(codes: list[str], first: str) -> str:
    """The code after the highest of those that are like the most: P12 after P11, II.4 after II.3."""
    numbered = [code for code in codes if re.search("[0-9]", code)]
    if not numbered:
        return first
    last = max(numbered, key=natural_key)
    parts = _LAST_NUMBER.fullmatch(last[::-1])
    assert parts is not None
    after, digits, before = (part[::-1] for part in parts.groups())
    number = str(int(digits) + 1).zfill(len(digits))
    made = f"{before}{number}{after}"
    return made if made not in codes else first


def codes_after(codes: set[str], table: str) -> Iterator[str]:
    """One new code after the other, for many records at once; `codes` are those that there are."""
    code = following(sorted(codes, key=natural_key), _FIRST_CODES.get(table, "1"))
    parts = _LAST_NUMBER.fullmatch(code[::-1])
    assert parts is not None
    after, digits, before = (part[::-1] for part in parts.groups())
    for number in count(int(digits)):
        made = f"{before}{str(number).zfill(len(digits))}{after}"
        if made not in codes:
            yield made


def _currency(connection: Connection, known: dict[str, Stored]) -> str:
    project = known.get("project")
    if project is not None:
        return _scalar(connection, "SELECT currency FROM projects WHERE id = ?", project) or "EUR"
    return _scalar(connection, "SELECT value FROM settings WHERE key = 'currency'") or "EUR"


def _scalar(connection: Connection, sql: str, *values: Any) -> str | None:
    found = connection.exec_driver_sql(sql, values).scalar()
    return None if found is None else str(found)
