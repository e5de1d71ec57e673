"""National holidays, of the countries where our events take place."""

from datetime import date
from functools import cache

import holidays

COUNTRIES = ("LV", "PL")
_ENGLISH = "en_US"


@cache
def _of_year(country: str, year: int, language: str) -> holidays.HolidayBase:
    """The days off of a year, moved ones too; in English where the country has no such language."""
    spoken = holidays.country_holidays(country).supported_languages
    words = language if language in spoken else _ENGLISH
    return holidays.country_holidays(country, years=year, language=words)


def name_of(country: str, day: date, language: str) -> str:
    """What a day is called where it is a holiday; blank where it is none, or the country is not known."""
    return _of_year(country, day.year, language).get(day, "") if country in COUNTRIES else ""
