"""What is asked before something is bought: what, how much, when, from which line, from whom."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from ngodesk.common import money
from ngodesk.common.describe import Field
from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import N_, _, current
from ngodesk.common.money import unscaled
from ngodesk.gui import sizes
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.order import in_order
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.records.editors import Stored, Surroundings
from ngodesk.gui.records.fields import FieldBox, editor_of
from ngodesk.gui.records.picker import Picker
from ngodesk.gui.records.suggestions import Suggestion

if TYPE_CHECKING:
    from ngodesk.store.store import Store

# Fields of contracts, and of cost documents where contracts have none; asked for by these words.
_ASKED = (
    ("contracts", "subject", N_("What"), ""),
    (
        "contracts",
        "amount",
        N_("How much"),
        N_("As it will be paid: with VAT, without it where it comes back."),
    ),
    ("cost_documents", "currency", N_("Currency"), ""),
    ("contracts", "start", N_("When"), N_("The day on which it will be bought.")),
    ("cost_documents", "payment_method", N_("How it is paid"), ""),
    ("contracts", "project", N_("Project"), ""),
    ("contracts", "line", N_("Line"), N_("The list says what each line has left.")),
    ("contracts", "source", N_("Source"), ""),
    ("contracts", "organisation", N_("Supplier"), N_("To see what was bought there before.")),
    ("contracts", "selection", N_("How it was chosen"), N_("Offers compared, why this one.")),
)
_HALF = ("amount", "currency", "start", "payment_method")  # two of them beside each other


class LinePicker(Picker):
    """A line of the project, proposed with what it has left."""

    def _fetch(self, typed: str, show: Callable[[Sequence[Suggestion]], None]) -> None:
        project, language = self._around.other("project"), current().language
        if not isinstance(project, int):
            show([])
            return

        def fetch(store: "Store") -> list[Suggestion]:
            from ngodesk.work import purchasing

            return [
                Suggestion(line.name, _left(line.free, line.currency), line.id)
                for line in purchasing.lines(store, project, typed, language)
            ]

        self._around.file.read(fetch, show)


def _left(free: int, currency: str) -> str:
    told = money.money(unscaled(free, 2), currency, current().language)
    return _("{amount} left").format(amount=told)


class PurchaseForm(Scrolling):
    """The questions, one under the other. It says when an answer changed."""

    changed = Signal()

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self.file = file
        self._asked = 0
        around = Surroundings(file, self.answer, lambda: "")
        self.boxes = {name: _box(table, name, words, help, around) for table, name, words, help in _ASKED}
        self._place = (self.answer("project"), self.answer("line"))
        self._lay_out()
        for box in self.boxes.values():
            box.editor.left.connect(lambda box=box: self._leave(box))
            if isinstance(box.editor.input, QLineEdit | QPlainTextEdit):
                box.editor.input.textChanged.connect(lambda *_text: self.changed.emit())

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(sizes.STEP)
        grid.setVerticalSpacing(10)
        place = 0
        for name, box in self.boxes.items():
            half = name in _HALF
            place += 0 if half else place % 2
            grid.addWidget(box, place // 2, place % 2, 1, 1 if half else 2)
            place += 1 if half else 2
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.set_margins(2, 2, 14, sizes.GAP)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        in_order(*(box.editor.input for box in self.boxes.values()))

    # Answers

    def answer(self, name: str) -> Stored:
        """What stands in a field; nothing where it is blank or cannot be read."""
        try:
            return self.boxes[name].editor.value() if name in self.boxes else None
        except WrongEntry:
            return None

    def put(self, name: str, stored: Stored, words: str = "") -> None:
        """Let this stand in a field."""
        self.boxes[name].editor.show_value(stored, words)
        self.boxes[name].say("")
        self._place = (self.answer("project"), self.answer("line"))

    def first_blank(self) -> QWidget:
        """Where the keyboard begins."""
        blank = (box for name, box in self.boxes.items() if self.answer(name) is None)
        return next(blank, self.boxes["subject"]).editor.input

    def _leave(self, box: FieldBox) -> None:
        try:
            box.editor.value()
            box.say("")
        except WrongEntry as error:
            box.say(str(error))
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        """Another project has other lines; a line has the source that is planned for it."""
        before, self._place = self._place, (self.answer("project"), self.answer("line"))
        project, line = self._place
        if project != before[0] and before[0] is not None:
            self.put("line", None)
            self.put("source", None)
        elif line != before[1] and isinstance(project, int) and isinstance(line, int):
            self._find_source(project, line)

    def _find_source(self, project: int, line: int) -> None:
        language = current().language

        def fetch(store: "Store") -> tuple[int, str] | None:
            from ngodesk.work import purchasing

            return purchasing.source_of(store, project, line, language)

        def show(found: tuple[int, str] | None) -> None:
            if found is not None and self.answer("line") == line:
                self.put("source", *found)
                self.changed.emit()

        self.file.read(fetch, show)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        for box in self.boxes.values():
            box.retranslate()


def _box(table: str, name: str, words: str, help: str, around: Surroundings) -> FieldBox:
    from ngodesk.model import TABLES

    field: Field = replace(
        TABLES[table].described.field(name), label=words, help=help, required=name in ("subject", "amount")
    )
    editor = LinePicker(table, field, around) if name == "line" else editor_of(table, field, around)
    return FieldBox(field, editor, wide=name not in _HALF)
