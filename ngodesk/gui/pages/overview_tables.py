"""The tables of a project's overview: budget lines, indicators and sources of money."""

from decimal import Decimal

from ngodesk.common.language import _
from ngodesk.gui import words
from ngodesk.gui.measure import Measure
from ngodesk.gui.pages.overview import Figures, behind, share
from ngodesk.gui.table import Cell, Column


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
        Column(_("Indicators"), heading=True, share=2, least=90),
        Column("", share=1, least=96, legend=(("notch", _("target")),) if aimed else ()),
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
