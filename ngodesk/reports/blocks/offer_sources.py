"""The offer's table of sources: the whole cost, each source, its share."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.execution import share
from ngodesk.figures.offer import offer
from ngodesk.reports.content import Column, Element, Row, RowStyle, Table
from ngodesk.reports.source import Source
from ngodesk.reports.values import Value

OF_PROJECT = (offer,)
OPTIONS = frozenset({"number", "name", "value", "share", "rows"})


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The form's rows, each the sum of the kinds of sources that it names."""
    found = source.of(offer)
    plans = {each.kind: Decimal("0.00") for each in found.sources}
    for each in found.sources:
        plans[each.kind] += found.source_plans.get(each.id, Decimal("0.00"))
    whole = sum(plans.values(), Decimal("0.00"))
    rows = []
    for row in options["rows"]:
        amount = sum((plans.get(kind, Decimal("0.00")) for kind in row["kinds"]), Decimal("0.00"))
        if not row["kinds"]:
            amount = whole
        part = share(amount, whole)
        value: Value = "" if part is None else part
        style: RowStyle = "group" if row.get("strong") else "body"
        rows.append(Row((row["code"], row["label"], amount, value), style))
    columns = (
        Column(options["number"], weight=14),
        Column(options["name"], weight=110),
        Column(options["value"].replace("{unit}", found.currency), "number", 32),
        Column(options["share"], "percent", 20),
    )
    yield Table(columns, tuple(rows))
