"""A contract or planned purchase: what was agreed, what is billed and still reserved, its papers."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ngodesk.common.language import _, current
from ngodesk.gui import sizes, words
from ngodesk.gui.buttons import Button
from ngodesk.gui.costs.billed import BilledCard
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.checks_note import RecordFindings
from ngodesk.gui.pages.page import Head, Page
from ngodesk.gui.places import OWN_PAGE, Link, page_of
from ngodesk.gui.records.form import RecordForm
from ngodesk.gui.scans.files import scans_in
from ngodesk.gui.scans.pane import ScanPane

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.billing import Billing

TABLE = "contracts"
_DATA, _MIDDLE, _SCAN = 290, 500, 294  # pixels of the three panes
_WIDE = 1040  # pixels below which the papers fold away


class ContractPage(Page):
    """One contract; a new one where the link names none."""

    place = "costs"

    def __init__(self, file: OpenFile, link: Link) -> None:
        super().__init__()
        self.file = file
        self.contract = link.record
        self._known = dict(link.values)
        self.billing: Billing | None = None
        self._scan_wanted: bool | None = None  # F9; nothing: where there is room
        self.head = Head()
        self.show_scan = Button("plain", "file")
        self.end, self.bought = Button("plain", "check"), Button("primary", "receipt-text")
        self.form = RecordForm(file)
        self.billed = BilledCard()
        self.findings = RecordFindings(file)
        self.scan = ScanPane(file, TABLE)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.retranslate()
        self._start()

    def _lay_out(self) -> None:
        self.head.meta.hide()
        self.head.trail.show()
        self.head.add(self.show_scan, self.end, self.bought)
        data = self._data = Card()
        inside = QVBoxLayout(data)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.form)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.STEP)
        column.addWidget(self.billed, 1)
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
        self.form.link_chosen.connect(self.link_chosen)
        self.form.left.connect(self._leave_page)
        self.billed.link_chosen.connect(self.link_chosen)
        self.findings.link_chosen.connect(self.link_chosen)
        self.scan.problem.connect(self.problem_found)
        self.show_scan.clicked.connect(self._toggle_scan)
        self.end.clicked.connect(self._close)
        self.bought.clicked.connect(self._enter_bill)
        self.head.trail.chosen.connect(lambda _step: self._leave_page())
        QShortcut(QKeySequence("F9"), self).activated.connect(self._toggle_scan)

    def _start(self) -> None:
        if self.contract is not None:
            self.form.show_record(TABLE, self.contract)
        else:
            self.form.begin(TABLE, self._known)
        self._fit()

    # What there is

    @property
    def link(self) -> Link:
        return Link(place="costs", tab=OWN_PAGE[TABLE], table=TABLE, record=self.contract)

    def go(self, link: Link) -> bool:
        """Another contract, or a new one, on the same page."""
        if link.tab != OWN_PAGE[TABLE] or link.table != TABLE:
            return False
        self.leave()
        self.contract, self._known = link.record, dict(link.values)
        self._start()
        self.stale.emit()
        return True

    def read(self, store: "Store") -> Any:
        from ngodesk.work import billing

        if self.contract is None:
            return None
        return billing.billing(store, self.contract, current().language)

    def fill(self, found: Any) -> None:
        self.billing = found
        self.form.refresh()
        self.scan.show_record(self.contract)
        self.findings.show_record(TABLE, self.contract)
        self._show()

    def _show(self) -> None:
        """What the head and the middle say of the contract."""
        found = self.billing
        writable = found is not None and self.file.read_only is None
        self.billed.show_billing(found)
        self.end.setVisible(writable)
        self.bought.setVisible(writable)
        self.head.title.setText(found.subject if found is not None else _("New contract"))
        self.head.trail.show_steps([_("Costs")], self._kind())
        if found is None:
            self.head.show_state("", "neutral")
            return
        planned = found.kind == "planned_purchase"
        self.head.show_state(
            _("closed") if found.closed else _("reserved") if found.reserved else _("open"),
            "neutral" if found.closed else "info",
        )
        self.end.setText(_("More will be billed") if found.closed else _("Nothing more will be billed"))
        self.bought.setText(_("It was bought") if planned else _("Enter a bill"))
        for button in (self.end, self.bought):
            button.updateGeometry()

    def _kind(self) -> str:
        if self.billing is None:
            return _("New contract")
        kind = words.word(TABLE, "kind", self.billing.kind)
        return f"{kind[:1].upper()}{kind[1:]}"

    def _saved(self, record: Any) -> None:
        if self.contract is None:
            self.contract = record
            self.stale.emit()

    # What is done

    def _enter_bill(self) -> None:
        """A document of this contract, with what is known of it."""
        link = page_of("cost_documents", values=self.billing.begins) if self.billing is not None else None
        if link is not None:
            self.link_chosen.emit(link)

    def _close(self) -> None:
        contract, closed = self.contract, self.billing is not None and self.billing.closed
        if contract is None:
            return

        def work(store: "Store") -> None:
            from ngodesk.work import billing

            billing.close(store, contract, not closed)

        self.file.write(work, self.problem_found.emit)

    def _leave_page(self) -> None:
        self.link_chosen.emit(Link(place="costs", table=TABLE))

    # Its papers

    def _toggle_scan(self) -> None:
        self._scan_wanted = self.scan.isHidden()
        self._fit()
        if self._scan_wanted:
            self.scan.desk.setFocus()

    def _fit(self) -> None:
        """Beside the rest where there is room; otherwise in its place, when they are wanted."""
        wide = self.width() >= sizes.scaled(_WIDE)
        shown = self._scan_wanted if self._scan_wanted is not None else wide
        self.scan.setVisible(bool(shown))
        self._data.setVisible(wide or not shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.contract is not None and scans_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := scans_in(event):
            event.acceptProposedAction()
            self.scan.attach(paths)

    # Words

    def retranslate(self) -> None:
        self.show_scan.setText(_("Papers"))
        self.show_scan.updateGeometry()
        self._show()
        self.stale.emit()

    def leave(self) -> None:
        self.form.flush()

    def first_focus(self) -> QWidget:
        return self.billed.table if self.billed.table.rows.rowCount() else self.form.first_focus()
