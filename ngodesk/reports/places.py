"""The names that a text may have in double braces, each with its figure as the print's language writes it."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from ngodesk.common import dates
from ngodesk.common.language import Texts
from ngodesk.common.money import money, shown
from ngodesk.figures.facts import ProjectFacts
from ngodesk.model.cooperations import COOPERATION_KINDS
from ngodesk.model.events import EVENT_KINDS
from ngodesk.model.outputs import OUTPUT_KINDS
from ngodesk.reports import wording
from ngodesk.reports.blocks.products import EXACT

Said = Iterator[tuple[str, str]]

_EVENT = ("count", "hours", "attendances", "people", "organisations")
_BUDGET = ("planned", "actual", "committed", "accepted", "remaining", "percent")
_LINE = ("name", *_BUDGET)
_SOURCE = ("planned", "actual", "received", "interest", "balance", "share_planned", "share_actual")
_SUBGRANTS = ("awarded", "paid", "settled", "returned")
_PERCENTS = {"percent", "share_planned", "share_actual"}


def places(figures: Mapping[str, Any], facts: ProjectFacts, texts: Texts) -> dict[str, str]:
    """Every name and what stands for it, in the order in which a person would look for it."""
    return dict(
        (
            *_about(facts, texts),
            *_money(figures, facts, texts),
            *_counts(figures, facts, texts),
            *_indicators(figures, facts, texts),
        )
    )


def _about(facts: ProjectFacts, texts: Texts) -> Said:
    yield "project.title", facts.title
    yield "project.agreement_no", facts.agreement_no or wording.not_stated(texts)
    days: dict[str, date | None] = {
        "start": facts.start,
        "end": facts.end,
        "agreement_date": facts.agreement_date,
    }
    for name, day in days.items():
        yield f"project.{name}", dates.in_text(day, texts.language) if day else wording.not_stated(texts)
    for name in ("total_cost", "grant_amount"):
        yield f"project.{name}", _amount(getattr(facts, name), facts, texts)
    yield "organisation.name", facts.organisation.name


def _money(figures: Mapping[str, Any], facts: ProjectFacts, texts: Texts) -> Said:
    budget = figures["budget"]
    for name in _BUDGET:
        yield f"budget.{name}", _sum(name, budget[name], facts, texts)
    for kind, names in (("line", _LINE), ("source", _SOURCE)):
        for each in budget[f"{kind}s"]:
            for name in names:
                yield f"budget.{kind}.{each['code']}.{name}", _sum(name, each[name], facts, texts)
    for name in _SUBGRANTS:
        yield f"subgrants.{name}", _amount(figures["subgrants"][name], facts, texts)
    yield "volunteers.value", _amount(figures["volunteers"]["value"], facts, texts)


def _counts(figures: Mapping[str, Any], facts: ProjectFacts, texts: Texts) -> Said:
    events, nothing = figures["events"], dict.fromkeys(_EVENT, 0) | {"hours": "0.00"}
    for name in (*_EVENT, "headcount"):
        yield f"events.{name}", _number(events[name], texts)
    for kind in EVENT_KINDS:
        for name in _EVENT:
            yield f"events.{kind}.{name}", _number(events["by_kind"].get(kind, nothing)[name], texts)
    for table, kinds in (("outputs", OUTPUT_KINDS), ("cooperations", COOPERATION_KINDS)):
        yield f"{table}.count", _number(figures[table]["count"], texts)
        for kind in kinds:
            yield f"{table}.{kind}", _number(figures[table]["by_kind"].get(kind, 0), texts)
    for name in ("people", "hours"):
        yield f"volunteers.{name}", _number(figures["volunteers"][name], texts)
    yield "subgrants.count", _number(figures["subgrants"]["count"], texts)
    yield "organisations_supported", _number(figures["organisations_supported"], texts)


def _indicators(figures: Mapping[str, Any], facts: ProjectFacts, texts: Texts) -> Said:
    for each in figures["indicators"]:
        name, exact = f"indicator.{each['code']}", facts.measures.get(each["code"]) in EXACT
        yield name, _value(each["value"], exact, texts)
        yield f"{name}.target", _value(each["target"], exact, texts)
        yield f"{name}.percent", _sum("percent", each["percent"], facts, texts)
        yield f"{name}.name", each["name"]
        yield f"{name}.unit", each["unit"] or ""


def _sum(name: str, value: str | None, facts: ProjectFacts, texts: Texts) -> str:
    if name == "name":
        return value or ""
    if name in _PERCENTS:
        return wording.not_stated(texts) if value is None else f"{shown(Decimal(value), texts.language)}%"
    return _amount(value, facts, texts)


def _amount(value: Decimal | str | None, facts: ProjectFacts, texts: Texts) -> str:
    if value is None:
        return wording.not_stated(texts)
    return money(Decimal(value), facts.currency, texts.language)


def _number(value: int | str, texts: Texts) -> str:
    """A count as it is; hours with two places."""
    return wording.shown(value if isinstance(value, int) else Decimal(value), texts.language)


def _value(value: str | None, exact: bool, texts: Texts) -> str:
    """Whole, unless hours and shares are measured or it is not."""
    if value is None:
        return wording.not_stated(texts)
    number = Decimal(value)
    return shown(number, texts.language, 2 if exact or number % 1 else 0)
