"""What a project made: its indicators, otherwise what was held and made, counted by kind."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.whole import figures
from ngodesk.reports import kinds
from ngodesk.reports.content import Column, Element, Note, Row, Table, Text
from ngodesk.reports.source import Source
from ngodesk.reports.values import NOT_STATED, Value

OF_PROJECT = (figures,)
OPTIONS = frozenset({"product", "unit", "planned", "achieved", "records", "number", "hours", "note", "none"})

# Measures whose values are hours or shares: they print two places also where they are whole.
EXACT = {"event_hours", "person_hours", "volunteer_hours", "answer_share"}


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A table with a note, or the sentence that there is nothing yet."""
    indicators = source.of(figures)["indicators"]
    if indicators:
        rows = [_indicator(figure, source.facts.measures.get(figure["code"], "")) for figure in indicators]
        yield Table(_columns(options), rows)
        if options.get("note"):
            yield Note(options["note"])
        yield from _credits(source)
        return
    rows = [*_events(source, texts), *_outputs(source, texts), *_subgrants(source, texts)]
    if rows:
        yield Table(_kind_columns(options), rows)
        yield from _credits(source)
    else:
        yield Text(options["none"])


def _credits(source: Source) -> Iterator[Note]:
    """The credit lines that outputs carry of their own: somebody else paid for them."""
    for title, credit in source.facts.output_credits:
        yield Note(f"{title}: {credit}")


def _columns(options: dict[str, Any]) -> Sequence[Column]:
    return (
        Column(options["product"], weight=67),
        Column(options["unit"], weight=21),
        Column(options["planned"], "number", 23),
        Column(options["achieved"], "number", 26),
        Column("%", "percent", 16),
        Column(options["records"], "count", 17),
    )


def _indicator(figure: dict[str, Any], measure: str) -> Row:
    target = Decimal(figure["target"]) if figure["target"] is not None else None
    value = Decimal(figure["value"])
    exact = measure in EXACT or value % 1 != 0 or (target is not None and target % 1 != 0)
    percent: Value = Decimal(figure["percent"]) if figure["percent"] is not None else ""
    planned = NOT_STATED if target is None else _number(target, exact)
    achieved = _number(value, exact)
    return Row((figure["name"], figure["unit"] or "", planned, achieved, percent, figure["evidence"]))


def _number(value: Decimal, exact: bool) -> Value:
    return value if exact else int(value)


def _kind_columns(options: dict[str, Any]) -> Sequence[Column]:
    return (
        Column(options["product"], weight=100),
        Column(options["number"], "count", 35),
        Column(options["hours"], "number", 35),
    )


def _events(source: Source, texts: Texts) -> Iterator[Row]:
    for kind, figure in source.of(figures)["events"]["by_kind"].items():
        yield Row((kinds.event_kind(kind, texts), figure["count"], Decimal(figure["hours"])))


def _outputs(source: Source, texts: Texts) -> Iterator[Row]:
    for kind, count in source.of(figures)["outputs"]["by_kind"].items():
        yield Row((kinds.output_kind(kind, texts), count, ""))


def _subgrants(source: Source, texts: Texts) -> Iterator[Row]:
    count = source.of(figures)["subgrants"]["count"]
    if count:
        yield Row((texts.pgettext("products", "Sub-grants"), count, ""))
