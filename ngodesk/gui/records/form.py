"""The form of a record: it saves as one leaves a field, a new record when its button is pressed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from shiboken6 import isValid

from ngodesk.common.errors import UserError, WrongEntry
from ngodesk.common.language import _
from ngodesk.gui.notes import announce
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.records.begun import Place, Typed
from ngodesk.gui.records.content import Content
from ngodesk.gui.records.editors import Stored
from ngodesk.gui.records.fields import FieldBox, Fields
from ngodesk.gui.records.view import RecordView

if TYPE_CHECKING:
    from ngodesk.store.store import Store


class RecordForm(RecordView):
    """One record to fill in. What cannot be kept stays as it was typed, with a note that says why."""

    saved = Signal(object)  # the record's id
    finished = Signal()  # Ctrl+Enter in a record that is kept already

    def __init__(self, file: OpenFile) -> None:
        self._sending: dict[tuple[str, int | None, str], Stored] = {}
        self._begun_at: Place | None = None
        super().__init__(file)
        self.save.clicked.connect(self._finish)
        self.cancel.clicked.connect(self._cancel)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._finish)

    def show_record(self, table: str, record: int) -> None:
        """Show a record; what stands in a field is saved before."""
        self.flush()
        super().show_record(table, record)

    def begin(self, table: str, values: Mapping[str, Stored]) -> None:
        """Begin a new record with these values, or go on with what was typed and not added here.

        What stands in a field is saved before.
        """
        self._end_fields()
        self._keep_begun()
        self._begun_at = Place(self.file.path, table, tuple(sorted(values.items())))
        super().begin(table, {**values, **self.file.begun.at(self._begun_at).values})

    def flush(self) -> None:
        """Save what was typed and not left yet; what was typed in a new record waits, and that is said."""
        self._end_fields()
        if self._keep_begun():
            self.file.told.emit(_("This record is not added yet. What you typed waits for you under “Add”."))

    def _end_fields(self) -> None:
        if self.pane is not None:
            for box in self.pane.boxes.values():
                if box.editor.is_changed():
                    box.editor.finish()

    def _keep_begun(self) -> bool:
        """Whether something was typed in a new record since it was kept last."""
        if self.content is None or self.content.id is not None or self.pane is None or self._begun_at is None:
            return False
        known = self.file.begun.at(self._begun_at)
        values, texts = dict(known.values), {}
        for name, box in self.pane.boxes.items():
            if box.editor.is_changed():
                try:
                    values[name] = box.editor.value()
                except WrongEntry:
                    texts[name] = box.editor.as_typed()
        typed = Typed(values, texts)
        if typed == known:
            return False
        self.file.begun.keep(self._begun_at, typed)
        return True

    def _show_begun(self) -> None:
        for name, text in self.file.begun.at(self._begun_at).texts.items():
            if self.pane is not None and name in self.pane.boxes:
                self.pane.boxes[name].editor.type_anew(text)
        super()._show_begun()

    def _leave(self, box: FieldBox) -> None:
        content, name = self.content, box.field.name
        if content is None or self.pane is None or self.pane.boxes.get(name) is not box:
            return
        box.tidy(self._country)
        try:
            value = box.editor.value()
        except WrongEntry as error:
            box.say(str(error))
            return
        if content.id is None or not box.editor.is_changed():
            box.doubt(value, self._country, kept=content.id is not None)
        elif content.writable and self._sending.get((*_place(content), name), box) != value:
            self._send(content, content.id, box, value)

    def _send(self, content: Content, record: int, box: FieldBox, value: Stored) -> None:
        name = box.field.name
        key = (*_place(content), name)
        self._sending[key] = value

        def change(store: "Store") -> None:
            from ngodesk.work import saving

            saving.change(store, content.table, record, {name: value})

        def changed(_nothing: Any) -> None:
            self.saved.emit(record)
            if self._sending.get(key) == value:
                del self._sending[key]
            if self._is_shown(content):
                self._accept(box, value)
            self.refresh()

        def refused(error: Exception) -> None:
            self._sending.pop(key, None)
            if self._is_shown(content):
                self._refused(error, box)
            else:
                self.file.failed.emit(error)

        self.file.read(change, changed, refused)

    def _is_shown(self, content: Content) -> bool:
        return self.content is not None and _place(self.content) == _place(content)

    def _accept(self, box: FieldBox, value: Stored) -> None:
        """What is stored now is no longer a change; the refresh that follows shows it as it is kept."""
        self.note.hide()
        if self._other(box.field.name) == value:
            box.editor.show_value(value, box.editor.name())

    def _finish(self) -> None:
        """Save what is typed, or store the new record once its last field knows what it names."""
        self._end_fields()
        if self.content is not None and self.content.id is None and self.content.writable:
            self.file.read(lambda _store: None, lambda _nothing: self._add())
        elif self.content is not None and self.content.id is not None:
            self.finished.emit()

    def _add(self) -> None:
        content, pane = self.content, self.pane
        if content is None or content.id is not None or pane is None or not self.save.isEnabled():
            return
        values, wrong = self._typed(content, pane)
        if wrong:
            pane.go_to(wrong)
            return
        if self.save.hasFocus():
            pane.first().setFocus()  # the button goes away, the keyboard stays in the record
        self.save.setEnabled(False)

        def add(store: "Store") -> int:
            from ngodesk.work import saving

            return saving.add(store, content.table, values)

        begun = self._begun_at
        self.file.read(add, lambda record: self._added(content, record, begun), self._not_added)

    def _typed(self, content: Content, pane: Fields) -> tuple[dict[str, Stored], str]:
        """The values of the new record, and the first field whose text cannot be kept."""
        values, wrong = dict(content.values), ""
        for name, box in pane.boxes.items():
            try:
                values[name] = box.editor.value()
            except WrongEntry as error:
                box.say(str(error))
                wrong = wrong or name
        return values, wrong

    def _added(self, content: Content, record: int, begun: Place | None) -> None:
        self.file.begun.forget(begun)
        self.save.setEnabled(True)
        if self.content is content:
            self._wanted = content.table, record
            self.refresh()
        self.saved.emit(record)

    def _not_added(self, error: Exception) -> None:
        if isValid(self):
            self.save.setEnabled(True)
        self._refused(error, None)

    def _refused(self, error: Exception, box: FieldBox | None) -> None:
        """Every problem at its field; what was typed stays. A form that is gone leaves it to the frame."""
        if not isinstance(error, UserError) or not isValid(self):
            self.file.failed.emit(error)
            return
        problems = getattr(error, "problems", ())
        pane = self.pane
        if pane is None or not problems:
            self._say(str(error), box)
            return
        for problem in problems:
            self._say(problem.sentence, pane.boxes.get(problem.field) or box)
        first = problems[0].field
        if box is None and first in pane.boxes:
            pane.go_to(first)

    def _say(self, words: str, box: FieldBox | None) -> None:
        announce(self, words)
        if box is not None:
            box.say(words)
        else:
            self.note.set_words(words)
            self.note.show()

    def _cancel(self) -> None:
        self.file.begun.forget(self._begun_at)
        self.clear()
        self.left.emit()


def _place(content: Content) -> tuple[str, int | None]:
    return content.table, content.id
