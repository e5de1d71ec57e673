"""What stands in the cards of the first page: rows, where each leads, and the sentences about them."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from ngodesk.common import dates
from ngodesk.common.language import _, current, plural
from ngodesk.gui import words
from ngodesk.gui.measure import Measure
from ngodesk.gui.moments import moment
from ngodesk.gui.pages.overview import share
from ngodesk.gui.rail import dot_color
from ngodesk.gui.table import Cell, Column

if TYPE_CHECKING:
    from ngodesk.work.deadlines import Deadline
    from ngodesk.work.today import Overview, ProjectLine
    from ngodesk.work.unfinished import Unfinished

_SOON, _FAR = 10, 180  # days
_ICONS = {
    "payment": "receipt-text",
    "allocation": "receipt-text",
    "list": "list-checks",
    "event": "calendar-days",
    "agreement": "hand-heart",
    "text": "file-text",
}


def in_days(day: date, today: date) -> str:
    """How far a day is: today, in 3 days, 2 days ago."""
    days = (day - today).days
    if days == 0:
        return _("today")
    if days > 0:
        return plural("in {number} day", "in {number} days", days).format(number=days)
    return plural("{number} day ago", "{number} days ago", -days).format(number=-days)


DEADLINE_COLUMNS = [
    Column("", least=10),
    Column("", least=86),
    Column("", least=76),
    Column("", share=1, least=120),
    Column("", right=True),
]


def deadline_cells(deadline: "Deadline", today: date) -> list[Cell]:
    """One row of the deadlines."""
    kinds = {"ok": _("event"), "attention": _("due"), "problem": _("end or overdue")}
    late, soon = deadline.day < today, (deadline.day - today).days < _SOON
    tone = "problem" if late else "attention" if soon else "muted"
    return [
        Cell("●", dot_color(deadline.tone), spoken=kinds[deadline.tone]),
        Cell(_day(deadline.day, today)),
        Cell(in_days(deadline.day, today), tone, "strong" if soon else "body"),
        Cell(deadline.what.text()),
        Cell(deadline.project, "muted", "small"),
    ]


def _day(day: date, today: date) -> str:
    """Days that are far off are told with their year."""
    told = dates.in_table if abs((day - today).days) > _FAR else dates.short
    return told(day, current().language)


UNFINISHED_COLUMNS = [
    Column("", least=16),
    Column("", share=5, least=120),
    Column("", share=4, least=100),
    Column("", right=True),
]


def unfinished_cells(each: "Unfinished") -> list[Cell]:
    """One row of what is unfinished."""
    remark = each.remark.text()
    return [
        Cell(icon=_ICONS[each.kind], tone="muted", spoken=remark),
        Cell(each.what.text()),
        Cell(remark, "muted"),
        Cell(_(each.verb), "accent", "strong"),
    ]


def project_columns() -> list[Column]:
    """The columns of the projects."""
    return [
        Column(_("Projects"), heading=True, share=4, least=120),
        Column("", share=3, least=110, legend=(("notch", _("Spent; the notch is today")),)),
        Column(_("Left of the grant"), right=True),
        Column(_("Indicators")),
        Column(_("Next report")),
    ]


def project_cells(line: "ProjectLine") -> list[Cell]:
    """One row of the projects."""
    return [
        Cell(line.title),
        _spent(line),
        _left(line.left, line.currency),
        Cell(_("{value} of {target}").format(value=line.met, target=line.aimed) if line.aimed else "–"),
        _report(line),
    ]


def _spent(line: "ProjectLine") -> Cell:
    if not line.planned and not line.spent:
        return Cell("–", "muted", spoken=_("no budget"))
    said = _("{name}: {spent} spent of {planned}").format(
        name=line.title, spent=words.amount(line.spent), planned=words.amount(line.planned)
    )
    over = line.spent > line.planned
    part = min(share(line.spent, line.planned), 1.0)
    measure = Measure(part, today=line.passed, tone="problem_bar" if over else "accent")
    return Cell(measure=measure, spoken=said)


def _left(left: Decimal | None, currency: str) -> Cell:
    if left is None:
        return Cell("–", "muted", spoken=_("no grant"))
    if left < 0:
        missing = _("{amount} missing").format(amount=words.with_currency(-left, currency))
        return Cell(missing, "problem", "strong")
    return Cell(words.with_currency(left, currency))


def _report(line: "ProjectLine") -> Cell:
    if line.report is None:
        return Cell("–", "muted", spoken=_("no report is due"))
    _id, code, day = line.report
    return Cell(
        _("{code}, {day}").format(code=code, day=dates.in_text(day, current().language)),
    )


def sentence(found: "Overview") -> str:
    """What the head says: when the next deadline is, and how much is unfinished."""
    return f"{_next(found)} {_waiting(len(found.unfinished))}"


def _next(found: "Overview") -> str:
    days = [(deadline.day - found.today).days for deadline in found.deadlines]
    late = sum(day < 0 for day in days)
    if late:
        return plural("{number} deadline has passed.", "{number} deadlines have passed.", late).format(
            number=late
        )
    if not days:
        return _("Nothing is due in the next 30 days.")
    if days[0] == 0:
        return _("The next deadline is today.")
    return plural(
        "The next deadline is in {number} day.", "The next deadline is in {number} days.", days[0]
    ).format(number=days[0])


def _waiting(number: int) -> str:
    if not number:
        return _("Nothing waits to be finished.")
    return plural(
        "{number} thing waits to be finished.", "{number} things wait to be finished.", number
    ).format(number=number)


def rail_words(found: "Overview") -> str:
    """The rail in words."""
    number = sum(deadline.day >= found.today for deadline in found.deadlines)
    return plural(
        "{number} deadline in the next 30 days", "{number} deadlines in the next 30 days", number
    ).format(number=number)


def last_backup(when: datetime | None, now: datetime) -> tuple[str, str, str]:
    """The icon and colour of the last backup, and what is said of it."""
    if when is None:
        return "info", "info", _("There is no backup yet.")
    said = moment(when, now)
    return "circle-check", "accent", said[:1].upper() + said[1:]
