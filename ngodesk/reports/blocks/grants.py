"""The grants of somebody who takes over: agreement, rules, papers and people of each."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ngodesk.common import money
from ngodesk.common.language import Texts
from ngodesk.figures.handed_over import LIMITS, Grant, Place, handed_over
from ngodesk.reports import kinds, wording
from ngodesk.reports.content import Element, FormRow, FormTable, Heading, Text
from ngodesk.reports.source import Source
from ngodesk.reports.values import Period

OF_PRINT = (handed_over,)
OPTIONS = frozenset(
    {"none", "funder", "programme", "agreement", "period", "status", "rules", "source", "no_rules", "keep"}
    | {"papers", "place", "no_place", "team"}
    | set(LIMITS)
)
_AMOUNTS = ("offers_from", "cash_limit")


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A form for each project."""
    found = source.of(handed_over)
    if not found:
        yield Text(options["none"])
    for grant in found:
        yield Heading(f"{grant.ref} {grant.title}", 2)
        yield FormTable(tuple(_rows(grant, texts, options)))


def _rows(grant: Grant, texts: Texts, options: dict[str, Any]) -> Iterator[FormRow]:
    yield FormRow(options["status"], kinds.project_status(grant.status, texts))
    yield FormRow(options["period"], Period(grant.start, grant.end))
    day = wording.shown(grant.agreement_date, texts.language) if grant.agreement_date else ""
    agreement = wording.BETWEEN.join(filter(None, (grant.agreement_no, day)))
    told = {"agreement": agreement, "funder": grant.funder, "programme": grant.programme}
    for name, value in told.items():
        if value:
            yield FormRow(options[name], value)
    limits = tuple(_limit(name, value, grant, texts, options) for name, value in grant.limits.items())
    yield FormRow(options["rules"], limits or options["no_rules"])
    if grant.rules:
        yield FormRow(options["source"], grant.rules)
    if grant.keep_until:
        yield FormRow(options["keep"], grant.keep_until)
    if grant.papers:
        yield FormRow(options["papers"], tuple(_place(each, texts, options) for each in grant.papers))
    if grant.team:
        yield FormRow(options["team"], tuple(f"{name}, {role}" for name, role in grant.team))


def _limit(name: str, value: Decimal, grant: Grant, texts: Texts, options: dict[str, Any]) -> str:
    if name in _AMOUNTS:
        shown = money.money(value, grant.currency, texts.language)
    else:
        shown = money.shown(value, texts.language, 2 if value % 1 else 0)
    return str(options[name]).format(value=shown)


def _place(place: Place, texts: Texts, options: dict[str, Any]) -> str:
    days = wording.shown(Period(place.first, place.last), texts.language)
    name = place.name or options["no_place"]
    return str(options["place"]).format(place=name, number=place.count, days=days)
