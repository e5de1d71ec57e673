"""Book a series: a room every Tuesday eight times; the days on which it has seats are booked in one step."""

from collections.abc import Sequence
from datetime import date, time
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ngodesk.common import dates
from ngodesk.common.language import N_, _, current, plural
from ngodesk.gui.events.rule_form import RuleForm
from ngodesk.gui.labels import Label
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.questions_page import QuestionsPage, following
from ngodesk.gui.places import ROOM_SERIES, ROOMS, Link
from ngodesk.gui.records.questions import Question
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.booking import Chance, Plan

_ASKED = (
    Question("bookings", "room", required=True),
    Question("bookings", "organisation"),
    Question("bookings", "person"),
    Question("bookings", "project"),
    Question("events", "start", N_("First day"), half=True, required=True),
    Question("events", "capacity", N_("How many times"), key="times", half=True, lowest=1),
    Question("events", "end", N_("Until"), N_("The last day on which something may take place."), half=True),
    Question("event_sessions", "start_time", half=True, required=True),
    Question("event_sessions", "end_time", half=True, required=True),
    Question("bookings", "seats", help=N_("Blank is the whole room."), half=True),
    Question("bookings", "note"),
)
_SAME = ("room", "organisation", "person", "project", "seats", "note")


class RoomSeriesForm(RuleForm):
    """What is booked, and how it repeats."""

    def __init__(self, file: OpenFile) -> None:
        super().__init__(file, _ASKED)
        self.lay_out()
        self.retranslate()


class RoomSeriesPage(QuestionsPage):
    """One series that is being booked. A link says where the cursor of the week stood."""

    place, help, behind = "registers", ROOMS, "bookings"
    begins = "bookings"

    def __init__(self, file: OpenFile, link: Link, today: date | None = None) -> None:
        super().__init__(file, link, today)
        self.form, self.days = RoomSeriesForm(file), Table()
        self.hint = Label(tone="muted", wrap=True)
        self.chances: Sequence[Chance] = ()
        self.lay_out(self.form, following(self.hint, self.days), (2, 3))
        self.plan.clicked.connect(self._make)
        self.retranslate()

    # What there is

    def read(self, store: "Store") -> Any:
        from ngodesk.work import scheduling
        from ngodesk.work.naming import Names

        known = dict(self._from.values)
        with store.reading() as connection:
            names = Names(connection, current().language)
            named = {
                name: names.one(table, int(known[name]))
                for name, table in (("room", "rooms"), ("project", "projects"))
                if name in known
            }
        return named, scheduling.beginning(store, None, current().language).country

    def fill(self, found: Any) -> None:
        named, country = found
        if not self._begun:
            self._begun = True
            self._begin(named, country)
            self.go_on()
        self.follow()

    def _begin(self, named: dict[str, str], country: str) -> None:
        known = dict(self._from.values)
        for name, words in named.items():
            self.form.put(name, known[name], words)
        for name, moment in (("start_time", "start"), ("end_time", "end")):
            if moment in known:
                self.form.put(name, str(known[moment])[11:16])
        if "start" in known:
            self.form.put("start", str(known["start"])[:10])
        if self.form.holidays.choices.findData(country) >= 0:
            self.form.holidays.choices.choose(country)

    def _plan(self) -> "Plan | None":
        """What is to be booked on each day, once it is known from when to when."""
        from ngodesk.work.booking import Plan

        start, end = self.form.answer("start_time"), self.form.answer("end_time")
        if not (isinstance(start, str) and isinstance(end, str)) or self.form.answer("room") is None:
            return None
        values = {name: self.form.answer(name) for name in _SAME}
        return Plan(time.fromisoformat(start), time.fromisoformat(end), values)

    def follow(self) -> None:
        """The days of the rule, and on which of them there are seats."""
        self._pause.stop()
        rule, plan, language = self.form.rule(), self._plan(), current().language
        self._asked += 1
        asked = self._asked
        if rule is None or plan is None or plan.end <= plan.start:
            self._show(())
            return

        def work(store: "Store") -> "list[Chance]":
            from ngodesk.work import booking

            return booking.chances(store, rule, plan, language)

        def show(found: "list[Chance]") -> None:
            if asked == self._asked:
                self._show(found)

        self.file.read(work, show)

    def _free(self) -> list[date]:
        return [each.date for each in self.chances if not each.holiday and not each.taken]

    def _show(self, found: "Sequence[Chance]") -> None:
        self.chances = found
        columns = [Column(_("Day"), least=120), Column(_("Room"), share=1, least=120)]
        self.days.show_rows(columns, [_cells(each) for each in found])
        self.days.setVisible(bool(found))
        number = len(self._free())
        words = plural("Book {number} day", "Book {number} days", number)
        self.plan.setText(words.format(number=number) if number else _("Book the series"))
        self.plan.updateGeometry()
        self.plan.allow(self.file.read_only)
        self.plan.setEnabled(bool(number) and self.file.read_only is None)
        self.hint.setText(
            _("Holidays, and days on which the seats are taken, are left out.")
            if found
            else _("Say which room, from when to when, and how many times or until when.")
        )

    # What is done

    def _make(self) -> None:
        if not self.plan.isEnabled() or self.form.missing():
            return
        plan, days = self._plan(), self._free()
        if plan is None:
            return
        self.plan.setEnabled(False)

        def work(store: "Store") -> list[int]:
            from ngodesk.work import booking

            return booking.make(store, plan, days)

        def done(made: list[int]) -> None:
            self.rest()
            self.link_chosen.emit(Link(place=self.place, tab=ROOMS))
            words = plural("{number} day booked", "{number} days booked", len(made))
            self.undo_offered.emit(words.format(number=len(made)))

        self.file.write(work, self.problem_found.emit, done, otherwise=self.follow)

    # Words

    def retranslate(self) -> None:
        self.head.title.setText(_("Book a series"))
        self.head.meta.setText(_("A room on several days: look at them first, then book all at once."))
        self.head.trail.show_steps([_("Registers")], _("Book a series"))
        self.days.setAccessibleName(_("Days of the series"))
        self.form.retranslate()
        self.follow()

    @property
    def link(self) -> Link:
        return Link(place=self.place, tab=ROOM_SERIES, values=self._from.values)

    def first_focus(self) -> QWidget:
        return self.form.first_blank("organisation", "person", "project")


def _cells(each: "Chance") -> list[Cell]:
    day = dates.with_weekday(each.date, current().language)
    if each.holiday:
        return [Cell(day, "muted"), Cell(each.holiday, "muted")]
    if each.taken:
        said = _("taken: {bookings}").format(bookings=each.taken)
        return [Cell(day, "muted"), Cell(said, "attention", icon="triangle-alert")]
    return [Cell(day), Cell(_("free"), "accent", icon="check")]
