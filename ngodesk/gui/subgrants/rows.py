"""The tables of sub-grants: the board by call and stage, the ranking, what is under way."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ngodesk.common import dates
from ngodesk.common.language import N_, _, current, plural
from ngodesk.gui import words
from ngodesk.gui.table import Cell, Column
from ngodesk.gui.tick_table import tick

if TYPE_CHECKING:
    from ngodesk.figures.granted import SubGrant
    from ngodesk.work.subgranting import Board, Sums

STAGES = {
    "applied": N_("Applied"),
    "awarded": N_("Awarded"),
    "signed": N_("Agreement signed"),
    "running": N_("Running"),
    "settled": N_("Settled"),
    "refused": N_("Not awarded"),
}
TONES = {"applied": "info", "awarded": "info", "signed": "info", "running": "ok"}
STATUSES = {
    "applied": ("applied", "reserve"),
    "awarded": ("awarded",),
    "signed": ("awarded",),
    "running": ("running",),
    "settled": ("settled",),
    "refused": ("rejected", "cancelled"),
}
"""What a sub-grant at a stage has as its status."""


def application(project: int) -> tuple[tuple[str, int | str], ...]:
    """What a new application of a project begins with: nothing is awarded yet."""
    return (("project", project), ("amount", 0))


def amount(value: Decimal | None) -> str:
    """An amount for a column; nothing where there is none."""
    return words.amount(value) if value else ""


def board_columns(currency: str) -> list[Column]:
    """Numbers and sums; the currency stands once."""
    applied = _("Applied for, {currency}").format(currency=words.currency_sign(currency))
    return [
        Column(_("Calls and stages"), heading=True, share=1, least=150),
        Column(_("How many"), right=True),
        Column(applied, right=True, spare=True),
        Column(_("Awarded"), right=True, least=70),
        Column(_("Paid"), right=True, least=70),
        Column(_("Settled"), right=True, least=70, spare=True),
        Column(_("Returned"), right=True, least=60, spare=True),
        Column(_("Still to settle"), right=True, least=70),
    ]


def board_rows(board: "Board") -> tuple[list[list[Cell]], list[object]]:
    """Of each call its sums, then each stage at which any stands; keys are call and stage."""
    from ngodesk.work import subgranting

    cells: list[list[Cell]] = []
    keys: list[object] = []
    for call in board.calls():
        found = [each for each in board.found if each.call == call]
        cells.append(_sums(call or _("Without a call"), subgranting.together(found), "strong"))
        keys.append((call, ""))
        for stage, rows in subgranting.by_stage(found).items():
            cells.append(_sums(f"    {_(STAGES[stage])}", subgranting.together(rows)))
            keys.append((call, stage))
    if len(board.calls()) > 1:
        cells.append(_sums(_("Together"), subgranting.together(board.found), "strong"))
        keys.append(("", ""))
    return cells, keys


def _sums(name: str, sums: "Sums", role: str = "body") -> list[Cell]:
    amounts = (sums.applied, sums.awarded, sums.paid, sums.settled, sums.returned, sums.left)
    return [
        Cell(name, role=role),
        Cell(str(sums.number), role=role),
        *(Cell(amount(each), role=role) for each in amounts),
    ]


def ranking_columns(currency: str) -> list[Column]:
    """The best application first."""
    return [
        Column("", least=20),
        Column(_("Score"), right=True),
        Column(_("Grantee"), share=1, least=150),
        Column(_("Title"), share=1, least=120),
        Column(_("Status"), least=60),
        Column(_("Applied for, {currency}").format(currency=words.currency_sign(currency)), right=True),
    ]


def ranking_rows(
    ranking: Sequence["SubGrant"], covered: int, marked: Iterable[int]
) -> tuple[list[list[Cell]], list[object]]:
    """A line stands where the money ends; its key is blank."""
    chosen = set(marked)
    cells = [_application(each, each.id in chosen) for each in ranking]
    keys: list[object] = [each.id for each in ranking]
    if 0 < covered < len(ranking):
        border = [Cell() for _column in range(6)]
        border[2] = Cell(_("The money is enough up to here"), "attention", "strong")
        cells.insert(covered, border)
        keys.insert(covered, "")
    return cells, keys


def _application(each: "SubGrant", marked: bool) -> list[Cell]:
    return [
        tick(marked),
        Cell("–" if each.score is None else words.number(each.score)),
        Cell(each.grantee),
        Cell(each.title, "muted"),
        Cell(words.word("subgrants", "status", each.status), "muted"),
        Cell("–" if each.applied is None else words.amount(each.applied), role="strong"),
    ]


def open_columns() -> list[Column]:
    """What is under way."""
    return [
        Column(_("Under way"), heading=True, share=2, least=150),
        Column(_("Grantee"), share=2, least=120),
        Column(_("Status"), least=80),
        Column(_("Awarded"), right=True, least=70),
        Column(_("Paid"), right=True, least=70),
        Column(_("Settlement due"), least=100),
    ]


def open_cells(each: "SubGrant", today: date) -> list[Cell]:
    """One that is not over, with when it must be settled."""
    from ngodesk.work import subgranting

    return [
        Cell(each.title),
        Cell(each.grantee, "muted"),
        Cell(_(STAGES[subgranting.stage(each)])),
        Cell(amount(each.awarded)),
        Cell(amount(each.paid)),
        due_cell(each, today),
    ]


def due_cell(each: "SubGrant", today: date) -> Cell:
    """The day, how many days ago it was, or what must come back."""
    if each.status == "settled":
        back = _("{amount} must come back").format(amount=words.amount(each.left))
        return Cell(back, "attention", icon="triangle-alert")
    if each.settlement_due is None:
        return Cell("–", "muted", spoken=_("no day agreed"))
    day = dates.in_table(each.settlement_due, current().language)
    late = late_cell(each, today)
    return Cell(f"{day}, {late.words}", late.tone, icon=late.icon) if late.icon else Cell(day)


def late_cell(each: "SubGrant", today: date) -> Cell:
    """How long ago it was to be settled, or that it is still to be."""
    from ngodesk.work import subgranting

    late = subgranting.overdue(each, today)
    if not late:
        return Cell(_("still to be settled"), "muted")
    said = plural("{number} day overdue", "{number} days overdue", late)
    return Cell(said.format(number=late), "attention", icon="triangle-alert")
