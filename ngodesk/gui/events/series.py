"""Plan a series: a rule on the left, what it gives on the right, all of it made with one button."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _, current, plural
from ngodesk.gui.events.series_form import SeriesForm
from ngodesk.gui.events.series_grid import SeriesGrid
from ngodesk.gui.labels import Label
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.questions_page import QuestionsPage, following
from ngodesk.gui.places import SERIES, Link, to_record
from ngodesk.gui.records.begun import Typed

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.scheduling import Beginning, Meeting, Series


class SeriesPage(QuestionsPage):
    """One series that is being planned. A link may name its project."""

    place, behind, help = "events", "events", SERIES
    begins = "events"

    def __init__(self, file: OpenFile, link: Link, today: date | None = None) -> None:
        super().__init__(file, link, today)
        self.form, self.grid = SeriesForm(file), SeriesGrid()
        self.hint = Label(tone="muted", wrap=True)
        self.lay_out(self.form, following(self.hint, self.grid), (2, 5))
        self.grid.changed.connect(self._count)
        self.grid.problem.connect(self.problem_found)
        self.plan.clicked.connect(self._make)
        self.retranslate()

    # What there is

    def read(self, store: "Store") -> Any:
        from ngodesk.work import scheduling

        project = dict(self._from.values).get("project")
        named = project if isinstance(project, int) else None
        return named, scheduling.beginning(store, named, current().language)

    def fill(self, found: Any) -> None:
        project, beginning = found
        self.grid.know_people(beginning.people)
        if not self._begun:
            self._begun = True
            self._begin(project, beginning)
            self.go_on()
        self.follow()

    def _begin(self, project: int | None, beginning: "Beginning") -> None:
        if project is not None:
            self.form.put("project", project, beginning.project)
        self.form.put("kind", "workshop")
        if self.form.holidays.choices.findData(beginning.country) >= 0:
            self.form.holidays.choices.choose(beginning.country)

    def follow(self) -> None:
        """The days of the rule, and what else takes place on them."""
        from ngodesk.work import scheduling

        self._pause.stop()
        rule = self.form.rule()
        days = scheduling.days(rule, current().language) if rule is not None else []
        usual = {
            "start": self.form.answer("start_time"),
            "end": self.form.answer("end_time"),
            "place": self.form.answer("place"),
            "lead": self.form.answer("lead"),
        }
        with_places = self.form.shape.value() == scheduling.EVENTS
        self.grid.show_days([(each.date, each.holiday) for each in days], usual, with_places)
        self._count()
        if days:
            self._look_around(days[0].date, days[-1].date)

    def _look_around(self, first: date, last: date) -> None:
        self._asked += 1
        asked, wanted = self._asked, {each.day for each in self.grid.planned}

        def work(store: "Store") -> dict[date, str]:
            from ngodesk.work import event_calendar

            found: dict[date, str] = {}
            for each in event_calendar.occasions(store, first, last):
                for day in wanted:
                    if each.first <= day <= each.last and each.status != "cancelled":
                        found[day] = ", ".join(filter(None, (found.get(day, ""), each.title)))
            return found

        def show(found: dict[date, str]) -> None:
            if asked == self._asked:
                self.grid.show_also(found)

        self.file.read(work, show)

    def _count(self) -> None:
        number = sum(each.wanted for each in self.grid.planned)
        if self.form.shape.value() == "sessions":
            words = plural("Plan {number} session", "Plan {number} sessions", number)
        else:
            words = plural("Plan {number} event", "Plan {number} events", number)
        self.plan.setText(words.format(number=number) if number else _("Plan the series"))
        self.plan.updateGeometry()
        self.plan.allow(self.file.read_only)
        self.plan.setEnabled(bool(number) and self.file.read_only is None)
        self.grid.setVisible(bool(self.grid.planned))
        self.hint.setText(
            _("Space leaves a day out or takes it in. Type what differs on a day.")
            if self.grid.planned
            else _("Say on which day it begins, and how many times or until when. Then the days stand here.")
        )

    def typed(self) -> Typed:
        found = super().typed()
        return Typed({**found.values, **self.grid.typed()}, found.texts)

    def type_again(self, typed: Typed) -> None:
        super().type_again(typed)
        self.grid.type_again({name: value for name, value in typed.values.items() if " " in name})

    def leave(self) -> None:
        self.grid.commit()
        super().leave()

    # What is done

    def _meetings(self) -> "tuple[Meeting, ...]":
        from ngodesk.work.scheduling import Meeting

        hours = self.form.answer("hours")
        value = self.grid.value
        return tuple(
            Meeting(
                each.day,
                value(each, "start"),
                value(each, "end"),
                hours if isinstance(hours, int) else None,
                value(each, "place") if self.grid.with_places else None,
                value(each, "lead"),
                value(each, "topic"),
            )
            for each in self.grid.planned
            if each.wanted
        )

    def _series(self) -> "Series":
        from ngodesk.work.scheduling import Series

        names = (
            "project",
            "activity",
            "kind",
            "title",
            "series",
            "place",
            "municipality",
            "lead",
            "capacity",
        )
        values = {name: self.form.answer(name) for name in names}
        shape = self.form.shape.value()
        if shape == "events" and values["series"] is None:
            values["series"] = values["title"]
        return Series(shape, values | {"status": "planned"}, self._meetings())

    def _make(self) -> None:
        self.grid.commit()
        self.follow()
        if not self.plan.isEnabled() or self.form.missing():
            return
        series = self._series()
        self.plan.setEnabled(False)

        def work(store: "Store") -> list[int]:
            from ngodesk.work import scheduling

            return scheduling.make(store, series)

        self.file.write(
            work, self.problem_found.emit, lambda made: self._done(made, series), otherwise=self._count
        )

    def _done(self, made: list[int], series: "Series") -> None:
        self.rest()
        number = len(series.meetings)
        if series.shape == "sessions":
            self.link_chosen.emit(to_record("events", made[0]))
            words = plural("{number} session planned", "{number} sessions planned", number)
        else:
            search = str(series.values["series"])
            self.link_chosen.emit(Link(place="events", table="events", search=search))
            words = plural("{number} event planned", "{number} events planned", number)
        self.undo_offered.emit(words.format(number=number))

    # Words

    def retranslate(self) -> None:
        self.head.title.setText(_("Plan a series"))
        self.head.meta.setText(_("Events or sessions by a rule: look at them first, then make all at once."))
        self.head.trail.show_steps([_("Events")], _("Plan a series"))
        self.form.retranslate()
        self.grid.setAccessibleName(_("Days of the series"))
        self.follow()

    def first_focus(self) -> QWidget:
        return self.form.first_blank("activity")
