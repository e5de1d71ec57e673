"""What the codes of the records are called on the screen, and the colour of a state."""

from decimal import Decimal

from ngodesk.common import money
from ngodesk.common.language import N_, current

STATUS = {
    "planned": (N_("planned"), "neutral"),
    "applied": (N_("applied for"), "info"),
    "approved": (N_("approved"), "info"),
    "running": (N_("running"), "ok"),
    "completed": (N_("completed"), "neutral"),
    "settled": (N_("settled"), "neutral"),
    "rejected": (N_("rejected"), "neutral"),
    "cancelled": (N_("cancelled"), "neutral"),
}

SOURCE = {
    "grant": N_("Grant"),
    "own_cash": N_("Own money"),
    "own_personal": N_("Own work"),
    "own_in_kind": N_("Own contribution in kind"),
    "participant_fees": N_("Participants' fees"),
    "other_public": N_("Other public money"),
    "other_private": N_("Other private money"),
    "interest": N_("Interest"),
    "other_income": N_("Other income"),
}


def amount(value: Decimal) -> str:
    """An amount without its currency, for a column."""
    return money.shown(value, current().language)


def number(value: Decimal) -> str:
    """A number without needless places: 41, 120,50."""
    whole = value == value.to_integral_value()
    return money.shown(value, current().language, 0 if whole else 2)


def with_currency(value: Decimal, currency: str) -> str:
    """An amount with its currency, as prints show it."""
    return money.money(value, currency, current().language)


def currency_sign(currency: str) -> str:
    """The currency as it stands in a heading: zł, EUR."""
    return money.symbol(currency, current().language)
