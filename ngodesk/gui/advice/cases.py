"""Which organisation introduces which tool: done or under way, with the hours, and the record beside."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ngodesk.common.language import _, current, plural
from ngodesk.common.typed_lengths import told_length
from ngodesk.gui import sizes
from ngodesk.gui.advice.matrix import CaseMatrix
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column, in_row
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.records.form import RecordForm
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.advising_cases import Support

_BESIDE = 1000  # pixels that matrix and case need beside each other


class CasesView(Worded, QWidget):
    """The matrix, and the case that is chosen: its hours and its form."""

    link_chosen = Signal(object)
    problem = Signal(str)

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self.file = file
        self.cases: dict[int, Support] = {}
        self.case: int | None = None
        self.grid, self.form = CaseMatrix(), RecordForm(file)
        self.nobody = Label(tone="muted", wrap=True)
        self.total, self.hours = Label(role="strong", wrap=True), Label(wrap=True)
        self.done, self.back = Button("plain", "check"), Button("quiet", "chevron-left")
        self.add = Button("plain", "plus")
        self._left, self._side = Card(), Card()
        self.project: int | None = None
        self._adding = False
        self._in_case = False  # in a narrow window
        self._lay_out()
        self.grid.shown.connect(self.show_case)
        self.grid.opened.connect(self._open)
        self.back.clicked.connect(self._go_back)
        self.add.clicked.connect(self.begin)
        self.form.saved.connect(self._saved)
        self.form.left.connect(self._go_back)
        self.form.link_chosen.connect(self.link_chosen)
        self.done.clicked.connect(self._finish)
        self.retranslate()

    def _lay_out(self) -> None:
        inside = in_column(self._left, (8, 8, 8, 8))
        over = QHBoxLayout()
        for part in (self.nobody, self.total):
            part.setContentsMargins(8, 4, 8, 4)
            over.addWidget(part, 1)
        over.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(over)
        inside.addWidget(self.grid, 1)
        inside.addStretch(0)
        top = QHBoxLayout()
        top.setContentsMargins(sizes.INSET, 8, sizes.INSET, 0)
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.hours, 1)
        top.addWidget(self.done, 0, Qt.AlignmentFlag.AlignTop)
        column = in_column(self._side)
        column.addLayout(top)
        column.addWidget(self.form, 1)
        self._side.setMinimumWidth(sizes.scaled(320))
        layout = in_row(self, between=sizes.GAP)
        layout.addWidget(self._left, 2)
        layout.addWidget(self._side, 1)

    def _fold(self) -> None:
        """In a narrow window the matrix or the case."""
        narrow = self.width() < sizes.scaled(_BESIDE)
        there = self._adding or self.case is not None
        self._in_case = self._in_case and there
        self._side.setVisible(there and (self._in_case or not narrow))
        self._left.setVisible(not (narrow and self._in_case))
        self.back.setVisible(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    # What there is

    def show_cases(self, cases: "list[Support]", project: int | None) -> None:
        """Show these; the case that was chosen stays where it is still there."""
        from ngodesk.work import advising_cases

        self.project = project
        self.add.allow(self.file.read_only)
        self.cases = {each.id: each for each in cases}
        self.grid.show_matrix(advising_cases.matrix(cases, current().language))
        self.nobody.setVisible(not cases)
        self.grid.setVisible(bool(cases))
        self.total.setVisible(bool(cases))
        self._say_total(cases)
        if self.case in self.cases:
            self._show_side(self.cases[self.case])
            self.form.refresh()
        else:
            self.case = None
        self._fold()

    def _say_total(self, cases: "list[Support]") -> None:
        done = sum(each.status == "done" for each in cases)
        said = plural(
            "{done} of {number} tool introduced · mentor {mentor} · volunteers {volunteers}",
            "{done} of {number} tools introduced · mentor {mentor} · volunteers {volunteers}",
            len(cases),
        )
        mentored = told_length(sum((each.mentored for each in cases), start=Fraction()))
        volunteered = told_length(sum((each.volunteered for each in cases), start=Fraction()))
        self.total.setText(said.format(done=done, number=len(cases), mentor=mentored, volunteers=volunteered))

    def show_case(self, case: Any) -> None:
        """A case beside the matrix."""
        if case in self.cases:
            self.case, self._adding = case, False
            self.form.show_record("support_cases", case)
            self._show_side(self.cases[case])
            self._in_case = True
            self._fold()

    def _show_side(self, each: "Support") -> None:
        self.hours.setText("\n".join(_told(each)))
        self.done.setVisible(each.status in ("planned", "running"))
        self.done.allow(self.file.read_only)

    # What is done

    def _open(self, case: Any) -> None:
        """Into the form of the case."""
        self.show_case(case)
        self.form.first_focus().setFocus()

    def begin(self) -> None:
        """A tool that is introduced from now on."""
        self.case, self._adding, self._in_case = None, True, True
        self.hours.clear()
        self.done.hide()
        self.form.begin("support_cases", {"project": self.project} if self.project is not None else {})
        self._fold()
        self.form.first_focus().setFocus()

    def _saved(self, case: Any) -> None:
        self.case, self._adding = case, False

    def _go_back(self) -> None:
        self.form.flush()
        self._in_case = self._adding = False
        self._fold()
        self.grid.setFocus()

    def _finish(self) -> None:
        """The tool is in use from now on."""
        case = self.case
        if case is None:
            return

        def work(store: "Store") -> None:
            from ngodesk.work import advising_cases

            advising_cases.finish(store, case)

        self.form.flush()
        self.file.write(work, self.problem.emit)

    def copy(self) -> None:
        """Put the matrix on the clipboard."""
        QGuiApplication.clipboard().setText(self.grid.text())

    def leave(self) -> None:
        """What is being typed is kept."""
        self.form.flush()

    # Words

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.grid.setAccessibleName(_("Organisations and tools"))
        self.done.setText(_("Mark as done"))
        self.back.setText(_("Back to the matrix"))
        self.add.setText(_("Add a tool"))
        self.nobody.setText(
            _("No organisation introduces a tool yet. Add the first, and name it in the register of advice.")
        )
        if self.cases:
            self.show_cases(list(self.cases.values()), self.project)


def _told(each: "Support") -> list[str]:
    """The hours of a case."""
    said = [_("Mentor: {time}").format(time=told_length(each.mentored))]
    volunteers = _("Volunteers: {time}").format(time=told_length(each.volunteered))
    if each.unconfirmed:
        volunteers = _("Volunteers: {time}, and {more} not confirmed yet").format(
            time=told_length(each.volunteered), more=told_length(each.unconfirmed)
        )
    return [*said, volunteers]
