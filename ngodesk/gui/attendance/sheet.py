"""The list of an event with its totals, somebody new and names that are pasted: the middle of its page."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ngodesk.common.language import _, plural
from ngodesk.gui import sizes
from ngodesk.gui.attendance.grid import AttendanceGrid
from ngodesk.gui.attendance.newcomer import NewcomerBar
from ngodesk.gui.attendance.pasted import PastePreview
from ngodesk.gui.attendance.pen import Pen
from ngodesk.gui.attendance.shown import NAME
from ngodesk.gui.attendance.totals import Totals
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.attendance_book import Book, Comer
    from ngodesk.work.attendance_steps import Edit
    from ngodesk.work.attending import Sheet

_REST = 120  # milliseconds without a key, after which all is counted anew


class SheetCard(Worded, QWidget):
    """Everything that is typed of the paper."""

    problem = Signal(str)
    said = Signal(str)  # who was taken off
    looked = Signal()  # what stands in the list is to be looked at anew
    stale = Signal()

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self.file, self.pen = file, Pen(file, self)
        self.grid = AttendanceGrid()
        self.totals = Totals(self.grid)
        self.newcomer, self.pasted = NewcomerBar(file), PastePreview()
        self.stack = QStackedWidget()
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        card = Card()
        inside = in_column(card, (1, 1, 1, 4), 0)
        inside.addWidget(self.grid, 1)
        inside.addWidget(self.totals)
        self.stack.addWidget(card)
        self.stack.addWidget(self.pasted)
        layout = in_column(self, between=sizes.STEP)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.newcomer)

    def _connect(self) -> None:
        self._rest.timeout.connect(self._look)
        self.pen.problem.connect(self.problem)
        self.pen.written.connect(self._settle)
        self.pen.astray.connect(self.stale)
        self.grid.problem.connect(self.problem)
        self.grid.edited.connect(self._write)
        self.grid.counted.connect(self._rest.start)
        self.grid.new_wanted.connect(self._begin_new)
        self.grid.pasted.connect(self.paste)
        self.grid.renamed.connect(self._rename)
        self.grid.removing.connect(self._remove)
        self.newcomer.added.connect(self.enter)
        self.newcomer.known_wanted.connect(self._enter_known)
        self.newcomer.left.connect(self.grid.setFocus)
        self.pasted.accepted.connect(self._enter_pasted)
        self.pasted.left.connect(self.show_list)

    # What there is

    @property
    def book(self) -> "Book | None":
        """The list as it stands on the screen."""
        return self.grid.book

    def show_sheet(self, sheet: "Sheet", writable: bool) -> None:
        """Show a list that was just read, unless something of ours is still to be written."""
        if self.pen.waiting:
            self.pen.go_astray()
            return
        from ngodesk.work.attendance_book import Book

        old = self.book
        same = old is not None and old.sheet.id == sheet.id
        book = Book(sheet, old.lowest if old is not None else -1)
        self.grid.writable = writable
        self.grid.show_book(book, same=same)
        if not same:
            self.newcomer.hide()
            self.show_list()
        self._look()

    def _look(self) -> None:
        self.totals.say()
        self.totals.update()
        self.looked.emit()

    def _settle(self, fresh: dict[int, int]) -> None:
        if self.book is not None:
            self.book.settle(fresh)

    # What is done

    def _write(self, edit: "Edit") -> None:
        assert self.book is not None
        self.pen.write(self.book.sheet.id, edit)

    def enter(self, comer: "Comer") -> None:
        """Somebody stands in the blank row from now on."""
        self.grid.setFocus()
        self.grid.enter(comer)

    def _enter_known(self, person: Any) -> None:
        self.newcomer.hide()
        self.grid.setFocus()
        self.grid.enter_person(self.grid.entry_row, None, person)

    def _begin_new(self, typed: str) -> None:
        if self.book is not None:
            self.newcomer.begin(self.book, typed)

    def paste(self, text: str) -> None:
        """Show who the names of a text are."""
        if self.book is not None and self.pasted.show_names(self.book, text):
            self.stack.setCurrentWidget(self.pasted)
            self.pasted.table.setFocus()
        else:
            self.problem.emit(_("There are no names on the clipboard."))

    def _enter_pasted(self, comers: "Sequence[Comer]") -> None:
        at, there = self.grid.gap, bool(self.book is not None and self.book.sheet.status == "held")
        self.show_list()
        if comers and self.book is not None:
            edit = self.book.enter(comers, at, there=there)
            self.grid.gap = None
            self.grid.show_again()
            self._write(edit)
            self.grid.stand(self.grid.entry_row, NAME)
            self._rest.start()

    def show_list(self) -> None:
        """The list itself."""
        held = self.stack.currentWidget() is self.pasted
        self.stack.setCurrentIndex(0)
        if held:
            self.grid.setFocus()

    def _rename(self, place: int, typed: str) -> None:
        """The name of a person was misspelt in the file."""
        assert self.book is not None
        person = self.book.lines[place].person
        last, first = self.book.people.split(typed)
        if person is None or not (last and first):
            self.problem.emit(_("A last name and a first name are needed."))
            return

        def work(store: "Store") -> None:
            from ngodesk.work import saving

            saving.change(store, "people", person, {"last_name": last, "first_name": first})

        self.file.write(work, self.problem.emit)

    def _remove(self, places: Sequence[int]) -> None:
        assert self.book is not None
        names = [self.book.name(self.book.lines[place]) for place in places]
        self.grid.remove(places)
        words = plural("Taken off the list: {names}", "Taken off the list: {number} people", len(names))
        self._gone = words.format(names=names[0], number=len(names))
        self.file.read(lambda _store: None, lambda _done: self.said.emit(self._gone))

    def show_place(self, places: Sequence[int]) -> None:
        """Go to the row that something is to be looked at in; once more, to the next of them."""
        row = self.grid.currentIndex().row()
        later = [place for place in places if place > row]
        self.grid.setFocus()
        self.grid.stand((later or list(places))[0], NAME)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.grid.setAccessibleName(_("Attendance list"))
        if self.book is not None:
            index = self.grid.currentIndex()
            self.grid.show_again()
            self.grid.stand(index.row(), index.column())
            self._look()
