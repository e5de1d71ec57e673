"""The fields of a record in a form: label, editor and note of each, in the columns there is room for."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ngodesk.common import territories
from ngodesk.common.describe import Description, Field
from ngodesk.common.errors import UserError, WrongEntry
from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Note
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.records.before_after import BeforeAfterEditor
from ngodesk.gui.records.choosing import ChoiceEditor, WordsEditor
from ngodesk.gui.records.editors import (
    DateEditor,
    Editor,
    LineEditor,
    NameEditor,
    Stored,
    Surroundings,
    TextEditor,
)
from ngodesk.gui.records.picker import KNOWN, LEVELS, Picker, PlaceEditor, SeveralEditor, WordEditor

_COLUMN = 124  # the least width of a column
_NOTE = 72  # the least width of a note's words: it may not push its column aside
_CODES = ("ref", "code", "key")
_WIDE_FORMS = ("email", "phone", "website", "bank_account", "tags")


def editor_of(table: str, field: Field, around: Surroundings) -> Editor:
    """The editor for a field."""
    if field.list_of == "records":
        return SeveralEditor(table, field, around)
    if field.kind == "reference":
        return Picker(table, field, around)
    if field.form in (*LEVELS, *KNOWN):
        return PlaceEditor(table, field, around)
    if field.form == "word":
        return WordEditor(table, field, around)
    return _plain(field)(table, field)


def _plain(field: Field) -> type[Editor]:
    if field.list_of == "words":
        return WordsEditor
    if field.form == "before_after":
        return BeforeAfterEditor
    if field.multiline:
        return TextEditor
    made: dict[str, type[Editor]] = {
        "choice": ChoiceEditor,
        "boolean": ChoiceEditor,
        "date": DateEditor,
        "record": NameEditor,
    }
    return made.get(field.kind, LineEditor)


class FieldBox(QWidget):
    """A field: its label, its editor, and the note about what stands in it."""

    noted = Signal()  # a note came or went

    def __init__(self, field: Field, editor: Editor, *, wide: bool, grows: bool = False) -> None:
        super().__init__()
        self.field, self.editor, self.wide, self.grows = field, editor, wide, grows
        self.label = Label(role="small", tone="muted")
        self.label.setMinimumWidth(40)
        self.label.setBuddy(editor.input)
        self.note: Note | None = None
        self._layout = in_column(self, between=3)
        self._layout.addWidget(self.label)
        self._layout.addWidget(editor)
        self._layout.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        name = _(self.field.label)
        self.label.setText(name)
        self.setToolTip(_(self.field.help))
        if self.field.required:
            name = _("{field}, required").format(field=name)
        self._name = name
        self._describe("")
        self.editor.retranslate()

    def is_wide(self, column: int) -> bool:
        """Whether it takes two columns, each so many pixels wide: by what it holds, its label or its note."""
        needed = max(self.label.sizeHint().width(), self.editor.needed())
        return self.wide or self._has_note() or needed > column

    def _has_note(self) -> bool:
        return self.note is not None and not self.note.isHidden()

    def _describe(self, note: str) -> None:
        help_text = _(self.field.help)
        self.editor.set_words(self._name, " ".join(filter(None, (note, help_text))))

    def say(self, words: str, tone: str = "problem") -> None:
        """Put a note under the field; blank takes it away."""
        had_note = self._has_note()
        if self.note is None and words:
            self.note = Note(tone)
            for label in self.note.findChildren(QLabel):
                label.setMinimumWidth(_NOTE)
            self._layout.insertWidget(2, self.note)
        if self.note is not None:
            self.note.set_tone(tone)
            self.note.set_words(words)
            self.note.setVisible(bool(words))
        self.editor.set_tone("attention" if words and tone != "info" else "")
        self._describe(words)
        if self._has_note() != had_note:
            self.noted.emit()

    def check(self) -> None:
        """Say why what stands here cannot be kept; nothing where it can."""
        try:
            self.editor.value()
            self.say("")
        except WrongEntry as error:
            self.say(str(error))

    def tidy(self, country: Callable[[], str]) -> None:
        """Write what was typed as it is best kept, where it is known how: an account in groups, a code."""
        from ngodesk.common import formats

        if self.field.form and isinstance(self.editor, LineEditor):
            self.editor.tidy(lambda text: formats.tidy(self.field.form, text, country()))

    def doubt(self, value: Stored, country: Callable[[], str], *, kept: bool) -> None:
        """Warn where a value looks wrong; it is kept as it is."""
        if self.field.happened:
            ahead = str(value or "") > date.today().isoformat()
            words = _("This day has not come yet. Is it right?") if ahead else ""
        else:
            doubt = _doubt(self.field.form, value, country) if isinstance(value, str) else None
            words = str(doubt) if doubt is not None else ""
        if words and kept:
            words = _("{doubt} It is saved as you typed it.").format(doubt=words)
        self.say(words, "attention")

    def said(self) -> str:
        """The note that stands there."""
        return self.note.text() if self.note is not None and self.note.isVisibleTo(self) else ""


def _doubt(form: str, text: str, country: Callable[[], str]) -> UserError | None:
    from ngodesk.common import formats

    if not form:
        return None
    if form in LEVELS:
        return territories.hint(country(), form, text)
    return formats.doubt(form, text, country())


class _Grid(QWidget):
    """Field boxes beside and under each other."""

    def __init__(self, boxes: Iterable[FieldBox]) -> None:
        super().__init__()
        self._boxes = list(boxes)
        self._columns = 0
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(sizes.STEP)
        self._layout.setVerticalSpacing(10)
        self._spans: list[int] = []
        self._room = 0  # until it is laid out: Qt's first width says nothing
        for box in self._boxes:
            box.noted.connect(self.arrange)
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._room = event.size().width()
        self.arrange()

    def arrange(self) -> None:
        """As many columns as there is room for; also after the words or the letters changed."""
        columns = max(1, min(4, self._room // sizes.scaled(_COLUMN)))
        width = (self._room - (columns - 1) * sizes.STEP) // columns
        spans = self._filled([min(2, columns) if box.is_wide(width) else 1 for box in self._boxes], columns)
        if (columns, spans) == (self._columns, self._spans):
            return
        for column in range(4):
            self._layout.setColumnStretch(column, int(column < columns))
        self._columns, self._spans = columns, spans
        row = column = 0
        for box, span in zip(self._boxes, spans, strict=True):
            if column + span > columns:
                row, column = row + 1, 0
            self._layout.addWidget(box, row, column, 1, span)
            column += span

    def _filled(self, spans: list[int], columns: int) -> list[int]:
        """Words at the end of a row take the room that would stay blank beside them."""
        found, column = [], 0
        for box, span, following in zip(self._boxes, spans, [*spans, columns][1:], strict=True):
            column = span if column + span > columns else column + span
            rest = columns - column
            found.append(span + rest if rest < following and box.grows else span)
        return found


class Fields(Scrolling):
    """All fields of a table: the usual ones, and the others under a button."""

    left = Signal(object)  # the box whose editor was left

    def __init__(self, described: Description, around: Surroundings) -> None:
        super().__init__()
        self.boxes: dict[str, FieldBox] = {}
        usual = [described.field(name) for name in described.usual] or list(described.fields)
        others = [field for field in described.fields if field not in usual]
        for field in (*usual, *others):
            self._add(described, field, around)
        self._others = {field.name for field in others}
        self._usual = _Grid(self.boxes[field.name] for field in usual)
        self._more = _Grid(self.boxes[field.name] for field in others)
        self._toggle = Button("quiet", "chevron-down")
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(self._show_more)
        if not others:
            self._toggle.hide()
        self._more.hide()
        self.set_margins(2, 2, 14, sizes.GAP)
        self.body.setSpacing(10)
        self.body.addWidget(self._usual)
        self.body.addWidget(self._toggle)
        self.body.addWidget(self._more)
        self.body.addStretch(1)
        self.retranslate()

    def _add(self, described: Description, field: Field, around: Surroundings) -> None:
        editor = editor_of(described.table, field, around)
        box = FieldBox(field, editor, wide=_is_wide(described, field), grows=_grows(field))
        editor.left.connect(lambda: self.left.emit(box))
        self.boxes[field.name] = box

    def _show_more(self, on: bool) -> None:
        self._more.setVisible(on)
        self._toggle.sign = "chevron-up" if on else "chevron-down"
        self._say_toggle()

    def _say_toggle(self) -> None:
        self._toggle.setText(_("Fewer fields") if self._toggle.isChecked() else _("More fields"))

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self._say_toggle()
        for box in self.boxes.values():
            box.retranslate()
        self._usual.arrange()
        self._more.arrange()

    def show_values(
        self, values: dict[str, Stored], names: dict[str, str | tuple[str, ...]], *, keep: bool
    ) -> None:
        """Show a record; `keep` leaves what was typed and is not stored."""
        for name, box in self.boxes.items():
            if keep and box.editor.is_changed():
                continue
            box.editor.show_value(values.get(name), names.get(name, ""))
            box.say("")

    def set_enabled(self, on: bool) -> None:
        """Whether one may change anything."""
        for box in self.boxes.values():
            box.editor.set_enabled(on)

    def stored_or_typed(self, name: str) -> Stored:
        """What stands in a field; nothing where it cannot be kept."""
        try:
            return self.boxes[name].editor.value() if name in self.boxes else None
        except WrongEntry:
            return None

    def go_to(self, name: str) -> None:
        """Put the keyboard into a field, where everybody sees it."""
        if name in self._others:
            self._toggle.setChecked(True)
        box = self.boxes[name]
        box.editor.input.setFocus()
        self.ensureWidgetVisible(box)

    def first(self) -> QWidget:
        """The first field."""
        return next(iter(self.boxes.values())).editor.input

    def last(self) -> QWidget:
        """The last field."""
        return next(reversed(self.boxes.values())).editor.input


def _is_wide(described: Description, field: Field) -> bool:
    """Whether a field takes two columns."""
    if field.multiline or field.list_of or field.kind in ("reference", "record"):
        return True
    title = described.named[-1:] == (field.name,) and not field.personal
    return (title and _grows(field)) or field.form in _WIDE_FORMS


def _grows(field: Field) -> bool:
    """Whether it holds words of any length, not a code."""
    return field.kind == "text" and field.name not in _CODES and field.form not in KNOWN
