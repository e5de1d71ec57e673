"""From a cell as somebody made it to the text that the exchange folder would have."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from ngodesk.common import entering, formats
from ngodesk.common.describe import Field
from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import LANGUAGES, N_, texts
from ngodesk.common.text import fold
from ngodesk.common.typed_dates import year_of
from ngodesk.exchange.sheets import quantities
from ngodesk.exchange.sheets.book import Cell
from ngodesk.exchange.sheets.heads import meanings
from ngodesk.exchange.sheets.mapping import MONTH_FIRST, SESSION, YEAR_FIRST, Column
from ngodesk.exchange.values import writer
from ngodesk.model import words

_LONGEST_DAY = 24  # hours
_CUT = re.compile(r"[0-9][.,][0-9]+[eE]\+[0-9]+")
_SERIAL_FROM = date(1899, 12, 30)  # day 0 of spreadsheets
_SERIALS = range(10_000, 80_000)  # from 1927 to 2119
_FIGURES = re.compile(
    r"\s*([0-9]{1,4})\s*[./ -]\s*([0-9]{1,2})\s*[./ -]\s*([0-9]{2,4})(?:\s*r?\.?|\s.*)?", re.DOTALL
)

_YEARLESS = re.compile(r"[0-9]{1,2}\s*[./ -]\s*[0-9]{1,2}\.?")
_WORDED_YEAR = re.compile(r"([12][0-9]{3})\.? ?(?:r|roku|rok|g|gads|gada)\.?")
_PLAIN_NUMBER = re.compile(r"[0-9.,]+")
_TICKS = {
    **dict.fromkeys(
        ("\N{CHECK MARK}", "\N{HEAVY CHECK MARK}", "\N{BALLOT BOX WITH CHECK}", "+", "v", "V"), "true"
    ),
    **dict.fromkeys(("\N{BALLOT BOX}", "\N{BALLOT X}", "-", "\N{EN DASH}", "\N{EM DASH}"), "false"),
}

Convert = Callable[[Cell], str]
_Read = Callable[[str, Field, Column, Cell, str], str | None]


def converter(table: str, field: Field, column: Column, language: str, today: date) -> Convert:
    """How a cell of a column becomes a text; a blank one stays blank. It raises WrongEntry."""
    if field.form == "word":
        return lambda cell: _known(table, field, said(cell))
    if field.name == "national_id":
        return _personal_number
    if field.kind == "text" and not field.list_of:
        return _lines if field.multiline else line
    if column.field == SESSION:
        return lambda cell: _presence(table, field, column, cell, said(cell))
    write = writer(field)
    special = _special(field)

    def convert(cell: Cell) -> str:
        text = said(cell)
        if not text:
            return ""
        if special is not None and (found := special(table, field, column, cell, text)) is not None:
            return found
        if field.kind in ("reference", "record") or field.list_of == "records":
            return text
        return write(entering.read(field, text, language, today))

    return convert


def _special(field: Field) -> _Read | None:
    if field.name == "birth_date":
        return _birth_date
    if field.kind == "number" and quantities.are_hours(field):
        return _hours
    return _OF_KIND.get(field.kind)


def said(cell: Cell) -> str:
    """A cell as a text: whole numbers without a point, days as 2025-03-04, durations as 2:30."""
    if cell.__class__ is str:
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e18 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(timespec="seconds")
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")
    return str(cell)


def line(cell: Cell) -> str:
    """A text of one line."""
    text = cell if cell.__class__ is str and "+" not in cell else _lines(cell)
    if " " not in text and text.isprintable():  # one word: nothing between, nothing around
        return text
    return " ".join(text.split())


def _lines(cell: Cell) -> str:
    """A text. A number that a spreadsheet cut to 5,26E+09 is lost: what comes back is another one."""
    text = said(cell)
    if "+" in text and text[0] != "+" and _CUT.fullmatch(text):
        raise WrongEntry(
            N_("The spreadsheet cut this number. Format its column as text there and type it again.")
        )
    return text


def _personal_number(cell: Cell) -> str:
    """A person's number; the zeros that a PESEL begins with come back where a spreadsheet dropped them."""
    text = line(cell)
    if text.isdecimal() and len(text) in (9, 10):
        whole = text.zfill(11)
        return whole if formats.doubt("national_id", whole, "PL") is None else text
    return text


def _known(table: str, field: Field, text: str) -> str:
    """A word that the program knows, by its name in any language; any other as it stands."""
    whole = line(text)
    found = (words.meant(table, field.name, whole, texts(language)) for language in LANGUAGES)
    return next((word for word in found if word in words.WORDS[table, field.name]), whole)


def _number(_table: str, field: Field, _column: Column, cell: Cell, _text: str) -> str | None:
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    return quantities.exact(cell, field.places)


def _hours(table: str, field: Field, column: Column, cell: Cell, text: str) -> str | None:
    found = quantities.hours(cell, text)
    if found is None or _PLAIN_NUMBER.fullmatch(text):
        return _number(table, field, column, cell, text)
    return quantities.plain(found)


def _date(_table: str, _field: Field, column: Column, cell: Cell, text: str) -> str | None:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, int | float) and not isinstance(cell, bool) and int(cell) in _SERIALS:
        return (_SERIAL_FROM + timedelta(days=int(cell))).isoformat()
    found = _FIGURES.fullmatch(text)
    if not found:
        return None
    return in_order(found[1], found[2], found[3], column.form)


def _birth_date(table: str, field: Field, column: Column, cell: Cell, text: str) -> str | None:
    """Nobody is born in years to come: two digits mean the century before, and none say nothing."""
    if _YEARLESS.fullmatch(text):
        raise WrongEntry(N_("The year is missing."))
    figures = None if isinstance(cell, date) else _FIGURES.fullmatch(text)
    if figures is None or len(figures[1]) == 4 or len(figures[3]) == 4:
        return _date(table, field, column, cell, text)
    month_first = column.form == MONTH_FIRST
    day, month = (figures[2], figures[1]) if month_first else (figures[1], figures[2])
    found = in_order(month, day, figures[3], MONTH_FIRST)
    if found is not None and found > date.today().isoformat():
        return f"{int(found[:4]) - 100}{found[4:]}"
    return found


def in_order(first: str, second: str, third: str, form: str) -> str | None:
    """The day that three numbers mean in an order; nothing where they mean none in it."""
    if form == YEAR_FIRST or len(first) == 4:
        year, month, day = first, second, third
    elif form == MONTH_FIRST:
        month, day, year = first, second, third
    else:
        return None  # the day first, as everybody types it here
    try:
        return date(year_of(year, date.today()) or 0, int(month), int(day)).isoformat()
    except ValueError:
        raise WrongEntry(
            N_("There is no such day. Another order of day, month and year may be meant.")
        ) from None


def _time(_table: str, _field: Field, _column: Column, cell: Cell, _text: str) -> str | None:
    if isinstance(cell, datetime | time):
        return cell.strftime("%H:%M:%S")
    if isinstance(cell, float) and 0 <= cell < 1:
        return (datetime.min + timedelta(seconds=round(cell * 86_400))).time().isoformat()
    return None


def _choice(table: str, field: Field, column: Column, _cell: Cell, text: str) -> str | None:
    """A word of an enum as the person, the program in any language, or people in general call it."""
    word = meaning(table, field, text, column)
    if word is None:
        raise WrongEntry(N_("“{word}” is not known here. Say what it means."), word=text)
    return word


def meaning(table: str, field: Field, text: str, column: Column) -> str | None:
    """The word of the enum that a text means; nothing where that is not known."""
    if (said_so := column.words.get(text)) is not None:
        return said_so
    folded = fold(text).strip(" .")
    for word in field.words:
        if folded == fold(word):
            return word
        for language in LANGUAGES:
            if folded == fold(words.word(table, field.name, word, texts(language))):
                return word
    meant = meanings(field.name).get(folded)
    return meant if meant in field.words else None


def _presence(table: str, field: Field, column: Column, cell: Cell, text: str) -> str:
    """Whether somebody was there, as a word of the status; or for how many hours."""
    if not text:
        return ""
    if (word := meaning(table, field, text, column)) is not None:
        return word
    found = quantities.hours(cell, text)
    if found is None or found > _LONGEST_DAY:
        raise WrongEntry(N_("“{word}” is not known here. Say what it means."), word=text)
    return quantities.plain(found)


def is_presence(text: str) -> bool:
    """Whether a cell says that somebody was there or not, or gives hours."""
    if (hours := quantities.hours(None, text)) is not None:
        return hours <= _LONGEST_DAY
    return fold(text).strip(" .") in meanings("status")


def _boolean(table: str, field: Field, column: Column, _cell: Cell, text: str) -> str | None:
    return column.words.get(text) or _TICKS.get(text)


def _year(_table: str, _field: Field, _column: Column, _cell: Cell, text: str) -> str | None:
    """A year as 2010, 2010 r. or 2010. gads."""
    found = _WORDED_YEAR.fullmatch(text)
    return found[1] if found else None


_OF_KIND: dict[str, _Read] = {
    "number": _number,
    "integer": _number,
    "date": _date,
    "time": _time,
    "choice": _choice,
    "boolean": _boolean,
    "year": _year,
}
