"""A list of records: a search field, the choice of columns, the table, or what to do where it is empty."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ngodesk.common.language import _, current
from ngodesk.gui import places, remembered, sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.notes import Card, EmptyState, announce
from ngodesk.gui.records import clipboard, deeds
from ngodesk.gui.records.columns import ColumnsMenu, fields_at_first, fields_of, title_of
from ngodesk.gui.records.rows import Asked
from ngodesk.gui.records.search import SearchField
from ngodesk.gui.records.table import RecordTable

if TYPE_CHECKING:
    from ngodesk.gui.opened import OpenFile
    from ngodesk.store.selection import Condition
    from ngodesk.work.listing import Row


class RecordList(Card):
    """The records of a table: all, those of a project, or those of an owner (its field and id)."""

    chosen = Signal(object)  # id, or None
    opened = Signal(object)  # id
    new_wanted = Signal()
    said = Signal(str)  # what was deleted
    problem = Signal(str)  # what could not be read or written; blank once it is mended
    counted = Signal(int)  # how many there are, a search apart

    def __init__(
        self,
        table: str,
        file: "OpenFile",
        *,
        project: int | None = None,
        owner: tuple[str, int] | None = None,
    ) -> None:
        super().__init__()
        self._file = file
        self._name, self._project, self._owner = table, project, owner
        self._conditions: tuple[Condition, ...] = ()
        self._columns: tuple[str, ...] = ()
        self.field = SearchField()
        self.columns_button = Button("icon", "columns-3")
        self.table = RecordTable(table, file)
        self._add, self._clear = Button("primary", "plus"), Button()
        icon = next(place.icon for place in places.PLACES if place.key == places.place_of(table))
        self.nothing_yet = EmptyState(icon, self._add)
        self.nothing_found = EmptyState("search", self._clear)
        self._late = False
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.filters = QHBoxLayout()  # pills of a page find their place between search and columns
        self.filters.setSpacing(6)
        top = QHBoxLayout()
        top.setSpacing(6)
        self.field.setFixedWidth(sizes.scaled(250))
        top.addWidget(self.field)
        top.addLayout(self.filters, 1)
        top.addStretch(0)
        top.addWidget(self.columns_button)
        self._bar = QWidget()
        self._bar.setLayout(top)
        top.setContentsMargins(8, 6, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 2, 8, 8)
        layout.setSpacing(2)
        layout.addWidget(self._bar)
        for widget in (self.table, self.nothing_yet, self.nothing_found):
            layout.addWidget(widget, 1)
        self.nothing_yet.hide()
        self.nothing_found.hide()

    def _connect(self) -> None:
        table = self.table
        table.chosen.connect(self.chosen)
        table.opened.connect(self.opened)
        table.problem.connect(self.problem)
        table.delete_wanted.connect(self.delete)
        table.copy_wanted.connect(self.copy)
        table.paste_wanted.connect(self.paste)
        table.written.connect(self._write)
        table.sorted.connect(lambda name, turned: self._ask(sort=name, descending=turned))
        table.rows.counted.connect(self._counted)
        table.rows.failed.connect(self._fail)
        self.field.searched.connect(self._search)
        self.field.left.connect(table.setFocus)
        self.columns_button.clicked.connect(self._show_columns)
        self._add.clicked.connect(self.new_wanted)
        self._clear.clicked.connect(self.field.clear_search)
        self._soon.timeout.connect(table.rows.refresh)
        self._file.written.connect(self.refresh)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        for signal in (find.activated, find.activatedAmbiguously):
            signal.connect(self._find)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.field.retranslate()
        self.columns_button.set_name(_("Choose the columns"))
        self._add.setText(_("Add"))
        self._clear.setText(_("Clear the search"))
        for button in (self._add, self._clear):
            button.updateGeometry()
        self.nothing_yet.set_words(
            _("There is nothing here yet"), _("Add the first one, or paste rows from a spreadsheet.")
        )
        self.nothing_found.set_words(
            _("Nothing was found"), _("No record here holds all the words that you typed.")
        )
        if self.table.rows.asked is not None:
            self.table.setAccessibleName(title_of(self._name))
            self._ask(language=current().language)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An empty list can be pasted into too."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    # What it shows

    def start(self) -> None:
        """Begin to read."""
        kept = remembered.table_state(self._name)
        names = [field.name for field in fields_of(self._name)]
        known = [name for name in kept.columns if name in names]
        self._columns = tuple(known) or fields_at_first(self._name, self._known())
        self.table.setAccessibleName(title_of(self._name))
        sort = kept.sort if kept.sort in names else ""
        self._ask(sort=sort, descending=kept.descending and bool(sort), search=self.field.text())

    def _known(self) -> dict[str, Any]:
        """What is the same in every row, and stands in a new one."""
        known = {"project": self._project} if self._project is not None else {}
        known |= dict([self._owner]) if self._owner is not None else {}
        return {field.name: known[field.name] for field in fields_of(self._name) if field.name in known}

    def _ask(self, **changes: Any) -> None:
        asked = self.table.rows.asked or Asked(self._name, self._project, self._owner)
        asked = replace(asked, columns=self._columns, conditions=self._conditions)
        self.table.rows.ask(replace(asked, **changes))

    def show_only(self, *conditions: "Condition") -> None:
        """Leave those records that all of these conditions leave; none leave all."""
        self._conditions = conditions
        if self.table.rows.asked is not None:
            self._ask()

    def refresh(self, _change: object = None) -> None:
        """Something was written: show what stands now, once somebody sees it."""
        self._late = not self.isVisible()
        if not self._late:
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._late:
            self.refresh()

    def select(self, row_id: int | None) -> None:
        """Go to a record; also to one that is not read yet."""
        self.table.select_id(row_id)

    def current(self) -> int | None:
        """The record that is chosen."""
        return self.table.current_id()

    def search(self, text: str) -> None:
        """Look for a text at once."""
        self.field.search_now(text)

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        for empty, button in ((self.nothing_yet, self._add), (self.nothing_found, self._clear)):
            if not empty.isHidden():
                return button
        return self.table

    def _find(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _search(self, text: str) -> None:
        asked = self.table.rows.asked
        if asked is not None and asked.search != text:
            self._ask(search=text)

    def _counted(self, number: int, searched: bool) -> None:
        self.field.show_hits(number)
        self.nothing_yet.setVisible(not number and not searched)
        self.nothing_found.setVisible(not number and searched)
        had_focus = self.table.hasFocus()
        self.table.setVisible(bool(number))
        self._bar.setVisible(bool(number) or searched or bool(self._conditions))
        if had_focus and not number:
            self.first_focus().setFocus()
        if not searched:
            self.counted.emit(number)

    def _show_columns(self) -> None:
        menu = ColumnsMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.show_fields(fields_of(self._name), self.table.header.names())
        menu.chosen.connect(self._choose_columns)
        menu.popup(self.columns_button.mapToGlobal(QPoint(0, self.columns_button.height())))

    def _choose_columns(self, names: Sequence[str]) -> None:
        self._columns = tuple(names)
        asked = self.table.rows.asked
        state = replace(remembered.table_state(self._name), columns=self._columns)
        remembered.remember_table_state(self._name, state)
        self.table.header.forget_widths()
        gone = asked is not None and asked.sort not in names
        self._ask(**({"sort": "", "descending": False} if gone else {}))

    # What is done to records

    def delete(self, ids: list[int]) -> None:
        """Delete records; the undo bar says which."""
        name, language = self._name, current().language
        self._file.read(lambda store: deeds.delete(store, name, ids, language), self.said.emit, self._refuse)

    def _write(self, row_id: int, name: str, value: Any) -> None:
        """One value that was typed in a cell."""

        self._file.read(
            lambda store: deeds.change(store, self._name, row_id, name, value),
            lambda _nothing: None,
            self._refuse,
        )

    def copy(self, ids: list[int]) -> None:
        """Put rows on the clipboard as they are seen, with their headings."""
        order = self.table.header.shown()
        titles = [self.table.rows.columns[column].title for column in order]

        def put(rows: "list[Row]") -> None:
            data = QMimeData()
            texts = [[row[column].text for column in order] for row in rows]
            data.setText(clipboard.written([titles, *texts]))
            QGuiApplication.clipboard().setMimeData(data)

        if ids:
            self.table.rows.read_rows(ids, put)

    def paste(self) -> None:
        """Change the rows from the chosen one on, and add those that are more, in one step."""
        titles = {_(field.label): field.name for field in fields_of(self._name)}
        names, rows = clipboard.under_headings(
            clipboard.rows_of(QGuiApplication.clipboard().text()), titles, self.table.header.names()
        )
        if not rows:
            return
        first = self.table.currentIndex().row()
        ids = list(self.table.rows.ids[first : first + len(rows)]) if first >= 0 else []
        known, language = self._known(), current().language

        self._file.read(
            lambda store: deeds.paste(store, self._name, names, rows, ids, language, known),
            self._pasted,
            lambda error: self._refuse(error, self._name),
        )

    def _pasted(self, ids: list[int]) -> None:
        self.problem.emit("")
        self.select(ids[0])

    def _refuse(self, error: Exception, pasted: str = "") -> None:
        """Nothing was written: say why, and show what stands."""
        sentence = deeds.trouble(error, pasted)
        if not sentence:
            self._fail(error)
            return
        self.problem.emit(sentence)
        announce(self, sentence)
        self.refresh()

    def _fail(self, error: Exception) -> None:
        """A bug, or trouble with the file: the frame says so."""
        self._file.failed.emit(error)
