"""What cells were meant to say: hours of a duration, per cents of a share, the number that is shown."""

import re
from collections.abc import Sequence
from datetime import time, timedelta
from decimal import Decimal

from ngodesk.common.describe import Field
from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import N_
from ngodesk.common.money import rounded
from ngodesk.exchange.sheets.book import Cell

ERRORS = frozenset(
    ("#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#N/A", "#SPILL!", "#CALC!",
     "#ADR!", "#ARG!", "#NAZWA?", "#DZIEL/0!", "#LICZBA!", "#ZERO!", "#N/D",
     "Err:502", "Err:504", "Err:508", "Err:509", "Err:522", "Err:523")
)  # fmt: skip
"""What stands in a cell whose formula failed."""
_ALMOST = Decimal("0.000001")
_TYPED = 1  # more decimal places than this beyond those that are kept come of a formula
_PLACES = 4  # of hours
_LARGEST = 1e15
_CLOCK = re.compile(r"([0-9]{1,4}):([0-5][0-9])(?::([0-5][0-9]))?")
_WORDED = re.compile(
    r"([0-9]+(?:[.,][0-9]+)?) ?(?:hours?|hrs?|h|godziny|godzina|godzin|godz|g|stundas|stunda|st)\.?"
    r"(?: ?([0-5]?[0-9]) ?(?:minutes|minutes?|minut[ay]?|minūtes|min|m)\.?)?"
)
_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)?")


def are_hours(field: Field) -> bool:
    """Whether a number is of hours, so that 6:00 is six of them."""
    return field.name == "hours"


def hours(cell: Cell, text: str) -> Decimal | None:
    """The hours of a duration, of a time of the clock, or of a text: 2:30, 2,5 h, 3 godz. 20 min."""
    if isinstance(cell, timedelta):
        return rounded(Decimal(cell // timedelta(seconds=1)) / 3600, _PLACES)
    if isinstance(cell, time):
        text = cell.isoformat("seconds")
    if found := _CLOCK.fullmatch(text):
        seconds = int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3] or 0)
        return rounded(Decimal(seconds) / 3600, _PLACES)
    if found := _WORDED.fullmatch(text.lower()):
        return rounded(Decimal(found[1].replace(",", ".")) + Decimal(found[2] or 0) / 60, _PLACES)
    return Decimal(text.replace(",", ".")) if _PLAIN.fullmatch(text) else None


def plain(number: Decimal) -> str:
    """A number as the exchange folder writes it."""
    return f"{(number + 0).normalize():f}"


def exact(number: float, places: int) -> str:
    """A number as its cell shows it: 0.1 + 0.2 is 0.3, and a third of an amount ends after two places.

    A number that somebody typed with more places than are kept is none of these. Raises WrongEntry.
    """
    if abs(number) >= _LARGEST:
        return f"{number:.0f}"  # refused where it is read
    told = Decimal(repr(number))
    kept = rounded(told, places)
    typed = -int(told.as_tuple().exponent) <= places + _TYPED
    if typed and abs(kept - told) > _ALMOST:
        raise WrongEntry(N_("Too many decimal places: at most {places} are kept."), places=places)
    return plain(kept)


def as_percentages(cells: Sequence[Cell]) -> Sequence[Cell]:
    """A column of per cents: a spreadsheet keeps 10 % as 0.1, and does not tell how a cell is shown."""
    shares = [cell for cell in cells if isinstance(cell, float)]
    if not any(shares) or not all(0 <= share <= 1 for share in shares):
        return cells
    return [float(Decimal(repr(cell)) * 100) if isinstance(cell, float) else cell for cell in cells]
