"""Figures on the screen: alone without needless places, in a column all with as many."""

from decimal import Decimal

import pytest

from ngodesk.gui import words


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        (("102.5", "108"), ["102.50", "108.00"]),
        (("7", "6.5", "0"), ["7.00", "6.50", "0.00"]),
        (("41", "7.00"), ["41", "7"]),
        ((), []),
    ],
)
def test_a_column_has_one_number_of_places(column: tuple[str, ...], shown: list[str]) -> None:
    values = [Decimal(each) for each in column]
    places = words.places_of(values)
    assert [words.number(value, places) for value in values] == shown


def test_a_number_alone_has_no_needless_places() -> None:
    assert [words.number(Decimal(each)) for each in ("41", "41.00", "6.5")] == ["41", "41", "6.50"]
