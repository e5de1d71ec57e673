"""Exact amounts: reading, rounding and showing them. Halves go away from zero, nothing is ever a float."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

MINUS = "\N{MINUS SIGN}"
_NBSP = "\N{NO-BREAK SPACE}"
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_SIGNS = {"pl": (_NBSP, ","), "lv": (_NBSP, ","), "en": (",", ".")}
_SYMBOLS = {("pl", "PLN"): "zł"}


def rounded(value: Decimal | Fraction | int, places: int = 2) -> Decimal:
    """`value` with so many places, halves away from zero, never a negative zero."""
    if not isinstance(value, Decimal):
        return Decimal(divided(value.numerator * 10**places, value.denominator)).scaleb(-places)
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) + 0


def divided(numerator: int, denominator: int) -> int:
    """The whole number nearest to the quotient, halves away from zero. The denominator is not 0."""
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    whole = (2 * abs(numerator) + denominator) // (2 * denominator)
    return whole if numerator >= 0 else -whole


def scaled(text: str, places: int) -> int:
    """A number as the exchange folder writes it, as an integer of 10 ** -places units.

    Raises ValueError for anything but digits with a point, and for more places than allowed.
    """
    if not _PLAIN.fullmatch(text):
        raise ValueError(text)
    whole, _point, fraction = text.partition(".")
    if len(fraction) > places:
        raise ValueError(text)
    return int((whole if whole not in ("", "+", "-") else whole + "0") + fraction.ljust(places, "0"))


def unscaled(value: int, places: int) -> Decimal:
    """The number that an integer of 10 ** -places units stands for."""
    return Decimal(value).scaleb(-places)


def stated(value: int | None, places: int = 2) -> Decimal | None:
    """As `unscaled`, by default of money; nothing of what is not stated."""
    return None if value is None else unscaled(value, places)


def most(places: int) -> int:
    """The largest number of units that is kept: thousands of them can be added up in 64 bits.

    Ten million millions of money; of an exchange rate, with its twelve places, a million.
    """
    return int(10 ** max(15, places + 6))


def shortest(value: int, places: int) -> str:
    """The number that a scaled integer stands for, with a point and without needless zeros."""
    if not places:
        return str(value)
    digits = str(abs(value)).rjust(places + 1, "0")
    fraction = digits[-places:].rstrip("0")
    return ("-" if value < 0 else "") + digits[:-places] + ("." + fraction if fraction else "")


def plain(value: Decimal | Fraction | None, places: int = 2) -> str | None:
    """For JSON: "1234.50"; nothing for what is not known."""
    return None if value is None else f"{rounded(value, places):f}"


def signs(language: str) -> tuple[str, str]:
    """What stands between thousands and before the places."""
    return _SIGNS.get(language, _SIGNS["en"])


def shown(value: Decimal | Fraction, language: str, places: int = 2) -> str:
    """A number as `language` writes it, thousands grouped from four digits, with a true minus."""
    group, point = signs(language)
    digits = f"{rounded(value, places):,.{places}f}"
    return digits.translate({ord(","): group, ord("."): point, ord("-"): MINUS})


def money(value: Decimal | Fraction, currency: str, language: str) -> str:
    """An amount with its currency: 12 345,50 zł."""
    return shown(value, language) + _NBSP + symbol(currency, language)


def symbol(currency: str, language: str) -> str:
    """A currency as `language` writes it beside amounts: zł, EUR."""
    return _SYMBOLS.get((language, currency), currency)


def apportioned(whole: int, weights: Sequence[int]) -> list[int]:
    """A whole in parts as the weights are, to the last unit: the parts add up to it.

    What the division leaves over goes to the parts that lost the most, the first of equal ones.
    Weights are not negative; where all are 0 the parts are equal.
    """
    if not weights:
        return []
    if not any(weights):
        weights = [1] * len(weights)
    total, sign = sum(weights), -1 if whole < 0 else 1
    parts = [abs(whole) * weight // total for weight in weights]
    lost = sorted(range(len(weights)), key=lambda place: -(abs(whole) * weights[place] % total))
    for place in lost[: abs(whole) - sum(parts)]:
        parts[place] += 1
    return [sign * part for part in parts]
