"""The month of a member of staff over all projects, in a card of its own."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from ngodesk.common import dates
from ngodesk.common.language import _, current
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.choices import Choices
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
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
        self.heading, self.month_name = Label(role="section"), Label()
        self.whose = Choices()
        self.whose.setSizeAdjustPolicy(Choices.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.whose.setMinimumContentsLength(18)
        self.before, self.after = Button("icon", "chevron-left"), Button("icon", "chevron-right")
        self.task_label, self.task = Label(tone="muted"), QLineEdit()
        self.task.setMinimumWidth(sizes.scaled(120))
        self.grid = StaffGrid()
        self._lay_out()
        self.whose.activated.connect(lambda _row: self._choose())
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        self.grid.edited.connect(self._write)
        self.grid.problem.connect(self.problem)
        self.hide()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(sizes.STEP)
        for widget in (self.heading, self.whose, self.before, self.month_name, self.after):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self.task_label)
        top.addWidget(self.task, 1)
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
            whose = person if person in dict(people) else people[0][0]
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
        self.whose.blockSignals(True)
        self.whose.clear()
        for key, name in people:
            self.whose.addItem(name, str(key))
        self.whose.blockSignals(False)
        if self.person != month.person:
            self.task.setText(month.task)
        self.person, self.month = month.person, month.first
        self.whose.choose(str(month.person))
        self.grid.writable = self.file.read_only is None
        self.grid.show_month(month)
        self.grid.show_all_rows()
        self._say_month()

    def _say_month(self) -> None:
        if self.month is not None:
            self.month_name.setText(dates.month(self.month, current().language))

    def _choose(self) -> None:
        self.grid.commit()
        self.person, self.month = int(self.whose.value()), None
        self.task.clear()
        self.refresh()

    def _turn(self, by: int) -> None:
        if self.month is None:
            return
        self.grid.commit()
        years, month = divmod(self.month.month - 1 + by, 12)
        if date.min.year <= self.month.year + years <= date.max.year:
            self.month = date(self.month.year + years, month + 1, 1)
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
        self.before.set_name(_("Month before"))
        self.after.set_name(_("Month after"))
        self.task_label.setText(_("Task"))
        self.task.setAccessibleName(_("Task"))
        self.grid.setAccessibleName(_("Staff hours"))
        self._say_month()
        self.grid.show_again()
