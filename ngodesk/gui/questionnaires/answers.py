"""The answers: a row for each filled questionnaire, a column for each question, typed with digits."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt

from ngodesk.common import dates
from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import N_, _, current
from ngodesk.gui.questionnaires.lines import Line, LinesGrid, Values
from ngodesk.gui.records.suggestions import Suggestion
from ngodesk.gui.table import Column

if TYPE_CHECKING:
    from ngodesk.work.questioning import Question, Sheet

DAY, ROUND, SIDE, ORGANISATION, EVENT = range(5)
FIRST = 5  # the column of the first question
_NAMES = ("date", "round", "side", "organisation", "event")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SAME = ("date", "round", "side", "event")  # go on from the row above


class AnswersGrid(LinesGrid):
    """Enter and Tab go on to the next question, and after the last one to the next questionnaire."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: Sheet | None = None
        self._names: dict[tuple[int, int], str] = {}

    def show_sheet(self, sheet: "Sheet") -> None:
        """Show the responses as they came."""
        named = ((ORGANISATION, sheet.organisations), (EVENT, sheet.events))
        names = {(column, each.id): each.name for column, listed in named for each in listed}
        before = self.sheet or sheet
        if (names, sheet.questions, sheet.sides) != (self._names, before.questions, before.sides):
            self.forget_words()
        self.sheet, self._names = sheet, names
        self.show_lines(
            [
                Line(
                    each.id,
                    {
                        "date": each.day.isoformat(),
                        "round": each.round or None,
                        "side": each.side or None,
                        "organisation": each.organisation,
                        "event": each.event,
                        **each.answers,
                    },
                )
                for each in sheet.responses
            ]
        )

    def show_again(self) -> None:
        if self.sheet is None:
            return
        columns = [
            Column(_("Date"), least=76),
            Column(_("Round"), least=44),
            Column(_("Side"), least=70),
            Column(_("Organisation"), share=2, least=90),
            Column(_("Event"), share=1, least=70),
            *map(self._column, self.sheet.questions),
        ]
        self.refill(columns, [self.cells(line, len(columns)) for line in self.lines])

    @staticmethod
    def _column(question: "Question") -> Column:
        if question.kind == "text":
            return Column(question.code, share=1, least=100)
        return Column(question.code, right=True, least=26)

    def question(self, column: int) -> "Question | None":
        """The question that a column asks."""
        asked = self.sheet.questions if self.sheet is not None else ()
        return asked[column - FIRST] if FIRST <= column < FIRST + len(asked) else None

    def key(self, column: int) -> Any:
        question = self.question(column)
        return question.place if question is not None else _NAMES[column]

    def words(self, values: Values, column: int) -> str:
        from ngodesk.work.questioning import shown_answer

        value, language = values.get(self.key(column)), current().language
        if value is None or self.sheet is None:
            return ""
        if column >= FIRST:
            return shown_answer(value, language)
        if column == DAY:
            return dates.in_table(date.fromisoformat(value), language)
        if column in (ORGANISATION, EVENT):
            return self._names.get((column, value), "")
        return str(self.sheet.sides.get(value, value)) if column == SIDE else str(value)

    def begins(self) -> Values:
        """The day, round, side and event of the row above; what all agreed on is another matter."""
        from ngodesk.figures.assessed import AGREED

        above = self.lines[-2].values if len(self.lines) > 1 else {}
        made = {name: above.get(name) for name in _SAME}
        made["date"] = made["date"] or date.today().isoformat()
        if made["side"] == AGREED:
            made["side"] = None
        return made

    # Typing

    def read(self, line: Line, column: int, text: str) -> Any:
        from ngodesk.work.questioning import read_answer, read_field

        assert self.sheet is not None
        question, language = self.question(column), current().language
        if question is not None:
            return read_answer(question, text, language)
        if column == DAY and not text and line is not self.lines[-1]:
            raise WrongEntry(N_("A response needs a date."))
        return read_field(self.sheet, _NAMES[column], text, language)

    def proposals(self, column: int) -> Sequence[Suggestion]:
        if self.sheet is None or column >= FIRST or column == DAY:
            return ()
        if column in (ORGANISATION, EVENT):
            listed = self.sheet.organisations if column == ORGANISATION else self.sheet.events
            return [Suggestion(each.name, each.ref, each.id) for each in listed]
        usual = self.sheet.sides.values() if column == SIDE else ()
        used = (self.words(line.values, column) for line in self.lines)
        return [Suggestion(each) for each in dict.fromkeys((*usual, *used)) if each]

    def is_open(self, column: int) -> bool:
        return column in (ROUND, SIDE)

    def go_on(self, index: QModelIndex, key: Qt.Key) -> None:
        """As on the number pad: from answer to answer, then to the first one of the next row."""
        last = FIRST + len(self.sheet.questions) - 1 if self.sheet is not None else 0
        if key in _ENTER and index.column() < last:
            self._stand(index.row(), index.column() + 1)
        elif key in (*_ENTER, Qt.Key.Key_Tab) and index.column() == last >= FIRST:
            self._stand(self.next_row(index.row()), FIRST)
        else:
            super().go_on(index, key)
