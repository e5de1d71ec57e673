"""Whether this computer's clock can be right: a version is used after its day, for some years."""

from datetime import date, timedelta

from ngodesk import RELEASED

RELEASE = date.fromisoformat(RELEASED)
_ZONES = timedelta(days=1)  # somewhere it is still the day before
_LIFE = timedelta(days=3653)  # ten years


def is_behind(today: date) -> bool:
    """Whether it says a day on which there was no such version yet."""
    return today < RELEASE - _ZONES


def is_ahead(today: date) -> bool:
    """Whether it says a day on which hardly anybody would still use this version."""
    return today > RELEASE + _LIFE
