"""Organisations by tools: how far each is, with its hours."""

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ngodesk.common.language import _
from ngodesk.common.typed_lengths import in_minutes, shown_length, told_length
from ngodesk.gui import words
from ngodesk.gui.grid import Grid
from ngodesk.gui.records import clipboard
from ngodesk.gui.table import Cell, Column

if TYPE_CHECKING:
    from ngodesk.work.advising_cases import Matrix, Support

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FIRST = 2  # column of tools
_HEADING = 18  # letters of a tool's name over its column
_LOOKS = {"done": ("circle-check", "accent"), "stopped": ("x", "attention"), "planned": ("", "muted")}


class CaseMatrix(Grid):
    """Organisations by tools. Enter opens the case, as a click shows it; any block of it can be copied."""

    shown = Signal(object)  # a case
    opened = Signal(object)  # a case

    def __init__(self) -> None:
        super().__init__()
        self.matrix: Matrix | None = None
        self.clicked.connect(self._show_case)

    def show_matrix(self, matrix: "Matrix") -> None:
        """Show these."""
        self.matrix = matrix
        said = _without_what_is_common(matrix.tools)
        columns = [Column(_("Organisation"), least=130), Column(_("Hours"), right=True, least=50)]
        columns += [Column(_cut(tool), least=70) for tool in said]
        cells = [self._row(matrix, key, name) for key, name in matrix.organisations]
        self.refill(columns, cells, [key for key, _name in matrix.organisations])

    @staticmethod
    def _row(matrix: "Matrix", organisation: int, name: str) -> list[Cell]:
        theirs = [matrix.cells.get((organisation, tool), ()) for tool in matrix.tools]
        hours = sum((each.hours for cases in theirs for each in cases), start=Fraction())
        return [
            Cell(_cut(name, 2 * _HEADING), spoken=name),
            Cell(_time(hours), role="strong", spoken=told_length(hours)),
            *(_cell(cases) for cases in theirs),
        ]

    def case_at(self, index: QModelIndex) -> int | None:
        """The case of a cell, of several the last begun; that of the row where it has only one."""
        if self.matrix is None or not index.isValid():
            return None
        organisation = self.matrix.organisations[index.row()][0]
        tools = self.matrix.tools
        chosen = tools[index.column() - _FIRST :][:1] if index.column() >= _FIRST else tools
        found = [each for tool in chosen for each in self.matrix.cells.get((organisation, tool), ())]
        return found[-1].id if found and (len(found) == 1 or len(chosen) == 1) else None

    def _show_case(self, index: QModelIndex) -> None:
        if (case := self.case_at(index)) is not None:
            self.shown.emit(case)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        case = self.case_at(self.currentIndex())
        if event.key() in (*_ENTER, Qt.Key.Key_F4):
            if case is not None:
                self.opened.emit(case)
            return
        super().keyPressEvent(event)

    def text(self) -> str:
        """The whole of it, as a spreadsheet takes it."""
        assert self.matrix is not None
        head = [_("Organisation"), _("Hours"), *self.matrix.tools]
        rows = [[name] for _key, name in self.matrix.organisations]
        for row, cells in zip(rows, self.rows.cells, strict=True):
            row += [cell.words for cell in cells[1:]]
        return clipboard.written([head, *rows])


def _cut(words_: str, letters: int = _HEADING) -> str:
    return words_ if len(words_) <= letters else words_[: letters - 1].rstrip() + "…"


def _time(hours: Fraction) -> str:
    return shown_length(in_minutes(hours))


def _without_what_is_common(tools: Sequence[str]) -> list[str]:
    """Headings of columns without the words that all of them begin with, as in “Introducing: …”."""
    first = {tool.partition(": ")[0] for tool in tools}
    common = len(tools) > 1 and len(first) == 1
    return [tool.partition(": ")[2] or tool if common else tool for tool in tools]


def _cell(cases: "tuple[Support, ...]") -> Cell:
    """How far it is and the hours; several of the same tool together, as far as the last."""
    if not cases:
        return Cell()
    last = cases[-1]
    hours = sum((each.hours for each in cases), start=Fraction())
    status = words.word("support_cases", "status", last.status)
    icon, tone = _LOOKS.get(last.status, ("", "text"))
    time = _time(hours)
    shown = time if last.status == "done" else f"{status} {time}"
    return Cell(shown, tone, icon=icon, spoken=f"{last.name}, {last.title}: {status}, {told_length(hours)}")
