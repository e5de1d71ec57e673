"""The week of all rooms or of one: which week it is, the board, what is free where the cursor stands."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal

from ngodesk.common import dates
from ngodesk.common.language import _, current
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.choices import Choices
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.order import in_order
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.rooms.board import TONES, Board
from ngodesk.gui.rooms.placing import Item
from ngodesk.gui.rooms.spot import Spot

if TYPE_CHECKING:
    from ngodesk.work.booking import Room, Slot, Week


class BoardArea(Scrolling):
    """The board; where the window is low or the letters are large it is scrolled, up and down only."""

    def __init__(self, board: Board) -> None:
        super().__init__()
        self._board = board
        self.body.addWidget(board)
        board.moved.connect(lambda _spot: self.show_spot())

    def minimumSizeHint(self) -> QSize:
        """As wide as the board needs."""
        return QSize(self._board.minimumSizeHint().width(), super().minimumSizeHint().height())

    def show_spot(self) -> None:
        """Have the cursor seen."""
        area = self._board.spot_area()
        middle = area.center().toPoint()
        self.ensureVisible(middle.x(), middle.y(), 0, int(area.height() / 2) + 4)


class WeekCard(Card):
    """Asks for another week where the person goes to one."""

    stale = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.held: Week | None = None
        self._room = ""  # all of them
        self.before, self.after = Button("icon", "chevron-left"), Button("icon", "chevron-right")
        self.name = Label(role="section")
        self.to_today, self.nearest = Button("plain"), Button("link")
        self.rooms = Choices()
        self.rooms.setSizeAdjustPolicy(Choices.SizeAdjustPolicy.AdjustToContents)
        self.board, self.free = Board(), Label(tone="muted", wrap=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = abreast(self.before, self.name, self.after, self.to_today, self.nearest, 1, self.rooms)
        inside = in_column(self, (8, 8, 8, 8), sizes.STEP)
        inside.addLayout(top)
        inside.addWidget(BoardArea(self.board), 1)
        inside.addWidget(self.free)
        in_order(self.board, self.before, self.after, self.to_today, self.nearest, self.rooms)

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self.board.turn(-1))
        self.after.clicked.connect(lambda: self.board.turn(1))
        self.to_today.clicked.connect(lambda: self._go_to_day(self.board.today))
        self.nearest.clicked.connect(self._go_to_nearest)
        self.rooms.activated.connect(lambda _row: self._choose_room())
        self.board.moved.connect(self._moved)

    # What there is

    def show_week(self, week: "Week") -> None:
        """Show a week, where no other was asked for meanwhile."""
        if week.monday == self.board.monday:
            self.held = week
            self._show_rooms(week.rooms)
            self._show_items()

    def shown(self) -> "list[Room]":
        """The rooms that are shown."""
        rooms = self.held.rooms if self.held is not None else ()
        return [each for each in rooms if self._room in ("", str(each.id))]

    def _show_rooms(self, rooms: "tuple[Room, ...]") -> None:
        if self._room not in (str(each.id) for each in rooms):
            self._room = ""
        self.rooms.fill([(_("All rooms"), ""), *((each.name, str(each.id)) for each in rooms)], self._room)
        self.rooms.setVisible(len(rooms) > 1)

    def _show_items(self) -> None:
        week, names = self.held, {each.id: each.name for each in self.shown()}
        if week is None:
            return
        tones = {each.id: TONES[number % len(TONES)] for number, each in enumerate(week.rooms)}
        several = len(names) > 1
        items = [
            _item(each, names[each.room], tones[each.room], several=several)
            for each in week.slots
            if each.room in names
        ]
        self.board.show_items(items, self.board.chosen)
        self._say()

    def _say(self) -> None:
        """Which week it is, where the next booking is where it has none, what is free at the cursor."""
        days = self.board.days()
        self.name.setText(dates.period(days[0], days[-1], current().language))
        near = self._near()
        self.nearest.setVisible(near is not None)
        if near is not None:
            words = _("Next: {day}") if near > days[0] else _("Last: {day}")
            self.nearest.setText(words.format(day=dates.in_text(near, current().language)))
        self.free.setText(self._told_free(self.board.spot))

    def _is_shown(self) -> bool:
        return self.held is not None and self.held.monday == self.board.monday

    def _near(self) -> date | None:
        if self.held is None or not self._is_shown():
            return None
        before, after = self.held.near
        return after or before

    def _told_free(self, spot: Spot) -> str:
        """What is free at the cursor, room by room."""
        if self.held is None or not self._is_shown():
            return ""
        start, end = spot.moments()
        told = [f"{dates.short(spot.day, current().language)}, {spot.clock()}"]
        for room in self.shown():
            number = max(0, self.held.free(room.id, start, end))
            words = _("{room}: {free} of {seats} seats free")
            if room.seats is None:
                words = _("{room}: free") if number else _("{room}: taken")
            told.append(words.format(room=room.name, free=number, seats=room.seats))
        return " · ".join(told)

    # Where the person goes

    def _moved(self, _spot: object) -> None:
        if not self._is_shown():
            self.board.show_items((), self.board.chosen)
            self.stale.emit()
        self._say()

    def _go_to_day(self, day: date) -> None:
        spot = self.board.spot
        self.board.go(Spot(day, spot.start, spot.steps))
        self.board.setFocus()

    def _go_to_nearest(self) -> None:
        if (day := self._near()) is not None:
            self._go_to_day(day)

    def _choose_room(self) -> None:
        self._room = self.rooms.value()
        self._show_items()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.before.set_name(_("Week before"))
        self.after.set_name(_("Week after"))
        self.to_today.setText(_("Today"))
        self.rooms.setAccessibleName(_("Room"))
        self.board.say()


def _item(each: "Slot", room: str, tone: str, *, several: bool) -> Item:
    """What a booking shows: whose it is, and below where all rooms are shown in which, otherwise when."""
    who = each.who or each.note or room
    seats = "" if each.seats is None else f" ({each.seats})"
    words = f"{who}{seats}\n{room if several else f'{each.start:%H:%M}–{each.end:%H:%M}'}"
    said = ", ".join(filter(None, (room, each.told(), each.note)))
    return Item(each.id, each.start, each.end, words, tone, said)
