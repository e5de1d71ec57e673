"""Holidays: moved ones, days of later laws, and names in the language asked for where there are any."""

from datetime import date

import pytest

from ngodesk.common import holidays


@pytest.mark.parametrize(
    ("country", "day", "name"),
    [
        ("PL", "2025-06-19", "Dzień Bożego Ciała"),
        ("PL", "2025-12-24", "Wigilia Bożego Narodzenia"),
        ("PL", "2024-12-24", ""),
        ("PL", "2010-01-06", ""),
        ("LV", "2026-11-11", ""),
        ("LV", "2026-04-03", "Good Friday"),
        ("LV", "2024-11-19", ""),
        ("XX", "2026-01-01", ""),
    ],
)
def test_a_day_has_its_name(country: str, day: str, name: str) -> None:
    assert holidays.name_of(country, date.fromisoformat(day), "pl") == name


def test_a_holiday_on_a_sunday_is_made_up_for() -> None:
    assert holidays.name_of("LV", date(2025, 5, 5), "lv"), "the fourth was a Sunday"


@pytest.mark.parametrize("country", holidays.COUNTRIES)
@pytest.mark.parametrize("language", ["en", "pl", "lv"])
def test_every_country_speaks_in_every_language(country: str, language: str) -> None:
    assert holidays.name_of(country, date(2026, 1, 1), language)
