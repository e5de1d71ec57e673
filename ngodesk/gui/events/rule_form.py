"""How something repeats: every second Tuesday six times, each month until a day, without holidays."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ngodesk.common import holidays
from ngodesk.common.calendar import NAMES
from ngodesk.common.language import N_, _, current
from ngodesk.gui.choices import Choices
from ngodesk.gui.flow import Flow
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.records.begun import Typed
from ngodesk.gui.records.questions import Part, Question, Questions
from ngodesk.gui.tabs import Entry, TabButton

if TYPE_CHECKING:
    from ngodesk.work.scheduling import Rule

REPEATS = (
    ("weeks 1", N_("every week")),
    ("weeks 2", N_("every second week")),
    ("weeks 3", N_("every third week")),
    ("weeks 4", N_("every fourth week")),
    ("months 1", N_("each month on the same weekday")),
    ("months 2", N_("every second month on the same weekday")),
)
_COUNTRIES = {"": N_("none"), "LV": N_("Latvia"), "PL": N_("Poland")}


class RuleForm(Questions):
    """Questions, and how what is asked for repeats. They ask for `start`, `times`, `end` and `start_time`."""

    def __init__(self, file: OpenFile, asked: Sequence[Question]) -> None:
        super().__init__(file, asked)
        self.repeats, self.holidays = Named(), Named()
        self.named = {"repeats": self.repeats, "holidays": self.holidays}
        self.weekdays = [TabButton(Entry(str(day), ""), "pill") for day in range(7)]
        self.weekday_label = Label(role="small", tone="muted", wrap=True)
        for named in (self.repeats, self.holidays):
            named.choices.activated.connect(lambda _row: self._repeat())
        for button in self.weekdays:
            button.toggled.connect(lambda _on: self.changed.emit())

    def parts(self) -> Iterator[Part]:
        before: dict[QWidget, list[Part]] = {
            self.boxes["times"]: [
                (self.repeats, True, [self.repeats.choices]),
                (self._days(), False, self.weekdays),
            ],
            self.boxes["start_time"]: [(self.holidays, False, [self.holidays.choices])],
        }
        for part in super().parts():
            yield from before.get(part[0], ())
            yield part

    def minimumSizeHint(self) -> QSize:
        """As wide as the questions need: only their height is scrolled."""
        hint, inside = super().minimumSizeHint(), self.widget()
        needed = inside.minimumSizeHint().width() if inside is not None else 0
        return QSize(max(hint.width(), needed), hint.height())

    def _days(self) -> QWidget:
        """The weekdays, to be pressed."""
        self._week = QWidget()
        column = in_column(self._week, between=4)
        column.addWidget(self.weekday_label)
        row = Flow(4)
        for button in self.weekdays:
            row.addWidget(button)
        column.addLayout(row)
        return self._week

    # Answers

    def typed(self) -> Typed:
        found = super().typed()
        chosen = {name: named.value() for name, named in self.named.items()}
        pressed = "".join(str(day) for day, button in enumerate(self.weekdays) if button.isChecked())
        return Typed({**found.values, **chosen, "weekdays": pressed}, found.texts)

    def type_again(self, typed: Typed) -> None:
        super().type_again(typed)
        for name, named in self.named.items():
            if name in typed.values:
                named.choices.choose(str(typed.values[name]))
        for day, button in enumerate(self.weekdays):
            button.setChecked(str(day) in str(typed.values.get("weekdays", "")))
        self._repeat()

    def rule(self) -> "Rule | None":
        """The rule, once it says when to begin and when to end."""
        from ngodesk.work.scheduling import Rule

        first, times, until = self.answer("start"), self.answer("times"), self.answer("end")
        if not isinstance(first, str) or not (isinstance(times, int) or isinstance(until, str)):
            return None
        by, _space, every = self.repeats.value().partition(" ")
        return Rule(
            date.fromisoformat(first),
            int(every),
            by,
            frozenset(day for day, button in enumerate(self.weekdays) if button.isChecked()),
            max(0, times) if isinstance(times, int) else None,
            date.fromisoformat(until) if isinstance(until, str) else None,
            self.holidays.value(),
        )

    def missing(self) -> bool:
        """Say what is missing; true where something is."""
        blank = [name for name, box in self.boxes.items() if box.field.required and self.answer(name) is None]
        for name in blank:
            box = self.boxes[name]
            box.say(_("{field} is missing.").format(field=_(box.field.label)))
        if blank:
            self.boxes[blank[0]].editor.input.setFocus()
            self.ensureWidgetVisible(self.boxes[blank[0]])
        return bool(blank)

    def _repeat(self) -> None:
        """A month has no set of weekdays."""
        self._week.setVisible(self.repeats.value().startswith("weeks"))
        self.changed.emit()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        super().retranslate()
        self.repeats.show_words(_("How often"), [(key, _(words)) for key, words in REPEATS])
        known = ["", *holidays.COUNTRIES]
        self.holidays.show_words(
            _("Leave out the holidays of"), [(key, _(_COUNTRIES.get(key, key))) for key in known]
        )
        names = NAMES.get(current().language, NAMES["en"])
        self.weekday_label.setText(_("On these days; none is the weekday of the first day"))
        for day, button in enumerate(self.weekdays):
            button.say(Entry(str(day), names.brief_weekdays[day]))
            button.setAccessibleName(names.weekdays[day])


class Named(QWidget):
    """A list to choose from with its label above."""

    def __init__(self) -> None:
        super().__init__()
        self.label, self.choices = Label(role="small", tone="muted"), Choices()
        self.choices.may_narrow(5)
        self.label.setBuddy(self.choices)
        layout = in_column(self, between=3)
        layout.addWidget(self.label)
        layout.addWidget(self.choices)

    def value(self) -> str:
        """What is chosen."""
        return self.choices.value()

    def show_words(self, name: str, entries: list[tuple[str, str]]) -> None:
        """Say it in the window's language; what is chosen stays."""
        self.label.setText(name)
        self.choices.setAccessibleName(name)
        self.choices.fill((words, key) for key, words in entries)
