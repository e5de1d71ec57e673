"""What all parts of a project's overview go by: the time passed, what is behind, how long a bar is."""

from datetime import date
from decimal import Decimal
from typing import Any

from ngodesk.gui.measure import PAST_THE_NOTCH

# An indicator is behind when its per cent is so much lower than the per cent of the time passed.
_PATIENCE = 10

Figures = dict[str, Any]


def passed(start: date, end: date, today: date) -> int:
    """The per cent of the project's days that are over."""
    days = (end - start).days + 1
    over = min(max((today - start).days, 0), days)
    return 100 * over // days if days > 0 else 100


def share(part: Decimal, whole: Decimal) -> float:
    """How long a bar is: never used as a figure. Anything of nothing is more than all of it."""
    if whole <= 0:
        return PAST_THE_NOTCH if part > 0 else 0.0
    return max(0.0, min(float(part / whole), PAST_THE_NOTCH))


def behind(indicator: Figures, gone: int) -> bool:
    """Whether an indicator lags behind the time: by more than ten points, or at all when it is over."""
    if indicator["met"] is not False or indicator["percent"] is None:
        return False
    return gone >= 100 or Decimal(indicator["percent"]) < gone - _PATIENCE
