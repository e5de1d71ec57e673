"""What is typed into the list of an event: hours, and names that find their people."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from ngodesk.common.entering import WrongEntry, entry, read
from ngodesk.common.language import current
from ngodesk.gui.attendance import shown
from ngodesk.gui.attendance.offering import organisation_offers, person_offers
from ngodesk.gui.attendance.offers import Offer
from ngodesk.gui.attendance.rows import AttendanceRows
from ngodesk.gui.attendance.shown import FIRST, HOURS, NAME, ORGANISATION
from ngodesk.gui.grid import Typed

if TYPE_CHECKING:
    from ngodesk.work.attendance_steps import Edit

_WHOLE = 10**4  # an hour
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CONTROL = Qt.KeyboardModifier.ControlModifier


class AttendanceEntry(AttendanceRows):
    """What is typed into the rows: hours, people, organisations."""

    edited = Signal(object)  # an Edit to write
    new_wanted = Signal(str)  # somebody the file does not know, as they were typed
    renamed = Signal(object, str)  # the place of somebody whose name was misspelt, and how it is spelt

    def do(self, edit: "Edit | None", places: Sequence[int] | None = None) -> None:
        """What a key did, to be written; without places the rows are others."""
        if edit is None:
            return
        if places is None:
            self.show_again()
            self.counted.emit()
        else:
            self._show_rows(places)
        self.edited.emit(edit)

    # Typing

    def can_type(self, row: int, column: int) -> bool:
        if not self.writable or self.book is None:
            return False
        place = self.place(row)
        return column in (NAME, ORGANISATION) or (place is not None and column in self.meetings)

    def entry(self, row: int, column: int) -> str:
        assert self.book is not None
        place = self.place(row)
        if place is None:
            return ""
        line = self.book.lines[place]
        if column == NAME:
            return self.book.name(line)
        if column == ORGANISATION:
            return self.book.organisation(line) if line.person is not None else ""
        if column not in self.meetings:
            return self.rows.cells[row][column].words
        meeting = self.book.meetings[column - FIRST]
        mark = self.book.mark(place, meeting)
        hours = meeting.hours if mark.hours is None else mark.hours
        return entry(HOURS, hours, current().language) if mark.status == "attended" else ""

    def doubt(self, row: int, column: int, text: str) -> str:
        if column not in self.meetings:
            return ""
        try:
            read(HOURS, text, current().language)
        except WrongEntry as error:
            return error.text()
        return ""

    def put(self, typed: Sequence[Typed]) -> None:
        """Hours that were typed with F2; names go by `take`."""
        assert self.book is not None
        for each in typed:
            place = self.place(each.row)
            if place is None or each.column not in self.meetings:
                continue
            hours = read(HOURS, each.text, current().language)
            cell = [(place, each.column - FIRST)]
            edit = self.book.stay(cell, hours) if isinstance(hours, int) else self.book.leave_open(cell)
            self.do(edit, [place])

    def leave_gap(self, row: int) -> None:
        """Whoever types in another row wants nobody in between."""
        if self.gap is not None and row > self.gap:
            self.gap = None
            self.show_again()

    # Names

    def offers(self, row: int, column: int, text: str) -> list[Offer]:
        """Whom a text may mean."""
        assert self.book is not None
        place = self.place(row)
        if column == NAME:
            return person_offers(self.book, text, renaming=place is not None)
        return organisation_offers(self.book, text, self.book.lines[place] if place is not None else None)

    def take_text(self, row: int, column: int, text: str) -> None:
        """What Enter takes: the first of the list."""
        offered = self.offers(row, column, text)
        if not text and column == ORGANISATION:
            self.take_offer(row, column, Offer("", act="nobody"))
        elif offered:
            self.take_offer(row, column, offered[0])

    def take_offer(self, row: int, column: int, offer: Offer) -> None:
        """Somebody was chosen, or something to do."""
        assert self.book is not None
        self.leave_gap(row)
        place = self.place(row)
        if offer.act == "new":
            self.add_new(row, column, offer.name)
        elif column == ORGANISATION:
            self._stand_for(row, place, offer)
        elif offer.act == "rename":
            self.renamed.emit(place, offer.name)
        elif offer.id is not None:
            self.enter_person(row, place, offer.id)

    def enter_person(self, row: int, place: int | None, person: int) -> None:
        """A person of the file stands in a row from now on; somebody who does already is shown."""
        assert self.book is not None
        there = self.book.place_of(person)
        if there is not None and there != place:
            self.problem.emit(shown.already(self.book, there))
            self.stand(there + (self.gap is not None and there >= self.gap), NAME)
            return
        comer = self.book.comer(person)
        if place is not None:
            self.do(self.book.become(place, comer), [place])
            self.stand(row, NAME)
        else:
            self.enter(comer)

    def enter(self, comer: object) -> None:
        """Somebody stands in the blank row; the sessions are marked next."""
        assert self.book is not None
        row, at = self.entry_row, self.gap
        self.gap = None
        self.problem.emit("")
        self.do(self.book.enter([comer], at))  # type: ignore[list-item]
        place = at if at is not None else len(self.book.lines) - 1
        line = self.book.lines[place]
        several = line.organisation is None and len(self.book.sheet.stands_for.get(line.person or 0, ())) > 1
        self.stand(row, ORGANISATION if several else FIRST)

    def _stand_for(self, row: int, place: int | None, offer: Offer) -> None:
        """In a blank row an organisation comes without a person, as to a fair."""
        from ngodesk.work.attendance_book import Comer

        assert self.book is not None
        organisation = offer.id if offer.act == "organisation" else None
        if place is not None:
            self.do(self.book.stand_for(place, organisation), [place])
            self.stand(row, FIRST)
        elif organisation is not None and self.book.place_of(None, organisation) is None:
            self.enter(Comer(None, organisation))

    def add_new(self, row: int, column: int, text: str) -> None:
        """Somebody, or an organisation, that the file does not know."""
        assert self.book is not None
        self.leave_gap(row)
        if column == ORGANISATION and text:
            self._stand_for(row, self.place(row), Offer(text, id=self.book.called(text), act="organisation"))
        elif self.place(row) is None:
            self.new_wanted.emit(text)
