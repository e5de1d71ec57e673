"""A field that has a column for each year, each session or each payment: which one a head means."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from ngodesk.common.text import fold
from ngodesk.exchange.sheets.book import Cell
from ngodesk.exchange.sheets.cells import is_presence, said
from ngodesk.exchange.sheets.heads import ATTENDED, PLANNED, field_of, plain
from ngodesk.exchange.sheets.mapping import (
    PAID_AMOUNT,
    PAID_ON,
    PLANNED_AMOUNT,
    SESSION,
    SEVERAL,
    TOTAL,
    Column,
)
from ngodesk.exchange.sheets.quantities import hours

_NUMBERS = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8"}
_NUMBER = r"[0-9]{1,2}|i{1,3}|iv|vi{0,3}"
_YEARS, _SESSIONS, _PAYMENTS = (
    "rok|roku|year|gads|gada",
    "spotkanie|sesja|zajecia|dzien|warsztat|warsztaty|zjazd|nodarbiba|tiksanas|diena|sesija|"
    "session|meeting|day|class|workshop",
    "rata|raty|platnosc|wplata|zaplata|maksajums|payment|instalment",
)
_CALENDAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])(?:\s*r\b\.?)?")
_DAY = re.compile(r"(?<![0-9])([0-9]{1,2})[./-]([0-9]{1,2})(?:[./-]((?:20)?[0-9]{2}))?(?![0-9])")
_ISO = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}")
# What may stand beside the day of a session; art. 6.1 is none.
_BESIDE_DAYS = {
    *_SESSIONS.split("|"), "obecnosc", "obecny", "data", "dnia", "dn", "r", "h", "godz", "godziny", "liczba",
    "godzin", "pn", "pon", "wt", "sr", "czw", "cz", "pt", "sob", "so", "nd", "datums", "stundas", "st",
    "date", "hours",
}  # fmt: skip


def _counted(words: str) -> re.Pattern[str]:
    """A word with its number before or after it."""
    return re.compile(rf"\b(?:(?:{words})\s+(?:nr\s+)?({_NUMBER})|({_NUMBER})\s+(?:{words}))\b")


_NTH_YEAR, _NTH_SESSION, _NTH_PAYMENT = map(_counted, (_YEARS, _SESSIONS, _PAYMENTS))


def year_of(head: str) -> str:
    """The year that a head names: 2025, or 1 for the first of a project; blank where it names none."""
    if found := _CALENDAR.search(head):
        return found[1]
    return _nth(_NTH_YEAR, head)


def without_year(head: str) -> str:
    """What a head says beside the year."""
    rest = _NTH_YEAR.sub(" ", _CALENDAR.sub(" ", plain(head)))
    return " ".join(re.sub(rf"\b(?:{_YEARS})\b", " ", rest).split())


def session_of(head: str) -> str:
    """The session that a head names: 2025-03-12, 03-12 or its number; blank where it names none."""
    last = head.split(" / ")[-1]
    if found := _ISO.search(last):
        return found[0]
    found = _DAY.search(last)
    if found and {*plain(_DAY.sub(" ", last)).split()} <= _BESIDE_DAYS:
        month_day = f"{int(found[2]):02}-{int(found[1]):02}"
        return f"20{found[3][-2:]}-{month_day}" if found[3] else month_day
    return _nth(_NTH_SESSION, head)


def _nth(pattern: re.Pattern[str], head: str) -> str:
    found = pattern.search(plain(head))
    return _number(found[1] or found[2]) if found else ""


def _number(text: str) -> str:
    return _NUMBERS.get(text) or str(int(text))


def found(table: str, columns: Sequence[Column], cells_of: Callable[[int], Sequence[Cell]]) -> list[Column]:
    """The columns as they are proposed, with those that are one of several."""
    known = _FINDERS.get(table)
    return list(columns if known is None else known(columns, cells_of))


def next_of(field: str, head: str, others: Sequence[Column]) -> Column:
    """A column that a person says is a field: the one of several that its head names, or the next."""
    if field not in SEVERAL:
        return Column(head, field)
    kind = field.partition(".")[0] + "."
    form = {PLANNED: year_of, ATTENDED: session_of}.get(kind, _last_number)(head)
    keys = {each.key for each in others}
    numbers = [str(number) for number in range(1, len(others) + 2)]
    offered = [form] if form else ["", *numbers] if kind == PLANNED else numbers
    free = (made for each in offered if (made := Column(head, field, each)).key not in keys)
    return next(free, Column(head, field, offered[0]))


# a budget by years


def _years(columns: Sequence[Column], cells_of: Callable[[int], Sequence[Cell]]) -> list[Column]:
    """Amounts of a year by their source; without sources of the project's one; beside them but to compare."""
    made = [_of_year(column, cells_of(place)) for place, column in enumerate(columns)]
    of_sources = any(each.field.startswith(PLANNED) and each.field not in _NO_SOURCE for each in made)
    return [
        replace(each, field=TOTAL) if of_sources and each.field == PLANNED_AMOUNT else each for each in made
    ]


_NO_SOURCE = (PLANNED_AMOUNT, TOTAL, f"{PLANNED}year")


def _of_year(column: Column, cells: Sequence[Cell]) -> Column:
    year = year_of(column.head)
    if not year or not _are(cells, _is_amount):
        return column
    rest = without_year(column.head)
    name = field_of("budget_lines", rest)[0] if rest else ""
    if name.startswith(PLANNED) and name not in _NO_SOURCE:
        return Column(column.head, name, year)
    return Column(column.head, PLANNED_AMOUNT, year) if not rest or name in (TOTAL, "name", "") else column


def _is_amount(text: str) -> bool:
    return any(map(str.isdecimal, text)) and not any(map(str.isalpha, fold(text).replace("zl", "")))


def _are(cells: Iterable[Cell], looks: Callable[[str], bool]) -> bool:
    """Whether all cells look so, blank ones left aside."""
    return all(looks(text) for text in map(said, cells) if text)


def _are_mostly(cells: Iterable[Cell], looks: Callable[[str], bool]) -> bool:
    """The same of more than half of them; what the others mean a person is asked."""
    filled = [text for text in map(said, cells) if text]
    return sum(map(looks, filled)) * 2 > len(filled) or not filled


# a list of participants by sessions


def _sessions(columns: Sequence[Column], cells_of: Callable[[int], Sequence[Cell]]) -> list[Column]:
    """Columns that say of a session who was there: by an x, a 1, or hours."""
    sessions = {
        place: session
        for place, column in enumerate(columns)
        if (session := session_of(column.head)) and _are_mostly(cells_of(place), is_presence)
    } or _numbered(columns, cells_of)
    counted = any(_hours(cell) not in (None, 0, 1) for place in sessions for cell in cells_of(place))
    words = {} if counted else {"1": "attended", "0": "absent"}
    return [
        Column(column.head, SESSION, sessions[place], words) if place in sessions else column
        for place, column in enumerate(columns)
    ]


def _numbered(columns: Sequence[Column], cells_of: Callable[[int], Sequence[Cell]]) -> dict[int, str]:
    """Columns that are but numbered, one after the other: 1, 2, 3 or I, II, III."""
    count = 0
    found: dict[int, str] = {}
    for place, column in enumerate(columns):
        last = plain(column.head.split(" / ")[-1])
        wanted = str(count + 1)
        if _NUMBERS.get(last, last) == wanted and _are_mostly(cells_of(place), is_presence):
            count += 1
            found[place] = wanted
    return found if count > 1 else {}


def _hours(cell: Cell) -> Decimal | None:
    return hours(cell, said(cell))


# payments of an invoice


def _payments(columns: Sequence[Column], cells_of: Callable[[int], Sequence[Cell]]) -> list[Column]:
    """Days and amounts of payments, where there is an amount beside the day; otherwise the day alone."""
    found = list(_paid(columns, cells_of))
    return found if any(each.field == PAID_AMOUNT for each in found) else list(columns)


def _paid(columns: Sequence[Column], cells_of: Callable[[int], Sequence[Cell]]) -> Iterator[Column]:
    seen: set[tuple[str, str]] = set()
    for place, column in enumerate(columns):
        name = _payment_field(column, cells_of(place))
        number = _nth(_NTH_PAYMENT, column.head) or _last_number(column.head) or "1"
        while name and (name, number) in seen:
            number = str(int(number) + 1)
        seen.add((name, number))
        yield Column(column.head, name, number) if name else column


def _payment_field(column: Column, cells: Sequence[Cell]) -> str:
    """Whether a column is the day or the amount of a payment: by its head, then by what it holds."""
    head = f" {plain(column.head)} "
    if column.field not in ("", "payment_date", PAID_AMOUNT) or " do zaplat" in head:
        return ""
    if not any(each in head for each in _OF_PAYMENTS):
        return ""
    filled = [cell for cell in cells if said(cell)]
    if not filled:
        return ""
    days = sum(isinstance(cell, date | datetime) or _looks_like_day(said(cell)) for cell in filled)
    if days * 2 > len(filled):
        return PAID_ON
    return PAID_AMOUNT if _are(filled, _is_amount) else ""


_OF_PAYMENTS = (
    "zaplac", "zaplat", "platno", "wplat", "wplac", "rata", "raty", "apmaks", "samaks", "maksaj", "paid",
    "payment", "instalment",
)  # fmt: skip


def _last_number(head: str) -> str:
    last = plain(head).split(" ")[-1]
    return _number(last) if re.fullmatch(_NUMBER, last) else ""


def _looks_like_day(text: str) -> bool:
    return bool(_ISO.match(text) or _DAY.fullmatch(text.rstrip(" r.")))


_FINDERS: dict[str, Callable[[Sequence[Column], Callable[[int], Sequence[Cell]]], list[Column]]] = {
    "budget_lines": _years,
    "people": _sessions,
    "cost_documents": _payments,
}
