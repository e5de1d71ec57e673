"""A month of somebody's work: a row for each day, a column for each project, and the day's sum."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ngodesk.common import dates, entering
from ngodesk.common.describe import Field
from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import _, current
from ngodesk.gui.grid import Grid, Typed
from ngodesk.gui.table import Cell, Column

if TYPE_CHECKING:
    from ngodesk.work.staff_hours import Month

_LONG, _WHOLE = 12, 24  # hours
_SATURDAY = 5


class StaffGrid(Grid):
    """Hours typed by day and project; a day of more than twelve hours is noticed, of more than 24 told."""

    edited = Signal(object)  # hours by day and project

    def __init__(self) -> None:
        super().__init__()
        self.month: Month | None = None
        self.writable = True
        self._field: Field | None = None

    def show_month(self, month: "Month") -> None:
        """Show another month."""
        from ngodesk.model import TABLES

        self._field = TABLES["work_hours"].described.field("hours")
        self.month = month
        self.show_again()

    def show_again(self) -> None:
        """Say it in the window's language."""
        if self.month is None:
            return
        days = self.month.days()
        columns = [Column(_("Day"), least=110)]
        columns += [Column(ref, right=True, least=56) for _id, ref, _title in self.month.projects]
        columns += [
            Column(_("Other work"), right=True, least=70),
            Column(_("Together"), right=True, least=70),
        ]
        columns.append(Column(_("Noticed"), share=1, least=60))
        cells = [self._cells(self.month, day) for day in days]
        self.refill(columns, [*cells, self._sums(self.month)], [*days, "sum"])

    def projects(self) -> list[int | None]:
        """The projects of the columns, other work last."""
        return [*(each[0] for each in self.month.projects), None] if self.month is not None else []

    def _cells(self, month: "Month", day: date) -> list[Cell]:
        name = f"{dates.in_table(day, current().language)}  {_weekday(day)}"
        tone = "muted" if day.weekday() >= _SATURDAY else "text"
        cells = [Cell(name, tone, spoken=dates.with_weekday(day, current().language))]
        for project in self.projects():
            held = month.cells.get((day, project))
            cells.append(Cell(self._words(held.hours) if held else ""))
        return [*cells, *self._day(month, day)]

    def _day(self, month: "Month", day: date) -> list[Cell]:
        whole, volunteered = month.of_day(day), month.volunteered.get(day, 0)
        remark = ""
        if volunteered:
            remark = _("{hours} of these as a volunteer").format(hours=self._words(volunteered))
        if whole > _WHOLE * 10**4:
            return [Cell(self._words(whole), "problem", "strong"), Cell(_("more than a day has"), "problem")]
        if whole > _LONG * 10**4:
            return [
                Cell(self._words(whole), "attention", "strong"),
                Cell(remark or _("a long day"), "attention"),
            ]
        return [Cell(self._words(whole) if whole else "", role="strong"), Cell(remark, "muted")]

    def _sums(self, month: "Month") -> list[Cell]:
        sums = [month.of_project(project) for project in self.projects()]
        volunteered = sum(month.volunteered.values())
        return [
            Cell(_("Together"), role="strong"),
            *(Cell(self._words(each) if each else "", role="strong") for each in sums),
            Cell(self._words(sum(sums) + volunteered), role="strong"),
            Cell(""),
        ]

    def _words(self, hours: int) -> str:
        assert self._field is not None
        return entering.shown(self._field, hours, current().language)

    # Typing

    def can_type(self, row: int, column: int) -> bool:
        """Where several tasks stand together, each is changed in the list of hours."""
        if self.month is None or not self.writable or row >= len(self.month.days()):
            return False
        if not 1 <= column <= len(self.projects()):
            return False
        held = self.month.cells.get((self.month.days()[row], self.projects()[column - 1]))
        return held is None or len(held.entries) == 1

    def entry(self, row: int, column: int) -> str:
        return self.rows.cells[row][column].words.replace("\N{NO-BREAK SPACE}", " ")

    def doubt(self, row: int, column: int, text: str) -> str:
        try:
            found = self._read(text)
        except WrongEntry as error:
            return error.text()
        return _("Hours are never below nothing.") if found is not None and found < 0 else ""

    def _read(self, text: str) -> int | None:
        assert self._field is not None
        found = entering.read(self._field, text, current().language)
        assert not isinstance(found, str)
        return found

    def put(self, typed: Sequence[Typed]) -> None:
        if self.month is None:
            return
        days, projects = self.month.days(), self.projects()
        found = {(days[each.row], projects[each.column - 1]): self._read(each.text) for each in typed}
        self.edited.emit(found)


def _weekday(day: date) -> str:
    from ngodesk.common.calendar import NAMES

    return NAMES.get(current().language, NAMES["en"]).brief_weekdays[day.weekday()]
