"""How long something took, as people type it: 45, 0:45, 1h15, 1,5 h; kept in whole minutes."""

import re
from fractions import Fraction

from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import N_, _
from ngodesk.common.money import rounded
from ngodesk.common.text import fold

_LONGEST = 24 * 60  # minutes
_CLOCK = re.compile(r"([0-9]{1,2}):([0-5][0-9])", re.ASCII)
_DECIMAL = re.compile(r"([0-9]{1,2})[.,]([0-9]{1,2}) ?h?", re.ASCII)
_FRACTIONS = {"5": 30, "75": 45}
# Hours, in English, Polish and Latvian; then minutes.
_WORDS = re.compile(
    r"(?:([0-9]{1,2}) ?(?:h|hrs?|hours?|g|godz|godzin[ay]?|st|stund[as]s?)\.? ?)?"
    r"(?:([0-9]{1,4}) ?(?:m|min|minut[aey]?s?|'|′)?\.?)?",
    re.ASCII,
)


def read_length(text: str) -> int:
    """A typed length in minutes; a bare number is minutes. Raises WrongEntry."""
    minutes = _minutes(" ".join(fold(text).split()))
    if minutes is None:
        raise WrongEntry(
            N_("This is not a length of time. Write it like {example}."), example="45, 0:45, 1h15"
        )
    if not 0 < minutes <= _LONGEST:
        raise WrongEntry(N_("An advice session takes from one minute to 24 hours."))
    return minutes


def _minutes(text: str) -> int | None:
    if found := _CLOCK.fullmatch(text):
        return int(found[1]) * 60 + int(found[2])
    if found := _DECIMAL.fullmatch(text):
        return _of_decimal(found[1], found[2])
    found = _WORDS.fullmatch(text)
    if found is None or (found[1] is None and found[2] is None):
        return None
    return int(found[1] or 0) * 60 + int(found[2] or 0)


def _of_decimal(hours: str, part: str) -> int:
    """Hours with a fraction: 1,5 and 1,75 can be nothing else; 1.15 may be a quarter past or 69 minutes."""
    if part in _FRACTIONS:
        return int(hours) * 60 + _FRACTIONS[part]
    raise WrongEntry(
        N_("This can be read in two ways. Write hours and minutes like {example}."),
        example=f"{int(hours)}:{min(int(part), 59):02}",
    )


def shown_length(minutes: int) -> str:
    """Minutes as a column shows them: 1:15."""
    return f"{minutes // 60}:{minutes % 60:02}"


def in_minutes(hours: Fraction) -> int:
    """Exact hours to the nearest minute, to be shown; nothing is added up from it."""
    return int(rounded(hours * 60, 0))


def told_length(hours: Fraction) -> str:
    """Exact hours as a sentence says them: 37 h 45 min."""
    whole, rest = divmod(in_minutes(hours), 60)
    if not rest:
        return _("{hours} h").format(hours=whole)
    if not whole:
        return _("{minutes} min").format(minutes=rest)
    return _("{hours} h {minutes} min").format(hours=whole, minutes=rest)
