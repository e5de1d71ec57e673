"""A sub-grant: its form, where it stands and what comes next, its papers."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _, current
from ngodesk.gui.buttons import Button
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.checks_note import RecordFindings
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.pages.record_page import ThreePanesPage
from ngodesk.gui.places import Link, page_of
from ngodesk.gui.subgrants import rows
from ngodesk.gui.subgrants.acts import ActCard
from ngodesk.gui.subgrants.standing import StandingCard

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.subgranting import Standing

TABLE = "subgrants"
_AGREED = ("awarded", "signed", "running", "settled")


class SubgrantPage(ThreePanesPage):
    """One sub-grant; a new application where the link names none."""

    place, table, help = "projects", TABLE, TABLE
    panes = (290, 540, 280)

    def __init__(self, file: OpenFile, link: Link, today: date | None = None) -> None:
        super().__init__(file, link)
        self.today = today or date.today()
        self.found: Standing | None = None
        self.show_scan = Button("plain", "file")
        self.agreement, self.settlement = Button("plain", "printer"), Button("plain", "printer")
        self.another = Button("plain", "plus")
        self.reserve, self.reject = Button("plain"), Button("plain")
        self.acts, self.standing = ActCard(file), StandingCard()
        self.findings = RecordFindings(file)
        self.head.trail.show()
        self.head.add(
            self.show_scan, self.agreement, self.settlement, self.reject, self.reserve, self.another
        )
        scroll = Scrolling()
        for part in (self.acts, self.standing, self.findings):
            scroll.body.addWidget(part)
        scroll.body.addStretch(1)
        self.middle.addWidget(scroll)
        self._connect()
        self.retranslate()
        self.start()

    def _connect(self) -> None:
        self.acts.wanted.connect(self._do)
        self.standing.link_chosen.connect(self.link_chosen)
        self.findings.link_chosen.connect(self.link_chosen)
        self.show_scan.clicked.connect(self.toggle_scan)
        self.another.clicked.connect(lambda: self.link_chosen.emit(self.link_to_new))
        self.agreement.clicked.connect(lambda: self._print("subgrant-agreement"))
        self.settlement.clicked.connect(lambda: self._print("subgrant-settlement"))
        self.reserve.clicked.connect(lambda: self._decide("reserve"))
        self.reject.clicked.connect(lambda: self._decide("rejected"))

    # What there is

    @property
    def project(self) -> int | None:
        """The project that gives the money."""
        if self.found is not None:
            return self.found.project
        known = self.known.get("project")
        return known if isinstance(known, int) else None

    @property
    def link_to_new(self) -> Link:
        """Another application, in the same call."""
        project = self.project
        call = self.found.facts.call if self.found is not None else ""
        known = rows.application(project) if project is not None else ()
        return page_of(TABLE, values=(*known, *((("call", call),) if call else ()))) or self.link

    def go_to_list(self) -> None:
        tab = Link(tab=TABLE, project=self.project)
        self.link_chosen.emit(tab if self.project is not None else Link(place="projects"))

    def find(self, store: "Store", record: int) -> Any:
        from ngodesk.work import subgranting

        return subgranting.standing(store, record, current().language)

    def show_found(self, found: Any) -> None:
        self.found = found
        self.form.refresh()
        self.scan.show_record(self.record)
        self.findings.show_record(TABLE, self.record)
        self._show()

    def _show(self) -> None:
        found = self.found if self.record is not None else None
        self.standing.show_standing(found, self.today)
        self.acts.show_standing(found, self.today)
        waits = found is not None and found.stage == "applied" and self.file.read_only is None
        self.reject.setVisible(waits)
        self.another.setVisible(waits)
        self.reserve.setVisible(waits and found is not None and found.facts.status != "reserve")
        for button in (self.agreement, self.settlement):
            button.setVisible(found is not None and found.stage in _AGREED)
        self.head.title.setText(found.facts.title if found is not None else _("New application"))
        here = found.facts.grantee if found is not None else _("New application")
        self.head.trail.show_steps([_("Sub-grants")], here)
        stage = found.stage if found is not None else ""
        self.head.show_state(_(rows.STAGES[stage]) if stage else "", rows.TONES.get(stage, "neutral"))

    # What is done

    def _do(self, act: str, deed: Callable[["Store"], int | None]) -> None:
        def done(document: int | None) -> None:
            if document is not None and (link := page_of("cost_documents", document)) is not None:
                self.link_chosen.emit(link)

        self.form.flush()
        self.file.write(deed, self.problem_found.emit, done)

    def _decide(self, status: str) -> None:
        subgrant, today = self.record, self.today

        def work(store: "Store") -> None:
            from ngodesk.work import awarding

            if subgrant is not None:
                awarding.decide(store, [subgrant], status, today)

        self.file.write(work, self.problem_found.emit)

    def _print(self, report: str) -> None:
        self.link_chosen.emit(Link(place="reports", filter=report, record=self.record, project=self.project))

    # Words

    def retranslate(self) -> None:
        self.show_scan.setText(_("Papers"))
        self.agreement.setText(_("Print the agreement"))
        self.settlement.setText(_("Settlement form"))
        self.another.setText(_("Next application"))
        self.reserve.setText(_("Put on the reserve list"))
        self.reject.setText(_("Reject"))
        self.acts.retranslate()
        self._show()
        self.stale.emit()

    def first_focus(self) -> QWidget:
        return self.form.first_focus() if self.record is None or self.acts.isHidden() else self.acts.do
