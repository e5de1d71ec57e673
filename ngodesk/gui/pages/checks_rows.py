"""How findings stand in lists: by their rules, the gravest first, and each with where it leads."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ngodesk.common.language import N_, _, plural
from ngodesk.gui.places import Link, to_record
from ngodesk.gui.table import Cell, Column

if TYPE_CHECKING:
    from ngodesk.common.saying import Amount
    from ngodesk.work.checking import Told

MOST = 500  # rows of one rule that are shown; whoever has more reads the first and mends them
SIGNS = {
    "error": ("circle-alert", "problem", N_("Error")),
    "warning": ("triangle-alert", "attention", N_("Warning")),
    "info": ("info", "info", N_("For information")),
}
RULE_COLUMNS = [Column("", least=16), Column("", share=1, least=140), Column("", right=True)]


def by_rule(found: Iterable["Told"]) -> dict[str, list["Told"]]:
    """The findings of each rule, in the order of the checks."""
    groups: dict[str, list[Told]] = {}
    for each in found:
        groups.setdefault(each.rule.id, []).append(each)
    return groups


def rule_cells(found: Sequence["Told"]) -> list[Cell]:
    """A rule and how much it found that is still to be dealt with."""
    rule, number = found[0].rule, sum(each.counts for each in found)
    icon, tone, grave = SIGNS[rule.severity]
    tone = tone if number else "muted"
    return [
        Cell(icon=icon, tone=tone, spoken=_(grave)),
        Cell(_(rule.title), tone="text" if number else "muted"),
        Cell(str(number) if number else "–", tone=tone, role="strong"),
    ]


def finding_columns(found: Sequence["Told"]) -> list[Column]:
    """Only what some of them have."""
    columns = [Column(_("Finding"), share=3, least=200), Column(_("Project"))]
    if any(each.at_risk for each in found):
        columns.append(Column(_("At risk"), right=True))
    if any(not each.counts for each in found):
        columns.append(Column(_("Accepted because"), share=2, least=100))
    return columns


def finding_cells(each: "Told", columns: int, risk: bool) -> list[Cell]:
    """One finding."""
    tone = "text" if each.counts else "muted"
    cells = [
        Cell(each.what.text(), tone=tone),
        Cell(", ".join(ref for _id, ref in each.projects), tone="muted"),
    ]
    if risk:
        cells.append(Cell(amounts(each.at_risk), tone=tone))
    if len(cells) < columns:
        cells.append(Cell(each.waived.reason if each.waived is not None else "", tone="muted"))
    return cells


def amounts(risk: Iterable["Amount"]) -> str:
    """Amounts of several currencies, one after the other."""
    return " + ".join(each.text() for each in risk)


def sentence(found: Sequence["Told"], at_risk: Sequence["Amount"]) -> str:
    """How many errors and warnings there are, and how much money stands behind the errors."""
    errors = sum(each.rule.severity == "error" for each in found)
    if not found:
        return _("Nothing is left to be dealt with.")
    said = plural("{number} finding.", "{number} findings.", len(found)).format(number=len(found))
    if errors:
        of_them = plural("{number} of them is an error.", "{number} of them are errors.", errors)
        said += " " + of_them.format(number=errors)
    if at_risk:
        said += " " + _("Money at risk: {amount}.").format(amount=amounts(at_risk))
    return said


def link_of(each: "Told") -> Link:
    """Where the record is."""
    table, record = each.opens
    project = each.projects[0][0] if each.projects else None
    return to_record(table, record, project)
