"""Dates in the forms that funders print."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngodesk.common import dates

DAY = date(2026, 3, 7)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("language", "table", "text"),
    [
        ("pl", "07.03.2026", "7 marca 2026"),
        ("lv", "07.03.2026.", "2026. gada 7. marts"),
        ("en", "7 Mar 2026", "7 March 2026"),
    ],
)
def test_a_date_in_a_column_and_in_a_sentence(language: str, table: str, text: str) -> None:
    assert plain(dates.in_table(DAY, language)) == table
    assert plain(dates.in_text(DAY, language)) == text
    assert " " not in dates.in_text(DAY, language)  # never broken over two lines


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("pl", "01.03.2025 – 30.11.2025"),
        ("lv", "01.03.2025.–30.11.2025."),
        ("en", "1 March 2025 – 30 November 2025"),
    ],
)
def test_a_period(language: str, expected: str) -> None:
    assert plain(dates.period(date(2025, 3, 1), date(2025, 11, 30), language)) == expected


def test_the_funders_dashes() -> None:
    assert dates.dashed(date(2021, 4, 1)) == "01-04-2021"
    assert dates.dashed(date(7, 4, 1)) == "01-04-0007"


@pytest.mark.parametrize(
    ("born", "year", "day", "expected"),
    [
        (date(2008, 3, 7), None, DAY, 18),
        (date(2008, 3, 8), 2001, DAY, 17),
        (date(2008, 2, 29), None, date(2026, 2, 28), 17),
        (None, 2008, DAY, 18),
        (None, None, DAY, None),
        (date(2008, 3, 7), 2008, None, None),
    ],
)
def test_an_age(born: date | None, year: int | None, day: date | None, expected: int | None) -> None:
    assert dates.age(born, year, day) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2021, 3, 1), date(2023, 6, 30), 28),
        (date(2021, 3, 1), date(2021, 3, 31), 1),
        (date(2021, 3, 15), date(2021, 5, 14), 2),
        (date(2021, 3, 1), date(2021, 4, 15), None),
        (date(2024, 2, 1), date(2024, 2, 29), 1),
        (date(2021, 3, 1), date.max, None),
    ],
)
def test_whole_months(start: date, end: date, expected: int | None) -> None:
    assert dates.months(start, end) == expected


def test_before_the_first_day_there_is_none() -> None:
    assert dates.day_before(date.min) is None
    assert dates.day_before(date(2025, 1, 1)) == date(2024, 12, 31)


@given(st.dates(), st.integers(-400, 400))
def test_months_go_by_and_come_back(day: date, by: int) -> None:
    later = dates.month_after(day, by)
    assert later is None or dates.month_after(later, -by) == day.replace(day=1)


def test_the_months_end_with_the_calendar() -> None:
    assert dates.month_after(date(2025, 1, 31)) == date(2025, 2, 1)
    assert dates.month_after(date(2025, 1, 1), -1) == date(2024, 12, 1)
    assert dates.month_after(date.max) is None
    assert dates.month_after(date.min, -1) is None


@pytest.mark.parametrize(
    ("language", "heading", "short", "december"),
    [
        ("pl", "Sobota, 7 marca 2026", "7 mar, sob.", "gru"),
        ("lv", "Sestdiena, 2026. gada 7. marts", "7. marts, sestd.", "dec."),
        ("en", "Saturday, 7 March 2026", "7 Mar, Sat", "Dec"),
    ],
)
def test_a_date_with_its_weekday(language: str, heading: str, short: str, december: str) -> None:
    assert plain(dates.with_weekday(DAY, language)) == heading
    assert plain(dates.short(DAY, language)) == short
    assert dates.month_names(language)[11] == december
