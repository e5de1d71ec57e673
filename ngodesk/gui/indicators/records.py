"""The records behind a number, and of each the records why it counts: every one a link."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ngodesk.common.language import _, current, plural
from ngodesk.common.text import fold
from ngodesk.gui import sizes, words
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.places import Link, to_record
from ngodesk.gui.records.search import SearchField
from ngodesk.gui.table import Cell, Column, Table
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.proving import Behind

_MOST = 300  # rows that are shown at once; the search finds the others
_REASONS = 200


class Evidence(Worded, QWidget):
    """A list of what was counted; below it, of the row that is chosen, why it counts."""

    link_chosen = Signal(object)
    chosen = Signal(object)  # a Behind

    def __init__(self, file: OpenFile, project: int) -> None:
        super().__init__()
        self.file, self.project = file, project
        self.records: Sequence[Behind] = ()
        self._shown: list[Behind] = []
        self.count = Label(role="section")
        self.search = SearchField()
        self.table, self.reasons = Table(choosing=True), Table(links=True)
        self.rest = Label(role="small", tone="muted", wrap=True)
        self._asked = 0
        self._lay_out()
        self.search.searched.connect(lambda _typed: self._show())
        self.search.left.connect(self.table.setFocus)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.search.setFocus)
        self.table.chosen.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._explain(now.row()))
        self.reasons.chosen.connect(lambda key: self.link_chosen.emit(self._link(*key)))
        self.retranslate()

    def _lay_out(self) -> None:
        card, self._why = Card(), Card()
        top = QHBoxLayout()
        top.setContentsMargins(8, 0, 8, 0)
        top.addWidget(self.count, 1)
        top.addWidget(self.search)
        inside = in_column(card, (8, 10, 8, 8), 4)
        inside.addLayout(top)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.rest)
        self.rest.setContentsMargins(8, 0, 8, 0)
        why = in_column(self._why, (8, 2, 8, 8))
        why.addWidget(self.reasons)
        layout = in_column(self, between=sizes.GAP)
        layout.addWidget(card, 3)
        layout.addWidget(self._why, 2)
        self._why.hide()
        self.table.setMinimumHeight(sizes.height(90))
        self.reasons.setMinimumHeight(sizes.height(60))

    def show_records(self, records: "Sequence[Behind]") -> None:
        """Show these records; the row that is chosen stays chosen where it still counts."""
        self.records = records
        self._show()

    def _show(self) -> None:
        needle = fold(self.search.text().strip())
        found = [each for each in self.records if needle in fold(each.label)] if needle else self.records
        self._shown = list(found[:_MOST])
        self.search.show_hits(len(found))
        number = len(self.records)
        self.count.setText(
            plural("{number} record", "{number} records", number).format(number=words.number(Decimal(number)))
        )
        plain = all(each.amount == 1 for each in self._shown)
        alone = not any(each.because for each in self._shown)
        places = words.places_of(each.amount for each in self._shown)
        self.table.show_rows(
            self._columns(plain, alone),
            [self._cells(each, None if plain else places, alone) for each in self._shown],
            [_key(each) for each in self._shown],
        )
        hidden = len(found) - len(self._shown)
        self.rest.setVisible(bool(hidden))
        self.rest.setText(_("The first {number} are shown; search for the others.").format(number=_MOST))
        self._explain(self.table.currentIndex().row())

    def _columns(self, plain: bool, alone: bool) -> list[Column]:
        """The name, how much it counts where that is not one, and how many records are behind it."""
        from ngodesk.model import TABLES

        names = {_(TABLES[each.table].labels[1]) for each in self._shown if each.table in TABLES}
        heading = next(iter(names)) if len(names) == 1 else _("What was counted")
        amount = [] if plain else [Column(_("Counts"), right=True, least=60)]
        reasons = [] if alone else [Column(_("Records behind it"), right=True)]
        return [Column(heading, share=1, least=140), *amount, *reasons]

    @staticmethod
    def _cells(each: "Behind", places: int | None, alone: bool) -> list[Cell]:
        """`places` are those of the column that says how much each counts; nothing where there is none."""
        amount = [] if places is None else [Cell(words.number(each.amount, places))]
        number = words.number(Decimal(len(each.because))) if each.because else ""
        return [Cell(each.label or "–"), *amount, *([] if alone else [Cell(number, "muted")])]

    # Why one counts

    @property
    def current(self) -> "Behind | None":
        """The row that the keyboard stands at."""
        row = self.table.currentIndex().row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _explain(self, row: int) -> None:
        self._asked += 1
        asked, each = self._asked, self.current if row >= 0 else None
        self._why.setVisible(each is not None and bool(each.because))
        if each is None:
            return
        self.chosen.emit(each)
        because, language = each.because[:_REASONS], current().language

        def fetch(store: "Store") -> Any:
            from ngodesk.work import proving

            return proving.names_of(store, because, language)

        def show(found: list[tuple[str, int, str]]) -> None:
            if asked == self._asked:
                self._show_reasons(found)

        if because:
            self.file.read(fetch, show)

    def _show_reasons(self, found: list[tuple[str, int, str]]) -> None:
        from ngodesk.model import TABLES

        cells = [[Cell(_(TABLES[table].labels[0]), "muted"), Cell(name)] for table, _id, name in found]
        columns = [Column(_("Why it counts"), heading=True, least=90), Column("", share=1, least=120)]
        self.reasons.show_rows(columns, cells, [(table, row_id) for table, row_id, _name in found])

    def _open(self, key: object) -> None:
        """Go to the record itself; what has none goes to the first why it counts."""
        each = next((each for each in self._shown if _key(each) == key), None)
        if each is None:
            return
        if each.id is not None:
            self.link_chosen.emit(self._link(each.table, each.id))
        elif each.because:
            self.link_chosen.emit(self._link(*each.because[0]))

    def _link(self, table: str, record: int) -> Link:
        return to_record(table, record, self.project)

    # Words

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.table.setAccessibleName(_("What was counted"))
        self.reasons.setAccessibleName(_("Why it counts"))
        if self.records:
            self._show()


def _key(each: "Behind") -> tuple[Any, ...]:
    """The same thing counted, whatever the rule."""
    return each.table, each.id, each.label
