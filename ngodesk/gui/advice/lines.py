"""A line of the register, and the cells of one that is there."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ngodesk.common.language import _, plural
from ngodesk.common.typed_lengths import in_minutes, shown_length
from ngodesk.gui.advice.texts import ORGANISATION, PERSON, TIME
from ngodesk.gui.table import Cell

if TYPE_CHECKING:
    from ngodesk.work.advising import Advice

Values = dict[str, Any]


@dataclass
class Line:
    """A line of the register; the last one is new and not there yet."""

    advice: "Advice | None" = None
    values: Values = field(default_factory=dict)

    @property
    def id(self) -> int | None:
        """The event's."""
        return self.advice.id if self.advice is not None else None


def values_of(each: "Advice") -> Values:
    """What stands in a line, by the fields of events and by who came."""
    return {
        "start": each.day.isoformat(),
        "organisation": each.organisations[0] if each.organisations else None,
        "person": each.people[0] if each.people else None,
        "title": each.topic,
        "minutes": each.minutes,
        "mode": each.mode,
        "lead": each.lead,
        "support_case": each.case,
        "project": each.project,
    }


def several(each: "Advice", kind: int) -> tuple[int, ...]:
    """Those who came, where a column has more than one place for them."""
    return {ORGANISATION: each.organisations, PERSON: each.people}.get(kind, ())


def kept(each: "Advice", kind: int, words: str) -> Cell:
    """A cell of an advice session that is there."""
    if kind == PERSON and not words and each.headcount:
        said = plural("{number} without a name", "{number} without a name", each.headcount)
        return Cell(said.format(number=each.headcount), "muted")
    if kind == TIME:
        if not words and each.hours is not None:
            words = shown_length(in_minutes(each.hours))
        if each.hours is None:
            return Cell(words or "–", "muted", spoken=_("{time}, not counted").format(time=words))
    return Cell(words)
