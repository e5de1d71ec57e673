"""Columns are as wide as the table together; what one does not need goes to those that lack it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ngodesk.reports import styles
from ngodesk.reports.widths import Measure, widths_by_need, widths_by_weight

LENGTHS = st.floats(1, 500)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(LENGTHS, LENGTHS), min_size=1, max_size=12), LENGTHS)
def test_widths_by_weight_fill_the_table_and_none_is_below_its_least(
    columns: list[tuple[float, float]], more: float
) -> None:
    weights, least = zip(*columns, strict=True)
    whole = sum(least) + more
    widths = widths_by_weight(weights, least, whole)
    assert sum(widths) == pytest.approx(whole)
    assert all(width >= small - 1e-6 for width, small in zip(widths, least, strict=True))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(LENGTHS, LENGTHS), min_size=1, max_size=12))
def test_what_one_column_has_to_spare_goes_to_those_that_lack(columns: list[tuple[float, float]]) -> None:
    before, needed = zip(*columns, strict=True)
    after = widths_by_need(before, needed)
    assert sum(after) == pytest.approx(sum(before))
    for was, need, is_ in zip(before, needed, after, strict=True):
        assert min(was, need) - 1e-6 <= is_ <= max(was, need) + 1e-6
    if sum(before) >= sum(needed):
        assert all(is_ >= need - 1e-6 for need, is_ in zip(needed, after, strict=True))


def test_a_text_that_fits_is_one_line_and_a_number_ends_at_the_edge() -> None:
    measure = Measure(styles.DENSE)
    words = measure.cell("dwa słowa", 10, measure["dwa słowa"])
    assert list(words.lines) == ["dwa słowa"]
    assert words.x == 10
    broken = measure.cell("dwa słowa", 10, measure["dwa słowa"] - 1)
    assert list(broken.lines) == ["dwa", "słowa"]
    amount = measure.cell("12,50", 10, 100, right=True)
    assert amount.x + measure["12,50"] == pytest.approx(110)
    lines = measure.cell("12,50\n7", 10, 100, right=True)
    for line, start in zip(lines.lines, lines.indents, strict=True):
        assert lines.x + start + measure[line] == pytest.approx(110)
