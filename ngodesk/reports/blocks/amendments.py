"""The amendments of the agreement and what each changes in the plan."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.common.money import shown
from ngodesk.figures.agreed import AmendmentFacts, amendments
from ngodesk.model import words
from ngodesk.reports.content import Column, Element, Row, Table, Text
from ngodesk.reports.source import Source
from ngodesk.reports.values import Value

OF_PROJECT = (amendments,)
OPTIONS = frozenset({"number", "date", "status", "change", "whole", "none"})


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for each amendment."""
    found = source.of(amendments)
    if not found:
        yield Text(options["none"])
        return
    columns = (
        Column(options["number"], weight=14),
        Column(options["date"], weight=20),
        Column(options["status"], weight=20),
        Column(options["change"], weight=82),
        Column(options["whole"].replace("{unit}", source.facts.currency), "number", 26),
    )
    yield Table(columns, tuple(Row(_cells(each, texts)) for each in found))


def _cells(amendment: AmendmentFacts, texts: Texts) -> tuple[Value, ...]:
    state = words.word("amendments", "status", amendment.status, texts)
    whole: Value = "" if amendment.whole is None else amendment.whole
    return (str(amendment.number), amendment.date, state, _said(amendment, texts), whole)


def _said(amendment: AmendmentFacts, texts: Texts) -> tuple[str, ...]:
    """The reason, then each line that changes."""
    said = [amendment.reason] if amendment.reason else []
    for change in amendment.changes:
        before, after = shown(change.before, texts.language), shown(change.after, texts.language)
        line = f"{change.code} {change.name}"
        said.append(
            texts.gettext("{line}: from {before} to {after}").format(line=line, before=before, after=after)
        )
    return tuple(said)
