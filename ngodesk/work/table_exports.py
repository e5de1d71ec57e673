"""Tables as spreadsheets: a workbook with a sheet for each, or one as CSV that Excel opens rightly."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from ngodesk.common import safefile
from ngodesk.common.describe import Field
from ngodesk.common.errors import UsageError
from ngodesk.common.language import N_
from ngodesk.common.progress import Progress, silent
from ngodesk.exchange.guarding import guarded
from ngodesk.exchange.outgoing import Outgoing
from ngodesk.model import TABLES
from ngodesk.reports import workbook
from ngodesk.reports.workbook import About, Content, Sheet
from ngodesk.store.store import Store
from ngodesk.work import workspaces

_FONT = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
_STYLES = {
    "head": _FONT | {"bold": True, "bottom": 1, "text_wrap": True},
    "text": _FONT | {"num_format": "@"},
    "number": _FONT | {"num_format": "General"},
    "date": _FONT | {"num_format": "yyyy-mm-dd"},
}
_WIDEST, _NARROWEST = 46, 9  # letters
_MEASURED = 200  # rows
Cell = tuple[Content, str]


def export_workbook(
    store: Store, target: Path, tables: Sequence[str] = (), progress: Progress = silent
) -> None:
    """Write a workbook with a sheet for each table that has rows, or for those that are named."""
    facts = workspaces.workspace_facts(store)
    about = About(facts.organisation, facts.organisation, date.today())
    with safefile.replacing(target) as part, store.reading() as connection, part.open("wb") as stream:
        outgoing = Outgoing(connection)
        wanted = [_known(table) for table in tables] or outgoing.tables()
        sheets = []
        for done, table in enumerate(wanted):
            progress(done, len(wanted))
            sheets.append(_sheet(table, list(outgoing.rows(table))))
        workbook.write(stream, about, _STYLES, sheets)
        progress(len(wanted), len(wanted))


def export_csv(store: Store, target: Path, table: str) -> None:
    """Write one table as CSV: UTF-8 with its mark, separated by `;`, texts guarded against formulas."""
    fields = TABLES[_known(table)].described.fields
    texts = [each.kind in ("text", "reference", "record") for each in fields]
    with safefile.replacing(target) as part, store.reading() as connection, part.open("wb") as raw:
        stream = io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")
        out = csv.writer(stream, delimiter=";", lineterminator="\r\n")
        out.writerow(each.name for each in fields)
        for row in Outgoing(connection).rows(table):
            out.writerow(guarded(cell) if is_text else cell for cell, is_text in zip(row, texts, strict=True))
        stream.flush()
        stream.detach()


def _known(table: str) -> str:
    if table not in TABLES:
        raise UsageError(
            N_("There is no table {table}."),
            N_("The tables are: {tables}."),
            table=table,
            tables=", ".join(TABLES),
        )
    return table


def _sheet(table: str, rows: Sequence[Sequence[str]]) -> Sheet:
    fields = TABLES[table].described.fields
    widths = (
        [
            min(max(len(field.name), *(len(row[place]) for row in rows[:_MEASURED]), _NARROWEST), _WIDEST)
            for place, field in enumerate(fields)
        ]
        if rows
        else [max(len(field.name), _NARROWEST) for field in fields]
    )
    return Sheet(table, widths, _cells(fields, rows), len(rows) + 1, head=1, filtered=True, landscape=True)


def _cells(fields: Sequence[Field], rows: Sequence[Sequence[str]]) -> Iterator[list[Cell]]:
    yield [(field.name, "head") for field in fields]
    makers = [_MAKERS.get(field.kind, _text) for field in fields]
    for row in rows:
        yield [make(text) for make, text in zip(makers, row, strict=True)]


def _text(text: str) -> Cell:
    return text, "text"


def _number(text: str) -> Cell:
    """Beyond what a spreadsheet counts exactly, a number stays a text."""
    if not text or len(text.lstrip("-").replace(".", "")) > 15:
        return text, "text"
    return Decimal(text), "number"


def _date(text: str) -> Cell:
    return (date.fromisoformat(text), "date") if text else ("", "text")


_MAKERS: dict[str, Callable[[str], Cell]] = {
    "number": _number,
    "integer": _number,
    "year": _number,
    "date": _date,
}
