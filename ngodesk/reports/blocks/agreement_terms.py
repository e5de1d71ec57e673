"""The paragraphs of an agreement with a volunteer, or of a consent, in the words of the law."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common import dates
from ngodesk.common.language import Texts
from ngodesk.common.money import shown
from ngodesk.figures.volunteering import agreement, certificate, hours
from ngodesk.reports.content import Element
from ngodesk.reports.source import Source
from ngodesk.reports.terms import DOTS, paragraphs

OF_PRINT = (agreement, certificate)
OPTIONS = frozenset({"PL", "LV", "any"})


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The paragraphs with the agreement's days, tasks and terms in them."""
    found, language = source.of(agreement), texts.language
    given = source.of(certificate)
    values = {
        "name": found.name,
        "organisation": source.common.organisation.name,
        "start": dates.in_text(found.start, language),
        "end": dates.in_text(found.end, language) if found.end else DOTS,
        "tasks": found.tasks,
        "terms": found.terms,
        "policy": found.policy_no,
        "number": found.number or found.ref,
        "hours": shown(hours(found.confirmed), language),
        "certificate": given[0] if given else "",
    }
    yield from paragraphs(source, texts, options, values)
