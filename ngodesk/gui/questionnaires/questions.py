"""The questions of a questionnaire: typed, pasted, put in order by their codes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ngodesk.common import entering
from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import N_, _, current
from ngodesk.gui import words
from ngodesk.gui.questionnaires.lines import Line, LinesGrid, Values
from ngodesk.gui.records.suggestions import Suggestion
from ngodesk.gui.table import Column

if TYPE_CHECKING:
    from ngodesk.work.questioning import Sheet

CODE, AREA, TEXT, KIND, LOWEST, HIGHEST = range(6)
TABLE = "questions"
_NAMES = ("code", "area", "text", "kind", "scale_min", "scale_max")
_NEEDED = (CODE, TEXT, KIND)
_KINDS = ("scale", "number", "text")


class QuestionsGrid(LinesGrid):
    """The text alone is enough for a new question: code, area, kind and scale go on from the last one."""

    def show_sheet(self, sheet: "Sheet") -> None:
        """Show the questions in the order of their codes."""
        self.show_lines(
            [
                Line(
                    each.id,
                    {
                        "code": each.code,
                        "area": each.area or None,
                        "text": each.text,
                        "kind": each.kind,
                        "scale_min": each.lowest if each.kind == "scale" else None,
                        "scale_max": each.highest if each.kind == "scale" else None,
                    },
                )
                for each in sheet.questions
            ]
        )

    def show_again(self) -> None:
        columns = [
            Column(_("Code"), least=50),
            Column(_("Area"), share=3, least=110),
            Column(_("Question or statement"), share=5, least=170),
            Column(_("Kind"), least=60),
            Column(_("Lowest"), right=True, least=40),
            Column(_("Highest"), right=True, least=40),
        ]
        self.refill(columns, [self.cells(line, len(_NAMES)) for line in self.lines])

    def key(self, column: int) -> str:
        return _NAMES[column]

    def words(self, values: Values, column: int) -> str:
        value = values.get(_NAMES[column])
        if value is None:
            return _("New question") if column == TEXT else ""
        return words.word(TABLE, "kind", value) if column == KIND else str(value)

    def entry(self, row: int, column: int) -> str:
        return super().entry(row, column) if _NAMES[column] in self.lines[row].values else ""

    def begins(self) -> Values:
        from ngodesk.work.defaults import following

        known = [line.values for line in self.lines[:-1]]
        if not known:
            return {"code": "1", "kind": "scale", "scale_min": 1, "scale_max": 5}
        made = {name: known[-1].get(name) for name in ("area", "kind", "scale_min", "scale_max")}
        return {"code": following([values["code"] for values in known], "1"), **made}

    def is_whole(self, values: Values) -> bool:
        return bool(values.get("text"))

    # Typing

    def can_type(self, row: int, column: int) -> bool:
        """What is no scale has no lowest and no highest answer."""
        if column not in (LOWEST, HIGHEST) or not self.writable:
            return self.writable
        new = row == len(self.lines) - 1
        values = (self.begins() if new else {}) | self.lines[row].values
        return values.get("kind") == "scale"

    def read(self, line: Line, column: int, text: str) -> Any:
        from ngodesk.model import TABLES
        from ngodesk.work.pasting import read_word

        field = TABLES[TABLE].described.field(_NAMES[column])
        if not text.strip():
            if column in _NEEDED and line is not self.lines[-1]:
                raise WrongEntry(N_("A question needs a code, a text and a kind."))
            return None
        if column == KIND:
            return read_word(TABLE, field, text)
        found = entering.read(field, text, current().language)
        return found.strip() if isinstance(found, str) else found

    def proposals(self, column: int) -> Sequence[Suggestion]:
        if column == KIND:
            return [Suggestion(words.word(TABLE, "kind", kind)) for kind in _KINDS]
        if column == AREA:
            areas = (line.values.get("area") for line in self.lines)
            return [Suggestion(area) for area in dict.fromkeys(areas) if area]
        return ()

    def is_open(self, column: int) -> bool:
        return column != KIND
