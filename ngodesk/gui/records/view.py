"""A record on the screen: its title, its fields, what is linked with it, its history."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from ngodesk.common.language import _, current
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_row
from ngodesk.gui.notes import Note
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.order import in_order
from ngodesk.gui.records.content import Content, new_title, of_new, of_record
from ngodesk.gui.records.editors import Stored, Surroundings
from ngodesk.gui.records.fields import FieldBox, Fields
from ngodesk.gui.records.history import History
from ngodesk.gui.records.links import Links
from ngodesk.gui.tabs import PADDING, Entry, Tabs
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.store.store import Store


_EDGE = 14  # left of the fields


class RecordView(Worded, QWidget):
    """Shows a record, or a new one with what it begins with. What becomes of the fields is the form's."""

    link_chosen = Signal(object)  # Link
    left = Signal()  # the person is done here

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self.file = file
        self.content: Content | None = None
        self._panes: dict[str, Fields] = {}
        self._asked = 0
        self._wanted: tuple[str, int] | None = None  # the record that is shown, or will be
        self._titled = True
        self.title = Label(role="section", wrap=True)
        self.note = Note("problem")
        self.tabs = Tabs()
        self.fields = QStackedWidget()
        self.links, self.history = Links(file), History(file)
        self.pages = QStackedWidget()
        self.save, self.cancel = Button("primary"), Button()
        self._lay_out()
        self.tabs.chosen.connect(self._show_tab)
        self.links.link_chosen.connect(self.link_chosen)
        self.history.undone.connect(self.refresh)
        self.clear()
        self.retranslate()

    def _lay_out(self) -> None:
        for page in (self.fields, self.links, self.history):
            self.pages.addWidget(page)
        self._foot = QWidget()
        foot = in_row(self._foot, (0, 0, 14, 0), sizes.STEP)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        below = QVBoxLayout()
        below.setContentsMargins(PADDING, 0, 0, 0)
        below.setSpacing(sizes.STEP)
        below.addWidget(self.note)
        below.addWidget(self.pages, 1)
        below.addWidget(self._foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE - PADDING, 12, 0, 12)  # the words of the tabs stand above the fields
        layout.setSpacing(sizes.STEP)
        self.title.setContentsMargins(PADDING, 0, 0, 0)
        layout.addWidget(self.title)
        layout.addWidget(self.tabs)
        layout.addLayout(below, 1)

    # What is shown

    def leave_title_to_page(self) -> None:
        """The head of the page names the record already."""
        self._titled = False
        self.title.hide()

    def show_record(self, table: str, record: int) -> None:
        """Show a record."""
        self._wanted = table, record
        self.refresh()

    def begin(self, table: str, values: Mapping[str, Stored]) -> None:
        """Show a new record that begins with these values."""
        self._wanted = None
        language, known = current().language, dict(values)

        def show(content: Content | None) -> None:
            self._show(content)
            self._show_begun()

        self._ask(lambda store: of_new(store, table, known, language), show)

    def refresh(self) -> None:
        """Read the record anew; what was typed and is not stored stays."""
        if self._wanted is not None:
            (table, record), language = self._wanted, current().language
            self._ask(lambda store: of_record(store, table, record, language))

    def clear(self) -> None:
        """Show nothing."""
        self._asked += 1
        self._wanted = None
        self._show(None)

    def _ask(
        self,
        fetch: Callable[["Store"], Content | None],
        show: Callable[[Content | None], None] | None = None,
    ) -> None:
        self._asked += 1
        asked = self._asked

        def fill(content: Content | None) -> None:
            if asked == self._asked and isValid(self):  # the page may be gone meanwhile
                (show or self._show)(content)

        self.file.read(fetch, fill)

    def _show(self, content: Content | None) -> None:
        before, self.content = self.content, content
        for widget in (self.pages, self.tabs, self._foot):
            widget.setVisible(content is not None)
        self.title.setVisible(content is not None and self._titled)
        if content is None:
            self.note.hide()
            return
        same = before is not None and (before.table, before.id) == (content.table, content.id)
        if not same:
            self.note.hide()
        self._show_fields(content, keep=same and content.id is not None)
        self.title.setText(content.title)
        self._foot.setVisible(content.id is None and content.writable)
        self.tabs.setVisible(content.id is not None)
        if content.id is None:
            self.tabs.choose("data")
        self._show_tab(self.tabs.current())

    def _show_fields(self, content: Content, *, keep: bool) -> None:
        pane = self._pane(content.table)
        self.fields.setCurrentWidget(pane)
        pane.set_enabled(content.writable)
        pane.show_values(content.values, content.names, keep=keep)
        for box in pane.boxes.values():
            if not box.editor.is_changed():
                box.doubt(content.values.get(box.field.name), self._country, kept=content.id is not None)
                if holds := content.unsaid.get(box.field.name):
                    box.say(_("Prints carry: {line}").format(line=holds), "info")

    def _pane(self, table: str) -> Fields:
        if table not in self._panes:
            from ngodesk.model import TABLES

            pane = Fields(TABLES[table].described, Surroundings(self.file, self._other, self._country))
            pane.left.connect(self._leave)
            self._panes[table] = pane
            self.fields.addWidget(pane)
            in_order(pane.last(), self.cancel, self.save)
        return self._panes[table]

    @property
    def pane(self) -> Fields | None:
        """The fields that are shown."""
        return self._panes.get(self.content.table) if self.content is not None else None

    def _other(self, name: str) -> Stored:
        return self.pane.stored_or_typed(name) if self.pane is not None else None

    def _country(self) -> str:
        """The country that the form names, or the one whose language the file speaks."""
        return str(self._other("country") or (self.content.country if self.content is not None else ""))

    def _show_tab(self, key: str) -> None:
        pages = {"linked": self.links, "history": self.history}
        page = pages.get(key, self.fields)
        self.pages.setCurrentWidget(page)
        content = self.content
        if isinstance(page, Links | History) and content is not None and content.id is not None:
            page.show_record(content.table, content.id)

    def _leave(self, box: FieldBox) -> None:
        """What follows when a field was left."""

    def _show_begun(self) -> None:
        """What follows when a new record is shown."""
        self._go_to_blank()

    # Keyboard and words

    def _go_to_blank(self) -> None:
        """A new record begins at its first blank field."""
        if self.pane is not None:
            blank = (box for box in self.pane.boxes.values() if box.editor.value() in (None, ()))
            box = next(blank, None)
            (box.editor.input if box is not None else self.pane.first()).setFocus()

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self.pane.first() if self.pane is not None else self

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.save.setText(_("Save"))
        self.cancel.setText(_("Cancel"))
        entries = [Entry("data", _("Data")), Entry("linked", _("Linked")), Entry("history", _("History"))]
        self.tabs.show_entries(entries, _("Parts of the form"))
        self.tabs.choose(self.tabs.current() or "data")
        for pane in self._panes.values():
            pane.retranslate()
        self._say_notes_again()
        if self.content is not None and self.content.id is None:
            self.title.setText(new_title(self.content.table))
        self.refresh()

    def _say_notes_again(self) -> None:
        """What is wrong with a field, in the window's language."""
        for box in self.pane.boxes.values() if self.pane is not None else ():
            if box.said():
                self._leave(box)
