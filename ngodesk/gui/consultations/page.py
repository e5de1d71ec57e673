"""A consultation: remarks typed as they come, decided and answered one after the other, printed."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from ngodesk.common import dates
from ngodesk.common.language import _, current, plural
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.consultations.entry import RemarkEntry
from ngodesk.gui.consultations.remarks import LATE, RemarksCard
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card, Note
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.pages.record_page import RecordPage
from ngodesk.gui.places import Link
from ngodesk.gui.records.form import RecordForm
from ngodesk.gui.tabs import Entry, Tabs

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.consulting import Consulting

_MIDDLE, _SIDE = 780, 320  # pixels of the two panes
_WIDE = 900  # pixels below which what stands beside folds away
NEXT = "F8"


class ConsultationPage(RecordPage):
    """One consultation; a new one where the link names none."""

    place, table, help = "registers", "consultations", "consultations"

    def __init__(self, file: OpenFile, link: Link, today: date | None = None) -> None:
        super().__init__(file, link)
        self.found: Consulting | None = None
        self._side_wanted: bool | None = None  # F9; nothing: where there is room
        self.beside, self.print = Button("plain"), Button("plain", "printer")
        self.next = Button("plain", "arrow-right")
        self.late, self.waiting = Note("attention"), Label(tone="muted", wrap=True)
        self.entry, self.remarks = RemarkEntry(file, today or date.today()), RemarksCard()
        self.remark = RecordForm(file)
        self.side_tabs = Tabs("pill")
        self._lay_out()
        self._connect()
        self.retranslate()
        self.start()

    def _lay_out(self) -> None:
        self.head.add(self.beside, self.print, self.next)
        self.head.trail.show()
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._typing, self._middle, self._sides = Scrolling(), QStackedWidget(), QStackedWidget()
        column = self._typing.body
        column.setSpacing(sizes.STEP)
        column.addWidget(self.late)
        column.addWidget(self.entry)
        column.addWidget(self.remarks, 1)
        self.late.hide()
        for middle in (self.waiting, self._typing):
            self._middle.addWidget(middle)
        reply = Card()
        inside = in_column(reply)
        inside.addWidget(self.remark)
        self._panes = {"remark": reply, "consultation": self.data, "papers": self.scan}
        for side in self._panes.values():
            self._sides.addWidget(side)
        self._beside = QWidget()
        under = in_column(self._beside, between=sizes.STEP)
        under.addWidget(self.side_tabs)
        under.addWidget(self._sides, 1)
        self._beside.setMinimumWidth(sizes.scaled(250))
        self.split.addWidget(self._middle)
        self.split.addWidget(self._beside)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([sizes.scaled(_MIDDLE), sizes.scaled(_SIDE)])

    def _connect(self) -> None:
        self.beside.clicked.connect(self._toggle_side)
        self.print.clicked.connect(
            lambda: self.link_chosen.emit(Link(place="reports", filter="consultation", record=self.record))
        )
        self.next.clicked.connect(self.go_to_next)
        QShortcut(QKeySequence(NEXT), self).activated.connect(self.go_to_next)
        self.late.acted.connect(lambda: self.remarks.narrow(LATE))
        self.entry.added.connect(self._entered)
        self.entry.problem.connect(self.problem_found)
        self.remarks.chosen.connect(self._show_remark)
        self.remarks.wanted.connect(lambda _remark: self._reply())
        self.remarks.decided.connect(self._decide)
        self.remark.link_chosen.connect(self.link_chosen)
        self.remark.left.connect(lambda: self.remarks.table.setFocus())
        self.remark.finished.connect(self.go_to_next)
        self.side_tabs.chosen.connect(self._show_side)

    def start(self) -> None:
        super().start()
        self._show_side("remark" if self.record is not None else "consultation")

    # What there is

    def list_link(self) -> Link:
        return self.in_project(self.found.project if self.found is not None else self.known.get("project"))

    def find(self, store: "Store", record: int) -> Any:
        from ngodesk.work import consulting

        return consulting.consultation(store, record, current().language)

    def show_found(self, found: Any) -> None:
        self.found = found
        self.form.refresh()
        self.remark.refresh()
        self.scan.show_record(self.record)
        self._show()

    def _show(self) -> None:
        found = self.found if self.record is not None else None
        self._middle.setCurrentWidget(self._typing if found is not None else self.waiting)
        self.print.setVisible(found is not None)
        self.next.setVisible(found is not None and bool(found.remarks))
        self.head.title.setText(found.title if found is not None else _("New consultation"))
        self.fit()
        if found is None:
            self.head.trail.show_steps([_("Consultations")], _("New consultation"))
            self.head.show_state("", "neutral")
            return
        told = [found.project_ref, found.owner, self._days(found)]
        self.head.trail.show_steps([_("Consultations")], " · ".join(filter(None, told)))
        self._say_counter(found)
        self.entry.show_consultation(found)
        self.remarks.show_consultation(found)

    @staticmethod
    def _days(found: "Consulting") -> str:
        language = current().language
        if found.closed is None:
            return _("open since {day}").format(day=dates.in_text(found.opened, language))
        return dates.period(found.opened, found.closed, language)

    def _say_counter(self, found: "Consulting") -> None:
        whole = len(found.remarks)
        decided = sum(each.decided for each in found.remarks)
        said = plural("{decided} of {number} decided", "{decided} of {number} decided", whole)
        words = said.format(decided=decided, number=whole) if whole else ""
        self.head.show_state(words, "ok" if decided == whole else "attention")
        self.next.setEnabled(decided < whole)
        late = sum(each.late for each in found.remarks)
        said = plural(
            "{number} remark came after the consultation closed.",
            "{number} remarks came after the consultation closed.",
            late,
        )
        self.late.set_words(said.format(number=late), _("Show"))
        self.late.setVisible(bool(late))

    # What is done

    def _entered(self, remark: Any) -> None:
        """What was just typed is the last row; the keyboard stays in the fields."""
        self.remarks.select(remark)

    def _show_remark(self, remark: Any) -> None:
        if remark is None:
            self.remark.clear()
        else:
            self.remark.show_record("remarks", remark)

    def _decide(self, remark: Any, decision: str) -> None:
        if self.file.read_only is not None:
            return

        def work(store: "Store") -> None:
            from ngodesk.work import consulting

            consulting.decide(store, remark, decision)

        self.file.write(work, self.problem_found.emit)

    def go_to_next(self) -> None:
        """The next remark that nobody decided: its decision is where the keyboard goes."""
        if self.found is None:
            return
        self.remark.flush()
        remark = self.found.next_open(self.remarks.table.current())
        if remark is not None:
            self.remarks.select(remark)
            self._reply()

    def _reply(self) -> None:
        """Decide and answer: in the form beside, which may be folded away."""
        self._show_side("remark")
        if self._beside.isHidden():
            self._side_wanted = True
            self.fit()
        pane = self.remark.pane
        if pane is None:
            self.remarks.table.setFocus()
            return
        pane.ensureWidgetVisible(pane.boxes["decision"])
        pane.boxes["decision"].editor.input.setFocus()

    # Beside the remarks

    def _show_side(self, key: str) -> None:
        self.side_tabs.choose(key)
        self._sides.setCurrentWidget(self._panes[key])

    def _toggle_side(self) -> None:
        self._side_wanted = self._beside.isHidden()
        self.fit()

    def toggle_scan(self) -> None:
        """F9: the papers beside the remarks, and back."""
        shown = self.scan.isVisible()
        self._show_side("remark" if shown else "papers")
        if not shown and self._beside.isHidden():
            self._toggle_side()
        (self.remarks.table if shown else self.scan.desk).setFocus()

    def fit(self) -> None:
        """Beside the remarks where there is room; otherwise in their place, when it is wanted."""
        wide = self.width() >= sizes.scaled(_WIDE)
        shown = self._side_wanted if self._side_wanted is not None else wide
        new = self.record is None
        self._beside.setVisible(bool(shown or new))
        self._middle.setVisible(wide or not (shown or new))
        self.beside.setVisible(not wide and not new)

    # Words

    def retranslate(self) -> None:
        self.beside.setText(_("Remark and reply"))
        self.print.setText(_("Print"))
        self.next.setText(_("Next undecided"))
        self.next.setToolTip(NEXT)
        self.waiting.setText(_("Save what is consulted; then its remarks are typed here."))
        entries = [
            Entry("remark", _("Remark")),
            Entry("consultation", _("Consultation")),
            Entry("papers", _("Papers")),
        ]
        chosen = self.side_tabs.current() or "remark"
        self.side_tabs.show_entries(entries, _("Beside the remarks"))
        self.side_tabs.choose(chosen)
        self.entry.retranslate()
        self.remarks.retranslate()
        self._show()
        self.stale.emit()

    def added(self) -> None:
        self._show_side("remark")

    def leave(self) -> None:
        super().leave()
        self.remark.flush()

    def first_focus(self) -> QWidget:
        if self.record is None:
            return self.form.first_focus()
        if self.entry.isVisibleTo(self) and self.found is not None and not self.found.remarks:
            return self.entry.first()
        return self.remarks.table if self.found is not None and self.found.remarks else self.print
