"""From the rows of a sheet to tables as an exchange folder has them, with a code for every record."""

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.describe import Field
from ngodesk.common.language import N_, texts
from ngodesk.exchange.package import Sheet
from ngodesk.exchange.problems import Problem
from ngodesk.exchange.sheets.groups import Line
from ngodesk.exchange.sheets.layout import Layout, Rows
from ngodesk.exchange.sheets.mapping import (
    NAMING_ORGANISATIONS,
    Column,
    described,
    fields_of,
    project_field,
)
from ngodesk.exchange.sheets.mapping import Mapping as Matching
from ngodesk.model import TABLES
from ngodesk.work import defaults
from ngodesk.work.spreadsheets.attendances import Attendances
from ngodesk.work.spreadsheets.beside import Beside
from ngodesk.work.spreadsheets.charges import Charges
from ngodesk.work.spreadsheets.converting import Columns
from ngodesk.work.spreadsheets.identity import Standing, match
from ngodesk.work.spreadsheets.joining import Joining
from ngodesk.work.spreadsheets.plans import Plans
from ngodesk.work.spreadsheets.rows import (
    CHANGED,
    DOUBTFUL,
    NEW,
    ROW,
    UNCHANGED,
    WRONG,
    Decisions,
    Gathered,
    TakenRow,
)
from ngodesk.work.spreadsheets.stored import Values, code_of

_JOININGS = {"people": Attendances, "budget_lines": Plans, "cost_documents": Charges}


class Taking:
    """Reads the rows of a sheet by a mapping; `decisions` say what doubtful rows are.

    `given` holds for all rows, as what the mapping fixes: the event of a list of participants, the project.
    """

    def __init__(
        self,
        connection: Connection,
        mapping: Matching,
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
        self._joining = _JOININGS.get(self.table, Joining)(self.beside, mapping, self._refuse)
        self._rows: dict[str, int] = {}  # which row is a record already
        self._made: dict[str, int] = {}  # which row makes a record
        self._codes: dict[int, str] = {}  # which record a row is
        self._alone = Standing("", self._stands_for)
        self._doubtful = set[str]()  # what they make as long as nobody says what they are
        self._fields = {each.name: each for each in TABLES[self.table].described.fields}
        every = {name: described(self.table, name) for name in fields_of(self.table)}
        named = [(name, found[1]) for name, found in every.items() if found and found[1].kind == "reference"]
        self._required = [each.name for each in self._fields.values() if each.required]
        self._fixed = self._for_all(given or {})
        brought = {*mapping.names(), *self._fixed}
        named = [(name, field) for name, field in named if name in brought]
        self._named = dict(sorted(named, key=lambda each: bool(each[1].scope)))  # owners first
        self._clears = {each.field for each in mapping.columns if each.clears}
        self._usual = self._of_new()
        self._own = self.stored.of(self.table)
        self._coded = self._own.key == ("ref",)

    def _for_all(self, given: Mapping[str, str]) -> Values:
        """What holds for all rows; the project of everything, where there is one alone."""
        fixed = {**self.mapping.fixed, **{name: text for name, text in given.items() if text}}
        project = project_field(self.table)
        if project and project not in fixed and project not in self.mapping.names():
            found = self._connection.exec_driver_sql("SELECT ref FROM projects LIMIT 2").scalars().all()
            fixed |= {project: found[0]} if len(found) == 1 else {}
        return fixed

    def _of_new(self) -> Values:
        """What a new record must have and the row does not bring."""
        known = defaults.within(self._connection, self.table, {})
        return {
            name: str(value)
            for name, value in known.items()
            if self._fields[name].required and name not in ("ref", "code", "number")
        }

    # rows

    def read(self, layout: Layout, rows: Rows, lines: Mapping[int, Line] | None = None) -> list[TakenRow]:
        """All rows of the table, each with its fate; `lines` say what the groups of a budget say of them."""
        columns = Columns(self.mapping, layout, rows, self._language)
        own = columns.rows_of([key for key in columns.texts if key in self._fields])
        told = columns.rows_of([key for key in columns.texts if key not in self._fields])
        places = {each.key: at for at, each in enumerate(self.mapping.columns) if each.field}
        taken = [
            TakenRow(place, values, rows[place], places)
            for place, values in zip(layout.rows, own, strict=True)
        ]
        for at, column, error in sorted(columns.wrong, key=lambda each: each[0]):
            taken[at].problems.append(self._told(taken[at], column, "{reason}", {"reason": str(error)}))
        for at, column, code in columns.currencies:
            self._hold_currency(taken[at], column, code)
        alone = not (self._fixed or self._named or self.table in (*NAMING_ORGANISATIONS, "budget_lines"))
        for row, beside in zip(taken, told, strict=True):
            if alone and not beside:
                self._identify(row, "")
                continue
            if lines and row.place in lines:
                _place(row, lines[row.place])
            row.told = dict(beside) if beside else None
            self._complete(row, beside)
        return taken

    def _hold_currency(self, row: TakenRow, column: Column, code: str) -> None:
        """A currency beside an amount is the row's, or its project's; never thrown away."""
        own = "currency" in self._fields and column.field in self._fields
        if own and not row.values.get("currency"):
            row.values["currency"] = self._fixed.get("currency", code)
        project = row.values.get("project") or self._fixed.get("project", "")
        known = row.values["currency"] if own else self._currency_of(project)
        if known and known != code:
            reason = N_("this amount is in {currency}, the row in {other}")
            row.problems.append(self._told(row, column, reason, {"currency": code, "other": known}))

    def _currency_of(self, project: str) -> str:
        return self.stored.of("projects").by_code.get(project, {}).get("currency", "")

    def _told(self, row: TakenRow, column: Column, reason: str, arguments: dict[str, Any]) -> Problem:
        value = row.said.get(column.key, "")
        head = column.head or self._named_so(column.field)
        return Problem(self.file, row.number, head, value, reason, arguments)

    def _named_so(self, name: str) -> str:
        """What the program calls a field for which the file has no column."""
        found = described(self.table, name)
        return texts(self._language).gettext(found[1].label) if found is not None else name

    def _refuse(self, row: TakenRow, name: str, reason: str, **arguments: Any) -> None:
        column = self.mapping.column_of(name) or Column("", name)
        row.problems.append(self._told(row, column, reason, arguments))
        row.fate = WRONG

    def _complete(self, row: TakenRow, told: Values) -> None:
        """Find or make what a row names, then find out which record it is."""
        if self._fixed:
            row.values |= {name: text for name, text in self._fixed.items() if name in self._fields}
            told |= {name: text for name, text in self._fixed.items() if name not in self._fields}
        issuer = NAMING_ORGANISATIONS.get(self.table)
        organisation = self._joining.organisation(row, told) if told or issuer else ""
        if self._named:
            self._resolve(row, row.values)
            self._resolve(row, told)
        if self.table == "budget_lines" and not row.values.get("code"):
            row.values["code"] = self.beside.line(row.values.get("project", ""), row.values.get("name", ""))
        if issuer:
            row.values[issuer] = organisation or row.values.get(issuer, "")
        self._identify(row, organisation)
        joined = (told or organisation) and self._joining.join(row, told, organisation)
        if joined and row.fate == UNCHANGED:
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

    def _identify(self, row: TakenRow, organisation: str) -> None:
        if row.problems:
            row.fate = WRONG
            return
        standing = Standing(organisation, self._stands_for) if organisation else self._alone
        found = match(self._own, row.values, self.mapping.keys, standing)
        decided = self._decisions.get(row.place)
        same = found.same or self._chosen(decided or "")
        if found.like:
            row.like = tuple(code for code in found.like if code not in self._doubtful)
        if same:
            self._is(row, same, self._own.by_code[same])
        else:
            row.fate = DOUBTFUL if row.like and decided is None else NEW
            self._is_new(row)

    def _stands_for(self, code: str) -> set[str]:
        """The organisations of a person."""
        affiliations = self.stored.of("affiliations")
        codes = affiliations.agreeing({"person": code})
        return {affiliations.by_code[each]["organisation"] for each in codes}

    def _chosen(self, decided: str) -> str:
        """The code of the record that somebody chose: one that is there, or that another row is."""
        if not decided.startswith(ROW):
            return decided
        return self._codes.get(int(decided.removeprefix(ROW)), "")

    def named(self, code: str) -> str:
        """A record as it is chosen: what rows make has no code for long, as other rows are decided."""
        return f"{ROW}{self._made[code]}" if code in self._made else code

    def _is(self, row: TakenRow, code: str, known: Values) -> None:
        row.code = self._codes[row.number] = code
        for name in TABLES[self.table].described.key:
            row.values[name] = known.get(name, "")
        row.fate = UNCHANGED if self._changes_nothing(row, known) else CHANGED
        first = self._rows.setdefault(code, row.number)
        if row.fate == CHANGED and first != row.number:
            known_by = next(each.key for each in self.mapping.columns if each.field)
            self._refuse(row, known_by, N_("the same record as in row {first}"), first=first)

    def _changes_nothing(self, row: TakenRow, known: Values) -> bool:
        return all(
            known.get(name, "") == text for name, text in row.values.items() if text or name in self._clears
        )

    def _is_new(self, row: TakenRow) -> None:
        values = row.values
        for name, text in self._usual.items():
            values[name] = values.get(name) or text
        if self._coded and not values.get("ref"):
            values["ref"] = self.beside.next_code(self.table)
        row.code = code = code_of(self._own.key, values)
        if not all(map(values.get, self._required)):
            for name in self._required:
                if not values.get(name):
                    self._refuse(row, name, N_("a value is required here"))
        if not row.problems:
            self._own.put(values)
            number = row.number
            self._rows[code] = self._made[code] = number
            self._codes[number] = code
            if row.fate == DOUBTFUL:
                self._doubtful.add(code)

    # tables

    def gathered(self, rows: Sequence[TakenRow]) -> Gathered:
        """What the sound rows bring; doubtful ones as new."""
        sound = [row for row in rows if row.fate != WRONG]
        brings = [row for row in sound if row.fate != UNCHANGED]
        own = [row for row in brings if not row.only_beside]
        sheets = {self.table: self._sheet(own)} if own else {}
        return Gathered(sheets | self.beside.sheets({row.number for row in sound}))

    def _sheet(self, rows: Sequence[TakenRow]) -> Sheet:
        brought = set[str]().union(*(row.values for row in rows))
        header = tuple(name for name in self._fields if name in brought)
        blank, pick = dict.fromkeys(header, ""), itemgetter(*header, header[0])  # two at least: a tuple
        whole = (row.values if len(row.values) == len(header) else blank | row.values for row in rows)
        cells = [list(pick(values)[:-1]) for values in whole]
        keeps = frozenset(header) - self._clears
        return Sheet(self.table, self.file, header, cells, [row.number for row in rows], [], keeps)


def _place(row: TakenRow, line: Line) -> None:
    """What the group of a line says, where no column does."""
    row.values["code"] = line.code  # blank where the sheet has none
    for name, text in (("category", line.category), ("cost_kind", line.cost_kind)):
        if text and not row.values.get(name):
            row.values[name] = text
