"""An agreement with a volunteer: the parties and what was agreed, as a form."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common import dates
from ngodesk.common.language import Texts
from ngodesk.figures.volunteering import Agreement, agreement, hours, value
from ngodesk.model import words
from ngodesk.reports import wording
from ngodesk.reports.content import Element
from ngodesk.reports.layout import form
from ngodesk.reports.source import Source
from ngodesk.reports.values import NOT_STATED, Amount, Born, Period, Value

OF_PRINT = (agreement,)
OPTIONS = frozenset({"fields", "until_further_notice"})


def title(source: Source, texts: Texts) -> str:
    """Whose agreement it is."""
    return source.of(agreement).name


def subtitle(source: Source, texts: Texts) -> str:
    """Number and day of the agreement, the project."""
    found = source.of(agreement)
    day = dates.in_table(found.signed_on, texts.language) if found.signed_on else ""
    return wording.BETWEEN.join(filter(None, (found.number or found.ref, day, found.project)))


def about(source: Source, texts: Texts) -> str:
    """The agreement's code."""
    return source.of(agreement).ref


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The fields that the template names."""
    found = source.of(agreement)
    values = _values(found, source, texts, options.get("until_further_notice", ""))
    yield form(options["fields"], values, ("name",))


def _values(found: Agreement, source: Source, texts: Texts, further: str) -> dict[str, Value]:
    organisation = source.common.organisation
    until = "" if found.end else f"{dates.in_table(found.start, texts.language)}, {further}"
    return {
        "name": found.name,
        "organisation": organisation.name,
        "address": found.address,
        "born": Born(found.born) if found.born else NOT_STATED,
        "national_id": found.national_id,
        "number": found.number,
        "signed_on": found.signed_on or NOT_STATED,
        "period": Period(found.start, found.end) if found.end else until,
        "tasks": found.tasks,
        "project": found.project,
        "rate": NOT_STATED if found.rate is None else Amount(found.rate, found.currency),
        "insurance": words.word("volunteer_agreements", "insurance", found.insurance, texts),
        "policy_no": found.policy_no,
        "hours": hours(found.confirmed),
        "value": Amount(value(found.confirmed), found.currency),
        "consent_on": found.consent_on or "",
    }
