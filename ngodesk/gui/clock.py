"""A word of warning where the computer's clock cannot be right; nothing is ordered by it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ngodesk.common import dates
from ngodesk.common.language import _, current

if TYPE_CHECKING:
    from datetime import date

    from ngodesk.gui.opened import OpenFile
    from ngodesk.store.store import Store


def warn(file: "OpenFile", say: Callable[[str], None]) -> None:
    """Look whether the last step of the file lies in the future, and say so."""

    def look(store: "Store") -> "date | None":
        from ngodesk.work import whole_history

        return whole_history.ahead_of_the_clock(store)

    def told(day: "date | None") -> None:
        if day is not None:
            when = dates.in_text(day, current().language)
            said = _("This computer's clock is behind: the last change of the file was made on {day}.")
            say(said.format(day=when) + " " + _("Set the clock; dates that are proposed would be wrong."))

    file.read(look, told)
