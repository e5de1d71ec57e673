"""The tiles of a project's overview: money, indicators, time and the next report."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ngodesk.common import dates, money
from ngodesk.common.language import _, current, plural
from ngodesk.gui import words
from ngodesk.gui.measure import Measure
from ngodesk.gui.pages.overview import Figures, behind, passed, share
from ngodesk.gui.tile import Figure

if TYPE_CHECKING:
    from ngodesk.work.timeline import NextReport


def money_tile(figures: Figures) -> Figure | None:
    """How much of the budget is spent; nothing where there is neither plan nor cost."""
    budget = figures["budget"]
    planned, actual = Decimal(budget["planned"]), Decimal(budget["actual"])
    if not planned and not actual:
        return None
    percent = budget["percent"]
    remark, tone = _left(Decimal(budget["remaining"]), figures["currency"])
    return Figure(
        label=_("Budget spent"),
        figure="–" if percent is None else money.shown(Decimal(percent), current().language, 0),
        unit="" if percent is None else "%",
        remark=remark,
        tone=tone,
        measure=Measure(share(actual, planned), share(Decimal(budget["committed"]), planned)),
    )


def _left(remaining: Decimal, currency: str) -> tuple[str, str]:
    """What is left, or what is missing, in words, and the colour of that."""
    if remaining < 0:
        return _("{amount} missing").format(amount=words.with_currency(-remaining, currency)), "problem"
    return _("{amount} left").format(amount=words.with_currency(remaining, currency)), "muted"


def indicators_tile(figures: Figures, gone: int) -> Figure | None:
    """How many indicators with a target are met; nothing where none has a target."""
    aimed = [indicator for indicator in figures["indicators"] if indicator["met"] is not None]
    if not aimed:
        return None
    met = sum(indicator["met"] for indicator in aimed)
    late = sum(behind(indicator, gone) for indicator in aimed)
    return Figure(
        label=_("Indicators met"),
        figure=str(met),
        unit=_("of {number}").format(number=len(aimed)),
        remark=plural("{number} behind", "{number} behind", late).format(number=late) if late else "",
        tone="attention" if late else "muted",
        measure=Measure(share(Decimal(met), Decimal(len(aimed)))),
    )


def time_tile(start: date, end: date, today: date) -> Figure:
    """How many days are left, or how many until the project begins, or since it ended."""
    if today < start:
        label, days = _("Until the project begins"), (start - today).days
    elif today <= end:
        label, days = _("Until the project ends"), (end - today).days
    else:
        label, days = _("Since the project's end"), (today - end).days
    gone = passed(start, end, today)
    return Figure(
        label=label,
        figure=money.shown(Decimal(days), current().language, 0),
        unit=plural("day", "days", days),
        remark=_("{percent} % of the time passed").format(percent=gone) if start <= today <= end else "",
        measure=Measure(gone / 100),
    )


def report_tile(report: "NextReport | None", today: date) -> Figure | None:
    """How many days are left for the next report; nothing where none is due."""
    if report is None:
        return None
    days = (report.due - today).days
    label = _("Report {code} is due in") if days >= 0 else _("Report {code} is overdue by")
    remark, part = (
        dates.in_table(report.due, current().language),
        passed(report.start, report.end, today) / 100,
    )
    if report.texts:
        remark = _("{ready} of {number} texts ready").format(ready=report.ready, number=report.texts)
        part = report.ready / report.texts
    return Figure(
        label=label.format(code=report.code),
        figure=money.shown(Decimal(abs(days)), current().language, 0),
        unit=plural("day", "days", abs(days)),
        remark=remark,
        tone="problem" if days < 0 else "muted",
        measure=Measure(part),
    )
