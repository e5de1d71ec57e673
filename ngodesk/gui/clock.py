"""A word of warning where the computer's clock cannot be right; nothing is ordered by it."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from ngodesk.common import clock, dates
from ngodesk.common.language import _, current

if TYPE_CHECKING:
    from ngodesk.gui.opened import OpenFile
    from ngodesk.store.store import Store


def warn(file: "OpenFile", say: Callable[[str], None], today: date | None = None) -> None:
    """Say so where the last step of the file lies in the future, or else where the program tells it."""

    def look(store: "Store") -> date | None:
        from ngodesk.work import whole_history

        return whole_history.ahead_of_the_clock(store)

    def told(last: date | None) -> None:
        if last is not None:
            words = _("This computer's clock is behind: the last change of the file was made on {day}.")
            say(f"{words.format(day=_said(last))} {_set_it()}")
        elif sentence := by_the_program(today or date.today()):
            say(sentence)

    file.read(look, told)


def by_the_program(today: date) -> str:
    """What is wrong with the day that the clock says, as far as this version can tell; blank for nothing."""
    if clock.is_behind(today):
        words = _("This computer's clock is behind: it says {day}, and this version is of {released}.")
        advice = _set_it()
    elif clock.is_ahead(today):
        words = _("This computer's clock says {day}; this version is of {released}.")
        advice = _("Set the clock, or look for a newer ngodesk where it is right.")
    else:
        return ""
    return f"{words.format(day=_said(today), released=_said(clock.RELEASE))} {advice}"


def _said(day: date) -> str:
    return dates.in_text(day, current().language)


def _set_it() -> str:
    return _("Set the clock; dates that are proposed would be wrong.")
