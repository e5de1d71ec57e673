"""The names that a text or a funder's form may have in double braces, each with what stands for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from ngodesk.common import dates
from ngodesk.common.language import Texts
from ngodesk.common.money import money, shown
from ngodesk.figures.facts import ProjectFacts
from ngodesk.model import words
from ngodesk.model.cooperations import COOPERATION_KINDS
from ngodesk.model.events import EVENT_KINDS
from ngodesk.model.outputs import OUTPUT_KINDS
from ngodesk.reports import wording
from ngodesk.reports.blocks.products import EXACT

Kind = Literal["text", "day", "date", "money", "percent", "number", "measure"]
"""A day is written out, a date as tables have it; a measure is whole, unless it says more than that."""


@dataclass(frozen=True, slots=True)
class Place:
    """What stands for a name. Nothing is not stated."""

    value: str | int | Decimal | date | None
    kind: Kind = "text"


Said = Iterator[tuple[str, Place]]

_PROJECT = ("title", "agreement_no", "ref", "acronym", "programme", "area_of_support")
_ORGANISATION = ("name", "short_name", "address", "postcode", "city", "region", "register_no", "tax_id")
_EVENT = ("count", "hours", "attendances", "people", "organisations")
_BUDGET = ("planned", "actual", "committed", "accepted", "remaining", "percent")
_LINE = ("name", *_BUDGET)
_SOURCE = ("planned", "actual", "received", "interest", "balance", "share_planned", "share_actual")
_SUBGRANTS = ("awarded", "paid", "settled", "returned")
_PERCENTS = {"percent", "share_planned", "share_actual"}


def places(figures: Mapping[str, Any], facts: ProjectFacts, texts: Texts) -> dict[str, str]:
    """Every name and what stands for it as the print's language writes it."""
    found = values(figures, facts, texts)
    return {name: said(place, facts.currency, texts) for name, place in found.items()}


def values(figures: Mapping[str, Any], facts: ProjectFacts, texts: Texts) -> dict[str, Place]:
    """Every name and what stands for it, in the order in which a person would look for it."""
    return dict((*_about(facts, texts), *_money(figures), *_counts(figures), *_indicators(figures, facts)))


def said(place: Place, currency: str, texts: Texts) -> str:
    """A value as the print's language writes it: amounts with their currency, hours with two places."""
    value, language = place.value, texts.language
    if value is None:
        return wording.not_stated(texts)
    if isinstance(value, date):
        return (dates.in_table if place.kind == "date" else dates.in_text)(value, language)
    if isinstance(value, Decimal):
        if place.kind == "money":
            return money(value, currency, language)
        if place.kind == "percent":
            return f"{shown(value, language)}%"
        return shown(value, language, 0 if place.kind == "measure" and not value % 1 else 2)
    return wording.shown(value, language)


def _about(facts: ProjectFacts, texts: Texts) -> Said:
    for name in _PROJECT:
        yield f"project.{name}", Place(getattr(facts, name) or None)
    territory = words.word("projects", "coverage", facts.coverage, texts) if facts.coverage else None
    yield "project.coverage", Place(territory)
    for name in ("start", "end", "agreement_date"):
        yield f"project.{name}", Place(getattr(facts, name), "day")
    for name in ("total_cost", "grant_amount"):
        yield f"project.{name}", Place(getattr(facts, name), "money")
    for name in _ORGANISATION:
        yield f"organisation.{name}", Place(getattr(facts.organisation, name) or None)
    yield "funder.name", Place(facts.funder.name or None)
    yield "credit_lines", Place("\n".join(facts.credit_lines) or None)


def _money(figures: Mapping[str, Any]) -> Said:
    budget = figures["budget"]
    for name in _BUDGET:
        yield f"budget.{name}", _sum(name, budget[name])
    for kind, names in (("line", _LINE), ("source", _SOURCE)):
        for each in budget[f"{kind}s"]:
            for name in names:
                yield f"budget.{kind}.{each['code']}.{name}", _sum(name, each[name])
    for name in _SUBGRANTS:
        yield f"subgrants.{name}", _sum(name, figures["subgrants"][name])
    yield "volunteers.value", _sum("value", figures["volunteers"]["value"])


def _counts(figures: Mapping[str, Any]) -> Said:
    events, nothing = figures["events"], dict.fromkeys(_EVENT, 0) | {"hours": "0.00"}
    for name in (*_EVENT, "headcount"):
        yield f"events.{name}", _number(events[name])
    for kind in EVENT_KINDS:
        for name in _EVENT:
            yield f"events.{kind}.{name}", _number(events["by_kind"].get(kind, nothing)[name])
    for table, kinds in (("outputs", OUTPUT_KINDS), ("cooperations", COOPERATION_KINDS)):
        yield f"{table}.count", _number(figures[table]["count"])
        for kind in kinds:
            yield f"{table}.{kind}", _number(figures[table]["by_kind"].get(kind, 0))
    for name in ("people", "hours"):
        yield f"volunteers.{name}", _number(figures["volunteers"][name])
    yield "subgrants.count", _number(figures["subgrants"]["count"])
    yield "organisations_supported", _number(figures["organisations_supported"])


def _indicators(figures: Mapping[str, Any], facts: ProjectFacts) -> Said:
    for each in figures["indicators"]:
        name, exact = f"indicator.{each['code']}", facts.measures.get(each["code"]) in EXACT
        kind: Kind = "number" if exact else "measure"
        yield name, Place(_known(each["value"]), kind)
        yield f"{name}.target", Place(_known(each["target"]), kind)
        yield f"{name}.percent", _sum("percent", each["percent"])
        yield f"{name}.name", Place(each["name"])
        yield f"{name}.unit", Place(each["unit"] or "")


def _sum(name: str, value: str | None) -> Place:
    if name == "name":
        return Place(value or "")
    return Place(_known(value), "percent" if name in _PERCENTS else "money")


def _known(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _number(value: int | str) -> Place:
    """A count as it is; hours with two places."""
    return Place(value if isinstance(value, int) else Decimal(value), "number")
