"""Between what the database keeps and what a person types or sees, for every kind of field."""

from collections.abc import Callable
from datetime import date
from typing import Any

from ngodesk.common import money, typed_dates, typed_numbers
from ngodesk.common.describe import Field
from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import N_, texts
from ngodesk.common.text import fold, normalised

__all__ = ["Stored", "WrongEntry", "entry", "read", "shown"]

Stored = str | int | None

_TYPED = str.maketrans({"\N{NO-BREAK SPACE}": " ", money.MINUS: "-"})
_YES = {"yes", "y", "tak", "t", "ja", "j", "true", "prawda", "1", "x"}
_NO = {"no", "n", "nie", "ne", "false", "falsz", "0"}
_YES_NO = (N_("no"), N_("yes"))


def read(field: Field, text: str, language: str, today: date | None = None) -> Stored:
    """What the database keeps of a typed text; nothing of a blank one.

    Words of an enum are read as the words themselves, for what the screen calls them is not known here;
    a record cannot be typed. Raises WrongEntry.
    """
    if not text.strip():
        return None
    return _READERS[field.kind](field, text, language, today or date.today())


def entry(field: Field, stored: Stored, language: str) -> str:
    """What stands in an edit field; `read` makes the same value of it."""
    text = shown(field, stored, language)
    return text if field.kind == "text" else text.translate(_TYPED)


def shown(field: Field, stored: object, language: str) -> str:
    """What a table or a sentence shows; a word of an enum and the name of a record as they are."""
    if stored is None:
        return ""
    show = _SHOWN.get(field.kind)
    return show(field, stored, language) if show else str(stored)


def yes_or_no(value: object, language: str) -> str:
    """The word for a truth."""
    return texts(language).gettext(_YES_NO[bool(value)])


def _text(field: Field, text: str, language: str, today: date) -> Stored:
    """A text of one line is kept without spaces around it, a longer one as it was typed."""
    if field.list_of == "records":
        return _record(field, text, language, today)
    if field.list_of == "words":
        return _words(field, text)
    return text if field.multiline else normalised(text)


def _choice(field: Field, text: str, language: str, today: date) -> Stored:
    word = text.strip()
    if word not in field.words:
        raise WrongEntry(N_("Choose one of the words in the list."))
    return word


def _words(field: Field, text: str) -> Stored:
    words = [word for word in map(normalised, text.replace(",", ";").split(";")) if word]
    if not set(words) <= set(field.words):
        raise WrongEntry(N_("Choose among the words in the list."))
    return ";".join(dict.fromkeys(words)) or None


def _boolean(field: Field, text: str, language: str, today: date) -> Stored:
    word = fold(text.strip())
    no, yes = (fold(yes_or_no(value, language)) for value in (0, 1))
    if word in _YES or word == yes:
        return 1
    if word in _NO or word == no:
        return 0
    raise WrongEntry(N_("Answer with yes or no."))


def _integer(field: Field, text: str, language: str, today: date) -> Stored:
    return typed_numbers.in_range(typed_numbers.read(text, 0, language), field.lowest)


def _year(field: Field, text: str, language: str, today: date) -> Stored:
    digits = text.strip().rstrip(".")
    if len(digits) != 4 or not (digits.isascii() and digits.isdecimal()) or not int(digits):
        raise WrongEntry(N_("This is not a year. Write it with four digits, like {example}."), example="2026")
    return int(digits)


def _number(field: Field, text: str, language: str, today: date) -> Stored:
    percent = field.name.endswith("_percent")
    value = typed_numbers.read(text, field.places, language, percent=percent)
    return typed_numbers.in_range(value, field.lowest, field.places)


def _record(field: Field, text: str, language: str, today: date) -> Stored:
    raise WrongEntry(N_("Choose a record from the list."))


_READERS: dict[str, Callable[[Field, str, str, date], Stored]] = {
    "text": _text,
    "choice": _choice,
    "boolean": _boolean,
    "integer": _integer,
    "year": _year,
    "number": _number,
    "date": lambda _field, text, language, today: typed_dates.read_date(text, language, today),
    "time": lambda _field, text, _language, _today: typed_dates.read_time(text),
    "datetime": lambda _field, text, language, today: typed_dates.read_moment(text, language, today),
    "reference": _record,
    "record": _record,
}
# Kinds that are not here show as they are kept.
_SHOWN: dict[str, Callable[[Field, Any, str], str]] = {
    "boolean": lambda _field, value, language: yes_or_no(value, language),
    "integer": lambda _field, value, language: typed_numbers.shown(value, 0, language),
    "year": lambda _field, value, _language: f"{value:04}",
    "number": lambda field, value, language: typed_numbers.shown(value, field.places, language),
    "date": lambda _field, value, language: typed_dates.shown_date(value, language),
    "time": lambda _field, value, _language: typed_dates.shown_time(value),
    "datetime": lambda _field, value, language: typed_dates.shown_moment(value, language),
}
