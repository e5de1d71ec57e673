"""A project's figures as tiles, table rows and counts, in the words of the window's language."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ngodesk.common import dates, money
from ngodesk.common.language import _, current, plural
from ngodesk.gui import words
from ngodesk.gui.measure import PAST_THE_NOTCH, Measure
from ngodesk.gui.table import Cell, Column
from ngodesk.gui.tile import Figure

if TYPE_CHECKING:
    from ngodesk.work.timeline import Lane, NextReport

# An indicator is behind when its per cent is so much lower than the per cent of the time passed.
_PATIENCE = 10

Figures = dict[str, Any]


@dataclass(frozen=True)
class Group:
    """Counts that belong together: a heading, label and value of each, and the table where it is counted."""

    title: str
    lines: tuple[tuple[str, str], ...]
    tables: tuple[str, ...] = ()


def passed(start: date, end: date, today: date) -> int:
    """The per cent of the project's days that are over."""
    days = (end - start).days + 1
    over = min(max((today - start).days, 0), days)
    return 100 * over // days if days > 0 else 100


def share(part: Decimal, whole: Decimal) -> float:
    """How long a bar is: never used as a figure. Anything of nothing is more than all of it."""
    if whole <= 0:
        return PAST_THE_NOTCH if part > 0 else 0.0
    return max(0.0, min(float(part / whole), PAST_THE_NOTCH))


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


def lane_words(lane: "Lane") -> str:
    """A lane of the timeline in words."""
    name = " ".join(filter(None, (lane.code, lane.title))) or _("Events without an activity")
    held = sum(not dot.planned for dot in lane.dots)
    planned = len(lane.dots) - held
    said = [plural("{number} event", "{number} events", held).format(number=held)] if held else []
    if planned:
        said.append(plural("{number} planned", "{number} planned", planned).format(number=planned))
    return ", ".join([name, *said])


def behind(indicator: Figures, gone: int) -> bool:
    """Whether an indicator lags behind the time: by more than ten points, or at all when it is over."""
    if indicator["met"] is not False or indicator["percent"] is None:
        return False
    return gone >= 100 or Decimal(indicator["percent"]) < gone - _PATIENCE


def budget_columns(currency: str) -> list[Column]:
    """The columns of the budget's table."""
    sign = words.currency_sign(currency)
    return [
        Column(_("Budget"), heading=True, least=28),
        Column("", share=6, least=80),
        Column("", share=4, legend=(("notch", _("plan")), ("hatched", _("to be paid")))),
        Column(_("Spent, {currency}").format(currency=sign), right=True),
        Column(_("Left, {currency}").format(currency=sign), right=True),
    ]


def budget_cells(figures: Figures) -> list[list[Cell]]:
    """One row for each budget line."""
    return [_budget_row(line) for line in figures["budget"]["lines"]]


def _budget_row(line: Figures) -> list[Cell]:
    planned, actual, committed, remaining = (
        Decimal(line[name]) for name in ("planned", "actual", "committed", "remaining")
    )
    spent = words.amount(actual)
    short = remaining < 0
    left = _("{amount} missing").format(amount=words.amount(-remaining)) if short else words.amount(remaining)
    said = _("{name}: {spent} spent of {planned}").format(
        name=line["name"], spent=spent, planned=words.amount(planned)
    )
    return [
        Cell(line["code"], "muted", "small"),
        Cell(line["name"]),
        Cell(
            measure=Measure(
                share(actual, planned), share(committed, planned), notch=True, past="problem_bar"
            ),
            spoken=f"{said}, {left}" if short else said,
        ),
        Cell(spent),
        Cell(left, "problem", "strong") if short else Cell(left),
    ]


def indicator_columns(figures: Figures) -> list[Column]:
    """The columns of the indicators' table."""
    aimed = any(indicator["target"] is not None for indicator in figures["indicators"])
    return [
        Column(_("Indicators"), heading=True, share=1, least=90),
        Column("", least=96, legend=(("notch", _("target")),) if aimed else ()),
        Column("", right=True),
        Column("", right=True, least=16),
    ]


def indicator_cells(figures: Figures, gone: int) -> list[list[Cell]]:
    """One row for each indicator."""
    return [_indicator_row(indicator, gone) for indicator in figures["indicators"]]


def _indicator_row(indicator: Figures, gone: int) -> list[Cell]:
    value, late = Decimal(indicator["value"]), behind(indicator, gone)
    reached, bar = words.number(value), Cell(spoken=_("no target"))
    unit = indicator["unit"] or ""
    if indicator["target"] is not None:
        target = Decimal(indicator["target"])
        reached = _("{value} of {target}").format(value=reached, target=words.number(target))
        tone = "attention_bar" if late else "accent"
        bar = Cell(
            measure=Measure(share(value, target), notch=True, tone=tone, past=tone),
            spoken=f"{indicator['name']}: {reached} {unit}".rstrip(),
        )
    shown = f"{reached} %" if unit == "%" else reached
    figure = Cell(shown, spoken=f"{reached} {unit}".rstrip())
    return [Cell(indicator["name"]), bar, figure, _sign(indicator, late)]


def _sign(indicator: Figures, late: bool) -> Cell:
    if indicator["met"]:
        return Cell(icon="check", tone="accent", spoken=_("met"))
    if late:
        return Cell(icon="triangle-alert", tone="attention", spoken=_("behind"))
    return Cell()


def source_columns(currency: str) -> list[Column]:
    """The columns of the sources' table."""
    sign = words.currency_sign(currency)
    return [
        Column(_("Sources of money"), heading=True, least=28),
        Column("", share=4, least=80),
        Column(_("Plan, {currency}").format(currency=sign), right=True),
        Column(_("Received, {currency}").format(currency=sign), right=True),
        Column(_("Spent, {currency}").format(currency=sign), right=True),
        Column(_("Balance, {currency}").format(currency=sign), right=True),
    ]


def source_cells(figures: Figures) -> list[list[Cell]]:
    """One row for each source."""
    return [_source_row(source) for source in figures["budget"]["sources"]]


def _source_row(source: Figures) -> list[Cell]:
    amounts = [words.amount(Decimal(source[figure])) for figure in ("planned", "received", "actual")]
    return [
        Cell(source["code"], "muted", "small"),
        Cell(words.source_kind(source["kind"])),
        *(Cell(amount) for amount in amounts),
        _balance(source["balance"]),
    ]


def _balance(balance: str | None) -> Cell:
    """What a source's account holds; a dash where there is no account."""
    if balance is None:
        return Cell("–", "muted", spoken=_("no account"))
    value = Decimal(balance)
    return Cell(words.amount(value), "problem", "strong") if value < 0 else Cell(words.amount(value))


def groups(figures: Figures) -> list[Group]:
    """What was done, counted; what does not occur is left out."""
    found = [_events(figures["events"]), _volunteers(figures), _results(figures), _subgrants(figures)]
    return [group for group in found if group.lines]


Line = tuple[str, Decimal, str]
"""A label, what was counted, and the table where."""


def _group(title: str, counts: list[Line], amounts: list[Line], currency: str = "") -> Group:
    """A group as it is shown, without what is nothing."""
    shown = [(label, words.number(value), table) for label, value, table in counts if value]
    shown += [
        (label, words.with_currency(value, currency), table) for label, value, table in amounts if value
    ]
    return Group(
        title,
        tuple((label, value) for label, value, _table in shown),
        tuple(table for _label, _value, table in shown),
    )


def _events(events: Figures) -> Group:
    counts = [
        (_("Events held"), "count", "events"),
        (_("Hours"), "hours", "events"),
        (_("Attendances"), "attendances", "attendance"),
        (_("Different people"), "people", "people"),
        (_("Different organisations"), "organisations", "organisations"),
        (_("People without names"), "headcount", "events"),
        (_("Gave no data"), "refused", "events"),
    ]
    lines = [(label, Decimal(events[name]), table) for label, name, table in counts]
    return _group(_("Events and people"), lines, [])


def _volunteers(figures: Figures) -> Group:
    volunteers = figures["volunteers"]
    counts = [
        (_("Volunteers"), Decimal(volunteers["people"]), "volunteer_agreements"),
        (_("Hours"), Decimal(volunteers["hours"]), "volunteer_hours"),
    ]
    worth = [(_("Value of the work"), Decimal(volunteers["value"]), "volunteer_hours")]
    return _group(_("Volunteering"), counts, worth, figures["currency"])


def _results(figures: Figures) -> Group:
    counts = [
        (_("Outputs"), Decimal(figures["outputs"]["count"]), "outputs"),
        (_("Partnerships"), Decimal(figures["cooperations"]["count"]), "cooperations"),
        (_("Organisations supported"), Decimal(figures["organisations_supported"]), "organisations"),
    ]
    return _group(_("Results"), counts, [])


def _subgrants(figures: Figures) -> Group:
    subgrants = figures["subgrants"]
    amounts = [
        (_("Awarded"), "awarded"),
        (_("Paid"), "paid"),
        (_("Settled"), "settled"),
        (_("Returned"), "returned"),
    ]
    lines = [(label, Decimal(subgrants[name]), "subgrants") for label, name in amounts]
    counts = [(_("Sub-grants"), Decimal(subgrants["count"]), "subgrants")]
    return _group(_("Sub-grants"), counts, lines, figures["currency"])
