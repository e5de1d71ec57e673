"""What the rules say before something is bought: green or red, and each rule with its source."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from ngodesk.common.language import _, plural
from ngodesk.gui import sizes
from ngodesk.gui.labels import Label, Sign
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Card, Note, announce
from ngodesk.gui.pages.page import Scrolling

if TYPE_CHECKING:
    from ngodesk.work.purchase_rules import Remark
    from ngodesk.work.purchasing import Opinion

_SIGN = 24


class Spoken(QWidget):
    """One rule: its sentence, and under it whose rule it is."""

    def __init__(self) -> None:
        super().__init__()
        self.note = Note()
        self.source = Label("", "small", "muted", wrap=True)
        self.source.setContentsMargins(12, 0, 6, 0)
        layout = in_column(self, between=2)
        layout.addWidget(self.note)
        layout.addWidget(self.source)

    def show_remark(self, remark: "Remark") -> None:
        """Say what a rule says."""
        self.note.set_tone(remark.tone)
        self.note.set_words(remark.what.text())
        self.source.setText(_(remark.source))
        for label in self.note.findChildren(QLabel):
            label.setAccessibleDescription(self.source.text())


class Verdict(Card):
    """Yes or no in words, then the rules, those that speak against it first."""

    def __init__(self) -> None:
        super().__init__()
        self.opinion: Opinion | None = None
        self.sign = Sign("info", "muted", _SIGN)
        self.words = Label(role="title", wrap=True)
        self.spoken: list[Spoken] = []
        self._rules = Scrolling()
        head = abreast(self.sign, (self.words, 1), between=sizes.GAP)
        layout = in_column(self, (sizes.INSET, sizes.INSET, sizes.INSET, sizes.INSET), sizes.GAP)
        layout.addLayout(head)
        layout.addWidget(self._rules, 1)
        self._rules.body.addStretch(1)

    def show_opinion(self, opinion: "Opinion | None") -> None:
        """Show what the rules say; nothing as long as there is not enough to judge."""
        changed = opinion is not None and opinion != self.opinion
        self.opinion = opinion
        self.retranslate()
        if changed:
            announce(self, self.words.text())

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        remarks = self.opinion.remarks if self.opinion is not None else ()
        self.words.set_tone("text")
        if self.opinion is None:
            self.sign.set_sign("info", "muted")
            self.words.set_tone("muted")
            self.words.setText(_("What, how much, when, and from which line?"))
        elif self.opinion.against:
            number = self.opinion.against
            self.sign.set_sign("circle-alert", "problem")
            said = plural("No: {number} rule is against it.", "No: {number} rules are against it.", number)
            self.words.setText(said.format(number=number))
        else:
            self.sign.set_sign("circle-check", "accent")
            self.words.setText(_("Yes: nothing is against it."))
        self._show_remarks(remarks)

    def _show_remarks(self, remarks: "tuple[Remark, ...]") -> None:
        while len(self.spoken) < len(remarks):
            self.spoken.append(Spoken())
            self._rules.body.insertWidget(self._rules.body.count() - 1, self.spoken[-1])
        for place, each in enumerate(self.spoken):
            each.setVisible(place < len(remarks))
            if place < len(remarks):
                each.show_remark(remarks[place])
