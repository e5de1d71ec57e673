"""Rooms: the week, the form of a booking beside it, who used how much."""

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from ngodesk.common.language import _, current
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.layouts import PAGE, in_column, in_row
from ngodesk.gui.notes import Card, EmptyState
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Head, Page
from ngodesk.gui.places import ROOM_SERIES, ROOMS, Link
from ngodesk.gui.records.deeds import delete
from ngodesk.gui.records.form import RecordForm
from ngodesk.gui.rooms.spot import Spot
from ngodesk.gui.rooms.totals import Totals
from ngodesk.gui.rooms.week import WeekCard
from ngodesk.gui.tabs import Entry, Tabs

if TYPE_CHECKING:
    from ngodesk.store.store import Store

TABLE = "bookings"
_FORM = 320  # pixels
_ANY = (1 << 24) - 1  # as wide as Qt allows
_BESIDE = 780  # pixels that the week and the form need beside each other


class RoomsPage(Page):
    """The week. A link may name the project that is booked for."""

    place, help = "registers", ROOMS

    def __init__(self, file: OpenFile, link: Link) -> None:
        super().__init__()
        self.file, self._link = file, link
        self.head = Head()
        self.printing, self.series = Button("plain", "printer"), Button("plain", "calendar-plus")
        self.add = Button("primary", "plus")
        self.views = Tabs("pill")
        self.week, self.form, self.totals = WeekCard(), RecordForm(file), Totals()
        self.first_room = Button("primary", "plus")
        self.empty = EmptyState("building-2", self.first_room)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.head.trail.show()
        self.head.meta.hide()
        self.head.add(self.printing, self.series, self.add)
        self._side = Card()
        column = in_column(self._side)
        column.addWidget(self.form)
        self._side.hide()
        both = QWidget()
        row = in_row(both, between=sizes.GAP)
        row.addWidget(self.week, 1)
        row.addWidget(self._side)
        self.stack = QStackedWidget()
        for part in (both, self.totals, self.empty):
            self.stack.addWidget(part)
        layout = in_column(self, PAGE, sizes.STEP)
        layout.addWidget(self.head)
        layout.addWidget(self.views)
        layout.addWidget(self.stack, 1)

    def _connect(self) -> None:
        board = self.week.board
        self.head.trail.chosen.connect(lambda _step: self._go_to_list("rooms"))
        self.printing.clicked.connect(self._print)
        self.series.clicked.connect(self._plan_series)
        self.add.clicked.connect(lambda: self._begin(board.spot))
        self.first_room.clicked.connect(lambda: self._go_to_list("rooms", new=True))
        self.views.chosen.connect(self._show_view)
        self.week.stale.connect(self.stale)
        board.opened.connect(self._open)
        board.begun.connect(self._begin)
        board.deleted.connect(self._delete)
        self.form.saved.connect(board.choose)
        self.form.left.connect(self._back_to_week)
        self.form.link_chosen.connect(self.link_chosen)
        new = QShortcut(QKeySequence(QKeySequence.StandardKey.New), self)
        new.activated.connect(lambda: self._begin(board.spot))

    # What there is

    @property
    def link(self) -> Link:
        return self._link

    @property
    def project(self) -> int | None:
        """The project that the page was reached from."""
        found = dict(self._link.values).get("project")
        return found if isinstance(found, int) else None

    def read(self, store: "Store") -> Any:
        from ngodesk.work import booking

        return booking.week(store, self.week.board.monday, current().language), booking.totals(store)

    def fill(self, found: Any) -> None:
        week, used = found
        self.totals.show_used(used)
        self.week.show_week(week)
        self.form.refresh()
        self._show_view(self.views.current())

    # Where the person goes

    def _go_to_list(self, table: str, *, new: bool = False) -> None:
        self.link_chosen.emit(Link(place=self.place, table=table, new=new))

    def _show_view(self, key: str) -> None:
        """The week, or who used how much; nothing of both where there is no room yet."""
        none = self.week.held is not None and not self.week.held.rooms
        self.stack.setCurrentIndex(2 if none else 1 if key == "totals" else 0)
        self.views.setVisible(not none)

    # What is done

    def _open(self, booking: Any) -> None:
        self.week.board.choose(booking)
        self.form.show_record(TABLE, booking)
        self._show_side()
        self.form.first_focus().setFocus()

    def _values(self, spot: Spot) -> dict[str, int | str]:
        """What a booking at the cursor begins with."""
        start, end = spot.moments()
        values: dict[str, int | str] = {"start": start.isoformat(), "end": end.isoformat()}
        if rooms := self.week.shown():
            values["room"] = rooms[0].id
        if self.project is not None:
            values["project"] = self.project
        return values

    def _begin(self, spot: Any) -> None:
        """A new booking where the cursor stands."""
        if (why := self.file.read_only) is not None:
            self.problem_found.emit(why.text())
        elif self.week.shown():
            self.views.choose("week")
            self._show_view("week")
            self.week.board.choose(None)
            self._show_side()
            self.form.begin(TABLE, self._values(spot))

    def _plan_series(self) -> None:
        values = tuple(self._values(self.week.board.spot).items())
        self.link_chosen.emit(Link(place=self.place, tab=ROOM_SERIES, table=TABLE, values=values))

    def _delete(self, booking: Any) -> None:
        language = current().language
        if self.week.board.chosen == booking:
            self._back_to_week()
            self.form.clear()
        self.file.write(
            lambda store: delete(store, TABLE, [booking], language),
            self.problem_found.emit,
            self.undo_offered.emit,
        )

    def _print(self) -> None:
        self.link_chosen.emit(Link(place="reports", filter="coworking", project=self.project))

    # The form beside the week

    def _narrow(self) -> bool:
        return self.width() < sizes.scaled(_BESIDE)

    def _show_side(self) -> None:
        self._side.setFixedWidth(sizes.scaled(_FORM)) if not self._narrow() else self._widen()
        self.week.setVisible(not self._narrow())
        self._side.show()

    def _widen(self) -> None:
        self._side.setMinimumWidth(0)
        self._side.setMaximumWidth(_ANY)

    def _back_to_week(self) -> None:
        self.form.flush()
        self._side.hide()
        self.week.show()
        self.week.board.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._side.isHidden():
            self._show_side()

    # Words

    def retranslate(self) -> None:
        self.head.title.setText(_("Rooms"))
        self.head.trail.show_steps([_("Registers")], _("Rooms by week"))
        self.printing.setText(_("Print"))
        self.series.setText(_("Book a series…"))
        self.add.setText(_("Book"))
        self.first_room.setText(_("Add a room"))
        self.empty.set_words(_("No rooms yet"), _("Rooms and desks that you lend stand in the registers."))
        self.views.show_entries(
            [Entry("week", _("Week")), Entry("totals", _("Who used how much"))],
            _("What is shown of the rooms"),
        )
        self.views.choose(self.views.current() or "week")
        for button in (self.add, self.series, self.first_room):
            button.allow(self.file.read_only)
        self.totals.retranslate()
        self.week.retranslate()
        self.stale.emit()

    def first_focus(self) -> QWidget:
        return self.week.board

    def leave(self) -> None:
        self.form.flush()
