"""Typing a remark in: from whom, on which passage, what; the number comes by itself."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ngodesk.common.describe import Field
from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import _
from ngodesk.common.text import fold, normalised
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.order import in_order
from ngodesk.gui.records.editors import Editor, Stored, Surroundings, TextEditor
from ngodesk.gui.records.fields import FieldBox, editor_of
from ngodesk.gui.records.picker import Picker
from ngodesk.gui.records.suggestions import Suggestion

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.consulting import Consulting

_TABLE = "remarks"
_FIELDS = ("received", "organisation", "person", "passage", "text")
_DAY = 136  # pixels of a date with its calendar
_WIDTHS = (0, 4, 4, 3)  # of those that stand beside each other


class FoundOrNew(Picker):
    """A record found by its name, or a new one of the name that is typed."""

    @property
    def new(self) -> str:
        """What is to be added; blank where a record was found."""
        return self._chosen.name if self._chosen is not None and self._chosen.id is None else ""

    def _fetch(self, typed: str, show: Callable[[Sequence[Suggestion]], None]) -> None:
        def offer(found: Sequence[Suggestion]) -> None:
            name = normalised(typed)
            known = not name or any(fold(row.name) == fold(name) for row in found)
            show(found if known else [*found, Suggestion(name, _("new"))])

        super()._fetch(typed, offer)


class ShortText(TextEditor):
    """A text of two lines: the list below needs the room."""

    LINES = 2


_MADE: dict[str, Callable[[Field, Surroundings], Editor]] = {
    "organisation": lambda field, around: FoundOrNew(_TABLE, field, around),
    "person": lambda field, around: FoundOrNew(_TABLE, field, around),
    "text": lambda field, _around: ShortText(_TABLE, field),
}


class RemarkEntry(Card):
    """One remark after the other. The day stays, as the next paper often came on the same one."""

    added = Signal(object)  # its id
    problem = Signal(str)

    def __init__(self, file: OpenFile, today: date) -> None:
        super().__init__()
        self.file, self.today = file, today
        self.found: Consulting | None = None
        self.boxes: dict[str, FieldBox] = {}
        self.number, self.hint = Label(role="section"), Label(tone="muted", wrap=True)
        self.add = Button("primary", "plus")
        self._make_boxes()
        self._lay_out()
        self.add.clicked.connect(self.finish)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.finish)

    def _make_boxes(self) -> None:
        """Fields of a remark, as its form has them; the passage in one line."""
        from ngodesk.model import TABLES

        around = Surroundings(self.file, lambda _name: None, lambda: "")
        for name in _FIELDS:
            field = TABLES[_TABLE].described.field(name)
            if name == "passage":
                field = replace(field, multiline=False)
            made = _MADE.get(name)
            editor = made(field, around) if made is not None else editor_of(_TABLE, field, around)
            box = self.boxes[name] = FieldBox(field, editor, wide=False)
            editor.left.connect(lambda box=box: self._check(box))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(sizes.STEP)
        grid.setVerticalSpacing(6)
        for column, (name, width) in enumerate(zip(_FIELDS, _WIDTHS, strict=False)):
            grid.addWidget(self.boxes[name], 0, column)
            grid.setColumnStretch(column, width)
        grid.setColumnMinimumWidth(0, sizes.scaled(_DAY))
        last = len(_WIDTHS) - 1
        grid.addWidget(self.boxes["text"], 1, 0, 1, last)
        side = QVBoxLayout()
        side.addStretch(1)
        side.addWidget(self.number)
        side.addWidget(self.add)
        grid.addLayout(side, 1, last)
        layout = in_column(self, (sizes.INSET, 10, sizes.INSET, 10), 6)
        layout.addLayout(grid)
        layout.addWidget(self.hint)
        in_order(*(self.boxes[name].editor.input for name in _FIELDS), self.add)

    # What there is

    def show_consultation(self, found: "Consulting") -> None:
        """The consultation whose remarks are typed; hidden where the file can only be read."""
        new = self.found is None or self.found.id != found.id
        self.found = found
        self.setVisible(self.file.read_only is None)
        if new:
            self._clear()
            self.boxes["received"].editor.show_value(self._usual_day(found).isoformat())
        last = max((each.number for each in found.remarks), default=0)
        self.number.setText(_("Remark {number}").format(number=last + 1))
        self._say()

    def _check(self, box: FieldBox) -> None:
        box.check()
        self._say()

    def _say(self) -> None:
        """Who will be added, and that a day lies outside the consultation."""
        told = [
            _("“{name}” is not known yet and is added too.").format(name=new)
            for new in map(self._new, ("organisation", "person"))
            if new
        ]
        outside = self._outside()
        self.hint.setText(" ".join(filter(None, (outside, *told))))
        self.hint.setVisible(bool(self.hint.text()))
        self.hint.set_tone("attention" if outside else "muted")

    def _outside(self) -> str:
        try:
            stored = self.boxes["received"].editor.value()
        except WrongEntry:
            return ""
        found = self.found
        if found is None or not isinstance(stored, str):
            return ""
        day = date.fromisoformat(stored)
        if found.closed is not None and day > found.closed:
            return _("The consultation was closed already on this day.")
        return _("The consultation was not open yet on this day.") if day < found.opened else ""

    def _new(self, name: str) -> str:
        editor = self.boxes[name].editor
        return editor.new if isinstance(editor, FoundOrNew) else ""

    def _usual_day(self, found: "Consulting") -> date:
        """Today; of a consultation that is over, the day of its last remark."""
        if found.closed is None or self.today <= found.closed:
            return self.today
        return max((each.received for each in found.remarks), default=found.closed)

    def _clear(self) -> None:
        for name, box in self.boxes.items():
            if name != "received":
                box.editor.show_value(None)
            box.say("")

    # What is done

    def finish(self) -> None:
        """Enter the remark, once the fields know what they name."""
        for box in self.boxes.values():
            box.editor.finish()
        self.file.read(lambda _store: None, lambda _nothing: self._add())

    def _add(self) -> None:
        found, values = self.found, self._typed()
        if found is None or values is None or self.file.read_only is not None:
            return
        new = self._new("organisation"), self._new("person")
        consultation = found.id

        def work(store: "Store") -> int:
            from ngodesk.work import consulting

            return consulting.add_remark(store, consultation, values, *new)

        def done(remark: int) -> None:
            self._clear()
            self._say()
            self.first().setFocus()
            self.added.emit(remark)

        self.file.write(work, self.problem.emit, done, table=_TABLE)

    def _typed(self) -> dict[str, Stored] | None:
        """What stands in the fields; nothing where one cannot be kept."""
        values: dict[str, Stored] = {}
        for name, box in self.boxes.items():
            try:
                values[name] = box.editor.value()
                lacks = box.field.required and values[name] is None
                wrong = _("{field} is missing.").format(field=_(box.field.label)) if lacks else ""
            except WrongEntry as error:
                wrong = str(error)
            if wrong:
                box.say(wrong)
                box.editor.input.setFocus()
                return None
        return values

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.boxes["organisation"].editor.input

    # Words

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.add.setText(_("Add the remark"))
        self.add.setToolTip(_("Ctrl+Enter"))
        for box in self.boxes.values():
            box.retranslate()
        if self.found is not None:
            self.show_consultation(self.found)
