"""Asks whether people's data are to be erased for good: what goes, what stays, and a code to be typed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QWidget

from ngodesk.common.language import _, plural
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label, Sign
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Note
from ngodesk.gui.pages.page import Scrolling

if TYPE_CHECKING:
    from ngodesk.work.erasing import Plan
    from ngodesk.work.retention import Kept


class EraseDialog(QDialog):
    """Sentences, a warning where data are still to be kept, and a field for the right words."""

    def __init__(
        self, title: str, sentences: Sequence[str], warning: str, asked: str, question: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._asked = asked
        self.setWindowTitle(title)
        self.note = Note("attention")
        self.note.set_words(warning)
        self.note.setVisible(bool(warning))
        self.labels = [Label(sentence, wrap=True) for sentence in sentences]
        self.typed = QLineEdit()
        self.typed.setAccessibleName(question)
        self.cancel, self.erase = (
            Button("primary", words=_("Keep the data")),
            Button(words=_("Erase for good")),
        )
        self.cancel.setDefault(True)
        self.erase.setEnabled(False)
        self._lay_out(title, question)
        self.typed.textChanged.connect(lambda text: self.erase.setEnabled(text.strip() == self._asked))
        self.cancel.clicked.connect(self.reject)
        self.erase.clicked.connect(self.accept)
        self.typed.setFocus()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _lay_out(self, title: str, question: str) -> None:
        heading = QHBoxLayout()
        heading.setSpacing(sizes.GAP)
        heading.addWidget(Sign("triangle-alert", "attention", 24), 0, Qt.AlignmentFlag.AlignTop)
        heading.addWidget(Label(title, "section", wrap=True), 1)
        middle = Scrolling()
        middle.set_margins(0, 0, sizes.GAP, 0)
        for widget in (self.note, *self.labels):
            middle.body.addWidget(widget)
        middle.body.addStretch(1)
        asking = Label(question, "small", "muted", wrap=True)
        asking.setBuddy(self.typed)
        foot = abreast(self.erase, 1, self.cancel, between=None)
        layout = in_column(self, (sizes.MARGIN, sizes.MARGIN, sizes.MARGIN, sizes.INSET), sizes.GAP)
        layout.addLayout(heading)
        layout.addWidget(middle, 1)
        layout.addWidget(asking)
        layout.addWidget(self.typed)
        layout.addLayout(foot)
        self.resize(sizes.scaled(560), min(sizes.scaled(460), 480))


def of_person(plan: "Plan", parent: QWidget) -> EraseDialog:
    """The question about one person."""
    from ngodesk.work import erasure_words

    return EraseDialog(
        _("Erase the data of {name} for good?").format(name=plan.name),
        erasure_words.sentences(plan),
        erasure_words.warning([plan.kept]),
        plan.ref,
        _("Type the code {code} to confirm.").format(code=plan.ref),
        parent,
    )


def of_people(people: Sequence["Kept"], parent: QWidget) -> EraseDialog:
    """The question about several people at once."""
    from ngodesk.work import erasure_words

    number = len(people)
    title = plural(
        "Erase the data of {number} person for good?", "Erase the data of {number} people for good?", number
    )
    return EraseDialog(
        title.format(number=number),
        erasure_words.of_several(number),
        erasure_words.warning(people),
        str(number),
        _("Type the number {number} to confirm.").format(number=number),
        parent,
    )
