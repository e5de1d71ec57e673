"""A cost document: what its paper says, how it is shared out, its scan, and the next one."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ngodesk.common.language import _, current
from ngodesk.gui import sizes, words
from ngodesk.gui.buttons import Button
from ngodesk.gui.costs.card import SharingCard
from ngodesk.gui.costs.grid import LINE
from ngodesk.gui.costs.scan import ScanPane, scans_in
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.checks_note import RecordFindings
from ngodesk.gui.pages.page import Head, Page
from ngodesk.gui.places import Link
from ngodesk.gui.records.form import RecordForm
from ngodesk.gui.records.panel import RecordsPanel
from ngodesk.gui.tabs import Entry, Tabs

if TYPE_CHECKING:
    from ngodesk.store.store import Store

TABLE, DOCUMENT = "cost_documents", "document"
_DATA, _MIDDLE, _SCAN = 274, 530, 294  # pixels of the three panes
_PARTS = {"details": "allocations", "payments": "payments"}
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
        self.head = Head()
        self.earlier, self.later = Button("icon", "chevron-up"), Button("icon", "chevron-down")
        self.print = Button("icon", "printer")
        self.show_scan = Button("plain", "file")
        self.next = Button("primary")
        self.form = RecordForm(file)
        self.tabs = Tabs("pill")
        self.sharing = SharingCard(file)
        self.scan = ScanPane(file)
        self.findings = RecordFindings(file)
        self.parts: dict[str, RecordsPanel] = {}  # lists of what belongs to the document, by tab
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.retranslate()
        self._start()

    def _lay_out(self) -> None:
        self.head.meta.hide()
        self.head.add(self.earlier, self.later, self.print, self.show_scan, self.next)
        data = self._data = Card()
        inside = QVBoxLayout(data)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.form)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.sharing)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.STEP)
        column.addWidget(self.tabs)
        column.addWidget(self._middle, 1)
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
        self.sharing.finished.connect(self.next.setFocus)
        self.findings.link_chosen.connect(self.link_chosen)
        self.scan.problem.connect(self.problem_found)
        self.earlier.clicked.connect(lambda: self._go_to(self._beside[0]))
        self.later.clicked.connect(lambda: self._go_to(self._beside[1]))
        self.next.clicked.connect(self.go_on)
        self.print.clicked.connect(self._print)
        self.show_scan.clicked.connect(self._toggle_scan)
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
        self.head.trail.show_steps([_("Costs")], issuer or _("New document"))
        self.head.trail.show()
        self.earlier.setEnabled(self._beside[0] is not None)
        self.later.setEnabled(self._beside[1] is not None)
        self.print.setEnabled(self.document is not None)
        self.form.refresh()
        self.sharing.show_document(self.document)
        self.scan.show_record(self.document)
        self.findings.show_record(TABLE, self.document)
        for panel in self.parts.values():
            if self._middle.currentWidget() is panel:
                panel.refresh()
        self._say_title()

    def _say_title(self) -> None:
        content = self.form.content
        if self.document is None or content is None or content.id != self.document:
            self.head.title.setText(_("New document") if self.document is None else _("Document"))
            self.head.show_state("", "neutral")
            return
        kind = words.word(TABLE, "kind", str(content.values.get("kind")))
        self.head.title.setText(f"{kind[:1].upper()}{kind[1:]} {content.values.get('number')}")
        waits = self.document in self._to_do
        self.head.show_state(
            _("to be shared out") if waits else _("shared out"), "attention" if waits else "ok"
        )

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
        if key in _PARTS and self.document is not None:
            self._show_part(key, Link(table=_PARTS[key], owner=("document", self.document)))
        else:
            key = "sharing"
            self._middle.setCurrentWidget(self.sharing)
        self._new.setEnabled(key == "sharing")  # the lists begin rows of their own
        self.tabs.choose(key)

    def _show_part(self, key: str, link: Link) -> None:
        """A list of the document's own payments or allocations, each with its form."""
        if key not in self.parts:
            panel = self.parts[key] = RecordsPanel(self.file, (link.table,), link)
            panel.link_chosen.connect(self.link_chosen)
            panel.said.connect(self.undo_offered)
            panel.problem.connect(self.problem_found)
            self._middle.addWidget(panel)
            panel.start()
        else:
            self.parts[key].go(link)
        self._middle.setCurrentWidget(self.parts[key])

    def _show_details(self) -> None:
        """F4: the whole record of the allocation that stands in the grid's row."""
        grid = self.sharing.grid
        if self.document is None or grid.book is None or not grid.currentIndex().isValid():
            return
        row = grid.row_at(grid.currentIndex().row())
        self._show_tab("details")
        if row.id is not None:
            self.parts["details"].open(row.id)

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
        self.earlier.set_name(_("Document before"))
        self.later.set_name(_("Next document by date"))
        self.print.set_name(_("Print the description of the document"))
        self.show_scan.setText(_("Scan"))
        self.next.setText(_("Next document"))
        for button in (self.show_scan, self.next):
            button.updateGeometry()
        entries = [
            Entry("sharing", _("Shared out")),
            Entry("details", _("Details")),
            Entry("payments", _("Payments")),
        ]
        self.tabs.show_entries(entries, _("Parts of the document"))
        self.tabs.choose(self.tabs.current() or "sharing")
        self.stale.emit()

    def leave(self) -> None:
        self.form.flush()
        self.sharing.grid.commit()
        for panel in self.parts.values():
            panel.leave()

    def first_focus(self) -> QWidget:
        if self.document is None:
            return self.form.first_focus()
        part = self._middle.currentWidget()
        return part.first_focus() if isinstance(part, RecordsPanel) else self.sharing.grid
