"""A card of the first page: how much the checks found, and how much money is at risk."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal

from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.findings import Findings
from ngodesk.gui.labels import Label, Sign
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.pages import checks_rows
from ngodesk.gui.places import Link

if TYPE_CHECKING:
    from ngodesk.work.checking import Verdict


class ChecksCard(Card):
    """Two or three sentences and the way to the checks; hidden while nothing is known."""

    chosen = Signal(object)  # a Link

    def __init__(self) -> None:
        super().__init__()
        self._verdict: Verdict | None = None
        self.title, self.words = Label(role="section"), Label(wrap=True)
        self.sign = Sign("circle-check", "accent")
        self.look = Button("link")
        line = abreast(self.sign, (self.words, 1))
        acts = abreast(self.look, 1, between=None)
        layout = in_column(self, (sizes.INSET, 9, sizes.INSET, sizes.INSET), sizes.STEP)
        layout.addWidget(self.title)
        layout.addLayout(line)
        layout.addLayout(acts)
        self.look.clicked.connect(lambda: self.chosen.emit(Link(place="checks")))
        self.show_verdict(None)

    def serve(self, findings: Findings) -> None:
        """Show what is found now, and whenever the checks have looked again."""
        findings.told.connect(self.show_verdict)
        self.show_verdict(findings.verdict)

    def show_verdict(self, verdict: "Verdict | None") -> None:
        """Say what the checks found."""
        self._verdict = verdict
        self.setVisible(verdict is not None)
        self.title.setText(_("Checks"))
        self.look.setText(_("Look at them"))
        if verdict is None:
            return
        grave = any(each.rule.severity == "error" for each in verdict.open)
        icon = "circle-alert" if grave else "triangle-alert" if verdict.open else "circle-check"
        self.sign.set_sign(icon, "problem" if grave else "attention" if verdict.open else "accent")
        self.words.setText(checks_rows.sentence(verdict.open, verdict.at_risk))
        self.look.setVisible(bool(verdict.open))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.show_verdict(self._verdict)
        super().changeEvent(event)
