"""A person or an organisation as a whole: the form, roles, consents, what they took part in, papers."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _, current
from ngodesk.gui.buttons import Button
from ngodesk.gui.contacts.consents_card import ConsentsCard
from ngodesk.gui.contacts.parts_card import PartsCard
from ngodesk.gui.contacts.roles_card import RolesCard
from ngodesk.gui.notes import Note
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.checks_note import RecordFindings
from ngodesk.gui.pages.duplicates_button import duplicates_of
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.pages.record_page import ThreePanesPage
from ngodesk.gui.places import ORGANISATION, PERSON, Link
from ngodesk.gui.privacy.card import PrivacyCard

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.contacts import Contact
    from ngodesk.work.duplicates import Proposal

WHOLE = {"people": PERSON, "organisations": ORGANISATION}


def whole(table: str, record: int) -> Link:
    """Where a person or an organisation stands as a whole."""
    return Link(place=table, tab=WHOLE[table], table=table, record=record)


class ContactPage(ThreePanesPage):
    """One person, or one organisation. The form at the left shows also the role or consent that is chosen."""

    panes = (300, 560, 240)

    def __init__(self, file: OpenFile, link: Link, today: date | None = None) -> None:
        self.place = self.table = link.table
        self.tab = WHOLE[link.table]
        super().__init__(file, link)
        self._today = today or date.today()
        self._scan_wanted = False
        self.contact: Contact | None = None
        self._twin: Proposal | None = None
        self.papers, self.back = Button("plain", "file"), Button("plain", "arrow-left")
        self.roles, self.consents, self.parts = RolesCard(self.table), ConsentsCard(), PartsCard()
        self.note, self.findings = Note("attention"), RecordFindings(file)
        self.privacy = PrivacyCard(file)
        self._lay_out_more()
        self._connect_more()
        self.retranslate()
        self.start()

    def _lay_out_more(self) -> None:
        self.head.trail.show()
        self.head.add(self.back, self.papers)
        self.back.hide()
        self.note.hide()
        self.middle.addWidget(self.note)
        self.middle.addWidget(self.findings)
        scrolling = Scrolling()
        for card in (self.roles, self.consents, self.parts, self.privacy):
            scrolling.body.addWidget(card)
        scrolling.body.addStretch(1)
        self.middle.addWidget(scrolling, 1)
        for card in (self.consents, self.privacy):
            card.setVisible(self.table == "people")

    def _connect_more(self) -> None:
        owner = "person" if self.table == "people" else "organisation"
        self.roles.new_wanted.connect(lambda: self._begin("affiliations", owner, "start"))
        self.roles.chosen.connect(lambda role: self._show("affiliations", role))
        self.roles.ended.connect(self._end_role)
        self.consents.new_wanted.connect(lambda: self._begin("consents", "person", "given_on"))
        self.consents.chosen.connect(lambda consent: self._show("consents", consent))
        self.consents.ended.connect(self._withdraw)
        self.note.acted.connect(lambda: self.link_chosen.emit(duplicates_of(self.table, self.record)))
        self.back.clicked.connect(self._show_itself)
        for card in (self.parts, self.findings, self.privacy):
            card.link_chosen.connect(self.link_chosen)
        self.papers.clicked.connect(self.toggle_scan)

    # What there is

    def find(self, store: "Store", record: int) -> Any:
        from ngodesk.work import contacts

        return contacts.contact(store, self.table, record, self._today, current().language)

    def show_found(self, found: Any) -> None:
        if found is None:  # whoever is new has a form beside the list
            self.go_to_list()
            return
        self.contact = found
        self.head.title.setText(found.name)
        self.form.refresh()
        self.scan.show_record(self.record)
        self.findings.show_record(self.table, self.record)
        self.roles.show_roles(found.roles)
        self.consents.show_consents(found)
        self.parts.show_parts(found)
        for card in (self.roles, self.consents):
            card.allow(self.file.read_only)
        if self.table == "people":
            self.privacy.show_person(found.id)
        self._ask_for_twin()

    def _ask_for_twin(self) -> None:
        """Who may be the same: it takes a look at all of them, so it is asked last."""
        table, record = self.table, self.record

        def ask(store: "Store") -> "Proposal | None":
            from ngodesk.work import duplicates

            return duplicates.of_record(store, table, record) if record is not None else None

        def show(twin: "Proposal | None") -> None:
            if record == self.record:
                self._twin = twin
                self._say_twin()

        self.file.read(ask, show)

    def _say_twin(self) -> None:
        twin = self._twin
        self.note.setVisible(twin is not None)
        if twin is not None:
            other = twin.names[1] if twin.first == self.record else twin.names[0]
            said = _("Perhaps entered twice: {name}, {reasons}.")
            self.note.set_words(said.format(name=other, reasons=twin.reasons.text()), _("Compare"))

    # The form at the left

    def _begin(self, table: str, owner: str, day: str) -> None:
        """A new role or consent, of this one and from today on."""
        if self.record is not None:
            self.data.show()
            self.back.show()
            self.form.begin(table, {owner: self.record, day: self._today.isoformat()})

    def _show(self, table: str, record: Any) -> None:
        self.data.show()
        self.back.show()
        self.form.show_record(table, record)
        self.form.first_focus().setFocus()

    def _show_itself(self) -> None:
        """The person or organisation again."""
        self.back.hide()
        if self.record is not None:
            self.form.show_record(self.table, self.record)

    def go_to_list(self) -> None:
        """From a role or consent back to whom it is of; from there to the list."""
        if self.back.isHidden():
            super().go_to_list()
        else:
            self._show_itself()
            self.roles.table.setFocus()

    # What is done

    def _end_role(self, role: Any, day: Any) -> None:
        def work(store: "Store") -> None:
            from ngodesk.work import contacts

            contacts.end(store, role, day)

        self.file.write(work, self.problem_found.emit)

    def _withdraw(self, consent: Any, day: Any) -> None:
        def work(store: "Store") -> None:
            from ngodesk.work import contacts

            contacts.withdraw(store, consent, day)

        self.file.write(work, self.problem_found.emit)

    # Words

    def retranslate(self) -> None:
        person = self.table == "people"
        self.head.trail.show_steps(
            [_("People") if person else _("Organisations")], _("Person") if person else _("Organisation")
        )
        self.papers.setText(_("Papers"))
        self.back.setText(_("Back to the person") if person else _("Back to the organisation"))
        for card in (self.roles, self.consents, self.parts, self.privacy):
            card.retranslate()
        self._say_twin()
        self.stale.emit()

    def first_focus(self) -> QWidget:
        return self.form.first_focus()
