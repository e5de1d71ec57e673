"""How the register agrees with the budget: documents, work without papers, computed lines."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.charges import charges
from ngodesk.figures.execution import execution
from ngodesk.reports.content import Column, Element, Row, Table
from ngodesk.reports.source import Source

OF_PROJECT = (charges, execution)
OPTIONS = frozenset({"head", "amount", "documents", "contribution", "computed", "total"})


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """Four lines that add up to the actual cost of the period."""
    budget = source.of(execution)
    whole = budget.whole().actual
    papers = sum((charge.paid for charge in source.of(charges)), Decimal("0.00"))
    rates = [budget.line(line).actual for line in budget.lines if line.flat_rate is not None]
    computed = sum(rates, Decimal("0.00"))
    rows = (
        Row((options["documents"], papers)),
        Row((options["contribution"], whole - papers - computed)),
        Row((options["computed"], computed)),
        Row((options["total"], whole), "total"),
    )
    head = options["amount"].replace("{unit}", budget.currency)
    yield Table((Column(options["head"], weight=110), Column(head, "number", 40, summed=True)), rows)
