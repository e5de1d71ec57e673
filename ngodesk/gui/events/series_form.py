"""The rule of a series: what it is, when it begins, how it repeats, what is the same each time."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ngodesk.common import holidays
from ngodesk.common.calendar import NAMES
from ngodesk.common.describe import Field
from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import N_, _, current
from ngodesk.gui import sizes
from ngodesk.gui.choices import Choices
from ngodesk.gui.labels import Label
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.order import in_order
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.records.editors import Stored, Surroundings
from ngodesk.gui.records.fields import FieldBox, editor_of
from ngodesk.gui.tabs import Entry, TabButton

if TYPE_CHECKING:
    from ngodesk.work.scheduling import Rule

_TIMES = N_("How many times")
# Fields of events and sessions, asked for by these words where they are not their own: table, field.
_ASKED = (
    ("events", "project", "", ""),
    ("events", "activity", "", ""),
    ("events", "kind", "", ""),
    ("events", "title", "", ""),
    ("events", "series", "", ""),
    ("events", "start", N_("First day"), ""),
    ("events", "capacity", _TIMES, ""),
    ("events", "end", N_("Until"), N_("The last day on which something may take place.")),
    ("event_sessions", "start_time", "", ""),
    ("event_sessions", "end_time", "", ""),
    ("events", "hours", "", N_("Where it is not known from when to when.")),
    ("events", "capacity", "", ""),
    ("events", "place", "", ""),
    ("events", "municipality", "", ""),
    ("events", "lead", "", N_("Who leads where no other is named in the list.")),
)
_HALF = ("start", "times", "end", "start_time", "end_time", "hours", "capacity")
_REQUIRED = ("project", "kind", "title", "start")
SHAPES = (("events", N_("Events of one series")), ("sessions", N_("Sessions of one event")))
REPEATS = (
    ("weeks 1", N_("every week")),
    ("weeks 2", N_("every second week")),
    ("weeks 3", N_("every third week")),
    ("weeks 4", N_("every fourth week")),
    ("months 1", N_("each month on the same weekday")),
    ("months 2", N_("every second month on the same weekday")),
)
_COUNTRIES = {"": N_("none"), "LV": N_("Latvia"), "PL": N_("Poland")}


class SeriesForm(Scrolling):
    """The questions, one under the other. It says when an answer changed."""

    changed = Signal()

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self.file = file
        around = Surroundings(file, self.answer, lambda: "")
        self.boxes = {
            _key(name, words): _box(table, name, words, help, around) for table, name, words, help in _ASKED
        }
        self.shape, self.repeats, self.holidays = Named(), Named(), Named()
        self.weekdays = [TabButton(Entry(str(day), ""), "pill") for day in range(7)]
        self.weekday_label = Label(role="small", tone="muted", wrap=True)
        self._lay_out()
        for box in self.boxes.values():
            box.editor.left.connect(lambda box=box: self._leave(box))
            if isinstance(box.editor.input, QLineEdit | QPlainTextEdit):
                box.editor.input.textChanged.connect(lambda *_text: self.changed.emit())
        for named in (self.shape, self.repeats, self.holidays):
            named.choices.activated.connect(lambda _row: self._repeat())
        for button in self.weekdays:
            button.toggled.connect(lambda _on: self.changed.emit())
        self.retranslate()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(sizes.STEP)
        grid.setVerticalSpacing(10)
        before: dict[str, list[tuple[QWidget, bool]]] = {
            "series": [(self.shape, False)],
            "times": [(self.repeats, True), (self._days(), False)],
            "start_time": [(self.holidays, False)],
        }
        place = 0
        order: list[QWidget] = []
        for name, box in self.boxes.items():
            for part, half in [*before.get(name, []), (box, name in _HALF)]:
                place += 0 if half else place % 2
                grid.addWidget(part, place // 2, place % 2, 1, 1 if half else 2)
                place += 1 if half else 2
                order += self._inputs(part)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.set_margins(2, 2, 14, sizes.GAP)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        in_order(*order)

    def minimumSizeHint(self) -> QSize:
        """As wide as the questions need: only their height is scrolled."""
        hint, inside = super().minimumSizeHint(), self.widget()
        needed = inside.minimumSizeHint().width() if inside is not None else 0
        return QSize(max(hint.width(), needed), hint.height())

    def _inputs(self, part: QWidget) -> list[QWidget]:
        if isinstance(part, FieldBox):
            return [part.editor.input]
        return [part.choices] if isinstance(part, Named) else list(self.weekdays)

    def _days(self) -> QWidget:
        """The weekdays, to be pressed."""
        self._week = QWidget()
        column = QVBoxLayout(self._week)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.weekday_label)
        for days in (self.weekdays[:3], self.weekdays[3:5], self.weekdays[5:]):
            row = QHBoxLayout()
            row.setSpacing(4)
            for button in days:
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        return self._week

    # Answers

    def answer(self, name: str) -> Stored:
        """What stands in a field; nothing where it is blank or cannot be read."""
        try:
            return self.boxes[name].editor.value() if name in self.boxes else None
        except WrongEntry:
            return None

    def put(self, name: str, stored: Stored, words: str = "") -> None:
        """Let this stand in a field."""
        self.boxes[name].editor.show_value(stored, words)
        self.boxes[name].say("")

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
        blank = [name for name in _REQUIRED if self.answer(name) is None]
        for name in blank:
            box = self.boxes[name]
            box.say(_("{field} is missing.").format(field=_(box.field.label)))
        if blank:
            self.boxes[blank[0]].editor.input.setFocus()
            self.ensureWidgetVisible(self.boxes[blank[0]])
        return bool(blank)

    def first_blank(self) -> QWidget:
        """Where the keyboard begins."""
        blank = (box for name, box in self.boxes.items() if self.answer(name) is None and name != "activity")
        return next(blank, self.boxes["title"]).editor.input

    def _leave(self, box: FieldBox) -> None:
        try:
            box.editor.value()
            box.say("")
        except WrongEntry as error:
            box.say(str(error))
        self.changed.emit()

    def _repeat(self) -> None:
        """A month has no set of weekdays."""
        self._week.setVisible(self.repeats.value().startswith("weeks"))
        self.changed.emit()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        for box in self.boxes.values():
            box.retranslate()
        self.shape.show_words(_("What is made"), [(key, _(words)) for key, words in SHAPES])
        self.repeats.show_words(_("How often"), [(key, _(words)) for key, words in REPEATS])
        known = ["", *holidays.countries()]
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
        self.choices.setSizeAdjustPolicy(Choices.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choices.setMinimumContentsLength(5)
        self.label.setBuddy(self.choices)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.label)
        layout.addWidget(self.choices)

    def value(self) -> str:
        """What is chosen."""
        return self.choices.value()

    def show_words(self, name: str, entries: list[tuple[str, str]]) -> None:
        """Say it in the window's language; what is chosen stays."""
        chosen = self.choices.value() if self.choices.count() else entries[0][0]
        self.label.setText(name)
        self.choices.setAccessibleName(name)
        self.choices.blockSignals(True)
        self.choices.clear()
        for key, words in entries:
            self.choices.addItem(words, key)
        self.choices.blockSignals(False)
        self.choices.choose(chosen)


def _key(name: str, words: str) -> str:
    return "times" if words == _TIMES else name


def _box(table: str, name: str, words: str, help: str, around: Surroundings) -> FieldBox:
    from ngodesk.model import TABLES

    field: Field = TABLES[table].described.field(name)
    key = _key(name, words)
    field = replace(
        field,
        label=words or field.label,
        help=help or ("" if words else field.help),
        required=key in _REQUIRED,
        lowest=1 if key == "times" else field.lowest,
    )
    return FieldBox(field, editor_of(table, field, around), wide=key not in _HALF)
