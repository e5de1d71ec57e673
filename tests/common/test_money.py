"""Exact amounts: rounding, reading, showing."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngodesk.common import money

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2.665", "2.67"), ("0.125", "0.13"), ("-0.125", "-0.13"), ("-0.004", "0.00"), ("1", "1.00")],
)
def test_halves_go_away_from_zero_and_nothing_is_minus_zero(value: str, expected: str) -> None:
    assert f"{money.rounded(Decimal(value)):f}" == expected
    assert f"{money.rounded(Fraction(value)):f}" == expected


@given(st.fractions(min_value=-(10**12), max_value=10**12), st.integers(0, 6))
def test_a_rounded_number_is_the_nearest(value: Fraction, places: int) -> None:
    found = Fraction(money.rounded(value, places))
    assert abs(found - value) <= Fraction(1, 2 * 10**places)
    assert money.rounded(-value, places) == -money.rounded(value, places)


@given(st.integers(-(2**62), 2**62), st.integers(0, 12))
def test_what_is_kept_is_read_again(value: int, places: int) -> None:
    text = money.shortest(value, places)
    assert money.scaled(text, places) == value
    assert Decimal(text) == money.unscaled(value, places)
    assert "." not in text or not text.endswith(("0", "."))


@pytest.mark.parametrize(
    "text", ["", "1e3", "1,5", "1 000", "0x10", "١٢", "--1", "1.2.3", "nan", "inf", ".", "1.005"]
)
def test_what_is_no_number_of_two_places_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        money.scaled(text, 2)


@given(st.integers(-(10**20), 10**20), st.integers(-(10**9), 10**9).filter(bool))
def test_a_whole_quotient_is_the_nearest(numerator: int, denominator: int) -> None:
    exact = Fraction(numerator, denominator)
    found = money.divided(numerator, denominator)
    assert abs(found - exact) <= Fraction(1, 2)
    if abs(found - exact) == Fraction(1, 2):
        assert abs(found) > abs(exact)


@pytest.mark.parametrize(
    ("language", "currency", "expected"),
    [
        ("pl", "PLN", f"12{NBSP}345,50{NBSP}zł"),
        ("pl", "EUR", f"12{NBSP}345,50{NBSP}EUR"),
        ("lv", "EUR", f"12{NBSP}345,50{NBSP}EUR"),
        ("en", "EUR", f"12,345.50{NBSP}EUR"),
        ("en", "PLN", f"12,345.50{NBSP}PLN"),
    ],
)
def test_amounts_look_as_each_language_writes_them(language: str, currency: str, expected: str) -> None:
    assert money.money(Decimal("12345.5"), currency, language) == expected


def test_a_negative_number_has_a_true_minus() -> None:
    assert money.shown(Decimal("-1234.5"), "pl") == f"\N{MINUS SIGN}1{NBSP}234,50"
    assert money.shown(Decimal("-0.001"), "pl") == "0,00"


def test_what_is_not_known_is_nothing() -> None:
    assert money.plain(None) is None
    assert money.plain(Fraction(1, 3)) == "0.33"
