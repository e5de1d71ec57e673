"""What all sides agreed on: each statement as every side sees it, and the score that stands at the end."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from ngodesk.common.errors import UserError
from ngodesk.common.language import _, current
from ngodesk.gui import words
from ngodesk.gui.grid import Grid, Typed
from ngodesk.gui.table import Cell, Column

if TYPE_CHECKING:
    from ngodesk.work.answered import Statements
    from ngodesk.work.questioning import Question, Sheet

_BEFORE = 2  # columns before those of the sides


class AgreedGrid(Grid):
    """One round. The last two columns are typed: the agreed score and why."""

    edited = Signal(object)  # answers by their places

    def __init__(self) -> None:
        super().__init__()
        self.writable = True
        self.sheet: Sheet | None = None
        self.statements: Statements | None = None
        self._asked: list[Question] = []
        self._agreed: dict[Any, Any] = {}

    def show_round(self, sheet: "Sheet", statements: "Statements") -> None:
        """Show the statements of a round."""
        from ngodesk.figures.assessed import AGREED

        self.sheet, self.statements = sheet, statements
        known = {each.id: each for each in sheet.questions}
        self._asked = [known[row[0]] for row in statements.rows]
        agreed = [each for each in sheet.responses if (each.round, each.side) == (statements.round, AGREED)]
        self._agreed = dict(agreed[0].answers) if agreed else {}
        self.show_again()

    def show_again(self) -> None:
        """Say it in the window's language."""
        if self.sheet is None or self.statements is None:
            return
        sides = [self.sheet.sides.get(side, side) or _("no side") for side in self.statements.sides]
        columns = [
            Column(_("Code"), least=40),
            Column(_("Statement"), share=4, least=160),
            *(Column(side, right=True, least=50) for side in sides),
            Column(_("Difference"), right=True, least=50),
            Column(_("Agreed"), right=True, least=50),
            Column(_("Why, and what to do"), share=3, least=120),
        ]
        self.refill(
            columns, [self._cells(*each) for each in zip(self._asked, self.statements.rows, strict=True)]
        )

    def _cells(self, question: "Question", row: Any) -> list[Cell]:
        _question, means, difference = row
        much = difference is not None and difference > 1
        tone, role = ("attention", "strong") if much else ("muted", "body")
        return [
            Cell(question.code),
            Cell(question.text),
            *(Cell("" if mean is None else words.amount(mean)) for mean in means),
            Cell("" if difference is None else words.amount(difference), tone, role),
            Cell(self._typed(question, "value"), role="strong"),
            Cell(self._typed(question, "text")),
        ]

    def _typed(self, question: "Question", name: str) -> str:
        from ngodesk.work.questioning import shown_answer

        return shown_answer(self._agreed.get((question.id, name)), current().language)

    # Typing

    def _name(self, column: int) -> str:
        """Of the answer that a column holds; blank where it holds none."""
        last = self.rows.columnCount() - 1
        return {last - 1: "value", last: "text"}.get(column, "")

    def can_type(self, row: int, column: int) -> bool:
        return self.writable and bool(self._name(column))

    def doubt(self, row: int, column: int, text: str) -> str:
        try:
            self._read(row, column, text)
        except UserError as error:
            return error.text()
        return ""

    def _read(self, row: int, column: int, text: str) -> Any:
        from ngodesk.work.questioning import read_answer

        if self._name(column) == "text":
            return text or None
        return read_answer(self._asked[row], text, current().language)

    def put(self, typed: Sequence[Typed]) -> None:
        found = {
            (self._asked[each.row].id, self._name(each.column)): self._read(each.row, each.column, each.text)
            for each in typed
        }
        self._agreed |= found
        self.show_again()
        self.edited.emit(found)

    def next_row(self, row: int) -> int:
        return min(row + 1, len(self._asked) - 1)
