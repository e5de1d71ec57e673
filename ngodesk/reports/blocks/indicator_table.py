"""The indicators with bars against their targets, then for each the records that it was counted from."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.common.money import shown
from ngodesk.figures.proven import Proven, proven
from ngodesk.model import words
from ngodesk.reports.blocks.products import EXACT
from ngodesk.reports.content import Column, Element, Heading, Note, Row, Table, Text
from ngodesk.reports.source import Source
from ngodesk.reports.values import NOT_STATED, Progress, Value

OF_PROJECT = (proven,)
OPTIONS = frozenset(
    {
        "number", "name", "baseline", "target", "value", "percent", "progress", "met", "short", "none",
        "note", "evidence", "measured", "proof", "date", "record", "ref", "amount", "because", "empty",
    }
)  # fmt: skip
_MOST_REASONS = 12


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The table, then the evidence; each indicator with a heading of its own."""
    found = source.of(proven)
    if not found:
        yield Text(options["none"])
        return
    columns = (
        Column(options["number"], weight=9),
        Column(options["name"], weight=56),
        Column(options["baseline"], "number", 16),
        Column(options["target"], "number", 18),
        Column(options["value"], "number", 18),
        Column(options["percent"], "percent", 15),
        Column(options["progress"], weight=42),
    )
    yield Table(columns, tuple(Row(_cells(each, texts, options)) for each in found))
    yield Note(options["note"])
    for each in found:
        yield from _evidence(each, texts, options)


def _cells(each: Proven, texts: Texts, options: dict[str, Any]) -> tuple[Value, ...]:
    exact = is_exact(each)
    return (
        each.code,
        (each.name, each.unit) if each.unit else each.name,
        NOT_STATED if each.baseline is None else number(each.baseline, exact),
        NOT_STATED if each.target is None else number(each.target, exact),
        number(each.value, exact),
        "" if each.percent is None else each.percent,
        Progress(each.percent, _said(each, texts, options)),
    )


def is_exact(each: Proven) -> bool:
    """Whether its numbers print with places: hours and shares do."""
    known = [each.value, each.target or Decimal(0), each.baseline or Decimal(0)]
    return each.measure in EXACT or any(one % 1 for one in known)


def number(value: Decimal, exact: bool) -> Value:
    """With two places, or whole."""
    return value if exact else int(value)


def _said(each: Proven, texts: Texts, options: dict[str, Any]) -> str:
    if each.target is None:
        return ""
    if each.met:
        return f"\N{CHECK MARK} {options['met']}"
    left = each.target - each.value
    amount = shown(left, texts.language, 2 if is_exact(each) else 0)
    return f"\N{BALLOT X} {options['short'].format(number=amount)}"


def _evidence(each: Proven, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    yield Heading(options["evidence"].format(code=each.code, name=each.name))
    measure = words.word("indicators", "measure", each.measure, texts)
    said = [options["measured"].format(measure=measure, number=len(each.records))]
    said += [options["proof"].format(papers=each.verification)] if each.verification else []
    yield Text(" ".join(said))
    if not each.records:
        yield Text(options["empty"])
        return
    dated = any(record.date for record in each.records)
    columns = [Column(options["number"], weight=9), Column(options["record"], weight=76)]
    columns += [Column(options["date"], weight=22)] if dated else []
    columns.append(Column(options["ref"], weight=24))
    reasons = any(record.because for record in each.records)
    columns += [Column(options["because"], weight=40)] if reasons else []
    columns.append(Column(options["amount"], "number", 18))
    exact = each.measure in EXACT or any(record.amount % 1 for record in each.records)
    rows = []
    for place, record in enumerate(each.records, 1):
        cells: list[Value] = [str(place), record.label]
        cells += [record.date or ""] if dated else []
        cells.append(record.ref.replace("|", " "))
        cells += [_because(record.because)] if reasons else []
        rows.append(Row((*cells, number(record.amount, exact))))
    yield Table(tuple(columns), tuple(rows), dense=True)


def _because(refs: tuple[str, ...]) -> str:
    """The codes, the first of many."""
    said = ", ".join(ref.replace("|", " ") for ref in refs[:_MOST_REASONS])
    return f"{said} \N{HORIZONTAL ELLIPSIS}" if len(refs) > _MOST_REASONS else said
