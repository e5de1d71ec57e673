"""An event: its attendance list, its sessions, what is known of it, the scan of the signed list."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from ngodesk.common import dates
from ngodesk.common.language import _, current
from ngodesk.gui import sizes, words
from ngodesk.gui.attendance.prints import EventPrints
from ngodesk.gui.attendance.sheet import SheetCard
from ngodesk.gui.attendance.side import Side
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.record_page import RecordPage
from ngodesk.gui.places import REGISTRATION, Link
from ngodesk.gui.records.panel import RecordsPanel
from ngodesk.gui.tabs import Entry, Tabs

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.attending import Sheet

_MIDDLE, _SIDE = 840, 270  # pixels of the two panes
_WIDE = 900  # pixels below which what stands beside folds away
_MANY = 5  # sessions beside which one may want all the room


class EventPage(RecordPage):
    """One event; a new one where the link names none."""

    place, table, help = "events", "events", "attendance"

    def __init__(self, file: OpenFile, link: Link) -> None:
        super().__init__(file, link)
        self._sheet: Sheet | None = None
        self._side_wanted: bool | None = None  # F9; nothing: where there is room
        self.gap, self.beside = Button("icon", "plus"), Button("plain")
        self.prints, self.registration = EventPrints(), Button("plain", "users")
        self.finish = Button("primary")
        self.tabs, self.side_tabs = Tabs("pill"), Tabs("pill")
        self.sheet, self.side = SheetCard(file), Side()
        self.waiting = Label(tone="muted", wrap=True)
        self.sessions: RecordsPanel | None = None
        self._lay_out()
        self._connect()
        self.retranslate()
        self.start()

    def _lay_out(self) -> None:
        self.head.add(self.gap, self.prints, self.registration, self.beside, self.finish)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._middle, self._sides = QStackedWidget(), QStackedWidget()
        for middle in (self.sheet, self.waiting):
            self._middle.addWidget(middle)
        for side in (self.side, self.scan, self.data):
            self._sides.addWidget(side)
        self.split.addWidget(_under(self.tabs, self._middle))
        self._beside = _under(self.side_tabs, self._sides)
        self._beside.setMinimumWidth(sizes.scaled(250))
        self.split.addWidget(self._beside)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([sizes.scaled(_MIDDLE), sizes.scaled(_SIDE)])

    def _connect(self) -> None:
        self.sheet.problem.connect(self.problem_found)
        self.sheet.said.connect(self.undo_offered)
        self.sheet.looked.connect(self._count)
        self.sheet.stale.connect(self.stale)
        self.side.remarks.wanted.connect(self.sheet.show_place)
        self.side.counter.counted.connect(self._keep_signatures)
        self.gap.clicked.connect(self._open_gap)
        self.beside.clicked.connect(self._toggle_side)
        self.prints.wanted.connect(self.link_chosen)
        self.registration.clicked.connect(self._go_to_registration)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self).activated.connect(self.prints.click)
        self.finish.clicked.connect(self._finish)
        self.tabs.chosen.connect(self._show_tab)
        self.side_tabs.chosen.connect(self._show_side)

    def start(self) -> None:
        self._sheet = None
        self.sheet.pen.forget()
        super().start()
        awaited = str(self.known.pop("attach", ""))
        self.scan.await_file(awaited)
        self._show_side("scan" if awaited else "entering" if self.record is not None else "event")
        self._show_tab("attendance")

    # What there is

    def find(self, store: "Store", record: int) -> Any:
        """In the worker; nothing where nobody but this page wrote since."""
        from ngodesk.work import attending

        pen = self.sheet.pen
        if pen.is_own(store):
            return None
        found = attending.sheet(store, record, current().language)
        pen.note(store)
        return found, store.read_only is None

    def is_gone(self, found: Any) -> bool:
        return found is not None and found[0] is None

    def show_found(self, found: Any) -> None:
        if found is None:
            return
        sheet, writable = found
        self._sheet = sheet
        self.fit()
        self.sheet.show_sheet(sheet, writable)
        self.form.refresh()
        self.scan.show_record(self.record)
        if self.sessions is not None and self._middle.currentWidget() is self.sessions:
            self.sessions.refresh()
        self._show_tab(self.tabs.current() or "attendance")
        self._say()

    def _say(self) -> None:
        """Title, state and trail."""
        sheet = self._sheet
        if sheet is None:
            self.head.title.setText(_("New event") if self.record is None else _("Event"))
            self.head.show_state("", "neutral")
            self.head.trail.show_steps([_("Events")], self.head.title.text())
        else:
            self.head.title.setText(sheet.title)
            self.head.show_state(" · ".join(filter(None, (sheet.project, sheet.activity))), "neutral")
            language, end = current().language, sheet.end or sheet.start
            day = dates.in_text(sheet.start, language)
            when = day if end <= sheet.start else dates.period(sheet.start, end, language)
            kind = words.word(self.table, "kind", sheet.kind)
            self.head.trail.show_steps([_("Events")], ", ".join(filter(None, (kind, when, sheet.place))))
        self.head.trail.show()
        can = sheet is not None and self.sheet.grid.writable
        self.gap.setEnabled(can)
        self.finish.setEnabled(sheet is not None)
        self.registration.setEnabled(sheet is not None)
        here = sheet.id if sheet is not None else None
        self.prints.show_event(here, in_series=bool(sheet is not None and sheet.series))

    def _count(self) -> None:
        if self.sheet.book is not None:
            self.side.show_book(self.sheet.book, self.sheet.grid.writable)

    def added(self) -> None:
        self._show_side("entering")
        self.sheet.grid.setFocus()

    # What is done

    def _change(self, values: dict[str, Any]) -> None:
        event, table = self.record, self.table

        def work(store: "Store") -> None:
            from ngodesk.work import saving

            if event is not None:
                saving.change(store, table, event, values)

        self.file.write(work, self.problem_found.emit)

    def _keep_signatures(self, number: int | None) -> None:
        self._change({"signatures": number})

    def _go_to_registration(self) -> None:
        self.link_chosen.emit(replace(self.link, tab=REGISTRATION))

    def _open_gap(self) -> None:
        self.sheet.grid.setFocus()
        self.sheet.grid.open_gap()

    def _finish(self) -> None:
        """The list is typed in: an event that was still planned was held."""
        sheet = self._sheet
        if sheet is not None and sheet.status == "planned" and sheet.start <= date.today():
            self._change({"status": "held"})
        self.go_to_list()

    # Tabs

    def _show_tab(self, key: str) -> None:
        self.tabs.choose(key)
        if self.record is None:
            self._middle.setCurrentWidget(self.waiting)
        elif key == "sessions":
            self._show_sessions(self.record)
        else:
            self._middle.setCurrentWidget(self.sheet)

    def _show_sessions(self, event: int) -> None:
        link = Link(table="event_sessions", owner=("event", event))
        if self.sessions is None:
            self.sessions = RecordsPanel(self.file, ("event_sessions",), link)
            self.sessions.link_chosen.connect(self.link_chosen)
            self.sessions.said.connect(self.undo_offered)
            self.sessions.problem.connect(self.problem_found)
            self._middle.addWidget(self.sessions)
            self.sessions.start()
        elif self.sessions.link.owner != link.owner:
            self.sessions.go(link)
        self._middle.setCurrentWidget(self.sessions)

    def _show_side(self, key: str) -> None:
        self.side_tabs.choose(key)
        self._sides.setCurrentWidget({"scan": self.scan, "event": self.data}.get(key, self.side))

    def _toggle_side(self) -> None:
        self._side_wanted = self._beside.isHidden()
        self.fit()

    def toggle_scan(self) -> None:
        """F9: the scan beside the list, and back."""
        shown = self.scan.isVisible()
        self._show_side("entering" if shown else "scan")
        if not shown and self._beside.isHidden():
            self._side_wanted = True
            self.fit()
        (self.sheet.grid if shown else self.scan.desk).setFocus()

    def fit(self) -> None:
        """Beside the list where there is room; otherwise behind a button."""
        wide = self.width() >= sizes.scaled(_WIDE)
        shown = self._side_wanted if self._side_wanted is not None else wide or self.record is None
        self._beside.setVisible(bool(shown))
        many = self._sheet is not None and len(self._sheet.meetings) > _MANY
        self.beside.setVisible(self.record is not None and (many or not wide))

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_side("scan")
        super().dropEvent(event)

    # Words

    def retranslate(self) -> None:
        self.gap.set_name(_("A row in between"))
        self.beside.setText(_("Counter and scan"))
        self.registration.setText(_("Registration"))
        self.finish.setText(_("Finish entering"))
        self.waiting.setText(_("Save what is known of the event; then people are entered here."))
        entries = [Entry("attendance", _("Attendance")), Entry("sessions", _("Sessions"))]
        chosen = self.tabs.current() or "attendance"
        self.tabs.show_entries(entries, _("Parts of the event"))
        self.tabs.choose(chosen)
        entries = [Entry("entering", _("Entering")), Entry("scan", _("Scan")), Entry("event", _("Data"))]
        chosen = self.side_tabs.current() or "entering"
        self.side_tabs.show_entries(entries, _("Beside the list"))
        self.side_tabs.choose(chosen)
        self._say()

    def leave(self) -> None:
        super().leave()
        self.sheet.grid.commit()
        if self.sessions is not None:
            self.sessions.leave()

    def first_focus(self) -> QWidget:
        if self.record is None:
            return self.form.first_focus()
        if self.sessions is not None and self._middle.currentWidget() is self.sessions:
            return self.sessions.first_focus()
        if self.sheet.stack.currentWidget() is self.sheet.pasted:
            return self.sheet.pasted.table
        return self.sheet.grid


def _under(tabs: Tabs, stack: QStackedWidget) -> QWidget:
    made = QWidget()
    layout = in_column(made, between=sizes.STEP)
    layout.addWidget(tabs)
    layout.addWidget(stack, 1)
    return made
