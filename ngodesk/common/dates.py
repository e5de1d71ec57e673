"""Dates as people write them in each language, and days before and after."""

from datetime import date, timedelta

from ngodesk.common.calendar import NAMES

_NBSP = "\N{NO-BREAK SPACE}"
# Babel's own short Latvian date has a year of two digits; these are the forms that funders print.
_TABLE = {
    "pl": "{day:%d.%m}.{day.year:04}",
    "lv": "{day:%d.%m}.{day.year:04}.",
    "en": "{day.day} {brief_month} {day.year:04}",
}
_TEXT = {"pl": "{day.day} {of_month} {day.year}", "lv": "{day.year}. gada {day.day}. {of_month}"}
_TEXT["en"] = _TEXT["pl"]
_WITH_WEEKDAY = {language: f"{{weekday}}, {text}" for language, text in _TEXT.items()}
_MONTH = {"pl": "{month} {day.year}", "lv": "{day.year}. gada {month}", "en": "{month} {day.year}"}
_SHORT = {"pl": "{day.day} {brief_month}, {brief_weekday}", "lv": "{day.day}. {brief_month}, {brief_weekday}"}
_SHORT["en"] = _SHORT["pl"]
_TO = {"lv": "\N{EN DASH}"}


def _formatted(day: date, pattern: str, language: str) -> str:
    names = NAMES.get(language, NAMES["en"])
    place, weekday = day.month - 1, day.weekday()
    return pattern.format(
        day=day,
        month=names.months[place],
        of_month=names.of_months[place],
        brief_month=names.brief_months[place],
        weekday=names.weekdays[weekday],
        brief_weekday=names.brief_weekdays[weekday],
    ).replace(" ", _NBSP)


def in_table(day: date, language: str) -> str:
    """A date in a column: 07.03.2026."""
    return _formatted(day, _TABLE.get(language, _TABLE["en"]), language)


def in_text(day: date, language: str) -> str:
    """A date in a sentence: 7 marca 2026."""
    return _formatted(day, _TEXT.get(language, _TEXT["en"]), language)


def with_weekday(day: date, language: str) -> str:
    """A date as a heading, which may go on in a second line: Friday, 21 November 2025."""
    words = _formatted(day, _WITH_WEEKDAY.get(language, _WITH_WEEKDAY["en"]), language)
    return (words[:1].upper() + words[1:]).replace(_NBSP, " ")


def month(day: date, language: str) -> str:
    """A month as a heading: October 2025."""
    words = _formatted(day, _MONTH.get(language, _MONTH["en"]), language)
    return words[:1].upper() + words[1:]


def short(day: date, language: str) -> str:
    """A day of the next weeks: 24 Nov, Mon."""
    return _formatted(day, _SHORT.get(language, _SHORT["en"]), language)


def month_names(language: str) -> list[str]:
    """The months, abbreviated, from January on."""
    return list(NAMES.get(language, NAMES["en"]).brief_months)


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


def stored_day(text: str | None) -> date | None:
    """A day as the file keeps it; nothing where none is known."""
    return date.fromisoformat(text) if text else None


def full_years(born: date, day: date) -> int:
    """How old somebody is on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def age(born: date | None, year: int | None, day: date | None) -> int | None:
    """As `full_years`; of a year of birth alone, the years reached in that of the day, if both are known."""
    if day is None:
        return None
    return full_years(born, day) if born else day.year - year if year else None


def month_after(day: date, by: int = 1) -> date | None:
    """The first day of the month so many months later; nothing where the calendar ends."""
    years, month = divmod(day.month - 1 + by, 12)
    year = day.year + years
    return date(year, month + 1, 1) if date.min.year <= year <= date.max.year else None


def months(start: date, end: date) -> int | None:
    """Whole months from the first day to the last, both counted; nothing if they are not whole."""
    if end == date.max:
        return None
    after = end + timedelta(days=1)
    if after.day != start.day:
        return None
    return (after.year - start.year) * 12 + after.month - start.month
