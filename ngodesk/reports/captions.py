"""What stands over and under a table: the period, the plan, the month, sums by currency."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from ngodesk.common import dates
from ngodesk.common.language import Texts
from ngodesk.reports import wording
from ngodesk.reports.content import Row, RowStyle
from ngodesk.reports.layout import Layout
from ngodesk.reports.source import Source
from ngodesk.reports.values import Period


class _InCurrency(Protocol):
    @property
    def currency(self) -> str: ...


Money = TypeVar("Money", bound=_InCurrency)


def period(source: Source) -> Period | None:
    """The period that was asked for; an end left open is the project's."""
    start, end = source.span.start, source.span.end
    if start and end:
        return Period(start, end)
    if start:
        return Period(start, max(source.facts.end, start))
    return Period(min(source.facts.start, end), end) if end else None


def of_money(source: Source, texts: Texts, plan: int | None = None) -> str:
    """Period, plan and currency: Period 01.03.2025 – 20.11.2025 · amounts in PLN."""
    asked = period(source)
    if asked is None:
        said = [texts.gettext("Whole project")]
    else:
        days = wording.period(asked, texts.language)
        said = [texts.gettext("Period {days}").format(days=days)]
    if plan == 0:
        said.append(texts.gettext("plan of the agreement"))
    elif plan is not None:
        said.append(texts.gettext("plan of amendment no. {number}").format(number=plan))
    said.append(texts.gettext("amounts in {currency}").format(currency=source.facts.currency))
    return wording.BETWEEN.join(said)


def as_recorded(source: Source, texts: Texts) -> str:
    """Of what day the records are: for prints that are about no project and no days."""
    day = dates.in_table(source.printed_on, texts.language)
    return texts.gettext("As recorded on {day}").format(day=day)


def month(source: Source, texts: Texts) -> str:
    """The month that was asked for: October 2025."""
    assert source.span.start is not None
    return dates.month(source.span.start, texts.language)


def by_currency(layout: Layout[Money], items: Sequence[Money], total: str) -> tuple[Row, ...]:
    """A row for each item, then its sums; with several currencies the items of each stand together."""
    currencies = sorted({item.currency for item in items})
    rows: list[Row] = []
    for currency in currencies:
        part = layout.rows(item for item in items if item.currency == currency)
        style: RowStyle = "total" if len(currencies) == 1 else "subtotal"
        rows += [*part, layout.summed(f"{total} {currency}", part, style)]
    return tuple(rows)
