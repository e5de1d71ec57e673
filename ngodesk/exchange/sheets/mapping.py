"""Which column is which field: as it is proposed, corrected by a person, and kept under a name."""

import json
from collections.abc import Mapping as Words
from dataclasses import asdict, dataclass, fields
from dataclasses import field as made_of
from typing import Any

from ngodesk.common.describe import Field
from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.exchange.sheets.heads import AFFILIATION, ATTENDED, CHARGED, NAME, ORGANISATION, PAID, PLANNED
from ngodesk.model import TABLES

DAY_FIRST, MONTH_FIRST, YEAR_FIRST = "dmy", "mdy", "ymd"
DATE_FORMS = (DAY_FIRST, MONTH_FIRST, YEAR_FIRST)
FIRST_LAST, LAST_FIRST = "first last", "last first"
NAME_FORMS = (FIRST_LAST, LAST_FIRST)

NAMING_ORGANISATIONS = {
    "cost_documents": "issuer",
    "contracts": "organisation",
    "programmes": "funder",
    "subgrants": "organisation",
    "project_partners": "organisation",
}
"""Tables in which a row's further columns tell of the organisation that a field of it names."""
EVENT, TOTAL, YEAR = f"{ATTENDED}event", f"{PLANNED}total", f"{PLANNED}year"
"""The event of a list of participants; the sum that the sources of a line make; the year of a plan."""
KINDS = (
    "grant", "own_cash", "own_personal", "own_in_kind", "participant_fees", "other_public", "other_private",
)  # fmt: skip
"""Of sources, as budgets and registers have a column for each."""

SESSION = f"{ATTENDED}session"
"""Whether somebody was at one session, or for how many hours."""
PLANNED_AMOUNT, PAID_ON, PAID_AMOUNT = f"{PLANNED}amount", f"{PAID}date", f"{PAID}amount"
SEVERAL = frozenset(
    {SESSION, PAID_ON, PAID_AMOUNT} | {f"{PLANNED}{each}" for each in (*KINDS, "amount", "total")}
)
"""Fields that may have a column for each session, payment or year: `Column.form` says of which."""


def _under(start: str, table: str, *names: str) -> dict[str, tuple[str, str]]:
    return {f"{start}{name}": (table, name) for name in names}


_OF_ORGANISATION = _under(ORGANISATION, "organisations", "name", "tax_id", "register_no", "municipality")
_FURTHER: dict[str, dict[str, tuple[str, str]]] = {
    "people": _OF_ORGANISATION
    | _under(AFFILIATION, "affiliations", "role")
    | _under(ATTENDED, "attendance", "event", "hours", "signed", "status")
    | {f"{ATTENDED}date": ("event_sessions", "date"), SESSION: ("attendance", "status")},
    "budget_lines": {f"{PLANNED}{each}": ("budget_plan", "amount") for each in (*KINDS, "amount", "total")}
    | {YEAR: ("budget_plan", "year")},
    "cost_documents": _under(CHARGED, "allocations", "project", "line", "source", "amount")
    | {f"{CHARGED}{each}": ("allocations", "amount") for each in KINDS}
    | _under(PAID, "payments", "date", "amount"),
}
"""By table: what its file may tell of records of other tables, each as a table and a field there."""


@dataclass(frozen=True)
class Column:
    """One column: what stands over it, which field it is, how its cells are read."""

    head: str
    field: str = ""
    """A field of the table, or one of `heads`; blank where the column is left out."""
    form: str = ""
    """Of dates one of DATE_FORMS, of whole names one of NAME_FORMS; of one of several which it is."""
    words: Words[str, str] = made_of(default_factory=dict)
    """What a word of the file means, where it is not a word that the program knows."""
    clears: bool = False
    """Whether a blank cell clears what is there; otherwise it stays."""

    @property
    def key(self) -> str:
        """The field; where it may have several columns, with what tells this one apart."""
        return f"{self.field}@{self.form}" if self.form and self.field in SEVERAL else self.field


@dataclass(frozen=True)
class Mapping:
    """All columns of one kind of file. `keys` are the fields by which a row is a record that is there."""

    table: str
    columns: tuple[Column, ...]
    keys: tuple[str, ...] = ()
    fixed: Words[str, str] = made_of(default_factory=dict)
    """What holds for all rows, as the project: keys as the exchange folder writes them."""
    sheet: str = ""
    encoding: str = ""
    separator: str = ""

    def column_of(self, name: str) -> Column | None:
        """The column of a field, or of the key of a column."""
        return next((each for each in self.columns if name in (each.key, each.field)), None)

    def names(self) -> list[str]:
        """The fields that have a column, in their order."""
        return [each.field for each in self.columns if each.field]


def fields_of(table: str) -> list[str]:
    """The fields that a column of a table's file may be."""
    described = [each.name for each in TABLES[table].described.fields if not each.computed]
    return [*([NAME] if table == "people" else []), *described, *_further(table)]


def _further(table: str) -> dict[str, tuple[str, str]]:
    """The name of the organisation stands in the table's own field where it has one."""
    found = _FURTHER.get(table, {})
    if table in NAMING_ORGANISATIONS:
        found = found | {name: at for name, at in _OF_ORGANISATION.items() if at[1] != "name"}
    return found


def described(table: str, name: str) -> tuple[str, Field] | None:
    """The field that a column may be and the table it belongs to; nothing for a whole name."""
    other, own = _further(table).get(name, (table, name))
    found = next((each for each in TABLES[other].described.fields if each.name == own), None)
    return (other, found) if found is not None else None


def project_field(table: str) -> str:
    """The field that must say of which project a row is; blank where a table needs none."""
    if table == "cost_documents":
        return f"{CHARGED}project"
    found = described(table, "project")
    return "project" if found is not None and found[1].required else ""


def to_json(mapping: Mapping) -> str:
    """A mapping as a file of its own."""
    return json.dumps(asdict(mapping), ensure_ascii=False, indent=1) + "\n"


def from_json(text: str) -> Mapping:
    """A mapping as it was kept. Raises UserError that says what is not right in it."""
    try:
        read = json.loads(text)
    except ValueError as error:
        raise _wrong(str(error)) from error
    if not isinstance(read, dict) or read.get("table") not in TABLES:
        raise _wrong("table")
    return checked(_made(read))


def _made(read: dict[str, Any]) -> Mapping:
    known = {each.name for each in fields(Mapping)}
    if unknown := sorted(set(read) - known):
        raise _wrong(unknown[0])
    try:
        columns = tuple(Column(**each) for each in read["columns"])
        return Mapping(**(read | {"columns": columns, "keys": tuple(read.get("keys", ()))}))
    except (TypeError, KeyError) as error:
        raise _wrong("columns") from error


def checked(mapping: Mapping) -> Mapping:
    """The mapping, where each column names a field that there is, and no field has two. Raises UserError."""
    names = mapping.names()
    known = set(fields_of(mapping.table))
    for name in (*names, *mapping.keys, *mapping.fixed):
        if name not in known:
            raise _wrong(name)
    keys = [each.key for each in mapping.columns if each.field]
    for key in keys:
        if keys.count(key) > 1:
            raise UserError(
                N_("Two columns are both to be {field}."), N_("Leave one of them out."), field=key
            )
    return mapping


def _wrong(what: str) -> UserError:
    return UserError(
        N_("The mapping is not right: {what}."),
        N_("Make it anew in the window, or mend the file."),
        what=what,
    )
