"""The partners' shares of the budget, and what is left to the lead."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.agreed import partner_shares
from ngodesk.figures.execution import share
from ngodesk.reports import kinds
from ngodesk.reports.content import Column, Element, Row, Table, Text
from ngodesk.reports.source import Source
from ngodesk.reports.values import NOT_STATED, Value

OF_PROJECT = (partner_shares,)
OPTIONS = frozenset({"partner", "role", "budget", "total", "own", "none"})


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for each partner; the remainder of a known total is the own organisation's."""
    found = source.of(partner_shares)
    if not found:
        yield Text(options["none"])
        return
    columns = (
        Column(options["partner"], weight=90),
        Column(options["role"], weight=40),
        Column(options["budget"].replace("{unit}", source.facts.currency), "number", 30, summed=True),
        Column("%", "percent", 18),
    )
    cost = source.facts.total_cost
    rows = [_row(each.name, kinds.partner_role(each.role, texts), each.budget, cost) for each in found]
    stated = sum((each.budget for each in found if each.budget is not None), Decimal("0.00"))
    own = source.common.organisation.name
    if cost is not None and own not in {each.name for each in found}:
        rows.append(_row(own, options["own"], cost - stated, cost))
        stated = cost
    whole = share(stated, cost) if cost else None
    last = Row((options["total"], "", stated, "" if whole is None else whole), "total")
    yield Table(columns, (*rows, last))


def _row(name: str, role: str, budget: Decimal | None, cost: Decimal | None) -> Row:
    part = share(budget, cost) if cost and budget is not None else None
    amount: Value = NOT_STATED if budget is None else budget
    return Row((name, role, amount, "" if part is None else part))
