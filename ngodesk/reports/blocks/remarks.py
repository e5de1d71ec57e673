"""A consultation: what was consulted, how the remarks were decided, every remark with its reply."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.consulted import Remark, consultation
from ngodesk.model import words
from ngodesk.model.consultations import REMARK_DECISIONS
from ngodesk.reports import wording
from ngodesk.reports.content import Column, Element, Heading, Row, Table, Text
from ngodesk.reports.layout import Field, form, listing
from ngodesk.reports.source import Source
from ngodesk.reports.values import NOT_STATED, Period, Value

OF_PRINT = (consultation,)
OPTIONS = frozenset({"fields", "decision", "number", "total", "columns", "none", "remarks"})

FIELDS: dict[str, Field[Remark]] = {
    "number": Field(lambda each, _texts: str(each.number)),
    "received": Field(lambda each, _texts: each.received),
    "who": Field(lambda each, _texts: tuple(part for part in (each.organisation, each.person) if part)),
    "organisation": Field(lambda each, _texts: each.organisation),
    "passage": Field(lambda each, _texts: each.passage),
    "text": Field(lambda each, _texts: each.text),
    "decision": Field(lambda each, texts: words.word("remarks", "decision", each.decision, texts)),
    "reply": Field(lambda each, _texts: each.reply),
}


def title(source: Source, texts: Texts) -> str:
    """What was consulted."""
    return source.of(consultation).title


def subtitle(source: Source, texts: Texts) -> str:
    """Who consults, and when; of one that is still open the first day alone."""
    found = source.of(consultation)
    days = Period(found.opened, found.closed) if found.closed else found.opened
    return wording.BETWEEN.join(filter(None, (found.owner, wording.shown(days, texts.language))))


def about(source: Source, texts: Texts) -> str:
    """The consultation's code."""
    return source.of(consultation).ref


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The facts, the decisions counted, the remarks."""
    found = source.of(consultation)
    values: dict[str, Value] = {
        "owner": found.owner,
        "opened": found.opened,
        "closed": found.closed or NOT_STATED,
    }
    yield form(options["fields"], values)
    if found.summary:
        yield Text(found.summary)
    if found.remarks:
        rows = [
            Row((words.word("remarks", "decision", decision, texts), found.decided(decision)))
            for decision in REMARK_DECISIONS
        ]
        columns = (Column(options["decision"], weight=100), Column(options["number"], "count", 30))
        yield Table(columns, (*rows, Row((options["total"], len(found.remarks)), "total")))
    yield Heading(options["remarks"])
    yield from listing(found.remarks, FIELDS, texts, options)
