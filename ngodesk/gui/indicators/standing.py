"""How far an indicator is, in words, as a bar and as a row of a table."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ngodesk.common.language import _, plural
from ngodesk.gui import words
from ngodesk.gui.measure import Measure
from ngodesk.gui.pages import overview
from ngodesk.gui.table import Cell, Column

if TYPE_CHECKING:
    from ngodesk.work.indicating import Standing

_MONTH = 30
_NO_PACE = ("answer_share", "manual")  # what is no sum has no pace


def is_behind(standing: "Standing", gone: int) -> bool:
    """Whether it lags behind the time that is over."""
    return overview.behind({"met": standing.met, "percent": standing.percent}, gone)


def with_unit(value: Decimal, unit: str | None) -> str:
    """A number with what it counts: 13 h, 40 %."""
    return f"{words.number(value)} {unit or ''}".rstrip()


def reached(standing: "Standing") -> str:
    """41 of 45."""
    value = words.number(Decimal(standing.value))
    if standing.target is None:
        return value
    return _("{value} of {target}").format(value=value, target=words.number(Decimal(standing.target)))


def measure_of(standing: "Standing", gone: int) -> Measure:
    """Its bar; the notch is the target."""
    tone = "attention_bar" if is_behind(standing, gone) else "accent"
    value, target = Decimal(standing.value), Decimal(standing.target or 0)
    return Measure(overview.share(value, target), notch=True, tone=tone, past=tone)


def said(standing: "Standing") -> str:
    """The bar in words."""
    amount = f"{reached(standing)} {standing.unit or ''}".rstrip()
    return f"{standing.name}: {amount}"


def outlook(standing: "Standing", start: date, end: date, today: date) -> str:
    """What is missing, how long there is left, and how fast it must go."""
    value = Decimal(standing.value)
    if standing.target is None:
        return _("No target is set.")
    missing = Decimal(standing.target) - value
    if missing <= 0:
        more = _("Reached, {amount} more than the target.").format(amount=with_unit(-missing, standing.unit))
        return more if missing else _("Reached.")
    amount, days = with_unit(missing, standing.unit), (end - max(today, start)).days
    if today > end:
        return _("{amount} missing, and the project is over.").format(amount=amount)
    if standing.measure in _NO_PACE or days < _MONTH:
        return _in_days(amount, days)
    return _by_month(amount, missing, value, days, (today - start).days)


def _in_days(amount: str, days: int) -> str:
    if not days:
        return _("{amount} missing, today is the last day.").format(amount=amount)
    return plural(
        "{amount} missing, {days} day is left.", "{amount} missing, {days} days are left.", days
    ).format(amount=amount, days=days)


def _by_month(amount: str, missing: Decimal, value: Decimal, days: int, gone: int) -> str:
    needed = _pace(missing, days)
    if gone < _MONTH:
        text = plural(
            "{amount} missing in {days} day: {needed} a month.",
            "{amount} missing in {days} days: {needed} a month.",
            days,
        )
        return text.format(amount=amount, days=days, needed=needed)
    text = plural(
        "{amount} missing in {days} day: {needed} a month, until now {before}.",
        "{amount} missing in {days} days: {needed} a month, until now {before}.",
        days,
    )
    return text.format(amount=amount, days=days, needed=needed, before=_pace(value, gone))


def _pace(amount: Decimal, days: int) -> str:
    """So much a month: whole from ten on, otherwise with one place."""
    monthly = amount * _MONTH / days
    return words.number(Decimal(f"{monthly:.0f}" if monthly >= 10 else f"{monthly:.1f}"))


def columns(aimed: bool) -> list[Column]:
    """The columns of the table."""
    return [
        Column(_("Indicators"), heading=True, least=32),
        Column("", share=3, least=120),
        Column("", share=2, least=96, legend=(("notch", _("target")),) if aimed else ()),
        Column(_("Reached"), right=True),
        Column(_("Per cent"), right=True),
        Column("", least=16),
        Column(_("What is missing"), share=3, least=140),
        Column(_("Records"), right=True),
    ]


def rows(found: "Sequence[Standing]", start: date, end: date, today: date) -> list[list[Cell]]:
    """Each indicator as a row."""
    places = words.places_of(Decimal(each.percent) for each in found if each.percent is not None)
    return [_row(each, start, end, today, places) for each in found]


def _row(standing: "Standing", start: date, end: date, today: date, places: int) -> list[Cell]:
    gone = overview.passed(start, end, today)
    bar = Cell(spoken=_("no target"))
    if standing.target is not None:
        bar = Cell(measure=measure_of(standing, gone), spoken=said(standing))
    percent = "" if standing.percent is None else f"{words.number(Decimal(standing.percent), places)} %"
    return [
        Cell(standing.code, "muted", "small"),
        Cell(standing.name),
        bar,
        Cell(reached(standing), role="strong", spoken=f"{reached(standing)} {standing.unit or ''}".rstrip()),
        Cell(percent, "muted"),
        _sign(standing, gone),
        Cell(outlook(standing, start, end, today), "attention" if is_behind(standing, gone) else "muted"),
        Cell(words.number(Decimal(standing.evidence))),
    ]


def _sign(standing: "Standing", gone: int) -> Cell:
    if standing.met:
        return Cell(icon="check", tone="accent", spoken=_("met"))
    if is_behind(standing, gone):
        return Cell(icon="triangle-alert", tone="attention", spoken=_("behind"))
    return Cell()
