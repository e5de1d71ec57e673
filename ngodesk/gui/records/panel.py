"""Records of one or several tables: which table, its list, and the form of the record beside it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ngodesk.common.errors import UserError
from ngodesk.common.language import _
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.order import in_order, parts
from ngodesk.gui.places import FEATURE_OF, Link, page_of
from ngodesk.gui.records.elsewhere import why_not_here
from ngodesk.gui.records.form import RecordForm
from ngodesk.gui.records.listing import RecordList
from ngodesk.gui.records.sides import Sides
from ngodesk.gui.records.written import Opening, Written
from ngodesk.gui.tabs import Entry
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.store.store import Store


class RecordsPanel(Worded, Sides):
    """A switch of tables, a list, and the form beside it; in a narrow window one or the other."""

    link_chosen = Signal(object)
    said = Signal(str)  # what was deleted, for the undo bar
    problem = Signal(str)

    def __init__(
        self, file: OpenFile, tables: Sequence[str], link: Link, written: QWidget | None = None
    ) -> None:
        super().__init__(RecordForm(file), written)
        self.file = file
        self.tables = tuple(tables)
        self.written = written
        first = tables[0] if written is None else ""
        known = (*tables, first)
        self.link = link if link.table in known else Link(tab=link.tab, table=first, project=link.project)
        self._known: dict[str, int] = {}
        self._features: set[str] = set()
        self._started = False
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.switch.chosen.connect(self._choose_table)
        self.add.clicked.connect(lambda: self.begin(self.link.values))
        self.back.clicked.connect(self._back_to_list)
        self.form.saved.connect(self._saved)
        self.form.link_chosen.connect(self.link_chosen)
        self.form.left.connect(self._back_to_list)
        self.file.known.connect(self._show_writable)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.New), self)
        shortcut.activated.connect(lambda: self.begin(self.link.values))

    # What there is

    def start(self) -> None:
        """Begin to read: which tables are used, then the list."""
        self._started = True
        self._show_table()
        self._count()
        if self.link.new:
            self.begin(self.link.values)

    def refresh(self) -> None:
        """Read anew what is shown."""
        self._count()
        if self._in_list():
            self.list.refresh()
            self.form.refresh()
        else:
            self._written_view().refresh()

    def _in_list(self) -> bool:
        """Whether a list is shown, and not the view made by hand."""
        return bool(self.link.table)

    def _written_view(self) -> Written:
        return cast(Written, self.written)

    def _show_table(self) -> None:
        """The list that the link names, or the view made by hand."""
        self._split.setVisible(self._in_list())
        self.add.setVisible(self._in_list())
        self._show_writable()
        if self.written is not None:
            self.written.setVisible(not self._in_list())
        if self._in_list():
            self._show_list(self.link.table)
        else:
            self._show_written()

    def _show_written(self) -> None:
        view = self._written_view()
        if isinstance(view, Opening):
            view.show_one(self.link.record)
        view.refresh()

    def leave(self) -> None:
        """Keep what is being typed: something else is about to stand here."""
        self.form.flush()
        if self.written is not None:
            self._written_view().leave()

    def _count(self) -> None:
        self.file.read(self._read_counts, self._show_counts)

    def _read_counts(self, store: "Store") -> tuple[dict[str, int], set[str]]:
        from ngodesk.work import features

        return features.counts(store, self.tables, self.link.project), features.chosen(store)

    def _show_counts(self, found: tuple[dict[str, int], set[str]]) -> None:
        self._known, self._features = found
        self._show_switch()

    def _show_switch(self) -> None:
        from ngodesk.model import TABLES

        used = [table for table in self.tables if self._is_used(table)]
        written = [Entry("", _(self._written_view().title))] if self.written is not None else []
        self.switch.show_entries(
            written + [Entry(table, _(TABLES[table].labels[1]), self._known.get(table)) for table in used],
            _("What the list shows"),
        )
        self.switch.choose(self.link.table)
        self.switch.setVisible(len(used) + len(written) > 1)

    def _is_used(self, table: str) -> bool:
        """What the association does not do, and has no record of, is not there."""
        feature = FEATURE_OF.get(table, "")
        held = bool(self._known.get(table))
        return not feature or feature in self._features or held or table == self.link.table

    def _show_list(self, table: str) -> None:
        old = self.lists.currentWidget()
        made = RecordList(table, self.file, project=self.link.project, owner=self.link.owner)
        made.chosen.connect(self._chosen)
        made.opened.connect(self._opened)
        made.new_wanted.connect(lambda: self.begin(self.link.values))
        made.said.connect(self.said)
        made.problem.connect(self.problem)
        self.lists.addWidget(made)
        self.lists.setCurrentWidget(made)
        in_order(self.add, *parts(made))
        if old is not None:
            self.lists.removeWidget(old)
            old.deleteLater()
        made.start(self._filters())
        if self.link.search:
            made.search(self.link.search)
        if self.link.record is not None:
            made.select(self.link.record)
            self._show_form(self.link.record)

    def _filters(self) -> Sequence[str] | None:
        """Those that the link names; none that may hide what it leads to."""
        if self.link.filter or self.link.search or self.link.record is not None:
            return self.link.filter.split()
        return None

    def _show_writable(self) -> None:
        """A file that can only be read takes no new records, and some are made elsewhere."""
        self.add.allow(self._why_not())

    def _why_not(self) -> UserError | None:
        return self.file.read_only or why_not_here(self.link.table)

    # Where the person is

    def go(self, link: Link) -> None:
        """Show another list, or another record of this one."""
        if link.table not in self.tables and (link.table or self.written is None):
            return
        before, self.link = self.link, link
        if not self._started:
            return
        if _list_of(link) != _list_of(before):
            self.leave()
            self.form.clear()
            self._card.hide()
            self._fold(False)
            self._show_table()
            self._show_switch()
        elif not self._in_list():
            self._show_written()
        elif link.record is not None:
            if not self.list.holds(link.record):
                self.list.show_all()
            self.list.select(link.record)
            self._show_form(link.record)
        if link.new:
            self.begin(link.values)

    def _choose_table(self, table: str) -> None:
        self.leave()
        self.link_chosen.emit(
            Link(place=self.link.place, tab=self.link.tab, table=table, project=self.link.project)
        )

    def _chosen(self, record: Any) -> None:
        """The form follows the list where both are seen."""
        if record is not None and not self.narrow():
            self._show_form(record)

    def open(self, record: int) -> None:
        """Go to a record: into its form, or to its page."""
        self.list.select(record)
        self._opened(record)

    def _opened(self, record: Any) -> None:
        if (page := page_of(self.link.table, record)) is not None:
            self.link_chosen.emit(page)
            return
        self._show_form(record)
        if self.narrow():
            self._fold(True)
        self.form.first_focus().setFocus()

    def _show_form(self, record: int) -> None:
        self.form.flush()
        self.link = self.link.at(record)
        self.form.show_record(self.link.table, record)
        if self.narrow() and not self.lists.isHidden():
            return
        self._card.show()
        self._share()

    def begin(self, values: Sequence[tuple[str, int | str]] = ()) -> None:
        """Begin a new record; what the place says of it is filled in."""
        from ngodesk.model import TABLES

        if not self._in_list():
            return
        if (why := self._why_not()) is not None:
            self.problem.emit(why.text())
            return
        self.form.flush()
        known: dict[str, Any] = dict(values)
        names = {field.name for field in TABLES[self.link.table].described.fields}
        project = self.link.project or self.list.filters.project
        if project is not None and "project" in names:
            known.setdefault("project", project)
        if self.link.owner is not None:
            known.setdefault(*self.link.owner)
        if (page := page_of(self.link.table, values=tuple(known.items()))) is not None:
            self.link_chosen.emit(page)
            return
        self._card.show()
        self._share()
        if self.narrow():
            self._fold(True)
        self.form.begin(self.link.table, known)

    def _saved(self, record: Any) -> None:
        self.link = self.link.at(record)
        self.list.refresh()
        self.list.select(record)

    # Words

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.add.setText(_("Add"))
        self.back.setText(_("Back to the list"))
        self._show_writable()
        if self._known:
            self._show_switch()

    def first_focus(self) -> QWidget:
        """Where the keyboard begins: in a record just begun, otherwise in the list."""
        if not self._in_list():
            return self._written_view().first_focus()
        if not self.lists.count():
            return self
        return self.form.first_focus() if self.link.new else self.list.first_focus()


def _list_of(link: Link) -> tuple[object, ...]:
    """What makes it another list."""
    return link.table, link.owner, link.search, link.filter
