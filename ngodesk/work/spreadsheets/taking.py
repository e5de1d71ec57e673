"""From the rows of a sheet to tables as an exchange folder has them, with a code for every record."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.describe import Field
from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import N_
from ngodesk.exchange.package import Sheet
from ngodesk.exchange.problems import Problem
from ngodesk.exchange.sheets.book import Cell
from ngodesk.exchange.sheets.cells import Convert, converter, said, split_name
from ngodesk.exchange.sheets.groups import Line
from ngodesk.exchange.sheets.heads import NAME
from ngodesk.exchange.sheets.layout import Layout, Rows
from ngodesk.exchange.sheets.mapping import (
    NAMING_ORGANISATIONS,
    Column,
    described,
    fields_of,
    project_field,
)
from ngodesk.exchange.sheets.mapping import Mapping as Columns
from ngodesk.model import TABLES
from ngodesk.work import defaults
from ngodesk.work.spreadsheets.beside import Beside
from ngodesk.work.spreadsheets.identity import match
from ngodesk.work.spreadsheets.joining import Joining
from ngodesk.work.spreadsheets.rows import (
    CHANGED,
    DOUBTFUL,
    NEW,
    UNCHANGED,
    WRONG,
    Decisions,
    Gathered,
    TakenRow,
)
from ngodesk.work.spreadsheets.stored import Records, Values, code_of


class Taking:
    """Reads the rows of a sheet by a mapping; `decisions` say what doubtful rows are.

    `given` holds for all rows, as what the mapping fixes: the event of a list of participants, the project.
    """

    def __init__(
        self,
        connection: Connection,
        mapping: Columns,
        file: str,
        language: str,
        decisions: Decisions | None = None,
        given: Mapping[str, str] | None = None,
    ) -> None:
        self.mapping, self.file = mapping, file
        self.table = mapping.table
        self.beside = Beside(connection, file)
        self.stored = self.beside.stored
        self._connection = connection
        self._language = language
        self._decisions = decisions or {}
        self._joining = Joining(self.beside, mapping, self._refuse)
        self._rows: dict[str, int] = {}  # which row is a record already
        self._fields = {each.name: each for each in TABLES[self.table].described.fields}
        every = {name: described(self.table, name) for name in fields_of(self.table)}
        named = [(name, found[1]) for name, found in every.items() if found and found[1].kind == "reference"]
        self._named = dict(sorted(named, key=lambda each: bool(each[1].scope)))  # owners first
        self._required = [each.name for each in self._fields.values() if each.required]
        self._fixed = self._for_all(given or {})
        self._usual = self._of_new()

    def _for_all(self, given: Mapping[str, str]) -> Values:
        """What holds for all rows; the project of everything, where there is one alone."""
        fixed = {**self.mapping.fixed, **{name: text for name, text in given.items() if text}}
        project = project_field(self.table)
        if project and project not in fixed and project not in self.mapping.names():
            found = self._connection.exec_driver_sql("SELECT ref FROM projects LIMIT 2").scalars().all()
            fixed |= {project: found[0]} if len(found) == 1 else {}
        return fixed

    def _of_new(self) -> Values:
        """What a new record must have and the file does not bring."""
        known = defaults.within(self._connection, self.table, {})
        brought = {*self.mapping.names(), *self._fixed}
        return {
            name: str(value)
            for name, value in known.items()
            if self._fields[name].required and name not in brought and name not in ("ref", "code", "number")
        }

    # rows

    def read(self, layout: Layout, rows: Rows, lines: Mapping[int, Line] | None = None) -> list[TakenRow]:
        """All rows of the table, each with its fate; `lines` say what the groups of a budget say of them."""
        taken = [TakenRow(place, {}) for place in layout.rows]
        for at, column in enumerate(self.mapping.columns):
            if column.field:
                cells = [rows[place][at] if at < len(rows[place]) else None for place in layout.rows]
                self._fill(taken, column, cells)
        for row in taken:
            if lines:
                self._place(row, lines[row.place])
            self._complete(row)
        return taken

    def _converter(self, column: Column) -> Convert:
        found = described(self.table, column.field)
        if found is None:
            return said
        return converter(*found, column, self._language, date.today())

    def _fill(self, taken: Sequence[TakenRow], column: Column, cells: Sequence[Cell]) -> None:
        """One column of all rows; what stands there more than once is read once."""
        convert, name = self._converter(column), column.field
        whole = name == NAME and NAME not in self._fields
        known: dict[object, tuple[str, str, WrongEntry | None]] = {}
        for row, cell in zip(taken, cells, strict=True):
            key = cell if cell.__class__ is str else (cell.__class__, cell)
            if key not in known:
                known[key] = (said(cell), *_converted(convert, cell))
            row.said[name], text, wrong = known[key]
            if wrong is not None:
                row.problems.append(self._problem(row, column, str(wrong)))
            elif whole:
                row.values["first_name"], row.values["last_name"] = split_name(text, column.form)
            else:
                row.values[name] = text

    def _place(self, row: TakenRow, line: Line) -> None:
        """What the group of a line says, where no column does."""
        row.values["code"] = line.code  # blank where the sheet has none
        for name, text in (("category", line.category), ("cost_kind", line.cost_kind)):
            if text and not row.values.get(name):
                row.values[name] = text

    def _problem(self, row: TakenRow, column: Column, reason: str) -> Problem:
        return self._told(row, column, "{reason}", {"reason": reason})

    def _told(self, row: TakenRow, column: Column, reason: str, arguments: dict[str, Any]) -> Problem:
        value = row.said.get(column.field, "")
        return Problem(self.file, row.number, column.head or column.field, value, reason, arguments)

    def _refuse(self, row: TakenRow, name: str, reason: str, **arguments: Any) -> None:
        column = self.mapping.column_of(name) or Column("", name)
        row.problems.append(self._told(row, column, reason, arguments))
        row.fate = WRONG

    def _complete(self, row: TakenRow) -> None:
        """Find or make what a row names, then find out which record it is."""
        values = {**row.values, **self._fixed}
        told = {name: text for name, text in values.items() if name not in self._fields}
        row.values = {name: text for name, text in values.items() if name in self._fields}
        organisation = self._joining.organisation(row, told)
        self._resolve(row, row.values)
        self._resolve(row, told)
        if self.table == "budget_lines" and not row.values.get("code"):
            row.values["code"] = self.beside.line(row.values.get("project", ""), row.values.get("name", ""))
        if issuer := NAMING_ORGANISATIONS.get(self.table):
            row.values[issuer] = organisation or row.values.get(issuer, "")
        self._identify(row)
        if self._joining.join(row, told, organisation) and row.fate == UNCHANGED:
            row.fate, row.only_beside = CHANGED, True

    # which record

    def _resolve(self, row: TakenRow, values: Values) -> None:
        """Codes instead of the names of what a row refers to; the owner stands beside what it owns."""
        for name, field in self._named.items():
            if text := values.get(name):
                owner = values.get(f"{name.removesuffix(field.name)}{field.scope}", "") if field.scope else ""
                values[name] = self._code_of(row, field, text, owner)

    def _code_of(self, row: TakenRow, field: Field, text: str, owner: str) -> str:
        """The code of a record that a cell names by its code or its name."""
        records = self.stored.of(field.target)
        whole = f"{owner}|{text}" if field.scope else text
        if "." in field.scope or whole in records.by_code:
            return text
        found = [records.by_code[code] for code in records.named(text)]
        if field.scope:
            found = [each for each in found if each[records.key[0]] == owner]
        if len(found) > 1:
            reason = N_("several records are called so")
            row.problems.append(Problem(self.file, row.number, field.target, text, reason))
        return found[0][records.key[-1]] if len(found) == 1 else text

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
            row.values["ref"] = self.beside.next_code(self.table)
        row.code = code_of(records.key, row.values)
        for name in self._required:
            if not row.values.get(name):
                self._refuse(row, name, N_("a value is required here"))
        if not row.problems and row.fate == NEW:
            records.put(row.values)
            self._rows[row.code] = row.number

    # tables

    def gathered(self, rows: Sequence[TakenRow]) -> Gathered:
        """What the sound rows bring; doubtful ones as new."""
        sound = [row for row in rows if row.fate != WRONG]
        brings = [row for row in sound if row.fate != UNCHANGED]
        own = [row for row in brings if not row.only_beside]
        sheets = {self.table: self._sheet(own)} if own else {}
        return Gathered(sheets | self.beside.sheets({row.number for row in sound}))

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
