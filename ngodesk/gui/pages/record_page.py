"""The page of one record: its form, its scans, and what is done with it between them."""

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from ngodesk.gui import sizes
from ngodesk.gui.layouts import PAGE, in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Head, Page
from ngodesk.gui.panes import Panes
from ngodesk.gui.places import OWN_PAGE, Link, page_of, tab_of
from ngodesk.gui.records.form import RecordForm
from ngodesk.gui.scans.files import scans_in
from ngodesk.gui.scans.pane import ScanPane

if TYPE_CHECKING:
    from ngodesk.store.store import Store


class RecordPage(Page):
    """One record; a new one where the link names none."""

    table = ""
    tab = ""  # what of its place it is called; blank: as OWN_PAGE has it

    def __init__(self, file: OpenFile, link: Link, head: Head | None = None) -> None:
        super().__init__()
        self.file = file
        self.tab = self.tab or OWN_PAGE[self.table]
        self.record = link.record
        self.known = dict(link.values)
        self.head = head or Head()
        self.head.meta.hide()
        self.form, self.scan = RecordForm(file), ScanPane(file, self.table)
        self.form.leave_title_to_page()
        self.data = Card()
        inside = in_column(self.data)
        inside.addWidget(self.form)
        self.split = Panes()
        layout = in_column(self, PAGE, sizes.STEP)
        layout.addWidget(self.head)
        layout.addWidget(self.split, 1)
        self.form.saved.connect(self._saved)
        self.form.link_chosen.connect(self.link_chosen)
        self.form.left.connect(self.go_to_list)
        self.scan.problem.connect(self.problem_found)
        self.head.trail.chosen.connect(lambda _step: self.go_to_list())
        QShortcut(QKeySequence("F9"), self).activated.connect(self.toggle_scan)
        self.setAcceptDrops(True)

    def start(self) -> None:
        """Show the record, or begin a new one with what is known of it."""
        if self.record is not None:
            self.form.show_record(self.table, self.record)
        else:
            self.form.begin(self.table, self.known)
        self.fit()

    @property
    def link(self) -> Link:
        return Link(place=self.place, tab=self.tab, table=self.table, record=self.record)

    @property
    def link_to_new(self) -> Link:
        """Where a new record of this kind is begun."""
        return page_of(self.table) or self.link

    def go(self, link: Link) -> bool:
        """Another record, or a new one, on the same page."""
        if (link.tab, link.table) != (self.tab, self.table):
            return False
        self.leave()
        self.record, self.known = link.record, dict(link.values)
        self.start()
        self.stale.emit()
        return True

    def go_to_list(self) -> None:
        """Back to all the records of this kind."""
        self.link_chosen.emit(self.list_link())

    def list_link(self) -> Link:
        """Where all the records of this kind are."""
        return self.in_project(None)

    def in_project(self, project: Any) -> Link:
        """Where those of a project are; of no project, where all are."""
        if isinstance(project, int):
            return Link(tab=tab_of(self.table), table=self.table, project=project)
        return Link(place=self.place, table=self.table)

    def read(self, store: "Store") -> Any:
        """In the worker: which record it was, and what there is of it."""
        record = self.record
        return record, self.find(store, record) if record is not None else None

    def find(self, store: "Store", record: int) -> Any:
        """In the worker: what there is of the record; nothing where it is gone."""
        raise NotImplementedError

    def fill(self, found: Any) -> None:
        """Show what was read, unless that was before it was saved or before another was wanted."""
        record, there = found
        if record != self.record:
            return
        if record is not None and self.is_gone(there):
            self.go_to_list()  # an undo took it away
        else:
            self.show_found(there)

    def is_gone(self, found: Any) -> bool:
        """Whether the record is not there any more."""
        return found is None

    def show_found(self, found: Any) -> None:
        """Show what there is of the record; nothing of a new one."""
        raise NotImplementedError

    def _saved(self, record: Any) -> None:
        if self.record is None:
            self.record = record
            self.stale.emit()
            self.added()

    def added(self) -> None:
        """A new record was saved for the first time."""

    def toggle_scan(self) -> None:
        """F9: show the scan, or what stands in its place."""
        raise NotImplementedError

    def fit(self) -> None:
        """Let the panes stand beside each other where there is room."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.record is not None and scans_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := scans_in(event):
            event.acceptProposedAction()
            self.scan.attach(paths)

    def leave(self) -> None:
        self.form.flush()


class ThreePanesPage(RecordPage):
    """Form left, scan right, and between them what the record is about."""

    panes = (300, 510, 290)  # pixels
    wide = 1040  # pixels below which the scan folds away

    def __init__(self, file: OpenFile, link: Link, head: Head | None = None) -> None:
        super().__init__(file, link, head)
        self._scan_wanted: bool | None = None  # F9; nothing: where there is room
        middle = QWidget()
        self.middle = in_column(middle, between=sizes.STEP)
        for widget in (self.data, middle, self.scan):
            self.split.addWidget(widget)
        self.split.setStretchFactor(1, 1)
        self.data.setMinimumWidth(sizes.scaled(230))
        self.split.setSizes([sizes.scaled(each) for each in self.panes])

    def toggle_scan(self) -> None:
        """Show the scan, or take it away."""
        self._scan_wanted = self.scan.isHidden()
        self.fit()
        if self._scan_wanted:
            self.scan.desk.setFocus()

    def fit(self) -> None:
        """The scan beside the rest where there is room; otherwise in the form's place, when it is wanted."""
        wide = self.width() >= sizes.scaled(self.wide)
        shown = self._scan_wanted if self._scan_wanted is not None else wide
        self.scan.setVisible(bool(shown))
        self.data.setVisible(wide or not shown)
