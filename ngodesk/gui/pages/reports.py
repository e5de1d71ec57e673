"""Everything that prints: choose a report, see it, what is to be settled, print, save, approve and freeze."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _
from ngodesk.gui.buttons import Button
from ngodesk.gui.job import Worker
from ngodesk.gui.layouts import in_column
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.print_page import PrintPage
from ngodesk.gui.pages.print_paper import Paper, Print
from ngodesk.gui.places import FROZEN, Link
from ngodesk.gui.reports.before import BeforeCard
from ngodesk.gui.reports.beside import Beside, look
from ngodesk.gui.reports.freeze_card import FreezeCard
from ngodesk.gui.reports.freezing import Freezing
from ngodesk.gui.reports.numbering import CERTIFICATES, NumberButton
from ngodesk.gui.reports.package import PACKAGE, PackageButton
from ngodesk.gui.reports.reading import Wanted, fetch
from ngodesk.gui.reports.side import SideCard
from ngodesk.gui.reports.spots import Spot, link_of
from ngodesk.gui.reports.spotting import Spotting
from ngodesk.gui.reports.switch import ReportsSwitch
from ngodesk.gui.reports.where import link_of_step, show_where

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.freezing import Correction
    from ngodesk.work.printing import Wish


class ReportsPage(PrintPage):
    """The Reports place. A link may name a report, the project or record that it is about.

    One whose values name what it `corrects` shows the next version of a frozen report.
    """

    place = "reports"

    def __init__(self, file: OpenFile, worker: Worker, language: str, link: Link) -> None:
        self._link, self._file = link, file
        self.correction: Correction | None = None
        corrects = dict(link.values).get("corrects")
        self._corrects = corrects if isinstance(corrects, int) else None
        self.side = SideCard(file)
        self.asks = self.side.asks
        self.before, self.approving = BeforeCard(), FreezeCard()
        self.switch = ReportsSwitch()
        self.give, self.freeze = NumberButton(file, self._numbered), Button("plain", "lock")
        self.package = PackageButton(file, self._saved)
        super().__init__(worker, str(dict(link.values).get("language", language)))
        self.side.take_languages(self.toolbar.lend_languages())
        self.spotting, self.freezing = Spotting(file, self), Freezing(file, self)
        self._connect()
        self.retranslate()
        self.clear()

    def _connect(self) -> None:
        self.head.trail.chosen.connect(
            lambda _step: self.link_chosen.emit(link_of_step(self.asks, self.side.corrected))
        )
        self.asks.changed.connect(self.ask_anew)
        self.side.parts.changed.connect(self.ask_anew)
        self.give.clicked.connect(lambda: self._with_wish(self.give.give))
        self.package.clicked.connect(lambda: self._with_wish(lambda wish: self.package.ask(self, wish)))
        self.freeze.clicked.connect(self._ask_to_freeze)
        self.approving.left.connect(self._stop_freezing)
        self.approving.wanted.connect(self._freeze)
        self.freezing.over.connect(lambda: self.approving.setEnabled(True))
        self.freezing.frozen.connect(self._frozen)
        self.freezing.refused.connect(self.problem_found)
        self.side.former.acted.connect(self._show_former)
        self.before.link_chosen.connect(self.link_chosen)
        self.before.framed.connect(self.desk.show_frame)
        self.switch.link_chosen.connect(self.link_chosen)
        self.switch.report = self.report
        self.spotting.found.connect(self.before.show_spots)
        self.desk.pressable = lambda page, point: self.spotting.at(page, point) is not None
        self.desk.pressed.connect(self._press)

    @property
    def link(self) -> Link:
        return self._link if self._corrects is not None or self.asks.row() is None else self.asks.link()

    def acts(self) -> tuple[Button, ...]:
        return self.give, self.freeze, self.package

    def above(self) -> QWidget:
        return self.switch

    def beside(self) -> QWidget:
        return self.side

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.fit(self.width())

    def beneath(self) -> QWidget:
        both = QWidget()
        layout = in_column(both)
        layout.addWidget(self.before)
        layout.addWidget(self.approving)
        self.before.hide()
        return both

    def retranslate(self) -> None:
        self.head.title.setText(_("Reports"))
        self.side.retranslate()
        self.give.retranslate()
        self.package.retranslate()
        self.freeze.setText(_("Freeze…"))
        self.freeze.setToolTip(_("Approve and freeze"))
        self.before.retranslate()
        self.approving.retranslate()
        super().retranslate()
        for button, name, words in (
            (self.text, _("Save as Word…"), "Word…"),
            (self.sheet, _("Save as Excel…"), "Excel…"),
            (self.save, _("Save as PDF…"), "PDF…"),
        ):
            button.setText(words)
            button.set_name(name)
        self._say_what()
        self.side.show_former(self.before.found)
        if isinstance(self._print, Print):
            self._look(self._print)  # what is told of it speaks the window's language too

    def first_focus(self) -> QWidget:
        return self.desk if self._corrects is not None else self.asks.lists["report"]

    # What is printed

    def report(self) -> str:
        if self.correction is not None:
            return self.correction.report
        row = self.asks.row()
        return row.id if row else ""

    def name(self) -> str:
        row, wish = self.asks.row(), self.wish()
        about = (wish.project or (wish.month and f"{wish.month:%Y-%m}") or "") if wish else ""
        return " ".join(part for part in (about, row.title if row else "") if part)

    def wish(self) -> "Wish | None":
        if self.correction is not None:
            return self.correction.wish
        wish = None if self._corrects is not None else self.asks.wish(self.toolbar.languages.value())
        gone = self.side.parts.left_out(self.report(), wish.project or "") if wish is not None else ()
        return replace(wish, left_out=gone) if wish is not None and gone else wish

    def reading(self) -> Callable[["Store"], Any]:
        wanted = Wanted(self._link, self.report(), self.wish(), self._corrects, self.correction)
        return lambda store: fetch(store, wanted)

    def fill(self, found: Any) -> None:
        self.correction, self.side.corrected, made = found.correction, found.corrected, found.made
        first = self.asks.offered is None
        self.asks.offer(found.offered)
        if first:
            self.asks.begin(self._link, found.name)
        wanted = self.wish() is not None
        if made is None and not wanted:
            self.clear()
        super().fill(made)
        if isinstance(made, Print) and made is self._print:
            self.side.parts.show_sections(found.parts, made.report, made.wish.project or "")
        self._say_what()
        if made is None and wanted:
            self.stale.emit()  # only now it is known what can be asked for

    def show_paper(self, made: Paper) -> None:
        before = self._print
        super().show_paper(made)
        assert isinstance(made, Print)
        if not isinstance(before, Print) or (before.report, before.wish) != (made.report, made.wish):
            self._stop_freezing()
        elif self.approving.isVisible():
            self._wait_for_answer()
        self._look(made)

    def _look(self, made: Print) -> None:
        """What is told beside the print comes after it."""
        report, wish = made.report, made.wish

        def show(found: Beside) -> None:
            if made is self._print:
                self.before.show_found(found)
                self.before.setVisible(self.approving.isHidden())
                self.spotting.look(made.pdf, len(made.pages), found.traces, found.sums)
                self.side.show_former(self.before.found)

        self._file.read(lambda store: look(store, report, wish), show)

    def clear(self) -> None:
        super().clear()
        self.spotting.forget()
        self.before.show_found(None)
        self.before.hide()
        self.side.parts.hide()
        self.side.show_former(self.before.found)

    def set_ready(self, ready: bool) -> None:
        super().set_ready(ready)
        if ready:
            self.freeze.allow(self._file.read_only)
        else:
            self.freeze.setEnabled(False)

    # From a number to its records

    def _press(self, page: int, point: QPointF) -> None:
        spot: Spot | None = self.spotting.at(page, point)
        if spot is not None and self.before.found is not None:
            self.link_chosen.emit(link_of(spot.trace, self.before.found.project))

    # Approving

    def _ask_to_freeze(self) -> None:
        found = self.before.found
        for part in (self.before, self.switch):
            part.hide()
        self._wait_for_answer()
        self.approving.begin(len(found.todo) if found is not None else 0)

    def _wait_for_answer(self) -> None:
        """One question at a time: nothing else can be done with the print."""
        super().set_ready(False)
        self.freeze.setEnabled(False)

    def _stop_freezing(self) -> None:
        if not self.approving.isHidden():
            self.approving.hide()
            self.switch.show()
            self.set_ready(self._print is not None)
            self.before.setVisible(self.before.found is not None)
            self.desk.setFocus()

    def _freeze(self, note: str) -> None:
        made, corrects = self._print, self.correction.corrects if self.correction is not None else None
        if not isinstance(made, Print):
            return
        self.approving.setEnabled(False)
        self.freezing.freeze(made.report, made.wish, corrects, note)

    def _frozen(self, record: int) -> None:
        self.link_chosen.emit(Link(place=self.place, tab=FROZEN, record=record, new=True))

    def _show_former(self) -> None:
        found = self.before.found
        if found is not None and found.former is not None:
            self.link_chosen.emit(Link(place=self.place, tab=FROZEN, record=found.former.id))

    # What is done

    def _numbered(self, words: str) -> None:
        self._say(words)
        self.ask_anew()

    def _with_wish(self, act: Callable[["Wish"], None]) -> None:
        wish = self.wish()
        if wish is not None:
            act(wish)

    # Words

    def _say_what(self) -> None:
        row, wish, correction = self.asks.row(), self.wish(), self.correction
        self.give.setVisible(row is not None and row.id == CERTIFICATES and correction is None)
        self.give.setEnabled(wish is not None)
        needs_project = row is not None and "project" in row.needs
        is_package = row is not None and row.id == PACKAGE and correction is None
        self.freeze.setVisible((needs_project and not is_package) or correction is not None)
        self.package.setVisible(is_package)
        self.package.setEnabled(wish is not None)
        for button in (self.copy, self.save, self.print):
            button.setVisible(not is_package)
        draft = isinstance(self._print, Print) and self._print.content.footer.draft
        self.head.show_state(_("draft") if draft and wish is not None else "", "attention")
        corrected = self.side.corrected
        show_where(self.head, self.asks, corrected, wish is not None)
        self.side.show_correction(corrected)
        if corrected is not None:
            self.head.title.setText(_("Correction of {number}").format(number=corrected.number))
