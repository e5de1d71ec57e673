"""The place of events: the calendar and the lists, series by a rule, who registered."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ngodesk.common.language import _
from ngodesk.gui.advice.button import AdviceButton
from ngodesk.gui.buttons import Button
from ngodesk.gui.events.calendar import CalendarView
from ngodesk.gui.events.saving import CalendarFile
from ngodesk.gui.events.series_button import SeriesButton
from ngodesk.gui.notes import Note, announce
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.records import RecordsPage
from ngodesk.gui.places import CALENDAR, REGISTRATION, Link, place_of
from ngodesk.gui.records.panel import RecordsPanel


class EventsPanel(RecordsPanel):
    """The calendar stands beside the lists of events."""

    def _choose_table(self, table: str) -> None:
        if table:
            super()._choose_table(table)
        else:
            self.leave()
            self.link_chosen.emit(Link(place="events", tab=CALENDAR))

    def begin(self, values: Sequence[tuple[str, int | str]] = ()) -> None:
        """In the calendar an event begins on the day that is chosen."""
        if not self.link.table and isinstance(self.written, CalendarView):
            self.written.begin()
        else:
            super().begin(values)


class EventsPage(RecordsPage):
    """Calendar and lists of all projects."""

    def __init__(self, file: OpenFile, link: Link) -> None:
        self.file = file
        self.calendar = CalendarView(file, _project_of(link))
        super().__init__(file, _listed(link))
        self.series, self.advice = SeriesButton(), AdviceButton(self.file)
        self.registration = Button("plain", "users")
        self.calendar_file = CalendarFile(file, self, self.chosen, self.shown)
        self.saved = Note("ok", closable=True)
        self._lay_out_more()
        self.retranslate()

    def _lay_out_more(self) -> None:
        self.head.add(self.advice, self.registration, self.calendar_file.button, self.series)
        self.saved.hide()
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self.saved)
        self.series.wanted.connect(self.link_chosen)
        self.advice.wanted.connect(self.link_chosen)
        self.series.allow(self.file.read_only)
        self.registration.clicked.connect(self._go_to_registration)
        self.saved.closed.connect(self.saved.hide)
        self.calendar_file.problem.connect(self.problem_found)
        self.calendar_file.saved.connect(self._say)
        self.calendar.link_chosen.connect(self.link_chosen)
        self.calendar.problem.connect(self.problem_found)

    def _make_panel(self, file: OpenFile, link: Link) -> RecordsPanel:
        return EventsPanel(file, self._tables, link, self.calendar)

    @property
    def link(self) -> Link:
        found = super().link
        if found.table:
            return found
        project = self.calendar.project
        values = (("project", project),) if project is not None else ()
        return Link(place="events", tab=CALENDAR, values=values)

    def go(self, link: Link) -> bool:
        if link.tab not in ("", CALENDAR) or (link.place or place_of(link.table)) != "events":
            return False
        if link.tab == CALENDAR and link.values:
            self.calendar.choose_project(_project_of(link))
        wanted = _listed(link)
        if wanted.table:
            return super().go(wanted)
        self.panel.go(wanted)
        self.stale.emit()
        return True

    def fill(self, found: Any) -> None:
        super().fill(found)
        self.help = "" if self.panel.link.table else CALENDAR

    def chosen(self) -> int | None:
        """The event that is meant by what is done with one."""
        if not self.panel.link.table:
            return self.calendar.current_event()
        return self.panel.link.record if self.panel.link.table == "events" else None

    def shown(self) -> list[int]:
        """The events of the month, or of the list as it is narrowed."""
        if not self.panel.link.table:
            return self.calendar.events()
        return list(self.panel.list.table.rows.ids) if self.panel.link.table == "events" else []

    def _go_to_registration(self) -> None:
        event = self.chosen()
        if event is None:
            self.problem_found.emit(_("Choose an event first."))
            return
        self.problem_found.emit("")
        self.link_chosen.emit(Link(place="events", tab=REGISTRATION, table="events", record=event))

    def _say(self, words: str) -> None:
        self.saved.set_words(words, close=_("Close"))
        self.saved.show()
        announce(self.saved, words)

    def retranslate(self) -> None:
        super().retranslate()
        if hasattr(self, "registration"):
            self.registration.setText(_("Registration"))

    def first_focus(self) -> QWidget:
        return self.panel.first_focus()


def _project_of(link: Link) -> int | None:
    project = dict(link.values).get("project")
    return project if isinstance(project, int) else None


def _listed(link: Link) -> Link:
    """The place opens with its list; the calendar is where a link says so."""
    if link.tab == CALENDAR:
        return Link(place="events")
    return link if link.table else replace(link, table="events")
