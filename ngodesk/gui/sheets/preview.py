"""Rows as they would be taken in: those of one fate alone where asked, and what a doubtful one is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.choices import Choices
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.sheets import words
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from ngodesk.work.spreadsheets.offering import Offered
    from ngodesk.work.spreadsheets.rows import TakenRow

_SEEN, _SEEN_OF_FATE = 20, 500  # rows
_NEW = ""


class PreviewCard(Card):
    """Twenty rows, or all of one fate; under them the choice that a doubtful row asks for."""

    decided = Signal(int, str)  # row, the code of the record that it is, or blank

    def __init__(self) -> None:
        super().__init__()
        self.title, self.meta = Label(role="section"), Label(role="small", tone="muted")
        self.table = Table(choosing=True)
        self.fate = ""
        self.question, self.answers = Label(), Choices()
        self._offered: Offered | None = None
        self._shown: list[TakenRow] = []
        top = abreast(self.title, (self.meta, 1))
        asked = abreast(self.question, self.answers, 1, between=None)
        layout = in_column(self, (sizes.INSET, 8, sizes.INSET, 8), 4)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addLayout(asked)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._ask())
        self.answers.activated.connect(self._answered)
        self._ask()

    def show_rows(self, offered: "Offered", fate: str = "") -> None:
        """Show the first rows, or those with a fate."""
        self._offered, self.fate = offered, fate
        rows = [row for row in offered.look.rows if not fate or row.fate == fate]
        self._shown = rows[: _SEEN_OF_FATE if fate else _SEEN]
        current = self.table.currentIndex().row()
        mapping = offered.look.mapping
        named = [each for each in mapping.columns if each.field]
        columns = [
            Column(_("Row"), right=True),
            Column(_("What becomes of it"), least=90),
            *(Column(words.heading(mapping.table, each), share=1, least=70) for each in named),
        ]
        keys = [each.key for each in named]
        self.table.show_rows(columns, [_cells(row, keys) for row in self._shown])
        if 0 <= current < len(self._shown):
            self.table.setCurrentIndex(self.table.rows.index(current, 0))
        self.title.setText(_("Preview"))
        self.meta.setText(self._said(len(rows)))
        self._ask()

    def _said(self, number: int) -> str:
        if not self._shown:
            return ""
        said = _("rows {first}–{last}").format(first=self._shown[0].number, last=self._shown[-1].number)
        return (
            said
            if not self.fate
            else _("{number} of the fate “{fate}”").format(number=number, fate=words.fate(self.fate))
        )

    def _row(self) -> "TakenRow | None":
        place = self.table.currentIndex().row()
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def _ask(self) -> None:
        """What a doubtful row is; once decided it may be decided otherwise."""
        row, offered = self._row(), self._offered
        likenesses = offered.likenesses.get(row.place, []) if row and offered else []
        for widget in (self.question, self.answers):
            widget.setVisible(bool(likenesses))
        if row is None or not likenesses:
            return
        self.question.setText(_("Row {row} is").format(row=row.number))
        self.answers.setAccessibleName(self.question.text())
        self.answers.clear()
        self.answers.addItem(_("a new record"), _NEW)
        for code, name in likenesses:
            self.answers.addItem(_("the same as {name}").format(name=f"{name} · {code}"), code)

    def _answered(self) -> None:
        row = self._row()
        if row is not None:
            self.decided.emit(row.place, self.answers.value())

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        if self._offered is not None:
            self.show_rows(self._offered, self.fate)


def _cells(row: "TakenRow", keys: list[str]) -> list[Cell]:
    wrong = {problem.value for problem in row.problems}
    _icon, tone = words.ICONS[row.fate]
    cells = [Cell(str(row.number), "muted"), Cell(words.fate(row.fate), chip=tone)]
    held = row.said
    for key in keys:
        said = held.get(key, "")
        cells.append(Cell(said, "problem" if row.problems and said in wrong else "text"))
    return cells
