"""The form of a project's facts, in the order in which the funder's form has them."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from ngodesk.common.dates import months
from ngodesk.common.language import Texts
from ngodesk.figures.facts import ProjectFacts
from ngodesk.reports import kinds
from ngodesk.reports.content import Element, FormRow, FormTable
from ngodesk.reports.source import Source
from ngodesk.reports.values import NOT_STATED, Amount, Period, Value

OPTIONS = frozenset({"fields"})


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for each field: its label in the form's words and its value."""
    rows = []
    for field in options["fields"]:
        value = FIELDS[field["field"]](source.facts, texts)
        if field.get("if_known") and not value:
            continue
        rows.append(FormRow(field["label"], value, strong=isinstance(value, Amount)))
    yield FormTable(tuple(rows))


def _amount(value: Decimal | None, facts: ProjectFacts) -> Value:
    return NOT_STATED if value is None else Amount(value, facts.currency)


def _partners(facts: ProjectFacts, texts: Texts) -> Value:
    """One to a line: name, then role and country in brackets."""
    lines = []
    for partner in facts.partners:
        country = kinds.country(partner.country, texts.language) if partner.country else ""
        remarks = [kinds.partner_role(partner.role, texts), country]
        lines.append(f"{partner.name} ({', '.join(remark for remark in remarks if remark)})")
    return tuple(lines)


def _period(facts: ProjectFacts, texts: Texts) -> Value:
    return Period(facts.start, facts.end, dashed=True, remark=_duration(facts, texts))


def _duration(facts: ProjectFacts, texts: Texts) -> str:
    """The months that the agreement states, where the dates give another number."""
    stated, counted = facts.stated_months, months(facts.start, facts.end)
    if stated is None or stated == counted:
        return ""
    agreed = texts.gettext("{months} by the agreement").format(months=_months(stated, texts))
    if counted is None:
        return agreed
    return agreed + ", " + texts.gettext("{months} by the dates").format(months=_months(counted, texts))


def _months(number: int, texts: Texts) -> str:
    return texts.ngettext("{number} month", "{number} months", number).format(number=number)


FIELDS: dict[str, Callable[[ProjectFacts, Texts], Value]] = {
    "area_of_support": lambda facts, texts: facts.area_of_support,
    "seat": lambda facts, texts: facts.organisation.city,
    "region": lambda facts, texts: facts.organisation.region,
    "partners": _partners,
    "period": _period,
    "status": lambda facts, texts: kinds.project_status(facts.status, texts),
    "total_cost": lambda facts, texts: _amount(facts.total_cost, facts),
    "grant_amount": lambda facts, texts: _amount(facts.grant_amount, facts),
    "coverage": lambda facts, texts: kinds.coverage(facts.coverage, texts),
    "activity_types": lambda facts, texts: ", ".join(facts.activity_types),
    "contact": lambda facts, texts: facts.contact,
    "target_groups": lambda facts, texts: ", ".join(facts.target_groups),
}
