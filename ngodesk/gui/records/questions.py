"""Questions before anything is kept: fields of several tables, short ones side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from ngodesk.common.describe import Field
from ngodesk.common.errors import WrongEntry
from ngodesk.gui import sizes
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.order import in_order
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.records.begun import Typed
from ngodesk.gui.records.editors import Editor, Stored, Surroundings
from ngodesk.gui.records.fields import FieldBox, editor_of

Part = tuple[QWidget, bool, Sequence[QWidget]]
"""What stands in a form, whether it takes half of its width, and its inputs."""


@dataclass(frozen=True)
class Question:
    """A field, asked for by these words where they are not its own."""

    table: str
    name: str
    label: str = ""
    help: str = ""
    key: str = ""  # what it is called among the answers; nothing: as the field
    half: bool = False
    required: bool = False
    lowest: int | None = None

    def field(self) -> Field:
        """The field as it is asked for."""
        from ngodesk.model import TABLES

        field: Field = TABLES[self.table].described.field(self.name)
        return replace(
            field,
            label=self.label or field.label,
            help=self.help or ("" if self.label else field.help),
            required=self.required,
            lowest=field.lowest if self.lowest is None else self.lowest,
        )


class Questions(Scrolling):
    """A form whose answers are not kept. It says when one of them changed."""

    changed = Signal()

    def __init__(self, file: OpenFile, asked: Sequence[Question]) -> None:
        super().__init__()
        self.file = file
        around = Surroundings(file, self.answer, lambda: "")
        self._half = {each.key or each.name for each in asked if each.half}
        self.boxes = {
            each.key or each.name: FieldBox(
                field := each.field(), self.editor(each, field, around), wide=not each.half
            )
            for each in asked
        }
        for box in self.boxes.values():
            box.editor.left.connect(lambda box=box: self._leave(box))
            if isinstance(box.editor.input, QLineEdit | QPlainTextEdit):
                box.editor.input.textChanged.connect(lambda *_text: self.changed.emit())

    def editor(self, question: Question, field: Field, around: Surroundings) -> Editor:
        """What a question is answered in."""
        return editor_of(question.table, field, around)

    def parts(self) -> Iterator[Part]:
        """What stands in the form, in its order."""
        for name, box in self.boxes.items():
            yield box, name in self._half, [box.editor.input]

    def lay_out(self) -> None:
        """Put the parts where they stand."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(sizes.STEP)
        grid.setVerticalSpacing(10)
        place = 0
        order: list[QWidget] = []
        for part, half, inputs in self.parts():
            place += 0 if half else place % 2
            grid.addWidget(part, place // 2, place % 2, 1, 1 if half else 2)
            place += 1 if half else 2
            order += inputs
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.set_margins(2, 2, 14, sizes.GAP)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        in_order(*order)

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

    def typed(self) -> Typed:
        """Everything that stands in the form, to be put there again."""
        values = {name: self.answer(name) for name in self.boxes}
        texts = {}
        for name, stored in values.items():
            editor = self.boxes[name].editor
            called = editor.name() if stored is not None else editor.as_typed() or editor.name()
            if isinstance(called, str) and called:
                texts[name] = called
        return Typed(values, texts)

    def type_again(self, typed: Typed) -> None:
        """Let stand there again what stood there."""
        for name, box in self.boxes.items():
            if name in typed.values:
                stored, text = typed.values[name], typed.texts.get(name, "")
                self.put(name, stored, text)
                if stored is None and text:
                    box.editor.type_anew(text)

    def first_blank(self, *but: str) -> QWidget:
        """Where the keyboard begins: in the first question without an answer."""
        blank = [name for name in self.boxes if self.answer(name) is None and name not in but]
        return self.boxes[blank[0] if blank else next(iter(self.boxes))].editor.input

    def _leave(self, box: FieldBox) -> None:
        box.check()
        self.answered()
        self.changed.emit()

    def answered(self) -> None:
        """A question was left: what follows from its answer."""

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        for box in self.boxes.values():
            box.retranslate()
