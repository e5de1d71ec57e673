"""Lengths of time as people write them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngodesk.common import language
from ngodesk.common.errors import WrongEntry
from ngodesk.common.typed_lengths import in_minutes, read_length, shown_length, told_length


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45", 45), ("0:45", 45), ("1:15", 75), ("1h15", 75), ("1 h 15 min", 75), ("2h", 120), ("90 min", 90),
        ("1,5", 90), ("1.5 h", 90), ("0,75", 45), ("1 godz. 15 min", 75), ("2 godziny", 120), ("45'", 45),
        ("1 st. 20 min.", 80), ("30 minūtes", 30), ("30 minut", 30), ("2 stundas", 120), ("24:00", 1440),
    ],
)  # fmt: skip
def test_the_ways_of_writing_a_length(text: str, minutes: int) -> None:
    assert read_length(text) == minutes


@pytest.mark.parametrize(
    "text", ["", "h", "0", "0:00", "24:01", "1500", "1:60", "1.15", "1,25", "1.30", "-5", "x", "1:2:3"]
)
def test_what_is_no_length_or_may_be_two_is_refused(text: str) -> None:
    with pytest.raises(WrongEntry):
        read_length(text)


@given(st.integers(1, 1440))
def test_what_is_shown_is_read_again(minutes: int) -> None:
    assert read_length(shown_length(minutes)) == minutes
    assert in_minutes(Fraction(minutes, 60)) == minutes
    for each in ("en", "pl", "lv"):
        language.use(each)
        assert read_length(told_length(Fraction(minutes, 60))) == minutes
