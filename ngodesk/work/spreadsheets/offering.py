"""A spreadsheet as the window shows it: guessed, corrected step by step, remembered under a name."""

from collections.abc import Mapping as Words
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import select

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.common.text import typable
from ngodesk.exchange.sheets import heads, proposing, reading, several
from ngodesk.exchange.sheets import layout as layouts
from ngodesk.exchange.sheets.book import Book, RawSheet
from ngodesk.exchange.sheets.cells import said
from ngodesk.exchange.sheets.heads import CHARGED
from ngodesk.exchange.sheets.mapping import EVENT, SEVERAL, Column, Mapping, from_json, project_field, to_json
from ngodesk.model import TABLES
from ngodesk.model.own import ColumnMapping
from ngodesk.store.store import Store
from ngodesk.work import read_back
from ngodesk.work.spreadsheets import looking, shown
from ngodesk.work.spreadsheets.attendances import event_of
from ngodesk.work.spreadsheets.looking import Look

# Of tables that fit equally well, the one that people bring most often.
_USUAL = ("people", "organisations", "cost_documents", "events", "budget_lines", "volunteer_hours")
_EXAMPLES = 200  # rows among which one is looked for


@dataclass(frozen=True)
class Asked:
    """What a person said of a file so far; blank is guessed."""

    path: Path
    table: str = ""
    sheet: str = ""
    encoding: str = ""
    separator: str = ""
    mapping: Mapping | None = None
    decisions: Words[int, str] = field(default_factory=dict)
    event: str = ""
    project: str = ""
    head: int | None = None
    """The row in which the heads begin, counted from 0; below 0 where there are none."""
    back: frozenset[int] = frozenset()
    """Rows that would be left out, and are taken all the same."""

    def given(self) -> dict[str, str]:
        """What holds for all rows."""
        return {EVENT: self.event} if self.table == "people" else {project_field(self.table): self.project}


@dataclass(frozen=True)
class Offered:
    """What the page shows: `look` says what would become of every row."""

    asked: Asked
    look: Look
    examples: tuple[str, ...]
    """What stands in each column, for example."""
    sure: tuple[bool, ...]
    """Whether each column is known by its head."""
    kept: tuple[str, ...]
    """Names of the mappings that are remembered for this table."""
    likenesses: Words[int, list[tuple[str, str]]]
    names: shown.Names
    events: tuple[tuple[str, str], ...]
    """Events that a list of participants may be of: code and title."""
    projects: tuple[tuple[str, str], ...]
    """Projects that all rows may be of, where the file does not say of which they are."""


def offer(store: Store, asked: Asked, book: Book | None = None) -> Offered:
    """Read the file, or take it as it was read, and say what it would bring. Raises UserError."""
    if book is None:
        book = reading.read(asked.path, encoding=asked.encoding, separator=asked.separator)
    sheet = looking.sheet_of(book, asked.sheet)
    table = asked.table or table_of(sheet)
    layout = looking.layout_of(sheet, table, asked.mapping, asked.head)
    mapping = asked.mapping
    if mapping is None:
        mapping = proposing.propose(table, layout, sheet.rows)
        asked = replace(asked, event=asked.event or event_of(store, mapping).get(EVENT, ""))
    seen = _seen(store, replace(asked, table=table), book, sheet, layout, mapping)
    cells = [
        [said(sheet.rows[row][place]) for row in layout.rows[:_EXAMPLES]]
        for place in range(len(layout.heads))
    ]
    return Offered(
        asked=replace(asked, table=table, sheet=sheet.name, mapping=mapping),
        look=seen,
        examples=tuple(next(filter(None, column), "") for column in cells),
        sure=tuple(_is_sure(table, each) for each in mapping.columns),
        kept=kept(store, table),
        likenesses=looking.likenesses(seen),
        names=shown.names(seen),
        events=_titles(store, "events") if table == "people" else (),
        projects=_projects(store, mapping),
    )


def _seen(
    store: Store, asked: Asked, book: Book, sheet: RawSheet, layout: layouts.Layout, mapping: Mapping
) -> Look:
    """What becomes of the rows; of a file without a known column nothing yet."""
    if not mapping.names():
        return looking.unmatched(store, book, sheet, layout, mapping)
    return looking.look_at(
        store,
        book,
        sheet,
        layout,
        mapping,
        decisions=asked.decisions,
        given=asked.given(),
        back=asked.back,
    )


def _is_sure(table: str, column: Column) -> bool:
    """Whether the head alone says which field a column is."""
    if column.form and column.field in SEVERAL:
        return column == replace(several.next_of(column.field, column.head, ()), words=column.words)
    return heads.field_of(table, column.head) == (column.field, heads.SURE)


def table_of(sheet: RawSheet) -> str:
    """The table whose fields stand most in one row of a sheet; people where none does."""
    order = [*_USUAL, *(table for table in TABLES if table not in _USUAL)]
    return max(order, key=lambda table: (_named(sheet, table), -order.index(table)))


def _named(sheet: RawSheet, table: str) -> int:
    known = heads.is_known(table)
    rows = sheet.rows[:40]
    return max((len({head for head in layouts.texts(row) if known(head)}) for row in rows), default=0)


def _projects(store: Store, mapping: Mapping) -> tuple[tuple[str, str], ...]:
    field = project_field(mapping.table)
    if not field or field in mapping.names() or field in mapping.fixed:
        return ()
    charged = any(name.startswith(CHARGED) for name in mapping.names())
    found = _titles(store, "projects") if field == "project" or charged else ()
    return found if len(found) > 1 else ()


def _titles(store: Store, table: str) -> tuple[tuple[str, str], ...]:
    """Code and title of events or projects, the latest first."""
    with store.reading() as connection:
        found = connection.exec_driver_sql(f"SELECT ref, title FROM {table} ORDER BY start DESC, id DESC")
        return tuple((row[0], row[1]) for row in found)


def kept(store: Store, table: str) -> tuple[str, ...]:
    """The names of the mappings that are remembered for a table."""
    with store.read() as session:
        wanted = (
            select(ColumnMapping.name).where(ColumnMapping.table_name == table).order_by(ColumnMapping.name)
        )
        return tuple(session.scalars(wanted))


def recall(store: Store, name: str) -> Mapping:
    """A mapping that is remembered. Raises UserError where it is gone."""
    with store.read() as session:
        content = session.scalar(select(ColumnMapping.content).where(ColumnMapping.name == name))
    if content is None:
        raise UserError(N_("No mapping is called “{name}”."), N_("Choose another one."), name=name)
    return from_json(content)


def remember(store: Store, name: str, mapping: Mapping) -> None:
    """Remember a mapping under a name; one that was called so is replaced."""
    name = " ".join(typable(name).split())
    if not name:
        raise UserError(N_("The columns need a name to be remembered by."), "")
    with store.write(N_("Remember the columns of a spreadsheet")) as session:
        found = session.scalar(select(ColumnMapping).where(ColumnMapping.name == name))
        if found is None:
            found = ColumnMapping(name=name, table_name=mapping.table, content="")
            session.add(found)
        found.table_name, found.content = mapping.table, to_json(mapping)


def give(target: Path, asked: Asked) -> None:
    """Write what was said of a file as a mapping for the next one. Raises FileError."""
    assert asked.mapping is not None
    known = {name: text for name, text in asked.given().items() if name and text}
    mapping = replace(
        asked.mapping,
        fixed={**asked.mapping.fixed, **known},
        sheet=asked.sheet,
        encoding=asked.encoding,
        separator=asked.separator,
    )
    with read_back.writing(target) as stream:
        stream.write(to_json(mapping).encode())


def adapt(asked: Asked, mapping: Mapping, seen: Look) -> Asked:
    """What was asked, with a remembered mapping for the columns of this file. Raises UserError."""
    proposed = proposing.propose(mapping.table, seen.layout, seen.sheet.rows)
    return replace(asked, mapping=looking.adapted(mapping, seen.layout, proposed), decisions={})
