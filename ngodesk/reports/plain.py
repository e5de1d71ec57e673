"""The tables of a report as text with tabs: to be pasted into a funder's system or a sheet."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from ngodesk.common.money import signs
from ngodesk.reports import wording
from ngodesk.reports.content import FormTable, Table
from ngodesk.reports.values import Value
from ngodesk.reports.whole import Report


def text(report: Report) -> str:
    """A line for each row; an empty line between tables. Numbers are plain, with the language's point."""
    return "\n\n".join("\n".join(lines) for lines in _blocks(report))


def _blocks(report: Report) -> Iterator[list[str]]:
    language = report.language
    for element in report.content:
        if isinstance(element, Table):
            rows = [[column.head for column in element.columns]]
            rows += [[_shown(cell, language) for cell in row.cells] for row in element.rows]
            yield ["\t".join(_one_line(cell) for cell in row) for row in rows]
        elif isinstance(element, FormTable):
            yield [
                f"{_one_line(row.label)}\t{_one_line(_shown(row.value, language))}" for row in element.rows
            ]


def _shown(value: Value, language: str) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", signs(language)[1])
    if isinstance(value, date):
        return value.isoformat()
    return wording.shown(value, language)


def _one_line(cell: str) -> str:
    return " ".join(cell.split())
