"""Whole tables as spreadsheets: a workbook with a sheet for each, or one as CSV that Excel opens rightly."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from ngodesk.common.describe import Field
from ngodesk.common.errors import UsageError, UserError
from ngodesk.common.language import N_, _
from ngodesk.common.progress import Progress, silent
from ngodesk.exchange.outgoing import Outgoing
from ngodesk.model import TABLES
from ngodesk.reports.workbook import LONGEST_TEXT, About, Sheet
from ngodesk.store.store import Store
from ngodesk.work import plain_tables, workspaces

_GUARDED = ("text", "reference", "record")


def export_workbook(
    store: Store, target: Path, tables: Sequence[str] = (), progress: Progress = silent
) -> None:
    """Write a workbook with a sheet for each table that has rows, or for those that are named."""
    facts = workspaces.workspace_facts(store)
    about = About(facts.organisation, facts.organisation, date.today())
    with store.reading() as connection:
        outgoing = Outgoing(connection)
        wanted = [_known(table) for table in tables] or outgoing.tables()
        counts = {table: _count(connection, table) for table in wanted}
        done = _Done(sum(counts.values()), progress)
        plain_tables.write_workbook(
            target, about, [_sheet(outgoing, table, counts[table], done) for table in wanted]
        )


def export_csv(
    store: Store, target: Path, table: str, progress: Progress = silent, *, sign: str = "."
) -> None:
    """Write one table as CSV: texts guarded against formulas, numbers with that decimal sign."""
    fields = TABLES[_known(table)].described.fields
    made = [_written(each, sign) for each in fields]

    def rows(outgoing: Outgoing, done: _Done) -> Iterator[tuple[str, ...]]:
        for block in outgoing.blocks(table):
            yield from zip(*(make(column) for make, column in zip(made, block, strict=True)), strict=True)
            done.count(len(block[0]))

    with store.reading() as connection:
        done = _Done(_count(connection, table), progress)
        heads = [each.name for each in fields]
        plain_tables.write_csv(target, heads, rows(Outgoing(connection), done))


def _written(field: Field, sign: str) -> Callable[[Sequence[str]], Sequence[str]]:
    if field.kind == "number" and sign != ".":
        return lambda column: [text.replace(".", sign) for text in column]
    return plain_tables.guarded_column if field.kind in _GUARDED else lambda column: column


class _Done:
    """How many of the rows are written; so a long export may be given up."""

    def __init__(self, whole: int, progress: Progress) -> None:
        self._whole, self._progress = whole, progress
        self._done = 0

    def count(self, number: int) -> None:
        self._done += number
        self._progress(self._done, self._whole)


def _known(table: str) -> str:
    if table not in TABLES:
        raise UsageError(
            N_("There is no table {table}."),
            N_("The tables are: {tables}."),
            table=table,
            tables=", ".join(TABLES),
        )
    return table


def _count(connection: Connection, table: str) -> int:
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def _sheet(outgoing: Outgoing, table: str, count: int, done: _Done) -> Sheet:
    fields = TABLES[table].described.fields

    def rows() -> Iterator[tuple[str, ...]]:
        for block in outgoing.blocks(table):
            for field, column in zip(fields, block, strict=True):
                _must_fit(field, column)
            yield from zip(*block, strict=True)
            done.count(len(block[0]))

    kinds = [each.kind for each in fields]
    return plain_tables.sheet(table, [each.name for each in fields], plain_tables.cells(kinds, rows()), count)


def _must_fit(field: Field, column: Sequence[str]) -> None:
    """What a cell cannot hold would be cut, and come back cut."""
    if max(map(len, column), default=0) > LONGEST_TEXT:
        raise UserError(
            N_("A text in “{field}” is too long for a spreadsheet: a cell holds {number} characters."),
            N_("Export this table as CSV, or everything as an exchange folder."),
            field=_(field.label),
            number=LONGEST_TEXT,
        )
