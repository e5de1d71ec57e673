"""Reports that were approved, of a project or of all: what became of each, what has changed since."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ngodesk.common.language import N_, _
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.glance import Glance
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column, in_row
from ngodesk.gui.notes import Card, EmptyState, Note, announce
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.places import ANSWERS, FROZEN_PRINT, Link
from ngodesk.gui.reports import rows
from ngodesk.gui.reports.changes import ChangesCard
from ngodesk.gui.reports.fate import FateCard
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.deadlines import Deadline
    from ngodesk.work.frozen import FrozenRow

_AHEAD = 366  # days of deadlines that are told
_DUE = ("reporting_periods", "report_remarks")


class FrozenView(Glance):
    """The list, and under it the report at which the keyboard stands."""

    title = N_("Frozen reports")

    def __init__(self, file: OpenFile, project: int | None = None, today: date | None = None) -> None:
        super().__init__()
        self.file, self.project = file, project
        self.today = today or date.today()
        self.found: list[FrozenRow] = []
        self.due: list[Deadline] = []
        self._wanted: int | None = None
        self.said = Note("ok", closable=True)
        self.table, self.deadlines = Table(choosing=True), Table(links=True)
        self.first = self.table
        self.remarks, self.prepare = Button("plain", "pencil"), Button("plain", "file-text")
        self.begin = Button("primary", "file-text")
        self.empty = EmptyState("file-text", self.begin)
        self.fate, self.changes = FateCard(file, self.today), ChangesCard(file)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self._top = QWidget()
        top = in_row(self._top, between=sizes.STEP)
        self.words = Label(tone="muted", wrap=True)
        top.addWidget(self.words, 1)
        for button in (self.remarks, self.prepare):
            top.addWidget(button)
        self._list, self._due = card_of(self.table), card_of(self.deadlines)
        scroll = Scrolling()
        if self.project is None:
            self._top.hide()
        for part in (self.said, self._top, self._list, self.fate, self.changes, self._due, self.empty):
            scroll.body.addWidget(part)
        scroll.body.addStretch(1)
        layout = in_column(self)
        layout.addWidget(scroll)
        for part in (self.said, self._due, self.empty):
            part.hide()

    def _connect(self) -> None:
        self.said.closed.connect(self.said.hide)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_chosen())
        self.table.chosen.connect(self._open)
        self.deadlines.chosen.connect(self._follow_due)
        self.fate.open.clicked.connect(lambda: self._open(self.chosen()))
        self.fate.correct.clicked.connect(self._correct)
        self.fate.wanted.connect(self._become)
        self.changes.link_chosen.connect(self.link_chosen)
        self.remarks.clicked.connect(
            lambda: self.link_chosen.emit(Link(place="reports", tab=ANSWERS, project=self.project))
        )
        for button in (self.prepare, self.begin):
            button.clicked.connect(lambda: self.link_chosen.emit(Link(place="reports", project=self.project)))

    # What there is

    def show_one(self, record: int | None) -> None:
        """Stand at a report as soon as it is there."""
        if record is not None:
            self._wanted = record
            self._select()

    def refresh(self) -> None:
        """Read them anew."""
        project, today = self.project, self.today

        def work(store: "Store") -> "tuple[list[FrozenRow], list[Deadline]]":
            from ngodesk.work import deadlines, frozen

            due = deadlines.deadlines(store, today, _AHEAD) if project is not None else []
            ours = [each for each in due if each.project_id == project and each.table in _DUE]
            return frozen.frozen(store, project), ours

        self.file.read(work, self._fill)

    def _fill(self, found: "tuple[list[FrozenRow], list[Deadline]]") -> None:
        self.due = found[1]
        self.show_found(found[0])

    def show_found(self, found: "list[FrozenRow]") -> None:
        """Show these, and the one at which the keyboard stands."""
        self.found = found
        self._show()
        self._select()
        self._show_chosen()

    def _show(self) -> None:
        held = bool(self.found)
        self._list.setVisible(held)
        self.empty.setVisible(not held)
        self.prepare.setVisible(held)  # else the green button says it
        self.table.show_rows(
            rows.frozen_columns(),
            [rows.frozen_cells(each) for each in self.found],
            [each.id for each in self.found],
        )
        self.table.show_all_rows()
        columns = [Column(_("Reports due"), heading=True, share=1, least=160), Column(_("Day"))]
        self.deadlines.show_rows(columns, [self._due_cells(each) for each in self.due])
        self.deadlines.show_all_rows()
        self._due.setVisible(bool(self.due))

    @staticmethod
    def _due_cells(each: "Deadline") -> list[Cell]:
        tone = "attention" if each.tone == "problem" else "text"
        return [Cell(each.what.text(), tone), Cell(rows.day(each.day), tone)]

    def _select(self) -> None:
        keys = list(self.table.rows.keys)
        if self._wanted in keys:
            self.table.setCurrentIndex(self.table.rows.index(keys.index(self._wanted), 0))
            self._wanted = None
        elif keys:
            self.table.begin()

    def chosen(self) -> "FrozenRow | None":
        """The report at which the keyboard stands."""
        row = self.table.currentIndex().row()
        return self.found[row] if 0 <= row < len(self.found) else None

    def _show_chosen(self) -> None:
        row = self.chosen()
        self.fate.show_row(row)
        former = next((each for each in self.found if row and each.number == row.corrects), None)
        self.changes.show_report(row, former)

    def say_frozen(self) -> None:
        """Say by its number what was just frozen."""
        row = self.chosen()
        if row is not None:
            said = _("Frozen as {number}. From now on it prints as it is, whatever changes in the records.")
            words = said.format(number=row.number)
            self.said.set_words(words, close=_("Close"))
            self.said.show()
            announce(self.said, words)

    # Where the person goes

    def _open(self, chosen: Any) -> None:
        record = chosen if isinstance(chosen, int) or chosen is None else chosen.id
        if record is not None:
            self.link_chosen.emit(Link(place="reports", tab=FROZEN_PRINT, record=record))

    def _correct(self) -> None:
        row = self.chosen()
        if row is not None:
            self.link_chosen.emit(Link(place="reports", values=(("corrects", row.id),)))

    def _follow_due(self, place: Any) -> None:
        each = self.due[place]
        if each.table == "report_remarks":
            self.link_chosen.emit(Link(place="reports", tab=ANSWERS, project=self.project, record=each.id))
        else:
            self.link_chosen.emit(Link(tab="money", table=each.table, project=self.project, record=each.id))

    # What is done

    def _become(self, act: Callable[["Store"], None]) -> None:
        self.file.write(act, self.problem.emit)

    # Words

    def retranslate(self) -> None:
        self.table.setAccessibleName(_("Frozen reports"))
        self.deadlines.setAccessibleName(_("Reports due"))
        self.words.setText(_("What was approved stays as it was, and prints the same in five years."))
        self.remarks.setText(_("Remarks of the funder"))
        self.prepare.setText(_("Prepare a report"))
        self.begin.setText(_("Prepare a report"))
        self.empty.set_words(
            _("No report was frozen yet"),
            _("Approve a report, and it is kept with its number and all that it was made from."),
        )
        self.fate.retranslate()
        self.changes.retranslate()
        self._show()
        if self.found:
            self._show_chosen()


def card_of(table: Table) -> Card:
    """A table in a card."""
    card = Card()
    inside = in_column(card, (8, 8, 8, 8))
    inside.addWidget(table)
    inside.addStretch(1)
    return card
