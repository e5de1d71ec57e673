"""A mini-project: parties, days and amounts, as a form."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.granted import subgrant
from ngodesk.model import words
from ngodesk.reports import wording
from ngodesk.reports.blocks.subgrant_list import days
from ngodesk.reports.content import Element
from ngodesk.reports.layout import form
from ngodesk.reports.source import Source
from ngodesk.reports.values import NOT_STATED, Amount, Value

OF_PRINT = (subgrant,)
OPTIONS = frozenset({"fields"})


def title(source: Source, texts: Texts) -> str:
    """The mini-project's."""
    return source.of(subgrant).title


def subtitle(source: Source, texts: Texts) -> str:
    """Who carries it out."""
    found = source.of(subgrant)
    return wording.BETWEEN.join(part for part in (found.grantee, found.city) if part)


def about(source: Source, texts: Texts) -> str:
    """The sub-grant's code."""
    return source.of(subgrant).ref


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The fields that the template names."""
    found = source.of(subgrant)

    def money(amount: Decimal | None) -> Value:
        return NOT_STATED if amount is None else Amount(amount, source.facts.currency)

    values: dict[str, Value] = {
        "organisation": source.common.organisation.name,
        "project": source.facts.title,
        "grantee": tuple(part for part in (found.grantee, found.address, found.register_no) if part),
        "patron": found.patron,
        "contact": found.contact,
        "call": found.call,
        "agreement_no": found.agreement_no,
        "agreement_date": found.agreement_date or NOT_STATED,
        "days": days(found),
        "settlement_due": found.settlement_due or NOT_STATED,
        "settled_on": found.settled_on or NOT_STATED,
        "account": found.account,
        "status": words.word("subgrants", "status", found.status, texts),
        "awarded": money(found.awarded),
        "paid": money(found.paid),
        "settled": money(found.settled),
        "returned": money(found.returned),
        "left": money(None if found.paid is None else found.left),
    }
    yield form(options["fields"], values, ("awarded",))
