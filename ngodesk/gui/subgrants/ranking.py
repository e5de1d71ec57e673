"""The applications of a call by score: ticked, counted against the money of the line, awarded at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_, _, plural
from ngodesk.common.money import scaled, unscaled
from ngodesk.gui import sizes, words
from ngodesk.gui.buttons import Button
from ngodesk.gui.choices import Choices
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.subgrants import rows
from ngodesk.gui.tick_table import TickTable

if TYPE_CHECKING:
    from ngodesk.figures.granted import SubGrant
    from ngodesk.work.subgranting import Board

_NOTHING = UserError(N_("Tick the applications first."))


class RankingCard(Card):
    """What waits for a decision, the best first, with a line where the money ends."""

    awarded = Signal(object)  # amounts by id
    decided = Signal(object, str)  # ids, and the status
    opened = Signal(object)  # an id

    def __init__(self) -> None:
        super().__init__()
        self.board: Board | None = None
        self.marked: set[int] = set()
        self._ranking: list[SubGrant] = []
        self._read_only: UserError | None = None
        self.title, self.calls = Label(role="section"), Choices()
        self.table = TickTable()
        self.left = Label(role="strong", wrap=True)
        self.best, self.reserve, self.reject = Button("quiet"), Button("plain"), Button("plain")
        self.award = Button("primary", "check")
        self._lay_out()
        self.calls.setSizeAdjustPolicy(Choices.SizeAdjustPolicy.AdjustToContents)
        self.calls.activated.connect(lambda _row: self._choose_call())
        self.table.ticked.connect(self._tick)
        self.table.chosen.connect(self.opened)
        self.best.clicked.connect(self.tick_best)
        self.reserve.clicked.connect(lambda: self.decided.emit(sorted(self.marked), "reserve"))
        self.reject.clicked.connect(lambda: self.decided.emit(sorted(self.marked), "rejected"))
        self.award.clicked.connect(lambda: self.awarded.emit(self._amounts()))
        every = QShortcut(QKeySequence(QKeySequence.StandardKey.SelectAll), self.table)
        every.activated.connect(self._tick_all)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.setSpacing(sizes.STEP)
        head.addWidget(self.title)
        head.addWidget(self.calls)
        head.addStretch(1)
        head.addWidget(self.best)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 0, 0)
        foot.setSpacing(sizes.STEP)
        foot.addWidget(self.left, 1)
        for button in (self.reject, self.reserve, self.award):
            foot.addWidget(button)
        layout = in_column(self, (8, 8, 8, 8), sizes.STEP)
        layout.addLayout(head)
        layout.addWidget(self.table)
        layout.addLayout(foot)

    # What there is

    def show_board(self, board: "Board", read_only: UserError | None) -> None:
        """Show what waits for a decision; hidden where nothing does."""
        self.board, self._read_only = board, read_only
        waiting = [call for call in board.calls() if board.applications(call)]
        self.setVisible(bool(waiting))
        if not waiting:
            return
        chosen = self.calls.currentData()
        calls = [(call or _("Without a call"), call) for call in waiting]
        self.calls.fill(calls, chosen if chosen in waiting else waiting[-1])
        self.calls.setVisible(len(waiting) > 1)
        self._show()

    def _show(self) -> None:
        assert self.board is not None
        self._ranking = self.board.applications(self.calls.value())
        self.marked &= {each.id for each in self._ranking}
        covered = self.board.covered(self._ranking)
        self.table.show_rows(
            rows.ranking_columns(self.board.currency),
            *rows.ranking_rows(self._ranking, covered, self.marked),
        )
        self.table.show_all_rows()
        number = len(self.marked)
        said = plural("Award {number}", "Award {number}", number).format(number=number)
        self.award.setText(said if number else _("Award"))
        for button in (self.award, self.reserve, self.reject):
            button.allow(self._read_only or (None if self.marked else _NOTHING))
        self.best.setVisible(0 < covered < len(self._ranking))
        self._say_left()

    def _chosen(self) -> list["SubGrant"]:
        return [each for each in self._ranking if each.id in self.marked]

    def _amounts(self) -> dict[int, int]:
        """Everybody is awarded what they asked for; it can be changed on the sub-grant's page."""
        return {each.id: scaled(str(each.applied or 0), 2) for each in self._chosen()}

    def _say_left(self) -> None:
        """What each line would have left."""
        assert self.board is not None
        told, short = [], False
        for line, left in self.board.left(self._chosen()).items():
            said = _("Line {line}: {amount} left.") if left >= 0 else _("Line {line}: {amount} missing.")
            amount = words.with_currency(unscaled(abs(left), 2), self.board.currency)
            told.append(said.format(line=self.board.lines[line].code, amount=amount))
            short |= left < 0
        if not told:
            told = [_("Name the budget line in a sub-grant; then it stands here what the line has left.")]
        self.left.setText(" ".join(told))
        self.left.set_tone("problem" if short else "text")

    # What is done

    def forget(self) -> None:
        """What was ticked is dealt with."""
        self.marked = set()

    def _choose_call(self) -> None:
        self.marked = set()
        self._show()

    def _tick(self, places: Sequence[int]) -> None:
        self.marked ^= {key for key in (self.table.rows.keys[row] for row in places) if isinstance(key, int)}
        self._show()

    def tick_best(self) -> None:
        """Those that the money is enough for."""
        assert self.board is not None
        covered = self.board.covered(self._ranking)
        self.marked = {each.id for each in self._ranking[:covered]}
        self._show()

    def _tick_all(self) -> None:
        """All of them, or none where all are."""
        everything = {each.id for each in self._ranking}
        self.marked = set() if self.marked == everything else everything
        self._show()

    # Words

    def retranslate(self) -> None:
        """Say everything in the window's language; the board shows its rows anew."""
        self.title.setText(_("Applications by score"))
        self.table.setAccessibleName(_("Applications by score"))
        self.calls.setAccessibleName(_("Call"))
        self.best.setText(_("Tick as far as the money goes"))
        self.reserve.setText(_("Put on the reserve list"))
        self.reject.setText(_("Reject"))
