"""Numbers as the contract prints them, and the order in which people sort codes."""

import re
from decimal import Decimal
from fractions import Fraction
from math import floor

Number = Fraction | Decimal | int


def rounded(value: Number, places: int = 2) -> Decimal:
    """'Rounded … to two places, halves away from zero … No "-0.00".'"""
    exact = Fraction(value) * 10**places
    units = floor(abs(exact) + Fraction(1, 2))
    return Decimal(-units if exact < 0 else units).scaleb(-places)


def plain(value: Number | None) -> str | None:
    """'Amounts, hours and percentages are strings with two places …, what cannot be computed is null.'"""
    return None if value is None else f"{rounded(value):.2f}"


def per_cent(part: Number, whole: Number) -> Fraction | None:
    """'A percentage of nothing is null.'"""
    return None if whole == 0 else Fraction(part) * 100 / Fraction(whole)


def natural(text: str) -> tuple[tuple[str | int, ...], str]:
    """'Digits as numbers: 2 before 10; where that leaves two equal, in the order of their characters.'"""
    pieces = re.split(r"([0-9]+)", text)
    return tuple(int(piece) if place % 2 else piece for place, piece in enumerate(pieces)), text
