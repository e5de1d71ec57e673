"""The head of a report on a public task: which report it is, of what, under which agreement."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common import dates
from ngodesk.common.language import Texts
from ngodesk.reports import captions
from ngodesk.reports.content import Element, FormRow, FormTable, Note
from ngodesk.reports.source import Source
from ngodesk.reports.values import Alternatives, Period

OPTIONS = frozenset(
    {"kind", "partial", "final", "period", "title", "organisation", "agreed", "number", "strike"}
)


def subtitle(source: Source, texts: Texts) -> str:
    """Period and currency."""
    return captions.of_money(source, texts)


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A report whose period reaches the project's end is the final one."""
    facts = source.facts
    asked = captions.period(source) or Period(facts.start, facts.end)
    final = asked.end >= facts.end
    agreed = dates.in_text(facts.agreement_date, texts.language) if facts.agreement_date else ""
    yield FormTable(
        (
            FormRow(options["kind"], Alternatives((options["partial"], options["final"]), int(final))),
            FormRow(options["period"], asked),
            FormRow(options["title"], facts.title),
            FormRow(options["organisation"], source.common.organisation.name),
            FormRow(options["agreed"], agreed),
            FormRow(options["number"], facts.agreement_no),
        )
    )
    yield Note(options["strike"])
