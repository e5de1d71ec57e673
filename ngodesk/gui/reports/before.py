"""Under a print: what is to be settled before it is approved, and the numbers in it with their records."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QRectF, QSize, Signal
from PySide6.QtWidgets import QSizePolicy

from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.pages.checks_rows import SIGNS
from ngodesk.gui.reports.beside import Beside, page_of, page_words
from ngodesk.gui.reports.spots import Spot, link_of
from ngodesk.gui.table import Cell, Column, Table
from ngodesk.gui.tabs import Entry, Tabs

TODO, NUMBERS = "todo", "numbers"
_ROWS, _LEAST = 4, 1  # rows of the table that are seen
_NUMBERS = 4  # of a row that are told


class _Short(Table):
    """A few rows: the print above needs the room."""

    def __init__(self) -> None:
        super().__init__(choosing=True)
        self.horizontalHeader().hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        rows = max(_LEAST, min(self.rows.rowCount(), _ROWS))
        return QSize(super().sizeHint().width(), sizes.height(28) * rows)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), sizes.height(28) * _LEAST)


class BeforeCard(Card):
    """A row frames its place in the print; Enter, or a click on its verb, goes to the records."""

    link_chosen = Signal(object)
    framed = Signal(int, object)  # a page, and what of it is framed

    def __init__(self) -> None:
        super().__init__()
        self.found: Beside | None = None
        self.spots: Sequence[Spot] = ()
        self.pills, self.table = Tabs("pill"), _Short()
        self.nothing = Label(tone="muted", wrap=True)
        self.texts = Button("quiet", "pencil")
        self._lay_out()
        self.pills.chosen.connect(self._choose)
        self.table.chosen.connect(self._follow)
        self.table.clicked.connect(self._clicked)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._frame())
        self.texts.clicked.connect(self._write_texts)
        self.retranslate()

    def _lay_out(self) -> None:
        head = abreast((self.pills, 1), self.texts)
        layout = in_column(self, (8, 6, 8, 6), 4)
        layout.addLayout(head)
        layout.addWidget(self.table)
        layout.addWidget(self.nothing)
        self.nothing.setContentsMargins(8, 4, 8, 4)

    # What there is

    def show_found(self, found: Beside | None) -> None:
        """What is told of the report that is shown; nothing while it is looked for."""
        self.found, self.spots = found, ()
        self._show()

    def show_spots(self, spots: Sequence[Spot]) -> None:
        """The numbers that were found in the print so far."""
        self.spots = spots
        self._show()

    def _show(self) -> None:
        found = self.found
        if found is None:
            return
        entries = [Entry(NUMBERS, _("Numbers and their records"), len(self.spots))]
        if found.project is not None:
            entries.insert(0, Entry(TODO, _("To settle before approval"), len(found.todo)))
        chosen = self.pills.current() or entries[0].key
        self.pills.show_entries(entries, _("What is told of the print"))
        self.pills.choose(chosen if chosen in {entry.key for entry in entries} else NUMBERS)
        self._list()
        self._say_texts()

    def _list(self) -> None:
        numbers = self.pills.current() == NUMBERS
        cells = [_number_cells(each) for each in self.spots] if numbers else self._todo_cells()
        self.table.show_rows(_columns(), cells)
        self.table.updateGeometry()
        self.table.setVisible(bool(cells))
        self.nothing.setVisible(not cells)
        self.table.setAccessibleName(self.pills.buttons[self.pills.current()].entry.words)
        self.nothing.setText(
            _("No number in this print is of one record alone.")
            if numbers
            else _("Nothing is left to settle: the report can be approved.")
        )

    def _todo_cells(self) -> list[list[Cell]]:
        made = []
        for each in self.found.todo if self.found is not None else ():
            icon, tone, grave = SIGNS[each.severity]
            place = page_of(each, self.spots)
            verb = Cell(_("Show") if each.link is not None else "", "accent", "strong")
            where = Cell(page_words(place[0] if place else None), "muted")
            made.append([Cell(icon=icon, tone=tone, spoken=_(grave)), Cell(each.words), Cell(), where, verb])
        return made

    def _say_texts(self) -> None:
        book = self.found.book if self.found is not None else None
        self.texts.setVisible(book is not None)
        if book is not None:
            said = _("Texts: {ready} of {number} ready")
            self.texts.setText(said.format(ready=book.ready, number=book.required))

    # Where the person goes

    def _choose(self, key: str) -> None:
        self.pills.choose(key)
        self._list()

    def _write_texts(self) -> None:
        found = self.found
        if found is not None and found.book is not None:
            self.link_chosen.emit(found.texts)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == len(_columns()) - 1:
            self._follow(index.row())

    def _follow(self, row: Any) -> None:
        if self.found is None:
            return
        if self.pills.current() == NUMBERS:
            self.link_chosen.emit(link_of(self.spots[row].trace, self.found.project))
        elif (link := self.found.todo[row].link) is not None:
            self.link_chosen.emit(link)

    def _frame(self) -> None:
        """Frame what the row tells of, where it stands in the print."""
        row = self.table.currentIndex().row()
        place: tuple[int, QRectF] | None = None
        if self.found is not None and row >= 0:
            if self.pills.current() == NUMBERS:
                place = (self.spots[row].page, self.spots[row].area) if row < len(self.spots) else None
            elif row < len(self.found.todo):
                place = page_of(self.found.todo[row], self.spots)
        self.framed.emit(*(place or (-1, None)))

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self._show()


def _columns() -> list[Column]:
    return [
        Column("", least=16),
        Column("", share=1, least=140),
        Column("", right=True),
        Column("", right=True),
        Column("", right=True),
    ]


def _number_cells(spot: Spot) -> list[Cell]:
    numbers = [words for _area, words in spot.numbers]
    more = ["…"] if len(numbers) > _NUMBERS else []
    name = " ".join(filter(None, (spot.trace.code, spot.trace.name)))
    return [
        Cell(icon="link", tone="muted", spoken=_("Numbers")),
        Cell(name),
        Cell("   ".join([*numbers[:_NUMBERS], *more]), role="strong"),
        Cell(page_words(spot.page), "muted"),
        Cell(_("Show"), "accent", "strong"),
    ]
