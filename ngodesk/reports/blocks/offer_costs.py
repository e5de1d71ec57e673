"""The offer's table of costs: kind of cost, unit, price, number, value, by activity or category."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.execution import Line
from ngodesk.figures.offer import Offer, offer
from ngodesk.reports import captions
from ngodesk.reports.content import Column, Element, Row, Table, Text
from ngodesk.reports.layout import Field, Layout, exact
from ngodesk.reports.source import Source

OF_PROJECT = (offer,)
OPTIONS = frozenset({"columns", "direct", "admin", "subtotals", "total", "year", "none"})


@dataclass(frozen=True, slots=True)
class Item:
    """A line and what is planned for it."""

    line: Line
    planned: Decimal


FIELDS: dict[str, Field[Item]] = {
    "code": Field(lambda item, _texts: item.line.code),
    "name": Field(lambda item, _texts: item.line.name),
    "unit": Field(lambda item, _texts: item.line.unit),
    "unit_cost": Field(lambda item, texts: exact(item.line.unit_cost, texts), "number"),
    "quantity": Field(lambda item, texts: exact(item.line.quantity, texts), "number"),
    "planned": Field(lambda item, _texts: item.planned, "number", summed=True),
}


def subtitle(source: Source, texts: Texts) -> str:
    """Plan and currency."""
    return captions.of_money(source, texts)


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """Direct costs, then administrative ones; a column for each year of a plan that has years."""
    found = source.of(offer)
    if not found.lines:
        yield Text(options["none"])
        return
    layout = Layout(options["columns"], FIELDS, texts, found.currency)
    years = [Column(options["year"].format(year=year), "number", 20, True, True) for year in found.years]
    rows: list[Row] = []
    for kind, number in (("direct", 0), ("admin", 1)):
        lines = [line for line in found.lines if (line.cost_kind == "admin") == (kind == "admin")]
        if lines:
            part = [_row(layout, line, found) for line in lines]
            heads = [_titled(layout, options[kind], len(years))]
            rows += [*heads, *part, _sum(layout, options["subtotals"][number], part, years, "subtotal")]
    rows.append(_sum(layout, options["total"], rows, years, "total"))
    yield Table((*layout.columns, *years), tuple(rows))


def _row(layout: Layout[Item], line: Line, found: Offer) -> Row:
    cells = layout.row(Item(line, found.line_plans.get(line.id, Decimal("0.00")))).cells
    return Row((*cells, *(found.yearly.get((line.id, year), Decimal("0.00")) for year in found.years)))


def _titled(layout: Layout[Item], name: str, years: int) -> Row:
    return Row((*layout.titled(name, "group").cells, *[""] * years), "group")


def _sum(layout: Layout[Item], name: str, rows: list[Row], years: list[Column], style: Any) -> Row:
    cells = layout.summed(name, rows, style).cells
    first = len(cells)
    lines = [row for row in rows if row.style == "body"]
    sums = [
        sum((each for row in lines if isinstance(each := row.cells[place], Decimal)), Decimal("0.00"))
        for place in range(first, first + len(years))
    ]
    return Row((*cells, *sums), style)
