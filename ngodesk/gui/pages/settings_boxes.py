"""Parts of the settings: a list to choose from, a feature to tick, the people who sign."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common.describe import Field
from ngodesk.common.language import N_, _, plural
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column, in_row
from ngodesk.gui.notes import announce
from ngodesk.gui.places import FEATURES
from ngodesk.gui.records.choosing import ChoiceEditor
from ngodesk.gui.records.editors import LineEditor
from ngodesk.gui.ticks import Tick
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.work.settings import Signatory

Entries = list[tuple[str, str]]

TELLS = {
    "volunteers": N_("Agreements with volunteers and the hours they give."),
    "partners": N_("Partners and cooperations, as a tab of each project."),
    "subgrants": N_("Sub-grants from the call to the settlement, as a tab of each project."),
    "currency": N_("Exchange rates, among the registers."),
    "staff": N_("Work hours, on the People tab of each project."),
    "mentoring": N_("Whom you advised and for how long, on the Activities tab."),
    "consultations": N_("Documents and the remarks on them, on the Activities tab."),
    "questionnaires": N_("Questions and answers, on the Activities tab."),
    "coworking": N_("Rooms and bookings, among the registers."),
    "participations": N_("The day of entry and of exit, on the People tab."),
}
_NAME = Field("name", N_("Name and surname"), "text")
_FUNCTION = Field("function", N_("Function"), "text")
_TICK_INDENT = 28  # where the words beside a box begin


class ListEditor(ChoiceEditor):
    """One of a few things that the page names itself."""

    def __init__(self, field: Field, entries: Callable[[], Entries]) -> None:
        self._named = entries
        super().__init__("settings", field)
        self._fill("")

    def _entries(self) -> Entries:
        return self._named()


class FeatureBox(QWidget):
    """Something that an association does or not: a tick, how many records there are, what it shows."""

    wanted = Signal(str, bool)

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self.held = 0
        self.tick = Tick()
        self.tick.clicked.connect(self._clicked)
        self.count, self.tells = (
            Label(role="small", tone="muted"),
            Label(role="small", tone="muted", wrap=True),
        )
        top = abreast((self.tick, 1), self.count)
        self.tells.setContentsMargins(_TICK_INDENT, 0, 0, 0)
        layout = in_column(self, between=0)
        layout.addLayout(top)
        layout.addWidget(self.tells)
        layout.addStretch(1)

    def show_state(self, ticked: bool, held: int, writable: bool) -> None:
        """Whether it is used, and how many records it holds: with records it is always in sight."""
        self.held = held
        self.tick.setChecked(ticked or held > 0)
        self.tick.setEnabled(writable)
        self.retranslate()

    def _clicked(self, on: bool) -> None:
        if on or not self.held:
            self.wanted.emit(self.key, on)
            return
        self.tick.setChecked(True)
        why = plural(
            "It stays in sight because {number} record is there.",
            "It stays in sight because {number} records are there.",
            self.held,
        ).format(number=self.held)
        self._say(why, "attention")
        announce(self, why)

    def _say(self, words: str, tone: str) -> None:
        self.tells.setText(words)
        self.tells.set_tone(tone)
        self.tick.setAccessibleDescription(" ".join(filter(None, (self.count.text(), words))))

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.tick.setText(_(FEATURES[self.key]))
        held = plural("{number} record", "{number} records", self.held).format(number=self.held)
        self.count.setText(held if self.held else "")
        self._say(_(TELLS[self.key]), "muted")


class SignatoryRow(QWidget):
    """One who signs: name and function, and the place among the others."""

    left = Signal()
    moved = Signal(int)  # up or down
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name, self.function = LineEditor("settings", _NAME), LineEditor("settings", _FUNCTION)
        self.up, self.down = Button("icon", "arrow-up"), Button("icon", "arrow-down")
        self.remove = Button("icon", "x")
        self.number = Label(tone="muted")
        self.kept = ("", "")
        layout = in_row(self, between=sizes.STEP)
        layout.addWidget(self.number)
        layout.addWidget(self.name, 1)
        layout.addWidget(self.function, 1)
        for button in (self.up, self.down, self.remove):
            layout.addWidget(button)
        for editor in (self.name, self.function):
            editor.left.connect(self._left)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)

    def is_changed(self) -> bool:
        """Whether something else stands there than what is stored."""
        return self.name.is_changed() or self.function.is_changed()

    def _left(self) -> None:
        """Nobody signs without a name: the row waits for one."""
        self.name.set_tone("" if self.name.value() or not self.is_changed() else "attention")
        if self.name.value() and self.is_changed():
            self.left.emit()

    def person(self) -> tuple[str, str]:
        """Name and function as they stand there; without a name, as they are stored."""
        name, function = self.name.value(), self.function.value()
        return (str(name), str(function or "")) if name else self.kept

    def show_person(self, name: str, function: str, keep: bool = False) -> None:
        """Show what is stored; `keep` leaves what was typed meanwhile."""
        for editor, stored in ((self.name, name), (self.function, function)):
            if not (keep and editor.is_changed()):
                editor.show_value(stored or None)
        self.kept = (name, function)

    def say(self, number: int, last: int, writable: bool) -> None:
        """The words, for the row at that place; `last` is the last that holds a person."""
        self.number.setText(f"{number}.")
        self.name.set_words(_("Name of signatory {number}").format(number=number), "")
        self.function.set_words(_("Function of signatory {number}").format(number=number), "")
        self.up.set_name(_("Move signatory {number} up").format(number=number))
        self.down.set_name(_("Move signatory {number} down").format(number=number))
        self.remove.set_name(_("Remove signatory {number}").format(number=number))
        for editor in (self.name, self.function):
            editor.set_enabled(writable)
        self.name.line.setPlaceholderText(_("Name and surname"))
        self.function.line.setPlaceholderText(_("Function"))
        self.up.setEnabled(writable and 1 < number <= last)
        self.down.setEnabled(writable and number < last)
        self.remove.setEnabled(writable)


class Signatories(Worded, QWidget):
    """Those who sign, in their order."""

    changed = Signal(object)  # the list of (name, function)
    removed = Signal(str)  # the name of somebody who was taken from the list

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[SignatoryRow] = []
        self._writable = True
        self._adding = False
        self.add = Button("plain", "plus")
        self.add.clicked.connect(self._begin)
        self._layout = in_column(self, between=sizes.STEP)
        self._layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def show_people(self, people: "Sequence[Signatory]", writable: bool) -> None:
        """Show them; a row that was begun and holds nothing yet stays."""
        self._writable = writable
        begun = self._adding and len(self.rows) > len(people)
        while len(self.rows) > len(people) + begun:
            self.rows.pop().deleteLater()
        while len(self.rows) < len(people):
            self._append()
        self._adding = begun
        for row, person in zip(self.rows, people, strict=False):
            row.show_person(person.name, person.function, keep=True)
        self.retranslate()

    def people(self) -> list[tuple[str, str]]:
        """Everybody as they stand there."""
        return [row.person() for row in self.rows]

    def flush(self) -> None:
        """Tell what was typed and not left yet."""
        if any(row.is_changed() and row.person() != row.kept for row in self.rows):
            self._tell(self.people())

    def _tell(self, people: list[tuple[str, str]]) -> None:
        """What stands here counts as stored from now on: what is read next may be in another row."""
        for row, (name, function) in zip(self.rows, people, strict=True):
            if name:
                row.show_person(name, function)
        self.changed.emit(people)

    def _append(self) -> SignatoryRow:
        row = SignatoryRow()
        row.left.connect(lambda: self._tell(self.people()))
        row.moved.connect(lambda step: self._move(row, step))
        row.removed.connect(lambda: self._remove(row))
        self._layout.insertWidget(len(self.rows), row)
        self.rows.append(row)
        return row

    def _begin(self) -> None:
        if not self._adding:
            self._adding = True
            self._append()
            self.retranslate()
        self.rows[-1].name.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, row: SignatoryRow, step: int) -> None:
        place = self.rows.index(row)
        people = self.people()
        people.insert(place + step, people.pop(place))
        target = self.rows[place + step]
        (target.up if step < 0 else target.down).setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(people)

    def _remove(self, row: SignatoryRow) -> None:
        place = self.rows.index(row)
        people = self.people()
        name = people.pop(place)[0]
        self.rows.remove(row)
        row.deleteLater()
        self._adding = False
        (self.rows[place].name.input if place < len(self.rows) else self.add).setFocus()
        self.retranslate()
        self._tell(people)
        if name:
            self.removed.emit(name)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.add.setText(_("Add a signatory"))
        self.add.setEnabled(self._writable)
        last = sum(bool(row.kept[0]) for row in self.rows)
        for number, row in enumerate(self.rows, 1):
            row.say(number, last, self._writable)
