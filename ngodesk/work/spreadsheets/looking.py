"""A spreadsheet before it is taken in: its table, its columns, what would become of each row."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from collections.abc import Mapping as Words
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_, current
from ngodesk.common.uncollected import uncollected
from ngodesk.exchange.problems import Problem, Refused
from ngodesk.exchange.sheets import groups, heads, proposing, reading
from ngodesk.exchange.sheets import layout as layouts
from ngodesk.exchange.sheets.book import Book, RawSheet
from ngodesk.exchange.sheets.layout import Layout
from ngodesk.exchange.sheets.mapping import SEVERAL, Column, Mapping, described
from ngodesk.store.store import Store
from ngodesk.work import imports
from ngodesk.work.spreadsheets.attendances import event_of
from ngodesk.work.spreadsheets.rows import FATES, WRONG, Decisions, TakenRow
from ngodesk.work.spreadsheets.taking import Taking

_TRIES = 5  # what is left out may leave others behind


@dataclass(frozen=True)
class Look:
    """What a file would bring. The fates of its rows add up to the rows."""

    book: Book
    sheet: RawSheet
    layout: Layout
    mapping: Mapping
    rows: Sequence[TakenRow]
    taking: Taking
    problems: Sequence[Problem] = field(default_factory=tuple)
    """All problems by row and column, also of the table as a whole."""
    brings: imports.Imported = field(default_factory=imports.Imported)
    """What the rows without problems would bring, by table."""

    @property
    def fates(self) -> dict[str, int]:
        """How many rows there are of each fate."""
        count = Counter(row.fate for row in self.rows)
        return {fate: count[fate] for fate in FATES}

    def wrong(self) -> list[TakenRow]:
        """The rows that cannot be taken."""
        return [row for row in self.rows if row.fate == WRONG]


def sheet_of(book: Book, name: str = "") -> RawSheet:
    """The sheet of that name, otherwise the one that holds most. Raises UserError for an empty file."""
    named = [sheet for sheet in book.sheets if sheet.name == name] if name else []
    filled = named or [sheet for sheet in book.sheets if sheet.rows]
    if not filled:
        raise UserError(N_("{file} holds no rows."), N_("Choose another file."), file=book.file)
    if len(filled) == 1:
        return filled[0]
    return max(filled, key=lambda sheet: sum(len(row) - row.count(None) for row in sheet.rows))


def layout_of(sheet: RawSheet, table: str, mapping: Mapping | None = None, head: int | None = None) -> Layout:
    """Where the table stands in a sheet: under the heads that a mapping names, or names of fields.

    `head` is the row where somebody says that the heads begin, counted from 0.
    """
    known = _known(table, mapping)
    if head is not None:
        return layouts.under(sheet.rows, head, known, heads.sums())
    return layouts.find(sheet.rows, known, heads.sums())


def _known(table: str, mapping: Mapping | None) -> Callable[[str], bool]:
    if mapping is not None and any(each.head for each in mapping.columns):
        named = {
            heads.plain(part) for each in mapping.columns for part in (each.head, *each.head.split(" / "))
        }
        return lambda head: heads.plain(head) in named
    return cast(Callable[[str], bool], heads.is_known(table))


def adapted(mapping: Mapping, layout: Layout, proposed: Mapping) -> Mapping:
    """A mapping that was kept, for a file whose columns may stand in another order. Raises UserError.

    Sessions, payments and years are others in every file: those are taken as they are `proposed`.
    """
    known = {heads.plain(each.head): each for each in mapping.columns}
    several = {each.field for each in mapping.columns} & SEVERAL
    columns = [
        known.get(heads.plain(head)) or (anew if anew.field in several else None)
        for head, anew in zip(layout.heads, proposed.columns, strict=True)
    ]
    there = {each.field for each in columns if each is not None}
    missing = [
        each.head
        for each in mapping.columns
        if each.field and each not in columns and not (each.field in SEVERAL and each.field in there)
    ]
    if missing and len(mapping.columns) == len(layout.heads) and not any(layout.heads):
        return mapping  # a file without heads: column by column
    if missing:
        raise UserError(
            N_("The file has no column “{head}”, which the mapping names."),
            N_("Choose another mapping, or match the columns anew."),
            head=missing[0],
        )
    made = tuple(each or Column(head) for each, head in zip(columns, layout.heads, strict=True))
    return Mapping(
        mapping.table, made, mapping.keys, mapping.fixed, mapping.sheet, mapping.encoding, mapping.separator
    )


@uncollected()
def look(
    store: Store,
    path: Path,
    table: str,
    mapping: Mapping | None = None,
    *,
    decisions: Decisions | None = None,
    given: Words[str, str] | None = None,
    trial: bool = True,
) -> Look:
    """Read a file and say what it would bring; nothing is written. Raises UserError.

    Without a `trial` the rules of the whole are looked at when it is taken.
    """
    book = reading.read(
        path,
        encoding=mapping.encoding if mapping else "",
        separator=mapping.separator if mapping else "",
    )
    sheet = sheet_of(book, mapping.sheet if mapping else "")
    layout = layout_of(sheet, table, mapping)
    if mapping is None:
        mapping = proposing.propose(table, layout, sheet.rows)
        given = {**event_of(store, mapping), **(given or {})}
    else:
        mapping = adapted(mapping, layout, proposing.propose(table, layout, sheet.rows))
    return look_at(store, book, sheet, layout, mapping, decisions=decisions, given=given, trial=trial)


@uncollected()
def look_at(
    store: Store,
    book: Book,
    sheet: RawSheet,
    layout: Layout,
    mapping: Mapping,
    *,
    decisions: Decisions | None = None,
    given: Words[str, str] | None = None,
    back: Collection[int] = (),
    trial: bool = True,
) -> Look:
    """The same of a file that is read already, after a person corrected something.

    `back` are rows that would be left out, and are rows of the table all the same.
    """
    sheet.fill(layout.first + layout.depth)
    if not mapping.names():
        raise nothing_known(book.file)
    with store.reading() as connection:
        taking = Taking(connection, mapping, book.file, current().language, decisions, given)
        layout, lines = groups.apart(layout, mapping, sheet.rows)
        layout = layouts.brought_back(layout, back)
        rows = taking.read(layout, sheet.rows, lines)
    problems = [problem for row in rows for problem in row.problems]
    brings = _tried(store, taking, rows, problems) if trial else imports.Imported()
    return Look(book, sheet, layout, mapping, rows, taking, tuple(problems), brings)


def nothing_known(file: str) -> UserError:
    """None of the columns is a field."""
    return UserError(
        N_("None of the columns of {file} is known."),
        N_("Say which column is which field, or give the columns names in the first row."),
        file=file,
    )


def unmatched(store: Store, book: Book, sheet: RawSheet, layout: Layout, mapping: Mapping) -> Look:
    """What is seen of a file of which no column is known: its columns, to say which is which."""
    with store.reading() as connection:
        taking = Taking(connection, mapping, book.file, current().language)
    return Look(book, sheet, layout, mapping, (), taking)


def _tried(
    store: Store, taking: Taking, rows: Sequence[TakenRow], problems: list[Problem]
) -> imports.Imported:
    """What the whole would bring, or break: taken in and rolled back, until what is left is sound."""
    by_number = {row.number: row for row in rows}
    for _time in range(_TRIES):
        gathered = taking.gathered(rows)
        if not gathered.sheets:
            break
        try:
            return imports.take_in(store, gathered, dry_run=True)
        except Refused as refused:
            for problem in refused.problems:
                told = _as_in_file(taking, by_number, problem)
                problems.append(told)
                if row := by_number.get(problem.row):
                    row.fate = WRONG
                    row.problems.append(told)
            if not any(problem.row in by_number for problem in refused.problems):
                break
    return imports.Imported()


def _as_in_file(taking: Taking, rows: dict[int, TakenRow], problem: Problem) -> Problem:
    """A problem by the head and the cell of the file instead of the field and what became of the cell."""
    column = taking.mapping.column_of(problem.column) or _telling(taking.mapping, problem.column)
    row = rows.get(problem.row)
    if column is None or row is None:
        return problem
    value = row.said.get(column.field, problem.value)
    return Problem(
        problem.file, problem.row, column.head or problem.column, value, problem.reason, problem.arguments
    )


def _telling(mapping: Mapping, name: str) -> Column | None:
    """The column that tells a field of another table."""
    found = ((each, described(mapping.table, each.field)) for each in mapping.columns if each.field)
    return next((each for each, field in found if field is not None and field[1].name == name), None)


@uncollected()
def take(
    store: Store, seen: Look, *, without_wrong: bool = False, origin: str = "import"
) -> imports.Imported:
    """Take the rows in, as one step. Raises Refused where one is wrong and may not be left out."""
    if seen.problems and not without_wrong:
        raise Refused(list(seen.problems))
    gathered = seen.taking.gathered(seen.rows)
    if not gathered.sheets:
        return imports.Imported()
    try:
        return imports.take_in(store, gathered, origin=origin)
    except Refused as refused:
        rows = {row.number: row for row in seen.rows}
        raise Refused([_as_in_file(seen.taking, rows, each) for each in refused.problems]) from refused


def likenesses(seen: Look) -> dict[int, list[tuple[str, str]]]:
    """By row that is doubtful, or was until somebody said what it is: whom it may be, code and name."""
    records = seen.taking.stored.of(seen.mapping.table)
    named = TABLE_NAMES.get(seen.mapping.table, ("name",))
    return {
        row.place: [
            (
                seen.taking.named(code),
                " ".join(filter(None, (records.by_code[code].get(name, "") for name in named))),
            )
            for code in row.like
        ]
        for row in seen.rows
        if row.like and row.fate != WRONG
    }


TABLE_NAMES = {"people": ("first_name", "last_name"), "organisations": ("name",)}
