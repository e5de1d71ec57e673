"""From the rows of a sheet to tables as an exchange folder has them, with a code for every record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection

from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import N_
from ngodesk.exchange.package import Sheet
from ngodesk.exchange.problems import Problem
from ngodesk.exchange.sheets.book import Cell
from ngodesk.exchange.sheets.cells import Convert, converter, said, split_name
from ngodesk.exchange.sheets.heads import AFFILIATION, NAME, ORGANISATION
from ngodesk.exchange.sheets.layout import Layout, Rows
from ngodesk.exchange.sheets.mapping import NAMING_ORGANISATIONS, Column
from ngodesk.exchange.sheets.mapping import Mapping as Columns
from ngodesk.model import TABLES
from ngodesk.work import defaults
from ngodesk.work.spreadsheets.identity import match
from ngodesk.work.spreadsheets.stored import Records, Stored, Values, code_of

NEW, CHANGED, UNCHANGED, DOUBTFUL, WRONG = "new", "changed", "unchanged", "doubtful", "wrong"
FATES = (NEW, CHANGED, UNCHANGED, DOUBTFUL, WRONG)

_MEMBER = "contact"  # what somebody is in an organisation that stands beside the name, where nothing says
_KIND_OF_ISSUER = "business"
Decisions = Mapping[int, str]
"""By row: the code of the record that it is, or blank where it is a new one."""


@dataclass
class TakenRow:
    """One row of the table in the sheet, and what becomes of it."""

    place: int
    values: Values
    said: dict[str, str] = field(default_factory=dict)
    """What the cells hold, by field, as they lie there."""
    problems: list[Problem] = field(default_factory=list)
    code: str = ""
    fate: str = NEW
    like: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """The row as a spreadsheet numbers it."""
        return self.place + 1


@dataclass
class Gathered:
    """Tables made of a sheet; what an exchange folder would bring."""

    sheets: dict[str, Sheet]
    problems: Sequence[Problem] = ()

    @property
    def tables(self) -> Mapping[str, str]:
        """Table and file name."""
        return {table: sheet.file for table, sheet in self.sheets.items()}

    def sheet(self, table: str) -> Sheet:
        """One table."""
        return self.sheets[table]

    def holds(self, _sha256: str) -> bool:
        """A spreadsheet brings no files."""
        return False

    def pieces(self, _sha256: str) -> Iterator[bytes]:
        """None."""
        return iter(())


class Taking:
    """Reads the rows of a sheet by a mapping; `decisions` say what doubtful rows are."""

    def __init__(
        self,
        connection: Connection,
        mapping: Columns,
        file: str,
        language: str,
        decisions: Decisions | None = None,
        event: str = "",
    ) -> None:
        self.mapping, self.file, self.event = mapping, file, event
        self.table = mapping.table
        self.stored = Stored(connection)
        self._connection = connection
        self._language = language
        self._decisions = decisions or {}
        self._beside: dict[str, dict[str, Values]] = {}  # records of other tables that rows bring, by code
        self._numbers: dict[str, dict[str, int]] = {}  # the rows that bring them
        self._codes: dict[str, Iterator[str]] = {}
        self._rows: dict[str, int] = {}  # which row is a record already
        self._fields = {each.name: each for each in TABLES[self.table].described.fields}
        self._usual = self._of_new()

    def _of_new(self) -> Values:
        """What a new record must have and the file does not bring."""
        known = defaults.within(self._connection, self.table, {})
        brought = {*self.mapping.names(), *self.mapping.fixed}
        usual = {
            name: str(value)
            for name, value in known.items()
            if self._fields[name].required and name not in brought and name not in ("ref", "code", "number")
        }
        if "project" in self._fields and "project" not in brought and (only := self._only_project()):
            usual["project"] = only
        return usual

    def _only_project(self) -> str:
        """The project of everything, where there is one alone."""
        found = self._connection.exec_driver_sql("SELECT ref FROM projects LIMIT 2").scalars().all()
        return found[0] if len(found) == 1 else ""

    # rows

    def read(self, layout: Layout, rows: Rows) -> list[TakenRow]:
        """All rows of the table, each with its fate."""
        columns = [(place, each) for place, each in enumerate(self.mapping.columns) if each.field]
        converters = {place: self._converter(each) for place, each in columns}
        known: dict[tuple[int, object], tuple[str, WrongEntry | None]] = {}
        taken = []
        for place in layout.rows:
            row = TakenRow(place, {})
            for at, column in columns:
                cell = rows[place][at] if at < len(rows[place]) else None
                key = (at, (type(cell), cell))
                if key not in known:
                    known[key] = _converted(converters[at], cell)
                self._fill(row, column, cell, *known[key])
            taken.append(row)
        for row in taken:
            self._complete(row)
        return taken

    def _converter(self, column: Column) -> Convert:
        described = self._fields.get(column.field)
        if described is None:
            return said
        return converter(self.table, described, column, self._language, date.today())

    def _fill(self, row: TakenRow, column: Column, cell: Cell, text: str, wrong: WrongEntry | None) -> None:
        row.said[column.field] = said(cell)
        if wrong is not None:
            row.problems.append(self._problem(row, column, str(wrong)))
        elif column.field == NAME and NAME not in self._fields:
            row.values["first_name"], row.values["last_name"] = split_name(text, column.form)
        else:
            row.values[column.field] = text

    def _problem(self, row: TakenRow, column: Column, reason: str) -> Problem:
        head = column.head or column.field
        return Problem(
            self.file, row.number, head, row.said.get(column.field, ""), "{reason}", {"reason": reason}
        )

    def _complete(self, row: TakenRow) -> None:
        """Find or make what a row names, then find out which record it is."""
        row.values |= {name: text for name, text in self.mapping.fixed.items() if name in self._fields}
        organisation = self._organisation(row)
        for name, text in list(row.values.items()):
            if text and (described := self._fields.get(name)) and described.kind == "reference":
                row.values[name] = self._code_of(row, described.target, text, scoped=bool(described.scope))
        if issuer := NAMING_ORGANISATIONS.get(self.table):
            row.values[issuer] = organisation or row.values.get(issuer, "")
        self._identify(row)
        if self.table == "people":
            self._stand_for(row, organisation)

    # organisations

    def _organisation(self, row: TakenRow) -> str:
        """The code of the organisation that a row names, found or made; blank where it names none."""
        told = {
            name.removeprefix(ORGANISATION): row.values.pop(name)
            for name in list(row.values)
            if name.startswith(ORGANISATION)
        }
        issuer = NAMING_ORGANISATIONS.get(self.table, "")
        if (
            issuer
            and (name := row.values.get(issuer))
            and name not in self.stored.of("organisations").by_code
        ):
            told["name"] = name
        if not told.get("name") and not told.get("tax_id"):
            return ""
        records = self.stored.of("organisations")
        found = match(records, told, ())
        if code := found.same or (found.like[0] if len(found.like) == 1 else ""):
            return code
        if not told.get("name"):
            return ""
        told["kind"] = (
            _KIND_OF_ISSUER
            if issuer
            else str(defaults.within(self._connection, "organisations", {}).get("kind", "ngo"))
        )
        return self._make("organisations", told, row.number)

    def _make(self, table: str, values: Values, number: int) -> str:
        """A new record of another table, once for all rows that bring it."""
        records = self.stored.of(table)
        if records.key == ("ref",):
            values = {"ref": self._next_code(table), **values}
        code = code_of(records.key, values)
        if code not in records.by_code:
            records.put(values)
            self._beside.setdefault(table, {})[code] = values
            self._numbers.setdefault(table, {})[code] = number
        return code

    def _next_code(self, table: str) -> str:
        if table not in self._codes:
            self._codes[table] = defaults.codes_after(self.stored.of(table).codes, table)
        return next(self._codes[table])

    def _stand_for(self, row: TakenRow, organisation: str) -> None:
        """The organisation that a person comes from, and that this person was at the event."""
        role = row.values.pop(f"{AFFILIATION}role", "") or _MEMBER
        if row.problems or not row.code:
            return
        if organisation:
            known = self.stored.of("affiliations")
            if not any(code.startswith(f"{row.code}|{organisation}|") for code in known.by_code):
                values = {"person": row.code, "organisation": organisation, "role": role}
                self._make("affiliations", values, row.number)
        if self.event:
            self._attend(row, organisation)

    def _attend(self, row: TakenRow, organisation: str) -> None:
        there = self.stored.of("attendance").by_code.values()
        if any(each["event"] == self.event and each["person"] == row.code for each in there):
            return
        values = {
            "event": self.event, "session": "", "person": row.code, "organisation": organisation,
            "status": "attended",
        }  # fmt: skip
        self._make("attendance", values, row.number)

    # which record

    def _code_of(self, row: TakenRow, table: str, text: str, *, scoped: bool) -> str:
        """The code of a record that a cell names by its code or its name."""
        records = self.stored.of(table)
        if text in records.by_code or scoped:
            return text
        found = records.named(text)
        if len(found) > 1:
            reason = N_("several records are called so")
            row.problems.append(Problem(self.file, row.number, table, text, reason))
        return found[0].rpartition("|")[2] if len(found) == 1 else text

    def _identify(self, row: TakenRow) -> None:
        if row.problems:
            row.fate = WRONG
            return
        records = self.stored.of(self.table)
        found = match(records, row.values, self.mapping.keys)
        decided = self._decisions.get(row.place)
        same = found.same or (decided or "")
        if same:
            self._is(row, same, records.by_code[same])
        elif found.like and decided is None:
            row.fate, row.like = DOUBTFUL, found.like
            self._is_new(row, records)
        else:
            row.fate = NEW
            self._is_new(row, records)

    def _is(self, row: TakenRow, code: str, known: Values) -> None:
        row.code = code
        for name in TABLES[self.table].described.key:
            row.values[name] = known.get(name, "")
        row.fate = UNCHANGED if self._changes_nothing(row, known) else CHANGED
        first = self._rows.setdefault(code, row.number) if row.fate == CHANGED else row.number
        if first != row.number:
            reason = N_("the same record as in row {first}")
            row.problems.append(Problem(self.file, row.number, "", "", reason, {"first": first}))
            row.fate = WRONG

    def _changes_nothing(self, row: TakenRow, known: Values) -> bool:
        clears = {each.field for each in self.mapping.columns if each.clears}
        return all(
            known.get(name, "") == text
            for name, text in row.values.items()
            if (text or name in clears) and name in self._fields
        )

    def _is_new(self, row: TakenRow, records: Records) -> None:
        row.values = self._usual | {name: text for name, text in row.values.items() if text}
        if records.key == ("ref",) and not row.values.get("ref"):
            row.values["ref"] = self._next_code(self.table)
        row.code = code_of(records.key, row.values)
        for name, described in self._fields.items():
            if described.required and not row.values.get(name):
                column = self.mapping.column_of(name) or Column("", name)
                row.problems.append(self._problem(row, column, N_("a value is required here")))
        if row.problems:
            row.fate = WRONG
        elif row.fate == NEW:
            records.put(row.values)
            self._rows[row.code] = row.number

    # tables

    def gathered(self, rows: Sequence[TakenRow], *, doubtful: bool = True) -> Gathered:
        """What the sound rows bring; doubtful ones as new, or not at all."""
        left_out = {WRONG} if doubtful else {WRONG, DOUBTFUL}
        sound = [row for row in rows if row.fate not in left_out]
        brings = [row for row in sound if row.fate != UNCHANGED]
        sheets = {self.table: self._sheet(brings)} if brings else {}
        codes = {row.code for row in sound}
        beside = {
            table: [values for values in records.values() if values["person"] in codes]
            for table, records in self._beside.items()
            if table != "organisations"
        }
        issuer = NAMING_ORGANISATIONS.get(self.table, "")
        named = {row.values.get(issuer, "") for row in brings}
        named |= {values.get("organisation", "") for records in beside.values() for values in records}
        made = self._beside.get("organisations", {})
        beside["organisations"] = [made[code] for code in made if code in named]
        sheets |= {table: self._beside_sheet(table, records) for table, records in beside.items() if records}
        return Gathered(sheets)

    def _beside_sheet(self, table: str, records: Sequence[Values]) -> Sheet:
        header = tuple(dict.fromkeys(name for values in records for name in values))
        key = TABLES[table].described.key
        numbers = [self._numbers[table][code_of(key, values)] for values in records]
        cells = [[values.get(name, "") for name in header] for values in records]
        return Sheet(table, self.file, header, cells, numbers, [])

    def _sheet(self, rows: Sequence[TakenRow]) -> Sheet:
        header = tuple(name for name in self._fields if any(name in row.values for row in rows))
        clears = {each.field for each in self.mapping.columns if each.clears}
        cells = [[row.values.get(name, "") for name in header] for row in rows]
        keeps = frozenset(header) - clears
        return Sheet(self.table, self.file, header, cells, [row.number for row in rows], [], keeps)


def _converted(convert: Convert, cell: Cell) -> tuple[str, WrongEntry | None]:
    try:
        return convert(cell), None
    except WrongEntry as error:
        return "", error
