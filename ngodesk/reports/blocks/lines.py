"""The budget's lines with what is planned, spent and left, by category, with sub-totals."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.common.money import shown, symbol
from ngodesk.figures.execution import Execution, Line, Sums, execution, share, total
from ngodesk.model import words
from ngodesk.reports import captions
from ngodesk.reports.content import Element, Note, Row, Table, Text
from ngodesk.reports.layout import Field, Layout
from ngodesk.reports.source import Source
from ngodesk.reports.values import Value

OF_PROJECT = (execution,)
OPTIONS = frozenset({"columns", "group", "groups", "subtotal", "total", "over", "none", "activities"})

# A category often begins with its number: II. Administration.
_NUMBERED = re.compile(r"([IVXLC]+|\d+(?:\.\d+)*)\.?\s+(?=\S)")


_NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Item:
    """A line, or several lines together."""

    sums: Sums
    line: Line | None = None
    code: str = ""
    name: str = ""
    parts: Mapping[str, Decimal] = field(default_factory=dict)
    """What the span spent of the sources of each kind."""

    def of(self, *kinds: str) -> Decimal:
        """What the span spent of sources of these kinds."""
        return sum((self.parts.get(kind, _NOTHING) for kind in kinds), _NOTHING)


def _plain(value: Decimal | None) -> Value:
    return "" if value is None else value


MONEY = ("own_cash", "participant_fees", "other_public", "other_private", "interest", "other_income")
"""Kinds of sources that are money, besides the grant."""

FIELDS: dict[str, Field[Item]] = {
    "code": Field(lambda item, _texts: item.code),
    "name": Field(lambda item, _texts: item.name),
    "category": Field(lambda item, _texts: item.line.category if item.line else ""),
    "kind": Field(
        lambda item, texts: (
            words.word("budget_lines", "cost_kind", item.line.cost_kind, texts) if item.line else ""
        )
    ),
    "partner": Field(lambda item, _texts: item.line.partner if item.line else ""),
    "account": Field(lambda item, _texts: item.line.ledger_account if item.line else ""),
    "planned": Field(lambda item, _texts: item.sums.planned, "number", summed=True),
    "before": Field(lambda item, _texts: item.sums.before, "number", summed=True, dash=True),
    "actual": Field(lambda item, _texts: item.sums.actual, "number", summed=True, dash=True),
    "cumulative": Field(lambda item, _texts: item.sums.cumulative, "number", summed=True, dash=True),
    "committed": Field(lambda item, _texts: item.sums.committed, "number", summed=True, dash=True),
    "accepted": Field(lambda item, _texts: item.sums.accepted, "number", summed=True, dash=True),
    "remaining": Field(lambda item, _texts: item.sums.remaining, "balance", summed=True),
    "left": Field(lambda item, _texts: item.sums.left, "balance", summed=True),
    "of_grant": Field(lambda item, _texts: item.of("grant"), "number", summed=True, dash=True),
    "of_money": Field(lambda item, _texts: item.of(*MONEY), "number", summed=True, dash=True),
    "of_work": Field(lambda item, _texts: item.of("own_personal"), "number", summed=True, dash=True),
    "of_things": Field(lambda item, _texts: item.of("own_in_kind"), "number", summed=True, dash=True),
    "percent": Field(lambda item, _texts: _plain(item.sums.percent), "percent"),
    "cumulative_percent": Field(lambda item, _texts: _plain(item.sums.cumulative_percent), "percent"),
}


def subtitle(source: Source, texts: Texts) -> str:
    """Period, plan and currency."""
    return captions.of_money(source, texts, source.of(execution).plan_number)


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The table, and a note that names each line above its plan."""
    budget = source.of(execution)
    if not budget.lines:
        yield Text(options["none"])
        return
    layout = Layout(options["columns"], FIELDS, texts, budget.currency)
    rows: list[Row] = []
    everything: list[Item] = []
    for title, lines in _groups(budget, options):
        items = [item(budget, line) for line in lines]
        everything += items
        rows += _group(layout, title, items, options) if title else layout.rows(items)
    rows.append(_sum_row(layout, options["total"], everything, "total"))
    yield Table(layout.columns, tuple(rows))
    yield from _notes(budget, texts, options)


def item(budget: Execution, line: Line) -> Item:
    """A line with its sums."""
    parts: dict[str, Decimal] = {}
    for source in budget.sources:
        sums = budget.cells.get((line.id, source.id))
        if sums is not None:
            parts[source.kind] = parts.get(source.kind, _NOTHING) + sums.actual
    return Item(budget.line(line), line, line.code, line.name, parts)


def _groups(budget: Execution, options: dict[str, Any]) -> list[tuple[str, list[Line]]]:
    """Lines under their headings; in one without a heading where the budget has none."""
    by_kind = options.get("group") == "kind"
    found: dict[str, list[Line]] = {}
    for line in budget.lines:
        key = "admin" if by_kind and line.cost_kind == "admin" else "direct" if by_kind else line.category
        found.setdefault(key, []).append(line)
    if by_kind:
        return [(options["groups"][key], found[key]) for key in ("direct", "admin") if key in found]
    return list(found.items())


def _group(layout: Layout[Item], title: str, items: list[Item], options: dict[str, Any]) -> Iterator[Row]:
    numbered = _NUMBERED.match(title)  # the form's own headings are numbered too
    code = title[: numbered.end()].strip() if numbered else ""
    yield layout.titled(title[numbered.end() :] if numbered else title, "group", code)
    yield from _activities(layout, items, options) if options.get("activities") else layout.rows(items)
    if options.get("subtotal"):
        name = options["subtotal"].format(group=code.rstrip(".") or title)
        yield _sum_row(layout, name, items, "subtotal")


def _activities(layout: Layout[Item], items: list[Item], options: dict[str, Any]) -> Iterator[Row]:
    """The lines of each activity under its name and sums, those of none first."""
    found: dict[tuple[str, str], list[Item]] = {("", ""): []}
    for item in items:
        line = item.line
        found.setdefault((line.activity, line.activity_title) if line else ("", ""), []).append(item)
    for (code, title), mine in found.items():
        if code:
            name = options["activities"].format(code=code, title=title)
            yield _sum_row(layout, name, mine, "group")
        yield from layout.rows(mine)


def _sum_row(layout: Layout[Item], name: str, items: Sequence[Item], style: Any) -> Row:
    """A row of sums: amounts and what is computed from them; the name alone where there are words."""
    kinds = {kind for item in items for kind in item.parts}
    parts = {kind: sum((item.of(kind) for item in items), _NOTHING) for kind in kinds}
    values = layout.row(Item(total(item.sums for item in items), parts=parts), style).cells
    titled = layout.titled(name, style).cells
    return Row(
        tuple(
            value if column.right else words_
            for column, value, words_ in zip(layout.columns, values, titled, strict=True)
        ),
        style,
    )


def _notes(budget: Execution, texts: Texts, options: dict[str, Any]) -> Iterator[Note]:
    if not options.get("over"):
        return
    for line in budget.lines:
        sums = budget.line(line)
        over = sums.cumulative - sums.planned
        if over > 0:
            percent = share(over, sums.planned)
            part = "" if percent is None else f" ({shown(percent, texts.language)}%)"
            amount = shown(over, texts.language)
            yield Note(
                options["over"].format(
                    code=line.code, amount=amount, unit=symbol(budget.currency, texts.language)
                )
                + part
                + "."
            )
