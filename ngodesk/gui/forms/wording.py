"""The wording of a report: its texts, columns and limits, as this association wants them."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ngodesk.common import dates
from ngodesk.common.errors import UserError
from ngodesk.common.language import N_, _, current, plural
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.choices import Choices, languages
from ngodesk.gui.forms.wording_grid import WordingGrid
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import PAGE, abreast, in_column
from ngodesk.gui.notes import Note, card_of
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Head, Page
from ngodesk.gui.places import WORDING, Link
from ngodesk.gui.records.search import SearchField
from ngodesk.gui.reports.switch import ReportsSwitch

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.rewording import Wording

_FIRST = "project-card"
_NOTHING = UserError(N_("Nothing is changed in this report."))


class WordingPage(Page):
    """A link may name the report."""

    place, help = "reports", WORDING

    def __init__(self, file: OpenFile, link: Link) -> None:
        super().__init__()
        self.file, self.report, self.valid_from = file, link.filter or _FIRST, ""
        self.its: Wording | None = None
        self.head, self.switch = Head(), ReportsSwitch(WORDING)
        self.reset = Button("plain", "undo-2")
        self.reports, self.languages = Choices(), languages(current().language)
        self.search, self.grid = SearchField(), WordingGrid()
        self.problem, self.unverified, self.source = Note("problem"), Note("attention"), Label(tone="muted")
        self.source.setWordWrap(True)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.head.add(self.reset)
        row = abreast((self.reports, 1), self.languages, self.search)
        self.reports.may_narrow()
        layout = in_column(self, PAGE, sizes.GAP)
        layout.addWidget(self.head)
        layout.addWidget(self.switch)
        layout.addLayout(row)
        for note in (self.unverified, self.problem):
            layout.addWidget(note)
            note.hide()
        layout.addWidget(card_of(self.grid), 1)
        layout.addWidget(self.source)

    def _connect(self) -> None:
        self.switch.link_chosen.connect(self.link_chosen)
        self.reports.activated.connect(lambda _row: self._choose())
        self.languages.activated.connect(lambda _row: self._choose())
        self.search.searched.connect(lambda _text: self._show())
        self.search.left.connect(self.grid.setFocus)
        self.grid.edited.connect(self._put)
        self.grid.problem.connect(self._refuse)
        self.reset.clicked.connect(self._reset)
        self.file.known.connect(self._allow)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.search.setFocus)

    @property
    def link(self) -> Link:
        return Link(place=self.place, tab=WORDING, filter=self.report)

    def leave(self) -> None:
        self.grid.commit()

    # What there is

    def _choose(self) -> None:
        self.grid.commit()
        self.report, _colon, self.valid_from = self.reports.value().partition(":")
        self.stale.emit()

    def reading(self) -> Callable[["Store"], Any]:
        report, language, valid_from = self.report, self.languages.value(), self.valid_from

        def read(store: "Store") -> Any:
            from ngodesk.work import rewording

            return rewording.reports(), rewording.wording(store, report, language, valid_from)

        return read

    def fill(self, found: Any) -> None:
        offered, its = found
        if (its.report, its.language) != (self.report, self.languages.value()):
            return  # meanwhile something else was chosen
        self.its = its
        rows = [(_titled(*each[1:]), f"{each[0]}:{each[1]}") for each in offered]
        chosen = f"{self.report}:{self.valid_from}"
        if chosen not in [value for _words, value in rows]:
            chosen = next(value for _words, value in rows if value.startswith(f"{self.report}:"))
            self.valid_from = chosen.partition(":")[2]
        self.reports.fill(rows, chosen)
        self._show()
        self._show_form(its)
        self._allow()

    def _show(self) -> None:
        if self.its is None:
            return
        self.search.show_hits(self.grid.show_wording(self.its, self.search.text()))
        number = self.its.changed
        said = plural("{number} place is changed.", "{number} places are changed.", number)
        nothing = _("Type under “Yours” what is to stand there; emptied, the original stands again.")
        self.head.meta.setText(said.format(number=number) if number else nothing)

    def _show_form(self, its: "Wording") -> None:
        form = its.form
        self.unverified.set_words(form.unverified)
        self.unverified.setVisible(bool(form.unverified))
        day = dates.in_table(form.checked_on, current().language)
        said = _("Taken from: {source}. Compared on {day}.")
        self.source.setText(said.format(source=form.source, day=day))

    def _allow(self) -> None:
        why_not = self.file.read_only
        self.grid.writable = why_not is None
        changed = self.its is not None and self.its.changed
        self.reset.allow(why_not or (None if changed else _NOTHING))

    # What is done

    def _refuse(self, words: str) -> None:
        self.problem.set_words(words)
        self.problem.setVisible(bool(words))

    def _put(self, values: Any) -> None:
        its = self.its
        if its is None:
            return

        def act(store: "Store") -> None:
            from ngodesk.work import rewording

            rewording.put(store, its, values)

        self._write(act)

    def _reset(self) -> None:
        its = self.its
        if its is None:
            return

        def act(store: "Store") -> None:
            from ngodesk.work import rewording

            rewording.reset(store, its)

        self._write(act, _("Set back: {report}").format(report=its.title))

    def _write(self, act: Callable[["Store"], None], undo: str = "") -> None:
        """Do it; `undo` is what can then be undone with the bar."""

        def shown(_done: object) -> None:
            self.stale.emit()
            if undo:
                self.undo_offered.emit(undo)

        self.file.write(act, self._refuse, shown, otherwise=self._show)

    # Words

    def retranslate(self) -> None:
        self.head.title.setText(_("Wording of reports"))
        self.reset.setText(_("Set all back"))
        self.reset.setToolTip(_("The report stands again as it came, in every language."))
        self.reports.setAccessibleName(_("Report"))
        self.languages.setAccessibleName(_("Language of the text"))
        self.search.retranslate()
        self.grid.setAccessibleName(_("Texts, columns and limits of the report"))
        self._show()
        if self.its is not None:
            self.stale.emit()

    def first_focus(self) -> QWidget:
        return self.grid


def _titled(since: str, title: str) -> str:
    """A report; of several forms of one, from when each holds."""
    if not since:
        return title
    day = dates.in_table(date.fromisoformat(since), current().language)
    return _("{title}, for agreements from {day}").format(title=title, day=day)
