"""Left of a print: what is to be printed, and what was frozen of it before."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ngodesk.common import dates
from ngodesk.common.language import _, current, plural
from ngodesk.gui import sizes
from ngodesk.gui.choices import Choices
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card, Note
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.pages.print_asks import Asks
from ngodesk.gui.reports.beside import Beside
from ngodesk.gui.reports.parts import Parts

if TYPE_CHECKING:
    from ngodesk.work.frozen import FrozenRow

_WIDTH, _PART = 276, 32  # pixels, and percent of the page that they may not pass


class SideCard(Card):
    """The choices; of a correction what it corrects, as there is nothing to choose."""

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self.corrected: FrozenRow | None = None
        self.title, self.words = Label(role="section", wrap=True), Label(tone="muted", wrap=True)
        self.asks, self.former = Asks(file), Note("info")
        self.language, self.parts = Label(role="small", tone="muted"), Parts(file)
        self._lay_out()

    def _lay_out(self) -> None:
        scroll = Scrolling()
        scroll.set_margins(0, 0, 10, 0)
        self._of_language = QWidget()
        in_column(self._of_language, between=2).addWidget(self.language)
        for part in (self.title, self.words, self.asks, self._of_language, self.parts):
            scroll.body.addWidget(part)
        scroll.body.addStretch(1)
        scroll.body.addWidget(self.former)
        inside = in_column(self, (sizes.INSET, 12, 6, 12))
        inside.addWidget(scroll)
        self.former.hide()

    def take_languages(self, box: Choices) -> None:
        """The languages of the print are chosen here, and not over it."""
        box.may_narrow()
        inside = self._of_language.layout()
        assert inside is not None
        inside.addWidget(box)

    def fit(self, page: int) -> None:
        """Take no more than its part of a page of that width."""
        self.setFixedWidth(min(sizes.scaled(_WIDTH), page * _PART // 100))

    def show_correction(self, row: "FrozenRow | None") -> None:
        """The report that is corrected."""
        self.corrected = row
        for part in (self.asks, self._of_language):
            part.setVisible(row is None)
        self.words.setVisible(row is not None)
        self.title.setText(row.title if row is not None else _("What to print"))
        self.words.setText(
            _("What the records say today, as the next version. At its end stands what is not as it was.")
        )

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.asks.retranslate()
        self.language.setText(_("Language of the print"))
        self.parts.retranslate()

    def show_former(self, found: Beside | None) -> None:
        """The same report as it was frozen last."""
        row = found.former if found is not None else None
        self.former.setVisible(row is not None and self.corrected is None)
        if found is None or row is None:
            return
        words = _("{number} was frozen on {day}.").format(
            number=row.number, day=dates.in_text(row.approved_on, current().language)
        )
        if found.changed:
            said = plural(
                "Since then {number} thing has changed.",
                "Since then {number} things have changed.",
                found.changed,
            )
            words += " " + said.format(number=found.changed)
        self.former.set_words(words, _("Show"))
