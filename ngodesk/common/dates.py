"""Dates as people write them in each language, and days before and after."""

from datetime import date, timedelta

_NBSP = "\N{NO-BREAK SPACE}"
# Babel's own short Latvian date has a year of two digits; these are the forms that funders print.
_TABLE = {"pl": "dd.MM.yyyy", "lv": "dd.MM.yyyy.", "en": "d MMM yyyy"}
_TEXT = {"pl": "d MMMM y", "lv": "y. 'gada' d. MMMM", "en": "d MMMM y"}
_WITH_WEEKDAY = {"pl": "EEEE, d MMMM y", "lv": "EEEE, y. 'gada' d. MMMM", "en": "EEEE, d MMMM y"}
_SHORT = {"pl": "d MMM, EEE", "lv": "d. MMM, EEE", "en": "d MMM, EEE"}
_TO = {"lv": "\N{EN DASH}"}


def _formatted(day: date, pattern: str, language: str) -> str:
    from babel.dates import format_date  # costs more than a window: only where a date is shown

    return format_date(day, pattern, locale=language).replace(" ", _NBSP)


def in_table(day: date, language: str) -> str:
    """A date in a column: 07.03.2026."""
    return _formatted(day, _TABLE.get(language, _TABLE["en"]), language)


def in_text(day: date, language: str) -> str:
    """A date in a sentence: 7 marca 2026."""
    return _formatted(day, _TEXT.get(language, _TEXT["en"]), language)


def with_weekday(day: date, language: str) -> str:
    """A date as a heading: Friday, 21 November 2025."""
    words = _formatted(day, _WITH_WEEKDAY.get(language, _WITH_WEEKDAY["en"]), language)
    return words[:1].upper() + words[1:]


def short(day: date, language: str) -> str:
    """A day of the next weeks: 24 Nov, Mon."""
    return _formatted(day, _SHORT.get(language, _SHORT["en"]), language)


def month_names(language: str) -> list[str]:
    """The months, abbreviated, from January on."""
    from babel.dates import get_month_names  # see above

    return [get_month_names("abbreviated", "stand-alone", locale=language)[number] for number in range(1, 13)]


def period(start: date, end: date, language: str) -> str:
    """Two dates and what lies between: 01.03.2025 – 30.11.2025."""
    shown = in_text if language == "en" else in_table
    between = _TO.get(language, f"{_NBSP}\N{EN DASH} ")
    return shown(start, language) + between + shown(end, language)


def dashed(day: date) -> str:
    """A date as the Active Citizens Fund prints it on a project card: 01-04-2021."""
    return f"{day:%d-%m-}{day.year:04}"


def day_before(day: date) -> date | None:
    """The day before, nothing before the first of all days."""
    return None if day == date.min else day - timedelta(days=1)


def months(start: date, end: date) -> int | None:
    """Whole months from the first day to the last, both counted; nothing if they are not whole."""
    if end == date.max:
        return None
    after = end + timedelta(days=1)
    if after.day != start.day:
        return None
    return (after.year - start.year) * 12 + after.month - start.month
