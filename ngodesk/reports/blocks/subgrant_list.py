"""The mini-projects: those awarded with what was paid, settled and returned, then the others."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.granted import SubGrant, subgrants
from ngodesk.model import words
from ngodesk.reports.content import Element, Heading
from ngodesk.reports.layout import Field, Layout, listing
from ngodesk.reports.source import Source
from ngodesk.reports.values import NOT_STATED, Period, Value

OF_PROJECT = (subgrants,)
OPTIONS = frozenset({"columns", "total", "none", "others", "other_columns"})


def days(each: SubGrant) -> Value:
    """From the first day to the last."""
    if each.start is None or each.end is None:
        return NOT_STATED
    return Period(each.start, each.end)


FIELDS: dict[str, Field[SubGrant]] = {
    "ref": Field(lambda each, _texts: each.ref),
    "agreement_no": Field(lambda each, _texts: each.agreement_no),
    "agreement_date": Field(
        lambda each, _texts: NOT_STATED if each.agreement_date is None else each.agreement_date
    ),
    "grantee": Field(
        lambda each, _texts: tuple(
            part for part in (each.grantee, each.city, each.patron and f"({each.patron})") if part
        )
    ),
    "title": Field(lambda each, _texts: each.title),
    "call": Field(lambda each, _texts: each.call),
    "days": Field(lambda each, _texts: days(each)),
    "status": Field(lambda each, texts: words.word("subgrants", "status", each.status, texts)),
    "applied": Field(
        lambda each, _texts: "" if each.applied is None else each.applied, "number", summed=True
    ),
    "score": Field(lambda each, _texts: "" if each.score is None else each.score, "number"),
    "awarded": Field(lambda each, _texts: each.awarded if each.counted else "", "number", summed=True),
    "paid": Field(lambda each, _texts: "" if each.paid is None else each.paid, "number", summed=True),
    "settled": Field(
        lambda each, _texts: each.settled if each.counted and each.settled is not None else "",
        "number",
        summed=True,
    ),
    "returned": Field(
        lambda each, _texts: "" if each.returned is None else each.returned, "number", summed=True
    ),
}


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """What counts, and what documents paid all the same; below it what was not awarded."""
    found, unit = source.of(subgrants), source.facts.currency
    first = [each for each in found if each.counted or any(paper.amount for paper in each.papers)]
    yield from listing(first, FIELDS, texts, options, unit)
    others = [each for each in found if each not in first]
    if others:
        yield Heading(options["others"])
        yield Layout(options["other_columns"], FIELDS, texts, unit).table(others)
