"""How the exchange folder writes values, and how the database keeps them."""

import re
from collections.abc import Callable
from datetime import date, datetime, time

from ngodesk.common.describe import Field
from ngodesk.common.language import N_
from ngodesk.common.money import most, scaled, shortest
from ngodesk.common.text import normalised

Stored = str | int | None

_WHOLE = re.compile(r"[+-]?[0-9]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}")
_LONGEST = 40  # digits; Python itself refuses to read thousands of them


class WrongValueError(ValueError):
    """A cell that cannot be read; the reason is a message id."""

    def __init__(self, reason: str, **arguments: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.arguments = arguments


def reader(field: Field) -> Callable[[str], Stored]:
    """How a cell of `field` becomes what the database keeps. Blank was dealt with before."""
    return _READERS[field.kind](field)


def _text(field: Field) -> Callable[[str], Stored]:
    if field.list_of == "words":
        return lambda text: _words(text, field)
    return str


def _choice(field: Field) -> Callable[[str], Stored]:
    words = frozenset(field.words)

    def read(text: str) -> Stored:
        word = text.strip()
        if word not in words:
            raise WrongValueError(N_("not one of {words}"), words=", ".join(field.words))
        return word

    return read


def _words(text: str, field: Field) -> Stored:
    words = [normalised(word) for word in text.split(";") if word.strip()]
    for word in words:
        if word not in field.words:
            raise WrongValueError(N_("not one of {words}"), words=", ".join(field.words))
    if len(set(words)) < len(words):
        raise WrongValueError(N_("a word stands there twice"))
    return ";".join(words) or None


def _boolean(field: Field) -> Callable[[str], Stored]:
    known = {"true": 1, "false": 0}

    def read(text: str) -> Stored:
        value = known.get(text.strip())
        if value is None:
            raise WrongValueError(N_("neither true nor false"))
        return value

    return read


def _integer(field: Field) -> Callable[[str], Stored]:
    def read(text: str) -> Stored:
        text = text.strip()
        if not _WHOLE.fullmatch(text):
            raise WrongValueError(N_("not a whole number"))
        return _in_range(int(text) if len(text) <= _LONGEST else 10**_LONGEST, field)

    return read


def _year(field: Field) -> Callable[[str], Stored]:
    def read(text: str) -> Stored:
        if not re.fullmatch("[0-9]{4}", text.strip()) or not int(text):
            raise WrongValueError(N_("not a year of four digits"))
        return int(text)

    return read


def _number(field: Field) -> Callable[[str], Stored]:
    def read(text: str) -> Stored:
        text = text.strip()
        try:
            value = scaled(text, field.places)
        except ValueError as error:
            raise WrongValueError(
                N_("not a number with at most {places} decimal places and a point"), places=field.places
            ) from error
        return _in_range(value, field)

    return read


def _in_range(value: int, field: Field) -> int:
    if abs(value) > most(field.places):
        raise WrongValueError(N_("larger than any number that can be kept"))
    if field.lowest is not None and value < field.lowest:
        raise WrongValueError(N_("too small: it must be at least {lowest}"), lowest=field.lowest)
    return value


def _moment(pattern: re.Pattern[str], parse: Callable[[str], object], reason: str) -> Callable[[str], Stored]:
    def read(text: str) -> Stored:
        text = text.strip()
        try:
            if not pattern.fullmatch(text):
                raise WrongValueError(reason)
            parse(text)
        except ValueError as error:
            raise WrongValueError(reason) from error
        return text

    return read


_READERS: dict[str, Callable[[Field], Callable[[str], Stored]]] = {
    "text": _text,
    "choice": _choice,
    "boolean": _boolean,
    "integer": _integer,
    "year": _year,
    "number": _number,
    "date": lambda _: _moment(_DATE, date.fromisoformat, N_("not a date such as 2025-03-14")),
    "time": lambda _: _moment(_TIME, time.fromisoformat, N_("not a time such as 09:00:00")),
    "datetime": lambda _: _moment(
        _MOMENT, datetime.fromisoformat, N_("not a date and time such as 2025-03-14T09:00:00")
    ),
}


def writer(field: Field) -> Callable[[Stored], str]:
    """How what the database keeps of `field` is written into a cell; blank for what is not known."""
    if field.kind == "boolean":
        return lambda value: "" if value is None else ("true" if value else "false")
    if field.kind == "number":
        return lambda value: "" if value is None else shortest(int(value), field.places)
    if field.kind == "year":
        return lambda value: "" if value is None else f"{value:04}"
    return lambda value: "" if value is None else str(value)
