"""A new project: the few things that it needs to begin, and what is done in it."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ngodesk.common.errors import UserError
from ngodesk.common.language import _, current
from ngodesk.gui import sizes
from ngodesk.gui.labels import Label
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.order import in_order
from ngodesk.gui.pages.asking import AskingPage
from ngodesk.gui.places import FEATURES
from ngodesk.gui.records.begun import Place, Typed, Waiting
from ngodesk.gui.ticks import Tick

if TYPE_CHECKING:
    from ngodesk.store.store import Store

_THIS_PAGE = (("page", "new project"),)
_FIELDS = ("title", "ref", "start", "end", "currency", "grant_amount")


class NewProjectPage(AskingPage):
    """Asks for title, code, time and money, and what the association does in it."""

    place = "projects"
    widest = 940  # in which each of the longest ticks has half a line
    made = Signal(object)  # the project's id

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self._file = file
        self._waiting: Waiting | None = None
        self.fields = {name: QLineEdit() for name in _FIELDS}
        self.question = Label(role="section")
        self.ticks = {key: Tick() for key in FEATURES}
        first, *others = self.fields.values()
        self.labels = [self.ask(0, 0, first, span=2)]
        self.labels += [self.ask(1 + number // 2, number % 2, field) for number, field in enumerate(others)]
        self._lay_out_ticks(3 * (2 + len(others) // 2))
        in_order(*self.fields.values(), *self.ticks.values(), self.cancel, self.make)
        self.make.clicked.connect(self.save)
        self.left.connect(self._rest)
        for field in self.fields.values():
            field.returnPressed.connect(self.save)
        self.retranslate()

    def _lay_out_ticks(self, row: int) -> None:
        self.grid.setRowMinimumHeight(row, sizes.GAP)
        self.grid.addWidget(self.question, row + 1, 0, 1, 2)
        *most, last = self.ticks.values()  # the last is too long for half a line
        for number, tick in enumerate(most):
            self.grid.addWidget(tick, row + 2 + number // 2, number % 2)
        self.grid.addWidget(last, row + 3 + len(most) // 2, 0, 1, 2)

    def retranslate(self) -> None:
        self.head.title.setText(_("New project"))
        self.head.meta.setText(_("You can change everything later, and add the rest."))
        self.say_buttons(_("Make the project"))
        names = (_("Title"), _("Code"), _("Start"), _("End"), _("Currency"), _("Grant"))
        self.say_names(names, self.labels, self.fields.values())
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
        if self._waiting is None:
            self._waiting = Waiting(
                self._file.begun, Place(self._file.path, "projects", _THIS_PAGE), self._typed()
            )
            self._type_again(self._waiting.typed)
        self.make.allow(self._file.read_only)
        if self._file.read_only is not None:
            self.show_problem(self._file.read_only.text())

    def _typed(self) -> Typed:
        ticked = {key: int(tick.isChecked()) for key, tick in self.ticks.items()}
        return Typed(ticked, {name: field.text() for name, field in self.fields.items()})

    def _type_again(self, typed: Typed) -> None:
        for name, text in typed.texts.items():
            self.fields[name].setText(text)
        for key, ticked in typed.values.items():
            self.ticks[key].setChecked(bool(ticked))

    def leave(self) -> None:
        if self._waiting is not None and self._waiting.keep(self._typed()):
            self._file.told.emit(_("The project is not made yet. What you typed waits for you here."))

    def _rest(self) -> None:
        """It was made, or is not wanted."""
        if self._waiting is not None:
            self._waiting.rest(self._typed())

    def first_focus(self) -> QWidget:
        return self.fields["title"]

    def save(self) -> None:
        """Make the project, or say what is missing."""
        typed = {name: field.text() for name, field in self.fields.items()}
        ticked = [key for key, tick in self.ticks.items() if tick.isChecked()]
        language = current().language
        self.show_problem("")

        def work(store: "Store") -> int:
            return _made(store, typed, ticked, language)

        def done(made: int) -> None:
            self._rest()
            self.made.emit(made)

        self._file.read(work, done, self._refused)

    def _refused(self, error: Exception) -> None:
        from ngodesk.work.saving import RefusedRecordError

        if isinstance(error, RefusedRecordError):
            first = error.problems[0]
            self.show_problem(" ".join(dict.fromkeys(problem.sentence for problem in error.problems)))
            if first.field in self.fields:
                self.fields[first.field].setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(error, UserError):
            self.show_problem(error.text())
        else:
            self._file.failed.emit(error)


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
        features.choose(store, {*ticked, *others})
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
