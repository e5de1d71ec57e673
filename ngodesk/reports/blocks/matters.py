"""What waits in the file: deadlines with their days, what is unfinished, or what the checks found."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.handed_over import handed_over
from ngodesk.reports import captions
from ngodesk.reports.content import Column, Element, Note, Row, Table, Text
from ngodesk.reports.source import Matter, Source

OF_PRINT = (handed_over,)
TELLS = ("due", "unfinished", "findings")
OPTIONS = frozenset({"which", "day", "project", "what", "remark", "none", "at_risk"})


def subtitle(source: Source, texts: Texts) -> str:
    """Of what day it is."""
    return captions.as_recorded(source, texts)


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for each; `which` says what: due, unfinished or findings."""
    which = options["which"]
    found: tuple[Matter, ...] = getattr(source.matters, which)
    if not found:
        yield Text(options["none"])
        return
    refs = {each.id: each.ref for each in source.of(handed_over)}
    first = Column(options["day"] if which == "due" else options["project"], weight=26)
    second = Column(options["project"], weight=20) if which == "due" else None
    columns = tuple(filter(None, (first, second, Column(options["what"], weight=110))))
    rows = []
    for each in found:
        project = refs.get(each.project or 0, "")
        head = (each.day or "", project) if which == "due" else (project,)
        rows.append(Row((*head, _said(each, texts))))
    yield Table(columns, rows)
    if which == "findings":
        yield from _at_risk(source, refs, texts, options)


def _said(matter: Matter, texts: Texts) -> str:
    said = matter.what.text(texts)
    return f"{said} \N{EN DASH} {matter.remark.text(texts)}" if matter.remark else said


def _at_risk(
    source: Source, refs: dict[int, str], texts: Texts, options: dict[str, Any]
) -> Iterator[Element]:
    said = [
        f"{refs.get(project, '')}: {amount.text(texts)}"
        for project, amounts in source.matters.at_risk.items()
        for amount in amounts
        if amount.value
    ]
    if said:
        yield Note(options["at_risk"].format(amounts=", ".join(said)))
