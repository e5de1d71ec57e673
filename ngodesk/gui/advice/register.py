"""The register with what narrows it, its sums, and what can be done with a line."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _, current, plural
from ngodesk.common.typed_lengths import in_minutes, shown_length, told_length
from ngodesk.gui import sizes
from ngodesk.gui.advice.grid import AdviceGrid
from ngodesk.gui.advice.narrowing import Narrowing, names, narrow
from ngodesk.gui.advice.texts import Texts
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.records import clipboard
from ngodesk.gui.table import Cell, Column, Table
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.advising import Book, Sum

_BESIDE = 1000  # pixels that the register and its sums need beside each other
_SUMS = 328  # pixels: the longest month with its year, two numbers


class RegisterView(Worded, QWidget):
    """One advice session a line; sums live over what is shown."""

    problem = Signal(str)
    opened = Signal(object)  # an event
    undo_offered = Signal(str)

    def __init__(self, file: OpenFile, today: date) -> None:
        super().__init__()
        self.file, self.today = file, today
        self.book: Book | None = None
        self.project: int | None = None
        self.grid, self.sums = AdviceGrid(), Table(links=True)
        self.narrowing, self.by = Narrowing(), narrow()
        self.turn = Button("plain")
        self._in_sums = False
        self.total, self.hint = Label(role="strong"), Label(role="small", tone="muted", wrap=True)
        self._lay_out()
        self.narrowing.changed.connect(self._show)
        self.by.activated.connect(lambda _row: self._show_sums())
        self.turn.clicked.connect(self._turn)
        self.sums.chosen.connect(lambda key: self.narrowing.turn(self.by.value(), key))
        self.grid.edited.connect(self._write)
        self.grid.deleted.connect(self._delete)
        self.grid.opened.connect(self.opened)
        self.grid.problem.connect(self.problem)
        self.retranslate()

    def _lay_out(self) -> None:
        top = abreast((self.narrowing, 4), 1, self.turn, self.total)
        self._register, self._added = Card(), Card()
        inside = in_column(self._register, (8, 8, 8, 8))
        inside.addWidget(self.grid, 1)
        inside.addWidget(self.hint)
        self.hint.setContentsMargins(8, 0, 8, 4)
        column = in_column(self._added, (8, 8, 8, 8))
        column.addWidget(self.by)
        column.addWidget(self.sums, 1)
        beside = abreast((self._register, 1), self._added, between=sizes.GAP)
        self._added.setFixedWidth(sizes.scaled(_SUMS))
        layout = in_column(self, between=sizes.STEP)
        layout.addLayout(top)
        layout.addLayout(beside, 1)

    def _fold(self) -> None:
        """In a narrow window the lines or the sums."""
        narrow = self.width() < sizes.scaled(_BESIDE)
        self._in_sums = self._in_sums and narrow
        self.turn.setVisible(narrow)
        self.turn.setText(_("Lines") if self._in_sums else _("Sums"))
        self._register.setVisible(not self._in_sums)
        self._added.setVisible(self._in_sums or not narrow)

    def _turn(self) -> None:
        self._in_sums = not self._in_sums
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    # What there is

    def show_book(self, book: "Book", project: int | None) -> None:
        """Show a register as it was read."""
        self.book, self.project = book, project
        self.grid.writable = self.file.read_only is None
        self.narrowing.show_book(book)
        self._show()

    def _show(self) -> None:
        if self.book is None:
            return
        usual: dict[str, Any] = dict(self.narrowing.usual())
        if self.project is not None:
            usual["project"] = self.project
        elif len(self.book.projects) == 1:
            usual["project"] = self.book.projects[0][0]
        texts = Texts(self.book, self.project, self.today)
        self.grid.show_advices(self.narrowing.shown(), texts, usual)
        self._show_sums()

    def _show_sums(self) -> None:
        from ngodesk.work import advising

        advices, by = self.narrowing.shown(), self.by.value()
        self.total.setText(told(advising.total(advices)))
        found = advising.sums(advices, by)
        keys = advising.in_order(found, by, partial(self.narrowing.name, by), current().language)
        columns = [
            Column(self.by.currentText(), share=1, least=90),
            Column(_("How many"), right=True, least=30),
            Column(_("Hours"), right=True, least=50),
        ]
        cells = [[Cell(self.narrowing.name(by, key)), *_figures(found[key])] for key in keys]
        self.sums.show_rows(columns, cells, [str(key) for key in keys])

    # What is done

    def _write(self, changes: Any) -> None:
        def work(store: "Store") -> list[int]:
            from ngodesk.work import advising_lines

            lines = [advising_lines.Line(event, values) for event, values in changes]
            return advising_lines.write(store, lines)

        def otherwise() -> None:
            if len(changes) == 1 and changes[0][0] is None:
                self.grid.give_back(changes[0][1])

        self.file.write(work, self.problem.emit, otherwise=otherwise)

    def _delete(self, events: Sequence[int]) -> None:
        if not events:
            return

        def work(store: "Store") -> None:
            from ngodesk.work import advising_lines, records

            records.delete(store, "events", list(events), advising_lines.DELETE)

        said = plural("{number} advice session deleted", "{number} advice sessions deleted", len(events))
        self.file.write(
            work, self.problem.emit, lambda _done: self.undo_offered.emit(said.format(number=len(events)))
        )

    def copy(self) -> None:
        """Put the register as it is shown on the clipboard, with its headings and its sum."""
        rows = self.grid.rows
        block = [[column.title for column in rows.columns]]
        block += [[cell.words for cell in cells] for cells in list(rows.cells)[:-1]]
        QGuiApplication.clipboard().setText(clipboard.written([*block, [self.total.text()]]))

    def leave(self) -> None:
        """What is being typed is kept, a whole line too."""
        self.grid.commit()
        if self.grid.is_whole():
            self.grid.keep()

    # Words

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.by.fill((name, by) for by, name in names().items())
        self.by.setAccessibleName(_("Added up by"))
        self._fold()
        self.sums.setAccessibleName(_("Sums"))
        self.grid.setAccessibleName(_("Register of advice"))
        self.hint.setText(
            _(
                "Enter keeps the new line, F4 opens the event, Ctrl+Del deletes it. Type a time as 45, 0:45"
                " or 1h15. Who has no name is counted as one person."
            )
        )
        self._show()


def told(found: "Sum") -> str:
    """37 h 45 min in 48 advice sessions."""
    said = plural("{time} in {number} advice session", "{time} in {number} advice sessions", found.number)
    return said.format(time=told_length(found.hours), number=found.number)


def _figures(found: "Sum") -> list[Cell]:
    """How many, and for how long."""
    time = shown_length(in_minutes(found.hours))
    return [Cell(str(found.number)), Cell(time, spoken=told_length(found.hours))]
