"""Reference rates of the European Central Bank: eurofxref of a day, of 90 days or of all, as XML and CSV."""

import re
from collections.abc import Iterator
from datetime import date

from ngodesk.exchange.rates_table import Content, Rate, day, number, per_unit

SOURCE = "ECB"
_CUBE = "{http://www.ecb.int/vocabulary/2002-08-01/eurofxref}Cube"
_CODE = re.compile("[A-Z]{3}")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRITTEN = re.compile("([0-9]{1,2}) ([A-Za-z]{3})[a-z]* ([0-9]{4})")


def reads(content: Content) -> bool:
    """Whether this is a file of the bank."""
    if content.root is not None:
        return content.root.find(_CUBE) is not None
    header = [cell.strip() for cell in content.rows[0]] if content.rows else []
    return len(header) > 1 and header[0] == "Date" and all(map(_CODE.fullmatch, filter(None, header[1:])))


def read(content: Content) -> Iterator[Rate]:
    """All rates of the file: so many of a currency are one euro."""
    if content.root is not None:
        for cube in content.root.iter(_CUBE):
            on = day(cube.get("time", ""))
            for each in cube if on else ():
                yield from _rate(on, each.get("currency", ""), each.get("rate", ""))
        return
    header = [cell.strip() for cell in content.rows[0]]
    for row in content.rows[1:]:
        on = day(row[0]) or _written(row[0])
        for code, text in zip(header[1:], row[1:], strict=False):
            yield from _rate(on, code, text)


def _rate(on: date | None, code: str, text: str) -> Iterator[Rate]:
    value = number(text)
    if on and value and _CODE.fullmatch(code):
        yield Rate("EUR", code, on, per_unit(value, 1), SOURCE)


def _written(text: str) -> date | None:
    """A day as 21 November 2025."""
    found = _WRITTEN.fullmatch(text.strip())
    if not found or found[2].lower() not in _MONTHS:
        return None
    try:
        return date(int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1]))
    except ValueError:
        return None
