"""The cells of a table in a workbook: each value with its style, sums that add up their rows."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ngodesk.reports import wording, workbook
from ngodesk.reports.content import Column, Row
from ngodesk.reports.values import Alternatives, Amount, Born, Name, Period, Progress, Unknown, Value
from ngodesk.reports.workbook import Content, Sum

ROWS: dict[str, dict[str, Any]] = {
    "body": {"bottom": 4, "bottom_color": "#BDBDBD"},
    "remark": {"bottom": 4, "bottom_color": "#BDBDBD"},
    "group": {"bold": True, "bottom": 4, "bottom_color": "#BDBDBD"},
    "subtotal": {"bold": True, "top": 1},
    "total": {"bold": True, "top": 2, "bottom": 2},
}
_AS_THEY_ARE = frozenset({Decimal, str, int, date})


class Sums:
    """Which rows a row that is a sum adds up: it never adds sums to what they are sums of."""

    def __init__(self, rows: Sequence[Row], first: int) -> None:
        self.rows = rows
        self.first = first
        self.ends = [place for place, row in enumerate(rows) if row.style != "body"]
        self.order = {place: number for number, place in enumerate(self.ends)}
        self.styles = {place: rows[place].style for place in self.ends}
        self.count = len(rows)

    def span(self, place: int) -> tuple[int, int] | None:
        """First and last row of what is added up, as the sheet numbers them."""
        at = self.order[place]
        if self.styles[place] == "group":
            end = self.ends[at + 1] if at + 1 < len(self.ends) else self.count
            start, last = place + 1, end - 1
        else:
            start = 0 if self.styles[place] == "total" else self._after_heading(at)
            last = place - 1
        return (start + self.first, last + self.first) if last >= start else None

    def _after_heading(self, at: int) -> int:
        """Where a sub-total begins: under the last heading without sums of its own, or the last sub-total."""
        while at:
            at -= 1
            place = self.ends[at]
            summed = any(isinstance(cell, Decimal) for cell in self.rows[place].cells)
            if self.styles[place] != "group" or not summed:
                return place + 1
        return 0


class Setter:
    """Cells of one column."""

    def __init__(self, column: Column, place: int, language: str) -> None:
        self.column = column
        self.letters = workbook.letters(place)
        self.language = language
        number = "dash" if column.dash else "balance" if column.kind == "balance" else "number"
        kinds = {
            Decimal: number,
            str: "words" if column.right else "text",
            int: "count",
            date: "date",
            tuple: "text",
            Unknown: "unknown",
            Amount: "text",
            Period: "text",
            Alternatives: "text",
            Name: "text",
            Born: "text",
            Progress: "text",
        }
        self.styles = {(kind, row): f"{name} {row}" for kind, name in kinds.items() for row in ROWS}

    def cell(self, value: Value, row: str, span: tuple[int, int] | None) -> tuple[Content, str]:
        """A value with its style; a sum where the column is summed."""
        kind = type(value)
        style = self.styles[kind, row]
        if kind in _AS_THEY_ARE:
            if span is not None and self.column.summed and isinstance(value, Decimal):
                return Sum(self.letters, *span, value), style
            return value, style  # type: ignore[return-value]
        return wording.shown(value, self.language), style
