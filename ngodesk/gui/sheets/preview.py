"""Rows as they would be taken in: those of one fate alone where asked, and what a doubtful one is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ngodesk.common.language import _, current
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
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
_ANSWERS = 300  # pixels


class PreviewCard(Card):
    """Twenty rows, or all of one fate; under them the choice that a doubtful row asks for."""

    decided = Signal(int, str)  # row, the code of the record that it is, or blank
    brought_back = Signal(int)  # a row that was left out

    def __init__(self) -> None:
        super().__init__()
        self.title, self.meta = Label(role="section"), Label(role="small", tone="muted")
        self.table = Table(choosing=True)
        self.fate = ""
        self.question, self.answers = Label(), Choices()
        self.back = Button("plain")
        self._offered: Offered | None = None
        self._shown: list[TakenRow] = []
        self.answers.setMaximumWidth(sizes.scaled(_ANSWERS))
        top = abreast(self.title, (self.meta, 1), self.question, self.answers, self.back)
        layout = in_column(self, (sizes.INSET, 8, sizes.INSET, 8), 4)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._ask())
        self.answers.activated.connect(self._answered)
        self.back.clicked.connect(self._bring_back)
        self._ask()

    def show_rows(self, offered: "Offered", fate: str = "") -> None:
        """Show the first rows, or those with a fate."""
        self._offered, self.fate = offered, fate
        rows = _left_out(offered) if fate == words.NO_ROW else list(offered.look.rows)
        rows = [row for row in rows if not fate or row.fate == fate]
        self._shown = rows[: _SEEN_OF_FATE if fate else _SEEN]
        current = self.table.currentIndex().row()
        columns = [Column(_("Row"), right=True), Column(_("What becomes of it"), least=90)]
        more, cells = self._as_they_lie() if fate == words.NO_ROW else self._as_kept()
        self.table.show_rows([*columns, *more], cells)
        if 0 <= current < len(self._shown):
            self.table.setCurrentIndex(self.table.rows.index(current, 0))
        self.title.setText(_("Preview"))
        self.meta.setText(self._said(len(rows)))
        self._ask()

    def _as_they_lie(self) -> tuple[list[Column], list[list[Cell]]]:
        """Rows that are none of the table: whatever stands in them."""
        from ngodesk.exchange.sheets.cells import said

        texts = (", ".join(filter(None, map(said, row.cells))) for row in self._shown)
        cells = [[*_begun(row), Cell(text)] for row, text in zip(self._shown, texts, strict=True)]
        return [Column(_("In the file"), share=1)], cells

    def _as_kept(self) -> tuple[list[Column], list[list[Cell]]]:
        """Rows of the table: what would be kept of each; with the currency, if no column says it."""
        from ngodesk.work.spreadsheets import shown

        assert self._offered is not None
        mapping = self._offered.look.mapping
        columns = [
            Column(
                words.heading(mapping.table, each),
                right=shown.is_number(mapping.table, each.field),
                share=1,
                least=70,
            )
            for each in mapping.columns
            if each.field
        ]
        cells = [[*_begun(row), *self._cells(row)] for row in self._shown]
        if any(map(shown.currency, self._shown)):
            columns.append(Column(words.field(mapping.table, "currency")))
            for row, line in zip(self._shown, cells, strict=True):
                line.append(Cell(shown.currency(row)))
        return columns, cells

    def _cells(self, row: "TakenRow") -> list[Cell]:
        """What the row would keep; the mouse tells what stands in the file, and what is wrong stays so."""
        from ngodesk.work.spreadsheets import shown

        assert self._offered is not None
        wrong = {problem.value for problem in row.problems}
        kept = shown.texts(self._offered.look, row, self._offered.names, current().language)
        held, cells = row.said, []
        for key in row.columns:
            said = held.get(key, "")
            if row.problems and said in wrong:
                cells.append(Cell(said, "problem"))
            else:
                cells.append(Cell(kept[key], tip=_in_file(said) if said != kept[key] else ""))
        return cells

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
        self.back.setVisible(row is not None and row.fate == words.NO_ROW)
        if row is not None:
            self.back.setText(_("Take in row {row} all the same").format(row=row.number))
        if row is None or offered is None or not likenesses:
            return
        self.question.setText(_("Row {row} is").format(row=row.number))
        self.answers.setAccessibleName(self.question.text())
        self.answers.clear()
        self.answers.addItem(_("a new record"), _NEW)
        for code, name in likenesses:
            self.answers.addItem(_("the same as {name}").format(name=f"{name} · {_place(code)}"), code)
        self.answers.choose(offered.asked.decisions.get(row.place, _NEW))

    def _bring_back(self) -> None:
        row = self._row()
        if row is not None:
            self.brought_back.emit(row.place)

    def _answered(self) -> None:
        row = self._row()
        if row is not None:
            self.decided.emit(row.place, self.answers.value())

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        if self._offered is not None:
            self.show_rows(self._offered, self.fate)


def _begun(row: "TakenRow") -> list[Cell]:
    _icon, tone = words.LINES[row.fate]
    return [Cell(str(row.number), "muted"), Cell(words.fate(row.fate), chip=tone)]


def _left_out(offered: "Offered") -> "list[TakenRow]":
    from ngodesk.work.spreadsheets.rows import TakenRow

    look = offered.look
    return [TakenRow(at, {}, look.sheet.rows[at], fate=words.NO_ROW) for at in look.layout.left_out]


def _in_file(said: str) -> str:
    return _("In the file: {text}").format(text=said) if said else ""


def _place(code: str) -> str:
    """Where a record is found that a row may be: its code, or the row of the same file that makes it."""
    return _("row {row}").format(row=code[1:]) if code.startswith("#") else code
