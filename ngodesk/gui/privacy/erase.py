"""Asks whether people's data are to be erased for good: what goes, what stays, and a code to be typed."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QWidget

from ngodesk.common import dates
from ngodesk.common.language import _, current, plural
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label, Sign
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Note
from ngodesk.gui.pages.page import Scrolling

if TYPE_CHECKING:
    from ngodesk.work.erasing import Plan
    from ngodesk.work.retention import Hold, Kept


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
    return EraseDialog(
        _("Erase the data of {name} for good?").format(name=plan.name),
        _sentences(plan),
        _warning([plan.kept]),
        plan.ref,
        _("Type the code {code} to confirm.").format(code=plan.ref),
        parent,
    )


def of_people(people: Sequence["Kept"], parent: QWidget) -> EraseDialog:
    """The question about several people at once."""
    number = len(people)
    title = plural(
        "Erase the data of {number} person for good?", "Erase the data of {number} people for good?", number
    )
    return EraseDialog(
        title.format(number=number),
        [_what_goes(number), _what_stays(), _where_else(), _final()],
        _warning(people),
        str(number),
        _("Type the number {number} to confirm.").format(number=number),
        parent,
    )


def _sentences(plan: "Plan") -> list[str]:
    said = [_what_goes(), _("Only the code {code} is left.").format(code=plan.kept_as)]
    number = sum(plan.places.values())
    if number:
        words = plural(
            "The name is taken out of {number} other record that mentions it: {tables}.",
            "The name is taken out of {number} other records that mention it: {tables}.",
            number,
        )
        said.append(words.format(number=number, tables=_tables(plan)))
    if plan.files:
        words = plural("{number} file goes too.", "{number} files go too.", plan.files)
        said.append(words.format(number=plan.files))
    return [*said, _what_stays(plan.frozen), _where_else(plan.backups + 1), _final()]


def _tables(plan: "Plan") -> str:
    from ngodesk.model import TABLES

    return ", ".join(_(TABLES[table].labels[1]) for table in plan.places if table in TABLES)


def _what_goes(people: int = 1) -> str:
    return plural(
        "Name, contacts, numbers, notes, roles and the files that are this person's alone are taken out of"
        " the records, the search and the history. Gender, the year of birth and the municipality stay,"
        " so that every count and every figure stays as it is.",
        "Names, contacts, numbers, notes, roles and the files that are of these people alone are taken out of"
        " the records, the search and the history. Gender, the year of birth and the municipality stay,"
        " so that every count and every figure stays as it is.",
        people,
    )


def _what_stays(frozen: int = 0) -> str:
    stays = _(
        "Signed lists and documents that name others too stay: the funder may ask for them. A name that is"
        " written in another case of the language, or stands in a picture, is not found."
    )
    if not frozen:
        return stays
    words = plural(
        "The print of {number} frozen report stays as it was sent, with the name if it is there.",
        "The prints of {number} frozen reports stay as they were sent, with the name if it is there.",
        frozen,
    )
    return f"{stays} {words.format(number=frozen)}"


def _where_else(backups: int = 1) -> str:
    words = plural(
        "A backup is made before. {number} automatic backup then still holds the data until newer ones"
        " take its place; in a backup that is restored they are erased again.",
        "A backup is made before. {number} automatic backups then still hold the data until newer ones"
        " take their place; in a backup that is restored they are erased again.",
        backups,
    )
    return (
        words.format(number=backups) + " " + _("Copies on sticks and in the post you must delete yourself.")
    )


def _final() -> str:
    return _("This cannot be undone, and earlier steps cannot be undone any more either.")


def _warning(people: Sequence["Kept"]) -> str:
    """What still holds the data, said before they go."""
    today = date.today()
    held = {hold.ref: hold for each in people for hold in each.held(today)}
    said = []
    if held:
        projects = ", ".join(hold_words(held[ref]) for ref in sorted(held))
        said.append(_("The data are still to be kept: {projects}.").format(projects=projects))
    if any(each.in_office for each in people):
        said.append(
            plural(
                "This person has a role in your organisation now.",
                "Somebody among them has a role in your organisation now.",
                len(people),
            )
        )
    return " ".join(said)


def hold_words(hold: "Hold") -> str:
    """A project and its day: NL1 until 31 December 2030."""
    if hold.until is None:
        return _("{project}, no day is set").format(project=hold.ref)
    day = dates.in_text(hold.until, current().language)
    return _("{project} until {day}").format(project=hold.ref, day=day)
