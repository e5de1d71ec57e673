"""How many people took part, by gender, age band and county, or what a country has in its place."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.taking_part import BANDS, Participant, counted, participants
from ngodesk.model import words
from ngodesk.reports import wording
from ngodesk.reports.content import Column, Element, Heading, Row, Table
from ngodesk.reports.source import Source
from ngodesk.reports.terms import country

OF_PRINT = (participants,)
OPTIONS = frozenset({"parts", "people", "attendances", "hours", "total", "under", "from"})

_BY: dict[str, Callable[[Participant], str]] = {
    "gender": lambda each: each.gender,
    "age": lambda each: "" if each.band is None else str(each.band),
    "county": lambda each: each.county,
    "municipality": lambda each: each.municipality,
}


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A table for each of the parts that the template names; nothing where nobody took part."""
    found = source.of(participants)
    here = country(source, texts)
    for part in [each.get(here, each) for each in options["parts"]] if found else ():
        yield Heading(part["heading"])
        rows = [
            Row((_name(part["by"], name, texts, options), people, attendances, hours))
            for name, people, attendances, hours in counted(found, _BY[part["by"]])
        ]
        columns = (
            Column(part["heading"], weight=80),
            Column(options["people"], "count", 28),
            Column(options["attendances"], "count", 28),
            Column(options["hours"], "number", 28, summed=True),
        )
        hours = sum((each.hours for each in found), Decimal("0.00"))
        events = sum(each.events for each in found)
        yield Table(columns, (*rows, Row((options["total"], len(found), events, hours), "total")))


def _name(by: str, name: str, texts: Texts, options: dict[str, Any]) -> str:
    if not name:
        return wording.not_stated(texts)
    if by == "gender":
        return words.word("people", "gender", name, texts)
    if by == "age":
        band = int(name)
        if not band:
            return str(options["under"].format(age=BANDS[0]))
        if band == len(BANDS):
            return str(options["from"].format(age=BANDS[-1]))
        return f"{BANDS[band - 1]}\N{EN DASH}{BANDS[band] - 1}"
    return name
