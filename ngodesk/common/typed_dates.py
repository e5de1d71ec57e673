"""Dates and times as people type them: 7.3.2026, 7 marca, yesterday, 9.30."""

import re
from datetime import date, time, timedelta
from functools import lru_cache

from ngodesk.common import dates
from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import LANGUAGES, N_
from ngodesk.common.text import fold, normalised

_DAYS = {
    **dict.fromkeys(("today", "dzis", "dzisiaj", "sodien"), 0),
    **dict.fromkeys(("yesterday", "wczoraj", "vakar"), -1),
    **dict.fromkeys(("tomorrow", "jutro", "rit"), 1),
}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
# Words that stand in dates and say nothing: 7 marca 2026 r., 2026. gada 7. marts, the 7th of March.
_SILENT = {"r", "roku", "g", "gada", "gads", "the", "of", "st", "nd", "rd", "th"}
_TOKENS = re.compile(r"[0-9]+|[^\W\d_]+")
_BETWEEN = re.compile(r"[\s.,/-]*")
_TIME = re.compile(r"([0-9]{1,2})(?:[:. ]?([0-9]{2})(?:[:.]([0-9]{2}))?)?", re.ASCII)
_MOMENT = re.compile(r"(.*?)(?:[\s,]+|(?<=[0-9])T)([0-9]{1,2}(?:[:.]?[0-9]{2}(?:[:.][0-9]{2})?)?)", re.DOTALL)


def read_date(text: str, language: str, today: date) -> str:
    """A typed date as 2026-03-07. Raises WrongEntry.

    The day stands before the month in all our languages, so 3/7/2026 is the third of July; a year of four
    digits may stand first. A year of two digits is the nearest one that is not more than 20 years ahead;
    without a year it is this one.
    """
    text = text.strip()
    if (days := _DAYS.get(fold(text))) is not None:
        return (today + timedelta(days=days)).isoformat()
    found = _day_month_year(_tokens(text, language), language, today)
    if found is None:
        raise WrongEntry(N_("This is not a date. Write it like {example}."), example=example(language, today))
    try:
        return date(found[2], found[1], found[0]).isoformat()
    except ValueError as error:
        raise WrongEntry(
            N_("There is no such day. Write the date like {example}."), example=example(language, today)
        ) from error


def read_time(text: str) -> str:
    """A typed time of day as 09:00:00; 9, 9.30 and 930 are times too. Raises WrongEntry."""
    found = _TIME.fullmatch(text.strip())
    try:
        if found:
            hour, minute, second = (int(part or 0) for part in found.groups())
            return time(hour, minute, second).isoformat("seconds")
    except ValueError:
        pass
    raise WrongEntry(N_("This is not a time. Write it like {example}."), example="9:00")


def read_moment(text: str, language: str, today: date) -> str:
    """A typed date with a time as 2026-03-07T09:00:00. Raises WrongEntry."""
    wrong = WrongEntry(
        N_("This is not a date with a time. Write it like {example}."),
        example=f"{example(language, today)} 9:00",
    )
    found = _MOMENT.fullmatch(text.strip())
    # Else "7 marca 2026", which lacks a time, would be the seventh at 20:26.
    if found is None or _is_date(text, language, today):
        raise wrong
    try:
        return f"{read_date(found[1], language, today)}T{read_time(found[2])}"
    except WrongEntry as error:
        raise wrong from error


@lru_cache(maxsize=20_000)
def shown_date(stored: str, language: str) -> str:
    """A kept date as tables show it."""
    return dates.in_table(date.fromisoformat(stored), language)


def shown_time(stored: str) -> str:
    """A kept time of day: 9:00; its seconds only where there are some."""
    return stored.removesuffix(":00").removeprefix("0")


def shown_moment(stored: str, language: str) -> str:
    """A kept date with its time, as tables show it."""
    day, _between, clock = stored.partition("T")
    return f"{shown_date(day, language)} {shown_time(clock)}"


def example(language: str, today: date) -> str:
    """A date as one may type it, to show how."""
    day = shown_date(today.replace(month=3, day=7).isoformat(), language)
    return day.replace("\N{NO-BREAK SPACE}", " ").rstrip(".")


def _is_date(text: str, language: str, today: date) -> bool:
    try:
        return bool(read_date(text, language, today))
    except WrongEntry:
        return False


def _tokens(text: str, language: str) -> list[str]:
    """The numbers and words of a date; none where anything else stands between them."""
    found = _TOKENS.findall(text := normalised(text))
    if not _BETWEEN.fullmatch(_TOKENS.sub("", text)):
        return []
    tokens = [fold(token) for token in found]
    return [token for token in tokens if token not in _SILENT]


def _day_month_year(tokens: list[str], language: str, today: date) -> tuple[int, int, int] | None:
    words = [token for token in tokens if not token.isdecimal()]
    numbers = [token for token in tokens if token.isdecimal()]
    if len(words) > 1 or any(len(number) > 4 for number in numbers):
        return None
    if words:
        month = _month(words[0], language)
        if month is None:
            return None
        numbers.insert(1, str(month))  # where it stands in figures, so that one rule reads both
    return _in_figures(numbers, today)


def _in_figures(numbers: list[str], today: date) -> tuple[int, int, int] | None:
    """Day, month and year from two or three numbers; only a year has four digits."""
    if len(numbers) == 3 and len(numbers[0]) == 4:
        numbers = numbers[::-1]
    if len(numbers) not in (2, 3) or any(len(number) > 2 for number in numbers[:2]):
        return None
    year = year_of(numbers[2], today) if len(numbers) == 3 else today.year
    return None if year is None else (int(numbers[0]), int(numbers[1]), year)


def year_of(digits: str, today: date) -> int | None:
    """A year of four digits, or the nearest of two that is not more than 20 years ahead."""
    if len(digits) == 4:
        return int(digits)
    if len(digits) != 2:
        return None
    latest = today.year + 20
    return latest - (latest - int(digits)) % 100


def _month(word: str, language: str) -> int | None:
    """The month that a word begins, or is another case of: mar, marca, martā, III."""
    if word in _ROMAN:
        return _ROMAN.index(word) + 1
    for name, month in _months(language):
        if len(word) >= 3 and (name.startswith(word) or _same_stem(word, name)):
            return month
    return None


def _same_stem(word: str, name: str) -> bool:
    stem = name[: max(3, len(name) - 2)]
    return word.startswith(stem) and len(word) <= len(name) + 2


@lru_cache
def _months(language: str) -> tuple[tuple[str, int], ...]:
    """The folded names of the months in every language, those of `language` first."""
    from babel.dates import get_month_names  # costs more than a window: only where a date is typed in words

    found: dict[str, int] = {}
    for code in dict.fromkeys((language, *LANGUAGES)):
        for context in ("format", "stand-alone"):
            for month, name in get_month_names("wide", context, code).items():
                found.setdefault(fold(name), month)
    return tuple(found.items())
