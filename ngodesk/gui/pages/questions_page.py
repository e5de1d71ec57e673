"""A page that plans something: questions left, what follows from the answers right, one button to do it."""

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import PAGE, in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Beside, Head, Page
from ngodesk.gui.places import Link
from ngodesk.gui.records.begun import Place, Typed, Waiting
from ngodesk.gui.records.questions import Questions

_PAUSE = 150  # milliseconds without a letter
_STACKED = 700  # pixels below which question and answer stand one under the other


class QuestionsPage(Page):
    """What follows is looked for when the answers rest; Ctrl+Enter does it."""

    behind = ""  # the table of the list that the page goes back to
    begins = ""  # the table of what is made; blank where it is only thought of

    def __init__(self, file: OpenFile, link: Link, today: date | None = None) -> None:
        super().__init__()
        self.file, self._from = file, link
        self.today = today or date.today()
        self.head = Head()
        self.head.trail.show()
        self.plan = Button("primary", "check")
        self.head.add(self.plan)
        self._begun = False
        self._waiting: Waiting | None = None
        self._asked = 0  # an answer to what was asked before is late
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self.follow)
        self.head.trail.chosen.connect(
            lambda _step: self.link_chosen.emit(Link(place=self.place, table=self.behind))
        )
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.plan.click)

    def lay_out(self, form: Questions, answer: QWidget, shares: tuple[int, int], *above: QWidget) -> None:
        """The form beside what follows from it, below what is to stand above both."""
        self._questions = form
        form.changed.connect(self._pause.start)
        questions = Card()
        inside = in_column(questions, (14, 12, 0, 0))
        inside.addWidget(form)
        beside = Beside(_STACKED)
        beside.add(questions, shares[0])
        beside.add(answer, shares[1])
        layout = in_column(self, PAGE, sizes.STEP)
        for widget in (self.head, *above):
            layout.addWidget(widget)
        layout.addWidget(beside, 1)

    # What was typed

    def go_on(self) -> None:
        """Now that everything stands there with which one begins: with what was typed there before."""
        come_from = (("tab", self._from.tab), ("project", self._from.project), *self._from.values)
        place = Place(self.file.path, self.begins, come_from)
        self._waiting = Waiting(self.file.begun, place, self.typed())
        self.type_again(self._waiting.typed)

    def typed(self) -> Typed:
        """Everything that stands on the page."""
        return self._questions.typed()

    def type_again(self, typed: Typed) -> None:
        """Let it stand there again."""
        if typed.values:
            self._questions.type_again(typed)

    def leave(self) -> None:
        if self._waiting is not None and self._waiting.keep(self.typed()):
            self.file.told.emit(_("Nothing of it is made yet. What you typed waits for you on that page."))

    def rest(self) -> None:
        """It was made."""
        if self._waiting is not None:
            self._waiting.rest(self.typed())

    def follow(self) -> None:
        """Look for what follows from the answers."""
        raise NotImplementedError

    @property
    def link(self) -> Link:
        return self._from


def following(hint: Label, answer: QWidget) -> Card:
    """What follows from the answers, under what there is to know about it."""
    card = Card()
    column = in_column(card, (8, 8, 8, 8), sizes.STEP)
    hint.setContentsMargins(8, 4, 8, 4)
    hint.setAlignment(Qt.AlignmentFlag.AlignTop)
    column.addWidget(hint)
    column.addWidget(answer, 1)
    return card
