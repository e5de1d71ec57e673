"""A cost document: what its paper says, how it is shared out, its scan, and the next one."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ngodesk.common.language import _, current
from ngodesk.gui import sizes
from ngodesk.gui.costs.card import SharingCard
from ngodesk.gui.costs.grid import LINE
from ngodesk.gui.costs.head import TABLE, DocumentHead
from ngodesk.gui.costs.parts import SHARING, DocumentParts
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.checks_note import RecordFindings
from ngodesk.gui.pages.page import Page
from ngodesk.gui.places import Link
from ngodesk.gui.records.form import RecordForm
from ngodesk.gui.scans.files import scans_in
from ngodesk.gui.scans.pane import ScanPane
from ngodesk.gui.tabs import Entry, Tabs

if TYPE_CHECKING:
    from ngodesk.store.store import Store

DOCUMENT = "document"
_DATA, _MIDDLE, _SCAN = 274, 530, 294  # pixels of the three panes
_WIDE = 1040  # pixels below which the scan folds away


class CostPage(Page):
    """One document; a new one where the link names none."""

    place = "costs"

    def __init__(self, file: OpenFile, link: Link) -> None:
        super().__init__()
        self.file = file
        self.document = link.record
        self._known = dict(link.values)
        self._beside: tuple[int | None, int | None] = (None, None)
        self._to_do: list[int] = []
        self._just_added = False
        self._scan_wanted: bool | None = None  # F9; nothing: where there is room
        self.head = DocumentHead()
        self.form = RecordForm(file)
        self.tabs = Tabs("pill")
        self.sharing = SharingCard(file)
        self.scan = ScanPane(file)
        self.findings = RecordFindings(file)
        self.parts = DocumentParts(file, self.sharing)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.retranslate()
        self._start()

    def _lay_out(self) -> None:
        data = self._data = Card()
        inside = QVBoxLayout(data)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.form)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.STEP)
        column.addWidget(self.tabs)
        column.addWidget(self.parts, 1)
        column.addWidget(self.findings)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(sizes.GAP)
        for widget in (data, middle, self.scan):
            self._split.addWidget(widget)
        self._split.setStretchFactor(1, 1)
        data.setMinimumWidth(sizes.scaled(230))
        self._split.setSizes([sizes.scaled(each) for each in (_DATA, _MIDDLE, _SCAN)])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(sizes.MARGIN, sizes.GAP, sizes.MARGIN, sizes.GAP)
        layout.setSpacing(sizes.STEP)
        layout.addWidget(self.head)
        layout.addWidget(self._split, 1)

    def _connect(self) -> None:
        self.form.saved.connect(self._saved)
        self.form.finished.connect(self.go_on)
        self.sharing.shown.connect(self._go_to_rows)
        self.form.link_chosen.connect(self.link_chosen)
        self.form.left.connect(lambda: self.link_chosen.emit(Link(place="costs", table=TABLE)))
        self.sharing.problem.connect(self.problem_found)
        self.parts.link_chosen.connect(self.link_chosen)
        self.parts.said.connect(self.undo_offered)
        self.parts.problem.connect(self.problem_found)
        self.sharing.finished.connect(self.head.next.setFocus)
        self.findings.link_chosen.connect(self.link_chosen)
        self.scan.problem.connect(self.problem_found)
        self.head.earlier.clicked.connect(lambda: self._go_to(self._beside[0]))
        self.head.later.clicked.connect(lambda: self._go_to(self._beside[1]))
        self.head.next.clicked.connect(self.go_on)
        self.head.print.clicked.connect(self._print)
        self.head.show_scan.clicked.connect(self._toggle_scan)
        self.tabs.chosen.connect(self._show_tab)
        self.head.trail.chosen.connect(lambda _step: self.link_chosen.emit(Link(place="costs", table=TABLE)))
        for keys, act in (
            ("F9", self._toggle_scan),
            ("Ctrl+P", self._print),
            ("Ctrl+D", self._same_as_last),
            ("F4", self._show_details),
            ("Alt+Up", lambda: self._go_to(self._beside[0])),
            ("Alt+Down", lambda: self._go_to(self._beside[1])),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        for part in (self.sharing, self.scan):  # forms know these keys themselves
            for keys in ("Ctrl+Return", "Ctrl+Enter"):
                shortcut = QShortcut(QKeySequence(keys), part)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(self.go_on)
        self._new = QShortcut(QKeySequence(QKeySequence.StandardKey.New), self)
        self._new.activated.connect(self.begin)

    def _start(self) -> None:
        if self.document is not None:
            self.form.show_record(TABLE, self.document)
        else:
            self.form.begin(TABLE, self._known)
        self._fit()

    # What there is

    @property
    def link(self) -> Link:
        return Link(place="costs", tab=DOCUMENT, table=TABLE, record=self.document)

    def go(self, link: Link) -> bool:
        """Another document, or a new one, on the same page."""
        if link.tab != DOCUMENT or link.table != TABLE:
            return False
        self.leave()
        self.document, self._known = link.record, dict(link.values)
        self._start()
        self._show_tab(self.tabs.current())
        self.stale.emit()
        return True

    def read(self, store: "Store") -> Any:
        from ngodesk.work import scanning
        from ngodesk.work.naming import Names

        if self.document is None:
            return None, (None, None), scanning.to_do(store)
        with store.reading() as connection:
            issuer = (
                Names(connection, current().language).details(TABLE, [self.document]).get(self.document, "")
            )
        return issuer, scanning.beside(store, self.document), scanning.to_do(store)

    def fill(self, found: Any) -> None:
        issuer, self._beside, self._to_do = found
        self.head.show_document(issuer or "", self._beside, new=self.document is None)
        self.form.refresh()
        self.sharing.show_document(self.document)
        self.scan.show_record(self.document)
        self.findings.show_record(TABLE, self.document)
        self.parts.refresh()
        self._say_title()

    def _say_title(self) -> None:
        content = self.form.content
        here = content if content is not None and content.id == self.document else None
        self.head.show_title(here, new=self.document is None, waits=self.document in self._to_do)

    def _saved(self, record: Any) -> None:
        if self.document is None:
            self.document = record
            self._just_added = True
            self.stale.emit()

    def _go_to_rows(self) -> None:
        """A document just added is shared out next."""
        if self._just_added:
            self._just_added = False
            grid = self.sharing.grid
            grid.setFocus()
            grid.setCurrentIndex(grid.rows.index(grid.rows.rowCount() - 1, LINE))

    # What is done

    def _print(self) -> None:
        """The description for the back of the paper."""
        self.form.flush()
        if self.document is not None:
            self.link_chosen.emit(Link(place="reports", filter="cost-description", record=self.document))

    def go_on(self) -> None:
        """The next document that is not wholly shared out, or a new one."""
        self.form.flush()
        if self.document is None and self.form.content is not None:
            self.form.save.click()
            return
        later = [each for each in self._to_do if each != self.document]
        here = self._to_do.index(self.document) if self.document in self._to_do else -1
        after = self._to_do[here + 1 :] if here >= 0 else later
        following = next(iter([*after, *later]), None)
        self.link_chosen.emit(
            self.link.at(following) if following else Link(place="costs", tab=DOCUMENT, table=TABLE, new=True)
        )

    def begin(self) -> None:
        """Begin a new document; what is typed into a new one stays."""
        if self.document is not None and self.file.read_only is None:
            self.link_chosen.emit(Link(place="costs", tab=DOCUMENT, table=TABLE, new=True))

    def _go_to(self, document: int | None) -> None:
        if document is not None:
            self.link_chosen.emit(self.link.at(document))

    def _same_as_last(self) -> None:
        if not self.sharing.same.isHidden():
            self.sharing.take_last()
        elif self.sharing.contract.can_act:
            self.sharing.follow_contract()

    def _show_tab(self, key: str) -> None:
        key = self.parts.show_part(key, self.document)
        self._new.setEnabled(key == SHARING)  # the lists begin rows of their own
        self.tabs.choose(key)

    def _show_details(self) -> None:
        """F4: the whole record of the allocation that stands in the grid's row."""
        grid = self.sharing.grid
        if self.document is None or grid.book is None or not grid.currentIndex().isValid():
            return
        row = grid.row_at(grid.currentIndex().row())
        self._show_tab("details")
        if row.id is not None:
            self.parts.panels["details"].open(row.id)

    # The scan

    def _toggle_scan(self) -> None:
        self._scan_wanted = self.scan.isHidden()
        self._fit()
        if self._scan_wanted:
            self.scan.desk.setFocus()

    def _fit(self) -> None:
        """Beside the rest where there is room; otherwise in its place, when it is wanted."""
        wide = self.width() >= sizes.scaled(_WIDE)
        shown = self._scan_wanted if self._scan_wanted is not None else wide
        self.scan.setVisible(bool(shown))
        self._data.setVisible(wide or not shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.document is not None and scans_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := scans_in(event):
            event.acceptProposedAction()
            self.scan.attach(paths)

    # Words

    def retranslate(self) -> None:
        self.head.retranslate()
        entries = [
            Entry(SHARING, _("Shared out")),
            Entry("details", _("Details")),
            Entry("payments", _("Payments")),
        ]
        self.tabs.show_entries(entries, _("Parts of the document"))
        self.tabs.choose(self.tabs.current() or SHARING)
        self.stale.emit()

    def leave(self) -> None:
        self.form.flush()
        self.parts.leave()

    def first_focus(self) -> QWidget:
        if self.document is None:
            return self.form.first_focus()
        return self.parts.first_focus()
