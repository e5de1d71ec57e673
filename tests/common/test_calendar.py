"""The names of months and weekdays are those of Babel, and so are the dates made of them."""

from datetime import date, timedelta

import pytest
from babel.dates import format_date, get_day_names, get_month_names

from ngodesk.common import dates
from ngodesk.common.calendar import NAMES
from ngodesk.common.language import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_are_those_of_babel(language: str) -> None:
    names, months = NAMES[language], range(1, 13)
    alone = get_month_names("wide", "stand-alone", language)
    dated = get_month_names("wide", "format", language)
    brief = [get_month_names("abbreviated", context, language) for context in ("stand-alone", "format")]
    assert names.months == tuple(alone[number] for number in months)
    assert names.of_months == tuple(dated[number] for number in months)
    for each in brief:
        assert names.brief_months == tuple(each[number] for number in months)
    assert names.weekdays == tuple(get_day_names("wide", "format", language)[day] for day in range(7))
    brief_days = get_day_names("abbreviated", "format", language)
    assert names.brief_weekdays == tuple(brief_days[day] for day in range(7))


@pytest.mark.parametrize(
    ("language", "table", "text"),
    [
        ("en", "d MMM yyyy", "d MMMM y"),
        ("pl", "dd.MM.yyyy", "d MMMM y"),
        ("lv", "dd.MM.yyyy.", "y. 'gada' d. MMMM"),
    ],
)
def test_dates_are_those_that_babel_makes(language: str, table: str, text: str) -> None:
    for number in range(0, 800, 3):
        day = date(2024, 1, 1) + timedelta(days=number)
        for made, pattern in ((dates.in_table, table), (dates.in_text, text)):
            assert made(day, language).replace("\N{NO-BREAK SPACE}", " ") == format_date(
                day, pattern, language
            )
