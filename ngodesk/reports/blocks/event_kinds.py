"""Events by kind: how many, hours, attendances, different people and organisations."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.whole import figures
from ngodesk.reports import kinds
from ngodesk.reports.content import Column, Element, Note, Row, Table
from ngodesk.reports.source import Source

OF_PROJECT = (figures,)
OPTIONS = frozenset(
    {"kind", "count", "hours", "attendances", "people", "organisations", "total", "note", "headcount"}
)
_COUNTS = ("attendances", "people", "organisations")


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for each kind; unique counts are counted anew for the total, never added up."""
    events = source.of(figures)["events"]
    if not events["count"]:
        return
    columns = (
        Column(options["kind"], weight=56),
        Column(options["count"], "count", 18),
        Column(options["hours"], "number", 22),
        *(Column(options[name], "count", 24) for name in _COUNTS),
    )
    rows = [_row(kinds.event_kind(kind, texts), figure) for kind, figure in events["by_kind"].items()]
    yield Table(columns, (*rows, _row(options["total"], events, "total")))
    yield Note(options["note"])
    if events["headcount"] or events["refused"]:
        yield Note(options["headcount"].format(number=events["headcount"], refused=events["refused"]))


def _row(name: str, figure: dict[str, Any], style: Any = "body") -> Row:
    return Row(
        (name, figure["count"], Decimal(figure["hours"]), *(figure[count] for count in _COUNTS)), style
    )
