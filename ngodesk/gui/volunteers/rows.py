"""The rows of hours and of what was noticed."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from ngodesk.common.language import _, plural
from ngodesk.common.money import unscaled
from ngodesk.gui import words
from ngodesk.gui.table import Cell

if TYPE_CHECKING:
    from ngodesk.work.checking import Told
    from ngodesk.work.volunteering import Agreement, Hours, Volunteering

_PLACES = 4
_SIGNS = {"error": ("circle-alert", "problem"), "warning": ("triangle-alert", "attention")}


def shown_hours(value: int, places: int | None = None) -> str:
    """Hours without needless places; in the table with those of all."""
    return words.number(unscaled(value, _PLACES), places)


def places_of(found: "Iterable[Agreement]") -> int:
    """How many places the hours of a year have, which stand under one another."""
    hours = (hours for each in found for hours in (each.year, *each.months.values()))
    return words.places_of(
        unscaled(number, _PLACES) for each in hours for number in (each.all, each.confirmed)
    )


def hours_cell(hours: "Hours | None", places: int) -> Cell:
    """Hours of a month; those that nobody signed yet stand in another colour and are said so."""
    if hours is None or not hours.all:
        return Cell()
    signed = hours.confirmed == hours.all
    said = shown_hours(hours.all)
    if not signed:
        said = _("{hours}, of these {number} confirmed").format(
            hours=said, number=shown_hours(hours.confirmed)
        )
    return Cell(shown_hours(hours.all, places), "text" if signed else "attention", spoken=said)


def together(found: "Volunteering", months: list[int], places: int) -> list[Cell]:
    """The sums of all agreements; worths of different currencies stand beside each other."""
    sums = [
        sum(each.months[month].all for each in found.agreements if month in each.months) for month in months
    ]
    every = [each for each in found.agreements if each.year.all]
    worths: dict[str, int] = {}
    for each in every:
        worths[each.currency] = worths.get(each.currency, 0) + each.year.worth
    told = [
        words.with_currency(unscaled(worth, 2), currency) if currency else words.amount(Decimal(worth) / 100)
        for currency, worth in worths.items()
        if worth
    ]
    people = len({each.person for each in every})
    return [
        Cell(
            plural("{number} volunteer", "{number} volunteers", people).format(number=people), role="strong"
        ),
        *(Cell(shown_hours(value, places), role="strong") for value in sums),
        Cell(shown_hours(sum(each.year.all for each in every), places), role="strong"),
        Cell(shown_hours(sum(each.year.confirmed for each in every), places), role="strong"),
        Cell(" + ".join(told), role="strong"),
    ]


def finding(each: "Told") -> list[Cell]:
    """Something that was noticed."""
    icon, tone = _SIGNS.get(each.rule.severity, ("info", "info"))
    said = each.what.text()
    return [
        Cell(icon=icon, tone=tone, spoken=_(each.rule.title)),
        Cell(said),
        Cell(", ".join(ref for _id, ref in each.projects), "muted"),
    ]
