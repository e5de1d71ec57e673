"""What came of a questionnaire: by question, then areas, sides and rounds as the print compares them."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _
from ngodesk.gui import sizes, words
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card, EmptyState, card_of
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.questionnaires.radar import RadarChart
from ngodesk.gui.questionnaires.spread import WIDTH, SpreadCells, spread
from ngodesk.gui.table import Cell, Column, Table
from ngodesk.gui.tabs import Entry, Tabs

if TYPE_CHECKING:
    from ngodesk.reports import content
    from ngodesk.work.answered import Answered, Results

_ROLES = {"group": "strong", "total": "strong", "subtotal": "strong"}


class ResultsView(QWidget):
    """Read, never typed: the numbers are those of the figures and of the print."""

    def __init__(self) -> None:
        super().__init__()
        self.results: Results | None = None
        self.rounds = Tabs("pill")
        self.by_question = Table(40)
        self.by_question.setItemDelegate(SpreadCells(self.by_question))
        self.compared: list[QWidget] = []
        self._first = 0  # the place of their first card
        self.nothing = EmptyState("list-checks")
        self.scrolling = Scrolling()
        layout = in_column(self, between=sizes.STEP)
        layout.addWidget(self.scrolling, 1)
        layout.addWidget(self.nothing, 1)
        self.written = Table()
        self._questions, self._texts = card_of(self.rounds, self.by_question), card_of(self.written)
        self.scrolling.body.addWidget(self._questions)
        self.scrolling.body.addWidget(self._texts)
        self.scrolling.body.addStretch(1)
        self.rounds.chosen.connect(lambda _round: self._show_questions())

    def show_results(self, results: "Results") -> None:
        """Show other results."""
        self.results = results
        self.retranslate()
        given = any(each.count for each in results.answered[""])
        self.scrolling.setVisible(given)
        self.nothing.setVisible(not given)
        self.rounds.setVisible(bool(results.rounds))
        self._show_questions()
        self._show_compared()

    def _show_questions(self) -> None:
        if self.results is None:
            return
        chosen = self.rounds.current() if self.rounds.current() in self.results.answered else ""
        columns = [
            Column(_("Code"), least=40),
            Column(_("Question or statement"), share=1, least=160),
            Column(_("Answers"), right=True, least=50),
            Column(_("Mean"), right=True, least=50),
            Column(_("How often each was given"), least=WIDTH),
        ]
        rows = [self._cells(each) for each in self.results.answered[chosen]]
        self.by_question.show_rows(columns, rows)
        self.by_question.show_all_rows()
        self._show_texts(self.results.answered[chosen])

    @staticmethod
    def _cells(each: "Answered") -> list[Cell]:
        mean = Cell(words.amount(each.mean), role="strong") if each.mean is not None else Cell("–", "muted")
        area = each.question.area.rpartition(" / ")[2]
        name = ": ".join(filter(None, (area, each.question.text)))
        return [Cell(each.question.code), Cell(name), Cell(str(each.count)), mean, spread(each.spread)]

    def _show_texts(self, answered: "Iterable[Answered]") -> None:
        """What was written in words, question by question."""
        rows = []
        for each in (each for each in answered if each.texts):
            rows.append([Cell(each.question.code, role="strong"), Cell(each.question.text, role="strong")])
            rows += [[Cell(), Cell(text)] for text in each.texts]
        columns = [Column(_("Code"), least=40), Column(_("What was written"), share=1, least=200)]
        self.written.show_rows(columns, rows)
        self.written.show_all_rows()
        self._texts.setVisible(bool(rows))

    def _show_compared(self) -> None:
        """Cards for what the print compares, made anew."""
        for old in self.compared:
            old.hide()
            old.deleteLater()
        self.compared = []
        self._first = 0 if self.results is not None and self.results.is_assessment else 2
        card: Card | None = None
        for each in self.results.compared if self.results is not None else ():
            card = self._place(each, card)

    def _place(self, each: Any, card: Card | None) -> Card:
        """An element in the card of those before it; a heading begins another."""
        kind = type(each).__name__
        if card is None or kind == "Heading":
            card = card_of()
            self.scrolling.body.insertWidget(len(self.compared) + self._first, card)
            self.compared.append(card)
        layout = card.layout()
        assert layout is not None
        layout.addWidget(_MADE[kind](each))
        return card

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.by_question.setAccessibleName(_("Results by question"))
        self.written.setAccessibleName(_("What was written"))
        self.nothing.set_words(
            _("Nobody has answered yet."), _("What came of it stands here once there are answers.")
        )
        if self.results is not None:
            chosen = self.rounds.current()
            named = [Entry(each, each) for each in self.results.rounds]
            self.rounds.show_entries([Entry("", _("All rounds")), *named], _("Rounds"))
            self.rounds.choose(chosen if chosen in self.results.rounds else "")


def _heading(each: "content.Heading") -> QWidget:
    return Label(each.text, role="section", wrap=True)


def _note(each: "content.Note") -> QWidget:
    return Label(each.text, role="small", tone="muted", wrap=True)


def _table(each: "content.Table") -> QWidget:
    """A table of the print as one of the window."""
    made = Table()
    columns = [_column(column) for column in each.columns]
    rows = [
        [Cell(_said(value), role=_ROLES.get(row.style, "body")) for value in row.cells] for row in each.rows
    ]
    made.setAccessibleName(", ".join(column.title for column in columns))
    made.show_rows(columns, rows)
    made.show_all_rows()
    return made


def _column(column: "content.Column") -> Column:
    title = " ".join(column.head.split())
    return Column(title, column.right, share=0 if column.right else int(column.weight), least=50)


def _said(value: object) -> str:
    return words.amount(value) if isinstance(value, Decimal) else str(value)


_MADE: dict[str, Callable[[Any], QWidget]] = {
    "Radar": RadarChart,
    "Table": _table,
    "Heading": _heading,
    "Note": _note,
}
