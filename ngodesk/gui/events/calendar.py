"""The calendar of events: a month, the day that is chosen beside it, one project or all."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ngodesk.common import dates
from ngodesk.common.language import N_, _, current
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.choices import Choices
from ngodesk.gui.events.legend import Legend
from ngodesk.gui.events.month import WEEKS, Month, weeks_of
from ngodesk.gui.events.occasions import by_day, cells_of
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.month_turner import MonthTurner
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.order import in_order
from ngodesk.gui.pages.page import Beside, Scrolling
from ngodesk.gui.places import page_of, to_record
from ngodesk.gui.table import Column, Table
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.event_calendar import Occasion

_STACKED = 640  # pixels below which the day stands under the month
_Found = tuple["list[Occasion]", "list[tuple[int, str]]", "tuple[date | None, date | None]"]


class CalendarView(Worded, QWidget):
    """A month of all projects or of one; a day opens what takes place on it."""

    title = N_("Calendar")
    link_chosen = Signal(object)
    problem = Signal(str)

    def __init__(self, file: OpenFile, project: int | None = None) -> None:
        super().__init__()
        self.file = file
        self.occasions: list[Occasion] = []
        self._shown: tuple[date, date] | None = None
        self._asked = 0
        self._wanted = "" if project is None else str(project)
        self.turner = MonthTurner("section")
        self.to_today, self.nearest = Button("plain"), Button("link")
        self.projects = Choices()
        self.projects.setSizeAdjustPolicy(Choices.SizeAdjustPolicy.AdjustToContents)
        self.month, self.legend = Month(), Legend()
        self.day_name = Label(role="section", wrap=True)
        self.day = Table(links=True)
        self.nothing = Label(tone="muted", wrap=True)
        self.add = Button("quiet", "plus")
        self._nearest: date | None = None
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        top = abreast(self.turner, self.to_today, self.nearest, 1, self.projects)
        page = Card()
        inside = in_column(page, (8, 8, 8, 8), sizes.STEP)
        inside.addLayout(top)
        inside.addWidget(self.month, 1)
        inside.addWidget(self.legend)
        side = Card()
        column = in_column(side, (8, 12, 8, 8), sizes.STEP)
        for part in (self.day_name, self.nothing):
            part.setContentsMargins(8, 0, 8, 0)
            column.addWidget(part)
        column.addWidget(self.day, 1)
        column.addWidget(self.add)
        column.addStretch(0)
        both = Beside(_STACKED)
        both.add(page, 5)
        both.add(side, 2)
        scroll = self._scrolling = Scrolling()  # a week stays as high as large letters need
        scroll.body.addWidget(both, 1)
        layout = in_column(self)
        layout.addWidget(scroll)
        in_order(
            self.month,
            self.day,
            self.add,
            self.turner.before,
            self.turner.after,
            self.to_today,
            self.nearest,
            self.projects,
        )

    def _connect(self) -> None:
        self.month.moved.connect(self._moved)
        self.month.opened.connect(self._open_day)
        self.turner.wanted.connect(self.month.turn_to)
        self.to_today.clicked.connect(lambda: self.month.go(self.month.today))
        self.nearest.clicked.connect(self._go_to_nearest)
        self.projects.activated.connect(lambda _row: self._choose_project())
        self.day.chosen.connect(self._open)
        self.add.clicked.connect(self.begin)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.day)
        back.setContext(Qt.ShortcutContext.WidgetShortcut)
        back.activated.connect(self.month.setFocus)

    # What there is

    @property
    def project(self) -> int | None:
        """The project that is shown; nothing is all of them."""
        return int(self._wanted) if self._wanted else None

    def current_event(self) -> int | None:
        """The event that the keyboard stands at, or the only one of the day."""
        key = self.day.rows.keys[self.day.currentIndex().row()] if self.day.currentIndex().isValid() else None
        events = {each.event for each in self._of_day(self.month.day)}
        if isinstance(key, int) and key in events:
            return key
        return next(iter(events)) if len(events) == 1 else None

    def events(self) -> list[int]:
        """The events of the month that is shown."""
        month = self.month.day.replace(day=1)
        here = [each for each in self.occasions if each.last >= month and each.first.replace(day=1) <= month]
        return list(dict.fromkeys(each.event for each in here))

    def refresh(self) -> None:
        """Read the month anew."""
        first = weeks_of(self.month.day)
        last = date.fromordinal(min(first.toordinal() + 7 * WEEKS - 1, date.max.toordinal()))
        self._shown = (first, last)
        self._asked += 1
        asked, project = self._asked, self.project

        def work(store: "Store") -> _Found:
            from ngodesk.work import event_calendar

            held = event_calendar.occasions(store, first, last, project)
            around = (None, None) if held else event_calendar.around(store, first, project)
            return held, event_calendar.projects(store), around

        def show(found: _Found) -> None:
            if asked == self._asked:
                self._fill(found)

        self.file.read(work, show)

    def _fill(self, found: _Found) -> None:
        self.occasions, projects, (earlier, later) = found
        self._nearest = later or earlier
        self._show_projects(projects)
        self._show()

    def _show_projects(self, found: list[tuple[int, str]]) -> None:
        if self._wanted not in (str(key) for key, _name in found):
            self._wanted = ""
        every = (_("All projects"), "")
        self.projects.fill([every, *((name, str(key)) for key, name in found)], self._wanted)
        self.projects.setVisible(len(found) > 1)

    def _show(self) -> None:
        self.month.show_items(by_day(self.occasions, self._shown) if self._shown is not None else {})
        self._show_day()
        self._show_month()

    def _of_day(self, day: date) -> "list[Occasion]":
        return [each for each in self.occasions if each.first <= day <= each.last]

    def _show_day(self) -> None:
        held = self._of_day(self.month.day)
        named = dates.with_weekday(self.month.day, current().language)
        self.day_name.setText(named)
        timed = any(each.start is not None for each in held)
        columns = [Column(_("Time"), least=40), Column(_("Event"), share=1, least=80), Column(_("Status"))]
        cells = [cells_of(each) for each in held]
        if not timed:
            columns, cells = columns[1:], [row[1:] for row in cells]
        self.day.show_rows(columns, cells, [each.event for each in held])
        self.day.setAccessibleName(named)
        self.day.setVisible(bool(held))
        self.nothing.setVisible(not held)
        self.nothing.setText(_("Nothing takes place on this day."))

    def _show_month(self) -> None:
        month = self.month.day
        self.turner.show_month(month.replace(day=1))
        far = self._nearest is not None and not self.occasions
        self.nearest.setVisible(far)
        if self._nearest is not None:
            day = dates.in_text(self._nearest, current().language)
            later = self._nearest > month
            self.nearest.setText((_("Next: {day}") if later else _("Last: {day}")).format(day=day))

    # Where the person goes

    def _moved(self, day: date) -> None:
        if self._shown is None or weeks_of(day) != self._shown[0]:
            self.occasions = []
            self.refresh()
        self._show_day()
        self._show_month()
        self._show_whole(self.month.area(day))

    def _show_whole(self, box: QRectF) -> None:
        """Scroll to where a day is seen."""
        inside = self._scrolling.widget()
        if inside is not None:
            middle = self.month.mapTo(inside, box.center().toPoint())
            self._scrolling.ensureVisible(middle.x(), middle.y(), 0, round(box.height() / 2))

    def _go_to_nearest(self) -> None:
        if self._nearest is not None:
            self.month.go(self._nearest)
            self.month.setFocus()

    def _choose_project(self) -> None:
        self._wanted = self.projects.value()
        self.refresh()

    def choose_project(self, project: int | None) -> None:
        """Show what takes place in a project."""
        self._wanted = "" if project is None else str(project)

    def _open_day(self, day: date) -> None:
        """The only event of the day is opened; of several one is chosen beside."""
        events = list(dict.fromkeys(each.event for each in self._of_day(day)))
        if len(events) == 1:
            self._open(events[0])
        elif events:
            self.day.setFocus()
        else:
            self.add.setFocus()

    def _open(self, event: object) -> None:
        if isinstance(event, int):
            self.link_chosen.emit(to_record("events", event))

    def begin(self) -> None:
        """A new event on the day that is chosen."""
        values: list[tuple[str, int | str]] = [("start", self.month.day.isoformat())]
        if self.project is not None:
            values.append(("project", self.project))
        self.link_chosen.emit(page_of("events", values=tuple(values)))

    # Words

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.turner.retranslate()
        self.to_today.setText(_("Today"))
        self.add.setText(_("Event on this day"))
        self.projects.setAccessibleName(_("Project"))
        self.projects.setItemText(0, _("All projects"))
        self.add.allow(self.file.read_only)
        self.legend.retranslate()
        self._show()

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self.month

    def leave(self) -> None:
        """Nothing is typed here."""
