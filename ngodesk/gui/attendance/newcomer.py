"""Somebody the file does not know, entered under the list without leaving it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.attendance.offering import organisation_offers
from ngodesk.gui.attendance.offers import Offers
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Card, Note
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.records.editors import Editor, Surroundings
from ngodesk.gui.records.fields import FieldBox, editor_of
from ngodesk.gui.records.suggestions import Suggestion
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.work.attendance_book import Book

_FIELDS = ("last_name", "first_name", "gender", "municipality")


class NewcomerBar(Worded, Card):
    """Last and first name; gender, municipality and organisation where the paper tells them."""

    added = Signal(object)  # a Comer
    known_wanted = Signal(object)  # the id of somebody who is called much like it
    left = Signal()

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self.file = file
        self.book: Book | None = None
        self.country = ""
        self.boxes: dict[str, FieldBox] = {}
        self._similar: int | None = None
        self.title, self.organisation_label = Label(role="section"), Label(role="small", tone="muted")
        self.organisation = QLineEdit()
        self.note = Note("info")
        self.swap, self.cancel, self.add = Button("quiet"), Button("plain"), Button("plain", "user-plus")
        Offers(self.organisation, self._offer)
        self._lay_out()
        self.swap.clicked.connect(self._swap)
        self.cancel.clicked.connect(self.leave)
        self.add.clicked.connect(self._add)
        self.note.acted.connect(lambda: self.known_wanted.emit(self._similar))
        for keys, act in (("Return", self._add), ("Enter", self._add), ("Ctrl+Return", self._add)):
            self._on(keys, act)
        self._on("Esc", self.leave)
        self.retranslate()
        self.hide()

    def _on(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        layout = in_column(self, (12, 8, 12, 10), 6)
        head = abreast(self.title, 1, self.swap, between=None)
        layout.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(sizes.STEP)
        self._grid.setVerticalSpacing(6)
        layout.addLayout(self._grid)
        layout.addWidget(self.note)
        other = QWidget()
        column = in_column(other, between=3)
        column.addWidget(self.organisation_label)
        column.addWidget(self.organisation)
        column.addStretch(1)
        self._grid.addWidget(other, 0, 2)
        buttons = abreast(1, self.cancel, self.add)
        self._grid.addLayout(buttons, 1, 2, Qt.AlignmentFlag.AlignBottom)
        for place in range(3):
            self._grid.setColumnStretch(place, 1)

    def _make_boxes(self) -> None:
        """The fields of a person, as their form has them."""
        from ngodesk.model import TABLES

        described = TABLES["people"].described
        around = Surroundings(self.file, lambda _name: None, lambda: self.country)
        for place, name in enumerate(_FIELDS):
            field = described.field(name)
            box = self.boxes[name] = FieldBox(field, editor_of("people", field, around), wide=False)
            self._grid.addWidget(box, place // 2, place % 2)
        QWidget.setTabOrder(self.boxes["first_name"].editor.input, self.organisation)
        QWidget.setTabOrder(self.organisation, self.boxes["gender"].editor.input)
        QWidget.setTabOrder(self.boxes["municipality"].editor.input, self.cancel)

    def editor(self, name: str) -> Editor:
        """The editor of a field."""
        return self.boxes[name].editor

    def begin(self, book: "Book", typed: str) -> None:
        """Somebody new, as they were typed in the list."""
        self.book = book
        if not self.boxes:
            self._make_boxes()
        last, first = book.people.split(typed)
        for name, value in zip(_FIELDS, (last, first, None, None), strict=True):
            self.boxes[name].say("")
            self.editor(name).show_value(value)
        self.organisation.clear()
        self._say_similar(typed)
        self.show()
        empty = next((name for name in _FIELDS[:2] if not self.editor(name).value()), _FIELDS[0])
        self.editor(empty).input.setFocus()

    def _say_similar(self, typed: str) -> None:
        """Somebody who may be the same person under another spelling."""
        assert self.book is not None
        alike = [*self.book.people.exact(typed), *self.book.people.similar(typed)]
        self._similar = alike[0].id if alike else None
        self.note.setVisible(bool(alike))
        if alike:
            who = ", ".join(filter(None, (alike[0].name, alike[0].detail)))
            self.note.set_words(
                _("Perhaps the same person: {name}.").format(name=who), _("Enter this person")
            )

    def _offer(self, text: str, then: Callable[[Sequence[Suggestion]], None]) -> None:
        then(organisation_offers(self.book, text, None) if self.book is not None and text.strip() else [])

    def _swap(self) -> None:
        """The first name was taken for the last one."""
        last, first = self.editor("last_name").value(), self.editor("first_name").value()
        self.editor("last_name").show_value(first)
        self.editor("first_name").show_value(last)

    def _add(self) -> None:
        from ngodesk.work.attendance_book import Comer

        if self.book is None or not self.isVisible():
            return
        values = {}
        for name, box in self.boxes.items():
            try:
                values[name] = str(box.editor.value() or "").strip()
            except WrongEntry as error:
                box.say(error.text())
                return
        missing = next((name for name in _FIELDS[:2] if not values[name]), None)
        if missing is not None:
            box = self.boxes[missing]
            box.say(_("{field} is missing.").format(field=_(box.field.label)))
            box.editor.input.setFocus()
            return
        someone = self.book.newcomer(*(values[name] for name in _FIELDS))
        self.hide()
        self.added.emit(Comer(someone.id, self.book.called(self.organisation.text()), someone))

    def leave(self) -> None:
        """Nobody new."""
        self.hide()
        self.left.emit()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.title.setText(_("Somebody new"))
        self.organisation_label.setText(_("Stands for"))
        self.organisation.setAccessibleName(_("Stands for"))
        self.swap.setText(_("Swap the names"))
        self.cancel.setText(_("Cancel"))
        self.add.setText(_("Add"))
        for box in self.boxes.values():
            box.retranslate()
