"""What was done in a project, counted in groups."""

from dataclasses import dataclass
from decimal import Decimal

from ngodesk.common.language import _
from ngodesk.gui import words
from ngodesk.gui.pages.overview import Figures


@dataclass(frozen=True)
class Group:
    """Counts that belong together: a heading, label and value of each, and the table where it is counted."""

    title: str
    lines: tuple[tuple[str, str], ...]
    tables: tuple[str, ...] = ()


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
