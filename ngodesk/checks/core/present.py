"""How much of an event or a series somebody was there."""

from collections import defaultdict
from fractions import Fraction
from weakref import WeakKeyDictionary

from ngodesk.checks.core.looking import Look
from ngodesk.figures.participation import Participation, Row

_last: WeakKeyDictionary[Look, tuple[int, "Presence"]] = WeakKeyDictionary()


class Presence:
    """Who was at the events of a project, by person."""

    def __init__(self, look: Look, project: int) -> None:
        self._participation = Participation(look.scope(project))
        self._rows: dict[int, list[Row]] = defaultdict(list)
        for row in self._participation.rows:
            self._rows[row[3]].append(row)

    def share(self, person: int, event: int | None, series: str | None) -> Fraction | None:
        """The part of the hours of an event, or of a series; nothing where no hours are known."""
        events = {
            each.id: each.hours
            for each in self._participation.events.values()
            if (each.id == event if event is not None else each.series == series)
        }
        whole = sum(events.values())
        theirs = [row for row in self._rows.get(person, ()) if row[1] in events]
        return Fraction(self._participation.hours(theirs), whole) if whole else None


def share_of_hours(
    look: Look, project: int, person: int, event: int | None, series: str | None
) -> Fraction | None:
    """As above, in a project: what was read of the last one is kept."""
    if look not in _last or _last[look][0] != project:
        _last[look] = project, Presence(look, project)
    return _last[look][1].share(person, event, series)
