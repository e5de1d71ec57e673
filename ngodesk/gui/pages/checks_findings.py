"""What one rule found: a list, the whole sentence of the chosen finding, and what can be done about it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ngodesk.common.errors import UserError
from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.flow import Flow
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.pages import checks_rows
from ngodesk.gui.pages.duplicates_button import duplicates_of
from ngodesk.gui.table import Table

if TYPE_CHECKING:
    from ngodesk.work.checking import Told


class Reason(QWidget):
    """Asks why a finding is all right: Enter keeps it, Esc leaves it."""

    given = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.question = Label(role="small", tone="muted", wrap=True)
        self.words = QLineEdit()
        self.keep, self.cancel = Button("primary", "check"), Button()
        line = abreast((self.words, 1), self.keep, self.cancel)
        layout = in_column(self, between=3)
        layout.addWidget(self.question)
        layout.addLayout(line)
        self.words.textChanged.connect(lambda words: self.keep.setEnabled(bool(words.strip())))
        for signal in (self.words.returnPressed, self.keep.clicked):
            signal.connect(self._give)
        self.cancel.clicked.connect(self.left)
        self.hide()

    def ask(self, question: str, verb: str = "") -> None:
        """Ask this; the button says what is done with the reason."""
        self.question.setText(question)
        self.words.setAccessibleName(question)
        self.words.clear()
        self.keep.setEnabled(False)
        self.keep.setText(verb or _("Accept"))
        self.cancel.setText(_("Cancel"))
        self.show()
        self.words.setFocus()

    def _give(self) -> None:
        if self.words.text().strip():
            self.given.emit(self.words.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindingsCard(Card):
    """The findings of a rule. What a person decides about one is told to the page."""

    link_chosen = Signal(object)  # a Link: where the record is
    accepted = Signal(object, str)  # a Told, and why
    switched_off = Signal(object, str)  # a Told whose rule is not checked in its project, and why
    taken_back = Signal(object)  # a Waived

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[Told] = []
        self._decide = self.accepted
        self.title, self.source = Label(role="section", wrap=True), Label("", "small", "muted", wrap=True)
        self.table = Table(30, choosing=True)
        self.detail = Label(wrap=True)
        self.go, self.accept = Button("plain", "arrow-right"), Button("plain", "check")
        self.take_back, self.off = Button("plain", "undo-2"), Button("link")
        self.compare = Button("plain", "search")
        self.reason = Reason()
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_finding())
        self.table.chosen.connect(lambda _key: self._go())
        self.go.clicked.connect(self._go)
        self.compare.clicked.connect(self._compare)
        self.accept.clicked.connect(self._ask_to_accept)
        self.off.clicked.connect(self._ask_to_switch_off)
        self.take_back.clicked.connect(self._take_back)
        self.reason.given.connect(self._give)
        self.reason.left.connect(self.stop_asking)
        self.retranslate()

    def _lay_out(self) -> None:
        acts = Flow()
        for button in (self.go, self.compare, self.accept, self.take_back, self.off):
            acts.addWidget(button)
        layout = in_column(self, (sizes.INSET, 12, sizes.INSET, sizes.INSET), sizes.STEP)
        layout.addWidget(self.title)
        layout.addWidget(self.source)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.detail)
        layout.addLayout(acts)
        layout.addWidget(self.reason)

    def retranslate(self) -> None:
        """Say what the buttons do, and what the table holds until a rule is chosen."""
        self.table.setAccessibleName(_("Checks"))
        self.go.setText(_("Go to the record"))
        self.accept.setText(_("Accept with a reason…"))
        self.take_back.setText(_("Take back"))
        self.compare.setText(_("Compare and merge"))
        self.stop_asking()

    def show_rule(self, found: "list[Told]", why_not: UserError | None) -> None:
        """Show what a rule found; `why_not` is why nothing can be decided."""
        self._shown = found[: checks_rows.MOST]
        columns = checks_rows.finding_columns(self._shown)
        risk = any(each.at_risk for each in self._shown)
        cells = [checks_rows.finding_cells(each, len(columns), risk) for each in self._shown]
        for button in (self.accept, self.take_back, self.off):
            button.allow(why_not)
        self.table.show_rows(columns, cells, [(each.table, each.id) for each in self._shown])
        if found:
            self.title.setText(_(found[0].rule.title))
            self.table.setAccessibleName(_(found[0].rule.title))
            self.source.setText(_source(found, len(self._shown)))
            if not self.table.currentIndex().isValid():
                self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self._show_finding()

    def _finding(self) -> "Told | None":
        row = self.table.currentIndex().row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _show_finding(self) -> None:
        each = self._finding()
        self.stop_asking()
        self.detail.setText(_told(each) if each is not None else "")
        self.go.setVisible(each is not None)
        pair = each is not None and each.counts and _is_a_pair(each)
        self.compare.setVisible(pair)
        self.accept.setVisible(each is not None and each.counts)
        self.take_back.setVisible(each is not None and not each.counts)
        self.off.setVisible(each is not None and each.counts and len(each.projects) == 1 and not pair)
        if each is not None and each.projects:
            self.off.setText(_("Do not check this in {project}…").format(project=each.projects[0][1]))

    def _go(self) -> None:
        each = self._finding()
        if each is not None:
            self.link_chosen.emit(checks_rows.link_of(each))

    def _compare(self) -> None:
        each = self._finding()
        if each is not None:
            self.link_chosen.emit(duplicates_of(each.table, each.id))

    def _ask_to_accept(self) -> None:
        self._decide = self.accepted
        self.reason.ask(_("Why is this all right? The reason is kept with the finding."))

    def _ask_to_switch_off(self) -> None:
        each = self._finding()
        assert each is not None
        self._decide = self.switched_off
        self.reason.ask(_("Why is this not checked in {project}?").format(project=each.projects[0][1]))

    def stop_asking(self) -> None:
        """Leave the question as it is."""
        if not self.reason.isHidden():
            focus = self.reason.isAncestorOf(self.focusWidget() or self)
            self.reason.hide()
            if focus:
                self.table.setFocus()

    def _give(self, reason: str) -> None:
        each = self._finding()
        self.stop_asking()
        self._decide.emit(each, reason)

    def _take_back(self) -> None:
        each = self._finding()
        if each is not None and each.waived is not None:
            self.taken_back.emit(each.waived)


def _source(found: "list[Told]", shown: int) -> str:
    """Whose rule it is; of very many findings, how many are shown."""
    source = _(found[0].rule.source)
    if shown == len(found):
        return source
    more = _("The first {number} of {total} are shown.").format(number=shown, total=len(found))
    return f"{source} {more}"


def _told(each: "Told") -> str:
    """The finding whole; of what was accepted by whom, and why."""
    if each.waived is None:
        return each.what.text()
    because = _("Accepted: {reason}").format(reason=each.waived.reason)
    return f"{each.what.text()}\n{because}" + (f" ({each.waived.by})" if each.waived.by else "")


def _is_a_pair(each: "Told") -> bool:
    """Whether it is about two records that can be made one."""
    from ngodesk.work.duplicates import CHECKS

    return each.rule.id in CHECKS
