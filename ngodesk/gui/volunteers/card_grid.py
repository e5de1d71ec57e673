"""The time card of a volunteer in a month: a line for each work, typed as on paper."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ngodesk.common import dates, entering
from ngodesk.common.describe import Field
from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import _, current
from ngodesk.common.typed_dates import read_date, read_time, shown_time
from ngodesk.gui.grid import Grid, Typed
from ngodesk.gui.table import Cell, Column

if TYPE_CHECKING:
    from ngodesk.work.volunteering import Entry

DAY, BEGINS, ENDS, HOURS, TASK, CONFIRMED = range(6)
_NAMES = {DAY: "date", BEGINS: "start_time", ENDS: "end_time", HOURS: "hours", TASK: "task"}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Values = dict[str, Any]


@dataclass
class Line:
    """A line of the card; the last one is new and not there yet."""

    id: int | None
    values: Values = field(default_factory=dict)


class CardGrid(Grid):
    """Enter in the new line keeps it, with the task of the line before where none was typed."""

    edited = Signal(object)  # lines: id or nothing, and the values that changed

    def __init__(self) -> None:
        super().__init__()
        self.month = date.today().replace(day=1)
        self.lines: list[Line] = [Line(None)]
        self.writable = True
        self._hours: Field | None = None

    def show_entries(self, entries: "Sequence[Entry]", month: date) -> None:
        """Show a month; a line that is half typed stays."""
        from ngodesk.model import TABLES

        self._hours = TABLES["volunteer_hours"].described.field("hours")
        new = self.lines[-1] if self.month == month else Line(None)
        self.month = month
        self.lines = [
            Line(
                each.id,
                {
                    "date": each.day.isoformat(),
                    "start_time": each.start,
                    "end_time": each.end,
                    "hours": each.hours,
                    "task": each.task,
                    "confirmed": int(each.confirmed),
                },
            )
            for each in entries
        ]
        self.lines.append(new)
        self.show_again()

    def forget(self) -> None:
        """What was typed in the new line is done with."""
        self.lines[-1] = Line(None)
        self.show_again()

    def give_back(self, values: Values) -> None:
        """A line that was not kept is typed on, unless another was begun meanwhile."""
        if not self.lines[-1].values:
            self.lines[-1] = Line(None, values)
            self.show_again()

    def show_again(self) -> None:
        """Say it in the window's language."""
        columns = [
            Column(_("Day"), least=110),
            Column(_("Begins"), least=56),
            Column(_("Ends"), least=56),
            Column(_("Hours"), right=True, least=56),
            Column(_("Task"), share=1, least=120),
            Column(_("Confirmed"), least=70),
        ]
        self.refill(
            columns, [self._cells(line) for line in self.lines], [line.id or "" for line in self.lines]
        )

    def _cells(self, line: Line) -> list[Cell]:
        new = line.id is None
        cells = [Cell(self._words(line, column)) for column in _NAMES]
        if new and "date" not in line.values:
            cells[DAY] = Cell(_("New entry"), "muted")
        if new and "task" not in line.values:
            cells[TASK] = Cell(self._last_task(), "muted")
        if line.values.get("confirmed"):
            sign = Cell(icon="check", tone="accent", spoken=_("confirmed"))
        else:
            sign = Cell("" if new else "–", "muted", spoken="" if new else _("not confirmed"))
        return [*cells, sign]

    def _last_task(self) -> str:
        return str(self.lines[-2].values["task"]) if len(self.lines) > 1 else ""

    def _words(self, line: Line, column: int) -> str:
        value = line.values.get(_NAMES[column])
        if value is None:
            return ""
        if column == DAY:
            return dates.in_table(date.fromisoformat(value), current().language)
        if column == HOURS:
            assert self._hours is not None
            return entering.shown(self._hours, value, current().language)
        return shown_time(value) if column in (BEGINS, ENDS) else str(value)

    # Typing

    def can_type(self, row: int, column: int) -> bool:
        return self.writable and column in _NAMES

    def entry(self, row: int, column: int) -> str:
        return self._words(self.lines[row], column).replace("\N{NO-BREAK SPACE}", " ")

    def doubt(self, row: int, column: int, text: str) -> str:
        if not text:
            needed = self.lines[row].id is not None and column in (DAY, HOURS, TASK)
            return _("An entry needs a day, hours and a task.") if needed else ""
        try:
            self._read(column, text)
        except WrongEntry as error:
            return error.text()
        return ""

    def _read(self, column: int, text: str) -> Any:
        if not text:
            return None
        if column == DAY:
            return self._day(text)
        if column == HOURS:
            assert self._hours is not None
            return entering.read(self._hours, text, current().language)
        return read_time(text) if column in (BEGINS, ENDS) else text

    def _day(self, text: str) -> str:
        """The number of a day is one of the month that is shown."""
        from ngodesk.common.language import N_

        typed = f"{text}.{self.month.month}.{self.month.year:04}" if text.isdecimal() else text
        found = read_date(typed, current().language, self.month)
        if date.fromisoformat(found).replace(day=1) != self.month:
            raise WrongEntry(
                N_("This day is not in {month}."), month=dates.month(self.month, current().language)
            )
        return found

    def put(self, typed: Sequence[Typed]) -> None:
        """Lines that are there change at once; new ones from a block are made where they are whole."""
        changes: dict[tuple[int, int], Values] = {}
        for each in typed:
            key = each.row, each.place if self.lines[each.row].id is None else 0
            changes.setdefault(key, {})[_NAMES[each.column]] = self._read(each.column, each.text)
        known = [
            (key[0], self._with_hours(self.lines[key[0]].values, values)) for key, values in changes.items()
        ]
        edits = [(self.lines[row].id, values) for row, values in known if self.lines[row].id is not None]
        news = [values for row, values in known if self.lines[row].id is None]
        if len(news) > 1:
            edits += [(None, values) for values in news if self._is_whole(values)]
        elif news:
            self.lines[-1].values |= news[0]
            if "task" in news[0] and self._is_whole(self.lines[-1].values):
                edits.append((None, self._taken()))
        self.show_again()
        if edits:
            self.edited.emit(edits)

    def _taken(self) -> Values:
        """What the new line holds; it is blank at once: a second key may come before the first is written."""
        values, self.lines[-1] = self.lines[-1].values, Line(None)
        return values

    @staticmethod
    def _with_hours(before: Values, values: Values) -> Values:
        """Two times say how long it was, unless the hours were typed as well."""
        from ngodesk.work.volunteering import length

        if values.get("hours") is None and {"start_time", "end_time"} & set(values):
            whole = before | values
            found = length(whole.get("start_time"), whole.get("end_time"))
            if found is not None:
                return values | {"hours": found}
        return values

    @staticmethod
    def _is_whole(values: Values) -> bool:
        return all(values.get(name) not in (None, "") for name in ("date", "hours", "task"))

    def next_row(self, row: int) -> int:
        return min(row + 1, len(self.lines) - 1)

    def go_on(self, index: QModelIndex, key: Qt.Key) -> None:
        if key in _ENTER and self.lines[index.row()].id is None:
            self._keep(index.row())
            return
        super().go_on(index, key)

    def _keep(self, row: int) -> None:
        """The new line as it stands, with the task of the line before."""
        values = self.lines[row].values
        if not values:
            return
        if not values.get("task") and self._last_task():
            values["task"] = self._last_task()
        if self._is_whole(values):
            taken = self._taken()
            self.show_again()
            self._stand(row, DAY)
            self.edited.emit([(None, taken)])
        else:
            self.problem.emit(_("An entry needs a day, hours and a task."))

    def _empty(self) -> None:
        rows, columns = self._chosen()
        if list(rows) == [len(self.lines) - 1] and len(columns) == 1:
            self.lines[-1].values.pop(_NAMES.get(columns.start, ""), None)
            self.show_again()
        else:
            super()._empty()

    # Confirming

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid() and index.column() == CONFIRMED:
            self._confirm(range(*self._rows_chosen()))
            return
        super().keyPressEvent(event)

    def _rows_chosen(self) -> tuple[int, int]:
        rows, _columns = self._chosen()
        return rows.start, rows.stop

    def _confirm(self, rows: range) -> None:
        """All that are chosen, or none of them where all are confirmed already."""
        lines = [self.lines[row] for row in rows if self.lines[row].id is not None]
        if lines and self.writable:
            on = not all(line.values.get("confirmed") for line in lines)
            self.edited.emit([(line.id, {"confirmed": int(on)}) for line in lines])
