"""What a person's data are kept for, everything held as a print, and erasing them."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ngodesk.common.language import _, current
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.flow import Flow
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.places import Link
from ngodesk.gui.privacy import erase

if TYPE_CHECKING:
    from ngodesk.common.progress import Progress
    from ngodesk.store.store import Store
    from ngodesk.work.erasing import Plan
    from ngodesk.work.retention import Kept


class PrivacyCard(Card):
    """Stands on a person's own page."""

    link_chosen = Signal(object)  # a Link
    erased = Signal()

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self._file = file
        self._person: int | None = None
        self._kept: Kept | None = None
        self.heading, self.held = Label(role="section"), Label(tone="muted", wrap=True)
        self.all, self.erase = Button("quiet", "file-text"), Button("quiet", "x")
        acts = Flow()
        acts.addWidget(self.all)
        acts.addWidget(self.erase)
        layout = in_column(self, (sizes.INSET, 10, sizes.INSET, 8), 4)
        for widget in (self.heading, self.held):
            layout.addWidget(widget)
        layout.addLayout(acts)
        self.all.clicked.connect(
            lambda: self.link_chosen.emit(Link(place="reports", filter="person-data", record=self._person))
        )
        self.erase.clicked.connect(self.ask)

    def show_person(self, person: int) -> None:
        """Read what this person's data are kept for."""
        self._person = person
        self.erase.allow(self._file.read_only)
        language = current().language

        def fetch(store: "Store") -> "Kept":
            from ngodesk.work import retention

            return retention.kept(store, person, date.today(), language)

        self._file.read(fetch, self._show)

    def _show(self, kept: "Kept") -> None:
        self._kept = kept
        from ngodesk.work import erasure_words

        projects = "; ".join(map(erasure_words.hold_words, kept.holds))
        self.held.setText(
            _("Kept for: {projects}.").format(projects=projects)
            if kept.holds
            else _("No project needs these data.")
        )

    def ask(self) -> None:
        """Say what erasing would do, and ask."""
        person, language = self._person, current().language

        def fetch(store: "Store") -> "Plan | None":
            from ngodesk.work import erasing

            return erasing.plan(store, person, date.today(), language) if person is not None else None

        self._file.read(fetch, self._ask)

    def _ask(self, plan: "Plan | None") -> None:
        if plan is None:
            self.held.setText(_("The data are erased; only the code is left."))
            return
        dialog = erase.of_person(plan, self)
        dialog.accepted.connect(lambda: self._erase(plan.person))
        dialog.open()

    def _erase(self, person: int) -> None:
        def act(store: "Store", progress: "Progress") -> None:
            from ngodesk.work import erasing

            erasing.erase(store, [person], progress=progress)

        self._file.work(act, lambda _done: self.erased.emit(), _("Erasing personal data"))

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.heading.setText(_("Personal data"))
        self.all.setText(_("Everything held on this person"))
        self.erase.setText(_("Erase for good…"))
        if self._kept is not None:
            self._show(self._kept)
