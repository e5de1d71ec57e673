"""Whether a budget adds up, what partners have of it, and what else is good to know of a plan."""

from datetime import date
from typing import TYPE_CHECKING

from ngodesk.common import dates
from ngodesk.common.language import _, current
from ngodesk.common.money import unscaled
from ngodesk.gui import words
from ngodesk.gui.budget.layout import amount, are_many

if TYPE_CHECKING:
    from ngodesk.work.budgeting import Sheet

_PERCENT = 4  # places


def difference(sheet: "Sheet") -> str:
    """By how much the lines differ from what the agreement says; blank where they do not."""
    planned, total = sum(sheet.plan.values()), _agreed(sheet)
    if total is None or not sheet.plan or planned == total:
        return ""
    said = _("The lines add up to {planned}, the agreement says {total}. Difference: {difference}.")
    return said.format(planned=amount(planned), total=amount(total), difference=amount(total - planned))


def _agreed(sheet: "Sheet") -> int | None:
    """The total cost; the part of one organisation where the lines are all its own."""
    spending = [share for share in sheet.shares if share.planned]
    if len(spending) == 1 and spending[0].agreed is not None:
        return spending[0].agreed
    return sheet.total_cost


def told(sheet: "Sheet", year: int | None) -> list[str]:
    """Sentences under the sheet."""
    said = [
        _("{organisation}: agreed {agreed}, in the lines {planned}").format(
            organisation=share.name, agreed=amount(share.agreed), planned=amount(share.planned)
        )
        for share in sheet.shares
        if share.agreed is not None
    ]
    if are_many(sheet):
        said.append(", ".join(f"{source.code}: {source.name}" for source in sheet.sources))
    if sheet.limit is not None:
        limit = words.number(unscaled(sheet.limit, _PERCENT))
        said.append(_("The programme lets a line move by {limit} % of its plan.").format(limit=limit))
    if sheet.shown.new_end is not None:
        day = dates.in_text(date.fromisoformat(sheet.shown.new_end), current().language)
        said.append(_("New end of the project: {day}").format(day=day))
    if sheet.years and year is None:
        said.append(_("Choose a year to type amounts."))
    return said
