"""One frozen report: looked at, printed and corrected; sent, returned and accepted, each with its day."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ngodesk.common import dates
from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import N_, _, current
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Chip, CutLabel, Label
from ngodesk.gui.layouts import abreast, in_column, in_row
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.records.editors import Surroundings
from ngodesk.gui.records.fields import FieldBox, editor_of
from ngodesk.gui.records.questions import Question
from ngodesk.gui.reports import rows

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.frozen import FrozenRow

_DAY = 150  # pixels
_ACTS = {"sent": N_("It was sent"), "returned": N_("It came back"), "accepted": N_("It was accepted")}
_NEXT = {"approved": ("sent",), "sent": ("accepted", "returned"), "returned": ("accepted",), "accepted": ()}


class FateCard(Card):
    """What can be done with it now. `wanted` gives a function for the worker."""

    wanted = Signal(object)

    def __init__(self, file: OpenFile, today: date) -> None:
        super().__init__()
        self.file, self.today = file, today
        self.row: FrozenRow | None = None
        self.title, self.chip = CutLabel("", "section"), Chip()
        self.told = Label(role="small", tone="muted", wrap=True)
        self.open, self.correct = Button("plain", "printer"), Button("plain", "pencil")
        question = Question("report_remarks", "received", N_("On"), required=True)
        field, around = question.field(), Surroundings(file, lambda _name: None, lambda: "")
        self.day = FieldBox(field, editor_of(question.table, field, around), wide=False)
        self.label, self.note = Label(role="small", tone="muted"), QLineEdit()
        self.label.setBuddy(self.note)
        self.acts = {act: Button("plain", "check") for act in _ACTS}
        self._lay_out()
        self.day.editor.left.connect(self.day.check)
        for act, button in self.acts.items():
            button.clicked.connect(lambda _checked=False, act=act: self._do(act))
        self.retranslate()
        self.hide()

    def _lay_out(self) -> None:
        head = abreast(self.title, self.chip, 1, self.correct, self.open)
        self._foot = QWidget()
        foot = in_row(self._foot, between=sizes.STEP)
        self.day.setFixedWidth(sizes.scaled(_DAY))
        foot.addWidget(self.day)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(self.label)
        column.addWidget(self.note)
        column.addStretch(1)
        foot.addLayout(column, 1)
        for button in self.acts.values():
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        layout = in_column(self, (sizes.INSET, 12, sizes.INSET, 12), sizes.STEP)
        layout.addLayout(head)
        layout.addWidget(self.told)
        layout.addWidget(self._foot)

    def show_row(self, row: "FrozenRow | None") -> None:
        """Show what became of a report; what is being typed stays where nothing changed."""
        new = row is None or self.row is None or (row.id, row.state) != (self.row.id, self.row.state)
        self.row = row
        self.setVisible(row is not None)
        if row is None:
            return
        self.title.setText(f"{row.number} · {row.title}")
        said, tone = rows.state(row)
        self.chip.setText(said)
        self.chip.set_tone(tone)
        self.told.setText(" · ".join(_told(row)))
        acts = _NEXT[row.state] if self.file.read_only is None else ()
        for act, button in self.acts.items():
            button.setVisible(act in acts)
        self._foot.setVisible(bool(acts))
        self.correct.setVisible(not row.corrected)
        self.correct.allow(self.file.read_only)
        if new:
            self.day.editor.show_value(self.today.isoformat())
            self.day.say("")
            self.note.clear()

    def _do(self, act: str) -> None:
        row, day = self.row, self._day()
        if row is None or day is None:
            return
        note, record = self.note.text().strip() or None, row.id

        def work(store: "Store") -> None:
            from ngodesk.work import sending

            mark: dict[str, Callable[..., None]] = {
                "sent": sending.mark_sent,
                "returned": sending.mark_returned,
                "accepted": sending.mark_accepted,
            }
            mark[act](store, record, day, note)

        self.wanted.emit(work)

    def _day(self) -> date | None:
        try:
            stored = self.day.editor.value()
        except WrongEntry as error:
            self.day.say(str(error))
            stored = None
        if isinstance(stored, str):
            return date.fromisoformat(stored)
        self.day.editor.input.setFocus()
        return None

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.open.setText(_("Look at it and print"))
        self.correct.setText(_("Correct…"))
        self.correct.setToolTip(_("Make the next version of it from the records of today."))
        self.label.setText(_("Note"))
        self.note.setAccessibleName(_("Note"))
        for act, words in _ACTS.items():
            self.acts[act].setText(_(words))
        self.day.retranslate()
        self.show_row(self.row)


def _told(row: "FrozenRow") -> list[str]:
    """Who approved it, where it was, and what was noted."""
    language = current().language
    approved = dates.in_text(row.approved_on, language)
    if row.approved_by:
        told = [_("approved on {day} by {name}").format(day=approved, name=row.approved_by)]
    else:
        told = [_("approved on {day}").format(day=approved)]
    for words, day in (
        (N_("sent on {day}"), row.sent_on),
        (N_("came back on {day}"), row.returned_on),
        (N_("accepted on {day}"), row.accepted_on),
    ):
        if day is not None:
            told.append(_(words).format(day=dates.in_text(day, language)))
    if row.corrects:
        told.append(_("takes the place of {number}").format(number=row.corrects))
    told.append(_("mark {mark}").format(mark=row.mark))
    return [*told, *filter(None, (row.note, row.remark))]
