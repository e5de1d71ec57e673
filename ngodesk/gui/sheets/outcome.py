"""After taking in: how many rows of each fate, which add up to the rows; and the problems."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label, Sign
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card, Note
from ngodesk.gui.sheets import words
from ngodesk.gui.ticks import Tick

if TYPE_CHECKING:
    from ngodesk.exchange.problems import Problem
    from ngodesk.work.spreadsheets.offering import Offered

_SAID = 3  # problems
_IN_NUMBER = re.compile(r"(?<=[0-9]) (?=[0-9])")
_TONES = {"ok": "accent", "neutral": "muted"}  # of a sign, by that of a chip


class OutcomeCard(Card):
    """A line for each fate with the way to its rows."""

    asked = Signal(str)  # a fate

    def __init__(self) -> None:
        super().__init__()
        self.title = Label(role="section")
        self.numbers: dict[str, Label] = {}
        self.told: dict[str, Label] = {}
        self.shows: dict[str, Button] = {}
        self._lines: dict[str, tuple[QWidget, ...]] = {}
        self.same, self.anew = Button("link"), Button("link")
        grid = QGridLayout()
        grid.setHorizontalSpacing(sizes.STEP)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        for row, (fate, (icon, tone)) in enumerate(words.LINES.items()):
            number, told, show = Label(role="strong"), Label(wrap=True), Button("link")
            show.clicked.connect(lambda _checked=False, fate=fate: self.asked.emit(fate))
            sign = Sign(icon, _TONES.get(tone, tone))
            for place, widget in enumerate((sign, number, told, show)):
                grid.addWidget(widget, row, place)
            self._lines[fate] = (sign, number, told, show)
            self.numbers[fate], self.told[fate], self.shows[fate] = number, told, show
        layout = in_column(self, (sizes.INSET, 10, sizes.INSET, 10))
        layout.addWidget(self.title)
        layout.addLayout(grid)
        layout.addWidget(self.same)
        layout.addWidget(self.anew)

    def show_fates(self, fates: dict[str, int], left_out: int) -> None:
        """Show how many rows there are of each fate, and how many are no rows of the table."""
        self.title.setText(_("After taking in"))
        for widget in self._lines[words.NO_ROW]:
            widget.setVisible(left_out > 0)
        for fate, number in {**fates, words.NO_ROW: left_out}.items():
            self.numbers[fate].setText(str(number))
            self.told[fate].setText(words.counted(fate, number))
            self.shows[fate].setText(_("Show"))
            self.shows[fate].setAccessibleName(f"{_('Show')}: {number} {words.counted(fate, number)}")
            self.shows[fate].setEnabled(number > 0)
        self.same.setText(_("All that are alike are the same"))
        self.anew.setText(_("All that are alike are new"))
        for button in (self.same, self.anew):
            button.setVisible(fates["doubtful"] > 0)


class ProblemsCard(Card):
    """The first problems in words, the rest behind a button; leaving the bad rows out, saving them."""

    all_wanted = Signal()
    left_out = Signal(bool)
    words_asked = Signal(int)  # the place of a column whose words are not known

    def __init__(self) -> None:
        super().__init__()
        self.title = Label(role="section")
        self.leave = Tick()
        self.all, self.save = Button("link"), Button("plain")
        self._notes = QVBoxLayout()
        self._notes.setSpacing(6)
        below = QVBoxLayout()  # in some languages the two are too wide for one row
        for button in (self.all, self.save):
            below.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout = in_column(self, (sizes.INSET, 10, sizes.INSET, 10))
        layout.addWidget(self.title)
        layout.addLayout(self._notes)
        layout.addWidget(self.leave)
        layout.addLayout(below)
        self.all.clicked.connect(self.all_wanted)
        self.leave.clicked.connect(self.left_out)

    def show_problems(self, offered: "Offered") -> None:
        """Show what is wrong; nothing where nothing is."""
        problems = offered.look.problems
        self.setVisible(bool(problems))
        while (item := self._notes.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, QWidget):
                widget.hide()
                widget.deleteLater()
        for problem in problems[:_SAID]:
            note = Note("problem")
            self._say(note, problem, offered)
            self._notes.addWidget(note)
        self.title.setText(_("Problems"))
        self.all.setText(_("All {number}").format(number=len(problems)))
        self.all.setVisible(len(problems) > _SAID)
        self.leave.setText(_("Leave these rows out"))
        self.save.setText(_("Save them to mend…"))

    def _say(self, note: Note, problem: "Problem", offered: "Offered") -> None:
        """A word that is not known can be told; other problems are mended elsewhere."""
        from ngodesk.work.spreadsheets import wording

        place = wording.asked_of(offered.look, problem)
        told = _told(problem, offered.look.mapping.table)
        note.set_words(told, _("Say what it means…") if place is not None else "")
        if place is not None:
            note.acted.connect(lambda: self.words_asked.emit(place))


def _told(problem: object, table: str) -> str:
    """A problem without the file's name, which stands above; what has no column is called by its field."""
    from ngodesk.common.language import current
    from ngodesk.exchange.problems import Problem
    from ngodesk.exchange.sheets.mapping import fields_of

    assert isinstance(problem, Problem)
    reason = current().gettext(problem.reason).format(**problem.arguments)
    value = " ".join(problem.value.split())[:40]
    known = problem.column in fields_of(table)
    column = words.field(table, problem.column) if known else problem.column
    said = _("Row {row}, {column}, “{value}”: {reason}").format(
        row=problem.row, column=column, value=value, reason=reason
    )
    return _IN_NUMBER.sub("\N{NO-BREAK SPACE}", said)
