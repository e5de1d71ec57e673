"""Holidays: Easter against the tables of the church, the movable ones against it, the laws with a source."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngodesk.common import holidays

EASTERS = ["2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05"]


@pytest.mark.parametrize("day", EASTERS)
def test_easter_is_where_the_calendar_has_it(day: str) -> None:
    assert holidays.easter(int(day[:4])) == date.fromisoformat(day)


@given(st.integers(1900, 2200))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    found = holidays.easter(year)
    assert found.weekday() == 6
    assert date(year, 3, 22) <= found <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("country", "day", "name"),
    [
        ("PL", "2025-06-19", "Boże Ciało"),
        ("PL", "2025-12-24", "Wigilia"),
        ("PL", "2024-12-24", ""),
        ("PL", "2010-01-06", ""),
        ("PL", "2026-11-11", "Święto Niepodległości"),
        ("LV", "2026-11-11", ""),
        ("LV", "2026-04-03", "Wielki Piątek"),
        ("LV", "2026-05-10", "Dzień Matki"),
        ("LV", "2025-05-05", "Dzień Przywrócenia Niepodległości"),  # the fourth was a Sunday
        ("LV", "2023-07-10", "Święto Pieśni i Tańca"),
        ("LV", "2023-11-20", "Dzień Proklamacji Republiki"),  # the eighteenth was a Saturday
        ("LV", "2024-11-19", ""),
        ("NO", "2026-01-01", ""),
    ],
)
def test_a_day_has_its_name(country: str, day: str, name: str) -> None:
    assert holidays.name_of(country, date.fromisoformat(day), "pl") == name


@pytest.mark.parametrize("country", ["LV", "PL"])
def test_a_law_has_a_source_and_every_day_a_name_in_each_language(country: str) -> None:
    assert country in holidays.countries()
    law = holidays.law(country)
    assert law is not None
    assert law.source
    assert law.checked_on <= date.today() + timedelta(days=3650)
    for each in law.days:
        assert set(each["name"]) == {"en", "pl", "lv"}
        assert all(each["name"].values())
