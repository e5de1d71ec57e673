"""A new project: the few things that it needs to begin, and what is done in it."""

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ngodesk.common.errors import UserError
from ngodesk.common.language import _, current
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.notes import Card, Note
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Head, Page, Scrolling
from ngodesk.gui.places import FEATURES
from ngodesk.gui.ticks import Tick

if TYPE_CHECKING:
    from ngodesk.store.store import Store

_FIELDS = ("title", "ref", "start", "end", "currency", "grant_amount")
_WIDEST = 760


class NewProjectPage(Page):
    """Asks for title, code, time and money, and what the association does in it."""

    place = "projects"
    made = Signal(object)  # the project's id
    left = Signal()

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self._file = file
        self.head = Head()
        self.cancel, self.make = Button(), Button("primary", "check")
        self.head.add(self.cancel, self.make)
        self.problem_note = Note("problem")
        self.problem_note.hide()
        self.fields = {name: QLineEdit() for name in _FIELDS}
        self.labels = {name: Label(role="small", tone="muted") for name in _FIELDS}
        self.question = Label(role="section")
        self.ticks = {key: Tick() for key in FEATURES}
        self._lay_out()
        self.make.clicked.connect(self.save)
        self.cancel.clicked.connect(self.left)
        for field in self.fields.values():
            field.returnPressed.connect(self.save)
        self.retranslate()

    def _lay_out(self) -> None:
        card = Card()
        card.setMaximumWidth(sizes.scaled(_WIDEST))
        grid = QGridLayout(card)
        grid.setContentsMargins(sizes.INSET, 12, sizes.INSET, sizes.INSET)
        grid.setHorizontalSpacing(sizes.GAP)
        grid.setVerticalSpacing(3)
        for number, name in enumerate(_FIELDS):
            row, column = (0, 0) if number == 0 else (3 * ((number + 1) // 2), (number + 1) % 2)
            span = 2 if number == 0 else 1
            grid.addWidget(self.labels[name], row, column, 1, span)
            grid.addWidget(self.fields[name], row + 1, column, 1, span)
            grid.setRowMinimumHeight(row + 2, sizes.STEP)
        self._tick_box(grid, 3 * (len(_FIELDS) // 2 + 1))
        self.problem_note.setMaximumWidth(sizes.scaled(_WIDEST))
        scrolling = Scrolling()
        scrolling.body.addWidget(self.problem_note)
        scrolling.body.addWidget(card)
        scrolling.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(sizes.MARGIN, sizes.GAP, sizes.MARGIN, sizes.GAP)
        layout.setSpacing(sizes.GAP)
        layout.addWidget(self.head)
        layout.addWidget(scrolling, 1)
        order: list[QWidget] = [*self.fields.values(), *self.ticks.values(), self.cancel, self.make]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _tick_box(self, grid: QGridLayout, row: int) -> None:
        grid.setRowMinimumHeight(row, sizes.GAP)
        grid.addWidget(self.question, row + 1, 0, 1, 2)
        for number, tick in enumerate(self.ticks.values()):
            grid.addWidget(tick, row + 2 + number // 2, number % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def retranslate(self) -> None:
        self.head.title.setText(_("New project"))
        self.head.meta.setText(_("You can change everything later, and add the rest."))
        self.cancel.setText(_("Cancel"))
        self.make.setText(_("Make the project"))
        for button in (self.cancel, self.make):
            button.updateGeometry()
        names = (_("Title"), _("Code"), _("Start"), _("End"), _("Currency"), _("Grant"))
        for key, name in zip(_FIELDS, names, strict=True):
            self.labels[key].setText(name)
            self.labels[key].setBuddy(self.fields[key])
            self.fields[key].setAccessibleName(name)
        self.question.setText(_("What do you do?"))
        for key, tick in self.ticks.items():
            tick.setText(_(FEATURES[key]))

    def read(self, store: "Store") -> Any:
        from ngodesk.work import defaults, features

        return defaults.of_new(store, "projects", {}), features.chosen(store)

    def fill(self, found: Any) -> None:
        values, chosen = found
        for name in ("ref", "currency"):
            if not self.fields[name].text():
                self.fields[name].setText(str(values.get(name) or ""))
        for key, tick in self.ticks.items():
            tick.setChecked(tick.isChecked() or key in chosen)

    def first_focus(self) -> QWidget:
        return self.fields["title"]

    def save(self) -> None:
        """Make the project, or say what is missing."""
        typed = {name: field.text() for name, field in self.fields.items()}
        ticked = [key for key, tick in self.ticks.items() if tick.isChecked()]
        language = current().language
        self._say("")

        def work(store: "Store") -> int:
            return _made(store, typed, ticked, language)

        self._file.read(work, self.made.emit, self._refused)

    def _refused(self, error: Exception) -> None:
        from ngodesk.work.saving import RefusedRecordError

        if isinstance(error, RefusedRecordError):
            first = error.problems[0]
            self._say(" ".join(dict.fromkeys(problem.sentence for problem in error.problems)))
            if first.field in self.fields:
                self.fields[first.field].setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(error, UserError):
            self._say(error.text())
        else:
            self._file.failed.emit(error)

    def _say(self, words: str) -> None:
        self.problem_note.set_words(words)
        self.problem_note.setVisible(bool(words))


def _made(store: "Store", typed: dict[str, str], ticked: list[str], language: str) -> int:
    """In the worker."""
    from ngodesk.work import defaults, features, saving

    values, problems = _values(typed, language)
    if problems:
        raise saving.RefusedRecordError(problems)
    known = defaults.of_new(store, "projects", {**values})
    if _runs(values):
        known["status"] = "running"
    made = saving.add(store, "projects", known)
    if set(ticked) != features.chosen(store) & FEATURES.keys():
        others = features.chosen(store) - FEATURES.keys()
        features.choose(store, {*ticked, *others} - {"none"})
    return made


def _values(typed: dict[str, str], language: str) -> tuple[dict[str, Any], list[Any]]:
    """What was typed as it is stored, and what could not be read."""
    from ngodesk.common.entering import WrongEntry, read
    from ngodesk.model import TABLES
    from ngodesk.work.saving import Problem

    described = TABLES["projects"].described
    values: dict[str, Any] = {}
    problems = []
    for name, text in typed.items():
        try:
            values[name] = read(described.field(name), text, language)
        except WrongEntry as error:
            problems.append(Problem(name, error.text()))
    return values, problems


def _runs(values: dict[str, Any]) -> bool:
    today = date.today().isoformat()
    start, end = values.get("start"), values.get("end")
    return bool(start and end and str(start) <= today <= str(end))
