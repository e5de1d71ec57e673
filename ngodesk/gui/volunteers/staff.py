"""The month of a member of staff over all projects, in a card of its own."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from ngodesk.common.language import _, current
from ngodesk.gui import sizes
from ngodesk.gui.choices import Choices
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.month_turner import MonthTurner
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.volunteers.staff_grid import StaffGrid

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.staff_hours import Month


class StaffCard(Card):
    """Whose hours, of which month, doing what; not there where nobody writes hours down."""

    problem = Signal(str)

    def __init__(self, file: OpenFile, today: date) -> None:
        super().__init__()
        self.file, self.today = file, today
        self.month: date | None = None
        self.person: int | None = None
        self._asked = 0
        self.heading = Label(role="section")
        self.whose = Choices()
        self.whose.may_narrow(18)
        self.turner = MonthTurner()
        self.task_label, self.task = Label(tone="muted"), QLineEdit()
        self.task.setMinimumWidth(sizes.scaled(120))
        self.grid = StaffGrid()
        self._lay_out()
        self.whose.activated.connect(lambda _row: self._choose())
        self.turner.wanted.connect(self._turn)
        self.grid.edited.connect(self._write)
        self.grid.problem.connect(self.problem)
        self.hide()

    def _lay_out(self) -> None:
        top = abreast(self.heading, self.whose, self.turner, 1, self.task_label, (self.task, 1))
        layout = in_column(self, (sizes.INSET, 10, sizes.INSET, 10), sizes.STEP)
        layout.addLayout(top)
        layout.addWidget(self.grid)

    # What there is

    def refresh(self) -> None:
        """Read who has hours, and those of the month."""
        language, person, month, today = current().language, self.person, self.month, self.today
        self._asked += 1
        asked = self._asked

        def work(store: "Store") -> "tuple[list[tuple[int, str]], Month | None]":
            from ngodesk.work import staff_hours

            people = staff_hours.people(store, language)
            if not people:
                return people, None
            likely = person if person in dict(people) else staff_hours.last_at_work(store)
            whose = likely if likely is not None else people[0][0]
            first = month or staff_hours.last_month(store, whose, today)
            return people, staff_hours.month(store, whose, first)

        def show(found: "tuple[list[tuple[int, str]], Month | None]") -> None:
            if asked == self._asked:
                self._fill(*found)

        self.file.read(work, show)

    def _fill(self, people: list[tuple[int, str]], month: "Month | None") -> None:
        self.setVisible(month is not None)
        if month is None:
            return
        self.whose.fill(((name, str(key)) for key, name in people), str(month.person))
        if self.person != month.person:
            self.task.setText(month.task)
        self.person, self.month = month.person, month.first
        self.grid.writable = self.file.read_only is None
        self.grid.show_month(month)
        self.grid.show_all_rows()
        self.turner.show_month(month.first)

    def _choose(self) -> None:
        self.grid.commit()
        self.person, self.month = int(self.whose.value()), None
        self.task.clear()
        self.refresh()

    def _turn(self, month: date) -> None:
        self.grid.commit()
        self.month = month
        self.refresh()

    # What is done

    def _write(self, hours: Any) -> None:
        person, task = self.person, self.task.text().strip()
        if person is None:
            return
        if not task and any(hours.values()):
            self.problem.emit(_("Say first what was done."))
            self.task.setFocus()
            return

        def work(store: "Store") -> None:
            from ngodesk.work import staff_hours

            staff_hours.write(store, person, hours, task)

        self.file.write(work, self.problem.emit)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.heading.setText(_("Staff hours"))
        self.whose.setAccessibleName(_("Whose hours"))
        self.turner.retranslate()
        self.task_label.setText(_("Task"))
        self.task.setAccessibleName(_("Task"))
        self.grid.setAccessibleName(_("Staff hours"))
        self.grid.show_again()
