"""A contract or planned purchase: what was agreed, what is billed and still reserved, its papers."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _, current
from ngodesk.gui import words
from ngodesk.gui.buttons import Button
from ngodesk.gui.costs.billed import BilledCard
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.checks_note import RecordFindings
from ngodesk.gui.pages.record_page import ThreePanesPage
from ngodesk.gui.places import Link, page_of

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.billing import Billing

TABLE = "contracts"


class ContractPage(ThreePanesPage):
    """One contract; a new one where the link names none."""

    place, table = "costs", TABLE

    def __init__(self, file: OpenFile, link: Link) -> None:
        super().__init__(file, link)
        self.billing: Billing | None = None
        self.show_scan = Button("plain", "file")
        self.end, self.bought = Button("plain", "check"), Button("primary", "receipt-text")
        self.billed = BilledCard()
        self.findings = RecordFindings(file)
        self.head.trail.show()
        self.head.add(self.show_scan, self.end, self.bought)
        self.middle.addWidget(self.billed, 1)
        self.middle.addWidget(self.findings)
        self._connect()
        self.retranslate()
        self.start()

    def _connect(self) -> None:
        self.billed.link_chosen.connect(self.link_chosen)
        self.findings.link_chosen.connect(self.link_chosen)
        self.show_scan.clicked.connect(self.toggle_scan)
        self.end.clicked.connect(self._close)
        self.bought.clicked.connect(self._enter_bill)

    # What there is

    def find(self, store: "Store", record: int) -> Any:
        from ngodesk.work import billing

        return billing.billing(store, record, current().language)

    def show_found(self, found: Any) -> None:
        self.billing = found
        self.form.refresh()
        self.scan.show_record(self.record)
        self.findings.show_record(TABLE, self.record)
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

    def _kind(self) -> str:
        if self.billing is None:
            return _("New contract")
        kind = words.word(TABLE, "kind", self.billing.kind)
        return f"{kind[:1].upper()}{kind[1:]}"

    # What is done

    def _enter_bill(self) -> None:
        """A document of this contract, with what is known of it."""
        link = page_of("cost_documents", values=self.billing.begins) if self.billing is not None else None
        if link is not None:
            self.link_chosen.emit(link)

    def _close(self) -> None:
        contract, closed = self.record, self.billing is not None and self.billing.closed
        if contract is None:
            return

        def work(store: "Store") -> None:
            from ngodesk.work import billing

            billing.close(store, contract, not closed)

        self.file.write(work, self.problem_found.emit)

    # Words

    def retranslate(self) -> None:
        self.show_scan.setText(_("Papers"))
        self._show()
        self.stale.emit()

    def first_focus(self) -> QWidget:
        return self.billed.table if self.billed.table.rows.rowCount() else self.form.first_focus()
