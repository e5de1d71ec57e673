"""Data that leave the file: what a person may choose, who is in it, and the journal's note of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ngodesk.common import money
from ngodesk.common.describe import Field
from ngodesk.common.language import N_, _, current
from ngodesk.common.progress import Progress, silent
from ngodesk.exchange import vcards
from ngodesk.exchange.guarding import guarded
from ngodesk.exchange.values import writer
from ngodesk.exchange.vcards import Contact
from ngodesk.model import TABLES
from ngodesk.reports import workbook
from ngodesk.reports.workbook import About
from ngodesk.store.store import Store
from ngodesk.work import computed, event_calendar, exports, plain_tables, read_back, table_exports, workspaces
from ngodesk.work.listing import Cell, Listing

EVERYTHING = ""
CSV, FOLDER, WORKBOOK, CARDS, CALENDAR = ".csv", ".zip", ".xlsx", ".vcf", ".ics"
_BLOCK = 1_000  # rows
_CONTACTS = (
    "SELECT p.ref, p.first_name, p.last_name, p.email, p.phone, p.address, p.postcode, p.city, p.country,"
    " (SELECT o.name FROM affiliations a JOIN organisations o ON o.id = a.organisation_id"
    '  WHERE a.person_id = p.id ORDER BY a."end" IS NOT NULL, a.start DESC, a.id LIMIT 1)'
    " FROM people p ORDER BY p.last_name, p.first_name, p.id"
)


@dataclass(frozen=True)
class Choice:
    """What can be given out: a table, or everything; how many rows it has; who is told of in it."""

    table: str
    rows: int
    personal: bool


def forms(table: str) -> tuple[str, ...]:
    """How a table, or everything, can be written: the suffixes of its files, the usual one first."""
    if table == EVERYTHING:
        return WORKBOOK, FOLDER
    return (WORKBOOK, CSV, *({"people": (CARDS,), "events": (CALENDAR,)}.get(table, ())))


def choices(store: Store) -> list[Choice]:
    """Everything, then each table that has rows."""
    with store.reading() as connection:
        counts = {
            table: int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())
            for table in TABLES
        }
    held = [Choice(table, number, is_personal((table,))) for table, number in counts.items() if number]
    return [Choice(EVERYTHING, sum(counts.values()), any(each.personal for each in held)), *held]


def is_personal(tables: Sequence[str]) -> bool:
    """Whether tables, or all of them where none is named, tell who somebody is or where."""
    return any(
        tells_of_people(field) for table in tables or TABLES for field in TABLES[table].described.fields
    )


def tells_of_people(field: Field) -> bool:
    """Whether a column tells of people, or names records that are called after some, as their agreements.

    A column that names records of any table may name people.
    """
    if field.personal or field.kind == "record" or field.target == "people":
        return True
    named = TABLES[field.target].described.named if field.target else ()
    return any(tells_of_people(TABLES[field.target].described.field(name)) for name in named)


def give(
    store: Store, table: str, target: Path, *, origin: str = "window", progress: Progress = silent
) -> None:
    """Write a table, or everything, to a file of one of its `forms`. Raises FileError."""
    suffix = target.suffix.lower()
    if suffix == CARDS:
        _save_cards(store, target)
    elif suffix == CALENDAR:
        event_calendar.save(store, target, _events(store))
    elif suffix == CSV:
        # A person opens it in the spreadsheet of the language; what a command writes, programs read.
        sign = money.signs(current().language)[1] if origin == "window" else "."
        table_exports.export_csv(store, target, table, progress, sign=sign)
    elif suffix == WORKBOOK:
        table_exports.export_workbook(store, target, (table,) if table else (), progress)
    else:
        exports.export_folder(store, target, progress)
    if suffix != CALENDAR:
        note(store, (table,) if table else (), origin)


UNNOTED = N_("The history does not note it: the file is open for reading alone.")


def is_unnoted(store: Store, table: str, target: Path) -> bool:
    """Whether data of people are given out, and the journal cannot be written to."""
    told = target.suffix.lower() != CALENDAR and is_personal((table,) if table else ())
    return told and store.read_only is not None


def note(store: Store, tables: Sequence[str], origin: str) -> None:
    """Write to the journal that data of people were given out; who gives them says where it cannot."""
    if store.read_only is not None or not is_personal(tables):
        return
    if not tables:
        store.note(N_("Everything was given out"), origin=origin)
        return
    for table in tables:
        if is_personal((table,)):
            store.note(N_("Given out: {record}"), origin=origin, record=TABLES[table].described.plural)


def _save_cards(store: Store, target: Path) -> None:
    """Those whose names were erased have no card."""
    with store.reading() as connection:
        rows = connection.exec_driver_sql(_CONTACTS).all()
    known = (Contact(*(value or "" for value in row)) for row in rows)
    with read_back.writing(target) as stream:
        stream.write(vcards.cards(each for each in known if each.first_name or each.last_name))


def _events(store: Store) -> list[int]:
    with store.reading() as connection:
        return list(connection.exec_driver_sql("SELECT id FROM events").scalars())


# A list as it is seen


@dataclass(frozen=True)
class SeenList:
    """A list on the screen: its records in their order, its columns from left to right, their headings."""

    listing: Listing
    ids: Sequence[int]
    columns: Sequence[int]
    titles: Sequence[str]

    @property
    def fields(self) -> list[Field]:
        """The fields of the columns."""
        return [computed.field_of(self.listing.scope.table, self.listing.columns[at]) for at in self.columns]

    @property
    def personal(self) -> bool:
        """Whether any of them tells of people."""
        return any(map(tells_of_people, self.fields))


def give_list(store: Store, seen: SeenList, target: Path, progress: Progress = silent) -> None:
    """Write a list to .xlsx or .csv: what is found, in this order, these columns. Raises FileError."""
    fields, table = seen.fields, seen.listing.scope.table
    rows = _rows(store, seen, progress)
    if target.suffix.lower() == CSV:
        sign = money.signs(seen.listing.language)[1]
        lines = ([_plain(field, cell, sign) for field, cell in zip(fields, row, strict=True)] for row in rows)
        plain_tables.write_csv(target, seen.titles, lines)
    else:
        facts = workspaces.workspace_facts(store)
        name = _(TABLES[table].described.plural)
        cells = ([_cell(field, cell) for field, cell in zip(fields, row, strict=True)] for row in rows)
        (title,) = workbook.sheet_names([name])
        sheet = plain_tables.sheet(title, seen.titles, cells, len(seen.ids))
        plain_tables.write_workbook(target, About(name, facts.organisation, date.today()), [sheet])
    if seen.personal:
        note(store, (table,), "window")


def _rows(store: Store, seen: SeenList, progress: Progress) -> Iterator[list[Cell]]:
    for start in range(0, len(seen.ids), _BLOCK):
        progress(start, len(seen.ids))
        for row in seen.listing.rows(store, seen.ids[start : start + _BLOCK]):
            yield [row[at] for at in seen.columns]


def _value(field: Field, cell: Cell) -> str:
    """A number or a day as the exchange folder writes it, whatever the screen makes of it; else the words."""
    if cell.stored is None or field.list_of:
        return cell.text
    if field.kind in ("number", "integer", "date"):
        return writer(field)(cell.stored)
    return cell.text


def _cell(field: Field, cell: Cell) -> plain_tables.Cell:
    return plain_tables.maker(field.kind)(_value(field, cell))


def _plain(field: Field, cell: Cell, sign: str) -> str:
    value = _value(field, cell)
    return value.replace(".", sign) if field.kind == "number" else guarded(value)
