"""Is a printed page from this file? The mark at its foot says so."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from ngodesk.common import dates
from ngodesk.common.language import _, current
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import PAGE, abreast, in_column
from ngodesk.gui.notes import Card, Note
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Head, Page
from ngodesk.gui.places import FROZEN, MARK, Link
from ngodesk.gui.reports import rows
from ngodesk.gui.reports.switch import ReportsSwitch
from ngodesk.gui.table import Table

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.verifying import Mark

_WIDEST = 760  # pixels


class MarkPage(Page):
    """Type the mark, read what it stands for."""

    place = "reports"

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self.file = file
        self.head, self.switch = Head(), ReportsSwitch(MARK)
        self.label, self.line = Label(role="small", tone="muted"), QLineEdit()
        self.label.setBuddy(self.line)
        self.check = Button("primary", "check")
        self.answer, self.frozen = Note("info"), Table(links=True)
        self._found: tuple[str, Mark | None] | None = None
        self._lay_out()
        self.line.returnPressed.connect(self.look)
        self.check.clicked.connect(self.look)
        self.switch.link_chosen.connect(self.link_chosen)
        self.frozen.chosen.connect(
            lambda key: self.link_chosen.emit(Link(place="reports", tab=FROZEN, record=key))
        )
        self.retranslate()

    def _lay_out(self) -> None:
        card = Card(_WIDEST)
        row = abreast((self.line, 1), self.check)
        inside = in_column(card, (sizes.INSET, 12, sizes.INSET, 12), sizes.STEP)
        inside.addWidget(self.label)
        inside.addLayout(row)
        for part in (self.answer, self.frozen):
            inside.addWidget(part)
            part.hide()
        layout = in_column(self, PAGE, sizes.GAP)
        layout.addWidget(self.head)
        layout.addWidget(self.switch)
        layout.addWidget(card)
        layout.addStretch(1)

    @property
    def link(self) -> Link:
        return Link(place=self.place, tab=MARK)

    def look(self) -> None:
        """Look the mark up."""
        typed = self.line.text()

        def fetch(store: "Store") -> "Mark | None":
            from ngodesk.work import verifying

            return verifying.check_mark(store, typed)

        def show(found: "Mark | None") -> None:
            self._found = typed, found
            self._show()

        def refused(error: Exception) -> None:
            self._found = None
            self.file.explain(error, lambda words: self._say(words, "attention"))

        self.file.read(fetch, show, refused)

    def _show(self) -> None:
        if self._found is None:
            return
        found = self._found[1]
        if found is None:
            self._say(_("This mark is not of this file: the page was printed from another one."), "problem")
            return
        self._say(_told(found), "ok" if found.sound else "problem")
        cells = [rows.frozen_cells(each) for each in found.frozen]
        self.frozen.show_rows(rows.frozen_columns(), cells, [each.id for each in found.frozen])
        self.frozen.show_all_rows()
        self.frozen.setVisible(bool(cells))

    def _say(self, words: str, tone: str) -> None:
        self.answer.set_tone(tone)
        self.answer.set_words(words)
        self.answer.show()
        self.frozen.hide()

    def retranslate(self) -> None:
        self.head.title.setText(_("Reports"))
        self.head.meta.setText(
            _("Each printed page has a mark at its foot: it says what the file held then.")
        )
        self.label.setText(_("The mark, as in: record 214/1A2B-3C4D-5E6F"))
        self.line.setAccessibleName(_("The mark at the foot of a page"))
        self.frozen.setAccessibleName(_("Frozen reports"))
        self.check.setText(_("Check the mark"))
        self._show()

    def first_focus(self) -> QWidget:
        return self.line


def _told(found: "Mark") -> str:
    """What a mark stands for, in sentences."""
    language = current().language
    told = [
        _("The mark {mark} is of this file. The last thing done before printing was: {step}.").format(
            mark=found.text, step=found.words
        ),
        _("That was on {day} at {time}, step {number} of the history.").format(
            day=dates.in_text(found.at.date(), language), time=f"{found.at:%H:%M}", number=found.step
        ),
    ]
    if found.sound:
        told.append(_("Nothing up to there was changed behind the program's back."))
    else:
        told.append(_("Something up to there was changed behind the program's back."))
    return " ".join(told)
