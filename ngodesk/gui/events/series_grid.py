"""The meetings of a series before they are made: which days, and what differs from the rule on each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ngodesk.common import dates
from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import _, current
from ngodesk.common.text import fold, normalised
from ngodesk.common.typed_dates import read_time, shown_time
from ngodesk.gui.grid import Grid, Typed
from ngodesk.gui.proposing import ProposingCells
from ngodesk.gui.records.editors import Stored
from ngodesk.gui.records.suggestions import Suggestion
from ngodesk.gui.table import Cell, Column

TICK, DAY, FROM, TO, PLACE, LEAD, TOPIC, ALSO = range(8)
_TYPED = {FROM: "start", TO: "end", PLACE: "place", LEAD: "lead", TOPIC: "topic"}
_PROPOSED = 12
_WANTED = "wanted"


@dataclass(frozen=True)
class Planned:
    """A row: its day, whether it takes place, the holiday that it is, what differs from the rule."""

    day: date
    holiday: str = ""
    wanted: bool = True
    own: Mapping[str, Any] = field(default_factory=dict)


class SeriesGrid(Grid):
    """Space takes a day out or in; times, place, trainer and topic are typed where they differ."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(ProposingCells(self, self.proposals, lambda column: self.kinds[column] == LEAD))
        self.planned: list[Planned] = []
        self.usual: dict[str, Any] = {}
        self.also: dict[date, str] = {}
        self.people: dict[int, str] = {}
        self.with_places = True
        self.kinds: list[int] = []
        self._folded: list[tuple[str, int]] = []
        self._ticked: dict[date, bool] = {}
        self._own: dict[date, dict[str, Any]] = {}
        self.clicked.connect(self._clicked)

    def know_people(self, people: Sequence[tuple[int, str]]) -> None:
        """Who may lead."""
        self.people = dict(people)
        self._folded = [(fold(name), key) for key, name in people]

    def show_days(self, days: Sequence[tuple[date, str]], usual: Mapping[str, Any], places: bool) -> None:
        """Show the days of the rule; what was typed at a day stays with it."""
        self.usual, self.with_places = dict(usual), places
        self.planned = [
            Planned(day, holiday, self._ticked.get(day, not holiday), self._own.get(day, {}))
            for day, holiday in days
        ]
        self.show_again()

    def show_also(self, also: dict[date, str]) -> None:
        """What else takes place on these days."""
        self.also = also
        self.show_again()

    def show_again(self) -> None:
        """Say it in the window's language."""
        kinds = [TICK, DAY, FROM, TO, PLACE, LEAD, TOPIC, ALSO]
        there = {PLACE: self.with_places, ALSO: bool(self.also)}
        self.kinds = [kind for kind in kinds if there.get(kind, True)]
        columns = self._columns()
        self.refill(
            [columns[kind] for kind in self.kinds],
            [[cells[kind] for kind in self.kinds] for cells in map(self._cells, self.planned)],
            [each.day for each in self.planned],
        )

    @staticmethod
    def _columns() -> dict[int, Column]:
        return {
            TICK: Column("", least=16),
            DAY: Column(_("Day"), least=90),
            FROM: Column(_("Begins"), least=42),
            TO: Column(_("Ends"), least=42),
            PLACE: Column(_("Place"), share=3, least=60),
            LEAD: Column(_("Led by"), share=3, least=70),
            TOPIC: Column(_("Topic"), share=4, least=60),
            ALSO: Column(_("Also on this day"), share=3, least=60),
        }

    def _cells(self, each: Planned) -> dict[int, Cell]:
        tone = "text" if each.wanted else "muted"
        day = dates.in_table(each.day, current().language)
        named = dates.with_weekday(each.day, current().language)
        said = named if each.wanted else _("{day}, left out").format(day=named)
        tick = (
            Cell(icon="check", tone="accent", spoken=_("takes place")) if each.wanted else Cell(spoken=said)
        )
        cells = {
            kind: Cell(self._words(each, kind) if each.wanted else "") for kind in (FROM, TO, PLACE, LEAD)
        }
        topic = (self._words(each, TOPIC) if each.wanted else "") or each.holiday
        return cells | {
            TICK: tick,
            DAY: Cell(f"{day}  {_weekday(each.day)}", tone, spoken=said),
            TOPIC: Cell(topic, tone),
            ALSO: Cell(self.also.get(each.day, ""), "muted"),
        }

    def value(self, each: Planned, name: str) -> Any:
        """What holds on a day: its own, or what the rule says."""
        return each.own[name] if name in each.own else self.usual.get(name)

    def _words(self, each: Planned, kind: int) -> str:
        value = self.value(each, _TYPED[kind])
        if value is None:
            return ""
        if kind in (FROM, TO):
            return shown_time(value)
        return self.people.get(value, "") if kind == LEAD else str(value)

    # Typing

    def can_type(self, row: int, column: int) -> bool:
        return self.kinds[column] in _TYPED and self.planned[row].wanted

    def entry(self, row: int, column: int) -> str:
        return self._words(self.planned[row], self.kinds[column])

    def doubt(self, row: int, column: int, text: str) -> str:
        try:
            if text and self.kinds[column] in (FROM, TO):
                read_time(text)
        except WrongEntry as error:
            return error.text()
        if text and self.kinds[column] == LEAD and self._find(text) is None:
            return _("Nothing is called “{text}”. Choose from the list.").format(text=text)
        return ""

    def _find(self, text: str) -> int | None:
        typed = fold(normalised(text))
        same = [key for name, key in self._folded if name == typed]
        parts = same or [key for name, key in self._folded if typed in name]
        return parts[0] if len(parts) == 1 else None

    def put(self, typed: Sequence[Typed]) -> None:
        for each in typed:
            day = self.planned[each.row].day
            kind = self.kinds[each.column]
            self._own.setdefault(day, {})[_TYPED[kind]] = self._read(kind, each.text)
            self.planned[each.row] = replace(self.planned[each.row], own=self._own[day])
        self.show_again()
        self.changed.emit()

    def _read(self, kind: int, text: str) -> Any:
        if not text:
            return None
        if kind in (FROM, TO):
            return read_time(text)
        return self._find(text) if kind == LEAD else text

    def proposals(self, _row: int, _column: int, text: str) -> list[Suggestion]:
        """Who may lead, by what is typed."""
        typed = fold(normalised(text))
        found = [key for name, key in self._folded if typed in name]
        return [Suggestion(self.people[key], id=key) for key in found[:_PROPOSED]]

    def typed(self) -> dict[str, Stored]:
        """What differs from the rule, by day and what it is; and the days that were taken out or in."""
        own = {f"{day} {name}": value for day, values in self._own.items() for name, value in values.items()}
        return own | {f"{day} {_WANTED}": int(wanted) for day, wanted in self._ticked.items()}

    def type_again(self, typed: Mapping[str, Stored]) -> None:
        """Let that differ again, once its days are shown."""
        for key, value in typed.items():
            day, _space, name = key.partition(" ")
            if name == _WANTED:
                self._ticked[date.fromisoformat(day)] = bool(value)
            elif name:
                self._own.setdefault(date.fromisoformat(day), {})[name] = value

    # Taking days out and in

    def toggle(self, row: int) -> None:
        """A day that takes place does not, and the other way round."""
        if 0 <= row < len(self.planned):
            each = self.planned[row]
            self._ticked[each.day] = not each.wanted
            self.planned[row] = replace(each, wanted=not each.wanted)
            self.show_again()
            self.changed.emit()

    def _clicked(self, index: QModelIndex) -> None:
        if self.kinds[index.column()] == TICK:
            self.toggle(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.toggle(self.currentIndex().row())
            return
        super().keyPressEvent(event)


def _weekday(day: date) -> str:
    return dates.short(day, current().language).rpartition(" ")[2].rpartition("\N{NO-BREAK SPACE}")[2]
