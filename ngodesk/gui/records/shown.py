"""What a list of records shows: search, filters, the table, or what to do where there is nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _, current
from ngodesk.gui import remembered
from ngodesk.gui.buttons import Button
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.records.asked import Asked
from ngodesk.gui.records.columns import ColumnsMenu, fields_at_first, fields_of, title_of
from ngodesk.gui.records.empty import Nothing
from ngodesk.gui.records.filters import Filters
from ngodesk.gui.records.search import SearchField
from ngodesk.gui.records.table import RecordTable
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.gui.opened import OpenFile


class ShownRecords(Worded, Card):
    """A table of records with what finds them; what is done to them is the list's."""

    chosen = Signal(object)  # id, or None
    opened = Signal(object)  # id
    new_wanted = Signal()
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
        self._columns: tuple[str, ...] = ()
        self.field = SearchField()
        self.columns_button = Button("icon", "columns-3")
        self.save_button = Button("icon", "download")
        self.table = RecordTable(table, file)
        self.filters = Filters(Asked(table, project, owner), file)
        self.nothing = Nothing(table)
        self.nothing_yet, self.nothing_found = self.nothing.yet, self.nothing.found
        self._late = self._known_number = False
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        top = abreast(self.field, (self.filters, 1), self.save_button, self.columns_button, between=6)
        self._bar = QWidget()
        self._bar.setLayout(top)
        top.setContentsMargins(8, 6, 0, 0)
        layout = in_column(self, (1, 2, 8, 8), 2)
        layout.addWidget(self._bar)
        for widget in (self.table, self.nothing):
            layout.addWidget(widget, 1)

    def _connect(self) -> None:
        table = self.table
        table.chosen.connect(self.chosen)
        table.opened.connect(self.opened)
        table.problem.connect(self.problem)
        table.sorted.connect(lambda name, turned: self._ask(sort=name, descending=turned))
        table.rows.counted.connect(self._counted)
        table.rows.failed.connect(self._fail)
        self.field.searched.connect(self._search)
        self.field.left.connect(self._leave_search)
        self.filters.changed.connect(self._ask)
        self.filters.left.connect(lambda: self.first_focus().setFocus())
        self.columns_button.clicked.connect(self._show_columns)
        self.nothing.add_wanted.connect(self.new_wanted)
        self.nothing.clear_wanted.connect(self.show_all)
        self._soon.timeout.connect(table.rows.refresh)
        self._soon.timeout.connect(self.filters.count)
        self._file.written.connect(self.refresh)
        self._file.known.connect(self._show_writable)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        for signal in (find.activated, find.activatedAmbiguously):
            signal.connect(self._find)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.field.retranslate()
        self.columns_button.set_name(_("Choose the columns"))
        self.save_button.set_name(_("Save the list as…"))
        self.filters.retranslate()
        self.nothing.retranslate()
        self._show_writable()
        if self.table.rows.asked is not None:
            self.table.setAccessibleName(title_of(self._name))
            self._ask(language=current().language)

    def _show_writable(self) -> None:
        """A file that can only be read offers nothing else."""
        self.table.rows.writable = self._file.read_only is None
        self.nothing.allow(self._file.read_only)

    # What it shows

    def start(self, chosen: Iterable[str] | None = None) -> None:
        """Begin to read, with these filters or those that were left."""
        self.filters.start(chosen)
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
        asked = replace(asked, columns=self._columns, conditions=self.filters.conditions())
        self.table.rows.ask(replace(asked, **changes))

    def show_all(self) -> None:
        """No search, no filter."""
        self.field.clear_search()
        self.filters.show_all()

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

    def holds(self, row_id: int) -> bool:
        """Whether search and filters leave a record."""
        return self.table.rows.row_of(row_id) >= 0

    def current(self) -> int | None:
        """The record that is chosen."""
        return self.table.current_id()

    def search(self, text: str) -> None:
        """Look for a text at once."""
        self.field.search_now(text)

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self.table if self.nothing.isHidden() else self.nothing.button() or self.field

    def _find(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _leave_search(self) -> None:
        """Esc in the empty field: the filters go before the person does."""
        if self.filters.is_on() and not self.field.text():
            self.filters.show_all()
        else:
            self.first_focus().setFocus()

    def _search(self, text: str) -> None:
        asked = self.table.rows.asked
        if asked is not None and asked.search != text:
            self._ask(search=text)

    def _counted(self, number: int, searched: bool) -> None:
        had_focus = self.first_focus().hasFocus()
        self.field.show_hits(number)
        filtered = self.filters.is_on()
        self.nothing.show_for(number, searched=searched, filtered=filtered)
        self.table.setVisible(bool(number))
        self._bar.setVisible(bool(number) or searched or filtered)
        if had_focus:
            self.first_focus().setFocus()
        if not self._known_number:
            self._known_number = True
            self.filters.count()
        if not (searched or filtered):
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

    def _fail(self, error: Exception) -> None:
        """A bug, or trouble with the file: the frame says so."""
        self._file.failed.emit(error)
