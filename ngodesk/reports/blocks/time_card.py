"""The time card of a volunteer: a page for each month, with the value of the hours."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common import dates, money
from ngodesk.common.language import Texts
from ngodesk.common.money import shown
from ngodesk.figures.volunteering import Agreement, Work, agreement, hours, value
from ngodesk.reports.blocks.agreement_facts import about, subtitle, title
from ngodesk.reports.content import (
    Column,
    Element,
    FormRow,
    FormTable,
    Heading,
    Note,
    PageBreak,
    Row,
    Signature,
    Signatures,
    Table,
    Text,
)
from ngodesk.reports.source import Source
from ngodesk.reports.values import NOT_STATED, Amount

OF_PRINT = (agreement,)
OPTIONS = frozenset(
    {
        "date", "clock", "hours", "task", "line", "signature", "total", "worth", "rate", "month", "all",
        "note", "none", "lines",
    }
)  # fmt: skip

__all__ = ["about", "subtitle", "title"]
ROW = 8


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The month that is asked for, else every month that has hours."""
    found = source.of(agreement)
    start, end = source.span.start, source.span.end
    work = [
        each for each in found.work if (not start or each.date >= start) and (not end or each.date <= end)
    ]
    months = list(dict.fromkeys(each.date.replace(day=1) for each in work))
    for place, month in enumerate(months):
        if place:
            yield PageBreak()
        yield Heading(dates.month(month, texts.language))
        entries = tuple(each for each in work if each.date.replace(day=1) == month)
        yield from _card(found, entries, texts, options)
    if not months:
        yield Text(options["none"])


def _card(
    found: Agreement, entries: tuple[Work, ...], texts: Texts, options: dict[str, Any]
) -> Iterator[Element]:
    columns = (
        Column(options["date"], weight=24),
        Column(options["clock"], weight=24),
        Column(options["hours"], "number", 16, summed=True),
        Column(options["task"], weight=62),
        Column(options["line"], weight=14),
        Column(options["signature"], weight=34, pen=True),
    )
    rows = [Row(_cells(each, texts)) for each in entries]
    yield Table(columns, (*rows, Row(("", options["total"], hours(entries), "", "", ""), "total")), least=ROW)
    yield Heading(options["worth"])
    yield FormTable(_worth(found, entries, texts, options))
    yield Note(options["note"].format(number=sum(not each.confirmed for each in entries)))
    yield Signatures(tuple(Signature(line) for line in options["lines"]))


def _cells(each: Work, texts: Texts) -> tuple[Any, ...]:
    clock = f"{each.start}\N{EN DASH}{each.end}" if each.start and each.end else each.start
    return dates.short(each.date, texts.language), clock, each.hours, each.task, each.line, ""


def _worth(
    found: Agreement, entries: tuple[Work, ...], texts: Texts, options: dict[str, Any]
) -> tuple[FormRow, ...]:
    """The hours at the agreement's rate; not stated where there is none."""
    language = texts.language

    def said(work: tuple[Work, ...]) -> str:
        together = f"{shown(hours(work), language)} h"
        return f"{together} = {money.money(value(work), found.currency, language)}"

    rate = NOT_STATED if found.rate is None else Amount(found.rate, found.currency)
    return (
        FormRow(options["rate"], rate),
        FormRow(options["month"], NOT_STATED if found.rate is None else said(entries), strong=True),
        FormRow(options["all"], NOT_STATED if found.rate is None else said(found.confirmed)),
    )
