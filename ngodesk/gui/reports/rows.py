"""How frozen reports, what changed since and remarks stand in tables."""

from datetime import date
from typing import TYPE_CHECKING

from ngodesk.common import dates
from ngodesk.common.language import N_, _, current
from ngodesk.gui import words
from ngodesk.gui.table import Cell, Column

if TYPE_CHECKING:
    from ngodesk.figures.remarked import FunderRemark, Refused
    from ngodesk.work.changed_since import Difference
    from ngodesk.work.frozen import FrozenRow

_STATES = {
    "approved": (N_("approved"), "info"),
    "sent": (N_("sent"), "attention"),
    "returned": (N_("returned with remarks"), "problem"),
    "accepted": (N_("accepted"), "ok"),
}
_TEXT = 90  # letters of a remark in a list


def state(row: "FrozenRow") -> tuple[str, str]:
    """How far a frozen report is, and the tone of its chip."""
    if row.corrected:
        return _("replaced by a later version"), "neutral"
    said, tone = _STATES[row.state]
    return _(said), tone


def day(value: date | None) -> str:
    """A day as tables have it; a dash where there is none."""
    return dates.in_table(value, current().language) if value else "–"


def period(row: "FrozenRow") -> str:
    """What a frozen report is about: the days, or all of the project."""
    if row.start is None or row.end is None:
        return _("Whole project")
    days = dates.period(row.start, row.end, current().language)
    return f"{row.period} · {days}" if row.period else days


def frozen_columns() -> list[Column]:
    """Of the list of frozen reports."""
    return [
        Column(_("Number"), least=110),
        Column(_("Report"), share=2, least=120),
        Column(_("Period"), share=1, least=100, spare=True),
        Column(_("State"), least=60),
        Column(_("Approved")),
        Column(_("Sent")),
    ]


def frozen_cells(row: "FrozenRow") -> list[Cell]:
    """One frozen report."""
    said, tone = state(row)
    faint = "muted" if row.corrected else "text"
    return [
        Cell(row.number, faint, "strong"),
        Cell(row.title, faint),
        Cell(period(row), "muted"),
        Cell(said, chip=tone),
        Cell(day(row.approved_on), "muted"),
        Cell(day(row.sent_on), "muted"),
    ]


def difference_columns() -> list[Column]:
    """Of what is not as it was."""
    return [
        Column(_("What"), share=2, least=140),
        Column("", share=1, least=80),
        Column(_("Before"), right=True, least=70),
        Column(_("Now"), right=True, least=70),
    ]


def difference_cells(each: "Difference") -> list[Cell]:
    """One thing that is not the same."""
    label = _("{what}, whole project").format(what=each.label) if each.whole_project else each.label
    return [
        Cell(each.place, "accent" if each.id is not None else "text"),
        Cell(label),
        Cell(each.before or "–", "muted"),
        Cell(each.now or "–", role="strong"),
    ]


def remark_columns() -> list[Column]:
    """Of the funder's remarks."""
    return [
        Column(_("No."), right=True),
        Column(_("What the funder remarked"), share=1, least=120),
        Column(_("Due on")),
        Column(_("State"), least=60),
    ]


def remark_cells(each: "FunderRemark", today: date) -> list[Cell]:
    """One point of the funder's letter."""
    late = each.answered_on is None and each.due is not None and each.due < today
    due = day(each.due)
    said = _("{day}, overdue").format(day=due) if late else due
    text = " ".join(each.text.split())
    return [
        Cell(str(each.number)),
        Cell(text if len(text) <= _TEXT else f"{text[:_TEXT].rstrip()}…"),
        Cell(due, "attention" if late else "muted", icon="triangle-alert" if late else "", spoken=said),
        Cell(*_answered(each)),
    ]


def _answered(each: "FunderRemark") -> tuple[str, str, str, None, str]:
    if each.answered_on is not None:
        return _("answered"), "text", "body", None, "ok"
    if each.reply:
        return _("being answered"), "text", "body", None, "info"
    return _("not answered"), "text", "body", None, "attention"


def refused_columns() -> list[Column]:
    """Of what the funder did not accept."""
    return [
        Column(_("Not accepted"), heading=True, share=1, least=120),
        Column(_("Line")),
        Column(_("Source")),
        Column(_("Amount"), right=True),
        Column(_("Reason"), share=2, least=100),
    ]


def refused_cells(each: "Refused") -> list[Cell]:
    """One allocation of which something was refused."""
    return [
        Cell(each.document, "accent"),
        Cell(each.line),
        Cell(each.source),
        Cell(words.amount(each.amount), role="strong"),
        Cell(each.reason, "muted"),
    ]
