"""Sub-grants of a project at a glance: each call by stage, the ranking to award from, what is under way."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ngodesk.common.language import N_, _, plural
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.glance import Glance
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column, in_row
from ngodesk.gui.notes import EmptyState, Note, card_of
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.places import Link, page_of
from ngodesk.gui.subgrants import rows
from ngodesk.gui.subgrants.ranking import RankingCard
from ngodesk.gui.table import Table

if TYPE_CHECKING:
    from ngodesk.figures.granted import SubGrant
    from ngodesk.store.store import Store
    from ngodesk.work.subgranting import Board

_TABLE = "subgrants"


class SubgrantsView(Glance):
    """The board of one project; rows lead to the sub-grants behind them."""

    title = N_("At a glance")

    def __init__(self, file: OpenFile, project: int, today: date | None = None) -> None:
        super().__init__()
        self.file, self.project = file, project
        self.today = today or date.today()
        self.board: Board | None = None
        self.late = Note("attention")
        self.stages, self.open = Table(links=True), Table(links=True)
        self.first = self.stages
        self.ranking = RankingCard()
        self.enter, self.register = Button("plain", "plus"), Button("plain", "printer")
        self.money = Label(tone="muted", wrap=True)
        self.begin = Button("primary", "plus")
        self.empty = EmptyState("hand-heart", self.begin)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self._top = QWidget()
        top = in_row(self._top, between=sizes.STEP)
        top.addWidget(self.money, 1)
        top.addWidget(self.register)
        top.addWidget(self.enter)
        scroll = Scrolling()
        self._stages, self._open = card_of(self.stages), card_of(self.open)
        for part in (self._top, self.late, self._stages, self.ranking, self._open, self.empty):
            scroll.body.addWidget(part)
        scroll.body.addStretch(1)
        layout = in_column(self)
        layout.addWidget(scroll)
        for part in (self._top, self.late, self._stages, self.ranking, self._open, self.empty):
            part.hide()

    def _connect(self) -> None:
        self.late.acted.connect(lambda: self._show_list("to_settle"))
        self.stages.chosen.connect(self._follow)
        self.open.chosen.connect(self._open_one)
        self.ranking.opened.connect(self._open_one)
        self.ranking.awarded.connect(self._award)
        self.ranking.decided.connect(self._decide)
        self.register.clicked.connect(
            lambda: self.link_chosen.emit(Link(place="reports", filter=_TABLE, project=self.project))
        )
        for button in (self.enter, self.begin):
            button.clicked.connect(
                lambda: self.link_chosen.emit(page_of(_TABLE, values=rows.application(self.project)))
            )

    # Where the person goes

    def _show_list(self, filters: str, search: str = "") -> None:
        self.link_chosen.emit(
            Link(tab=_TABLE, table=_TABLE, project=self.project, filter=filters, search=search)
        )

    def _follow(self, key: Any) -> None:
        """The sub-grants of a call, of one of its stages, or all."""
        call, stage = key
        self._show_list(" ".join(f"status={each}" for each in rows.STATUSES.get(stage, ())), call)

    def _open_one(self, key: object) -> None:
        if isinstance(key, int):
            self.link_chosen.emit(page_of(_TABLE, key))

    # What there is

    def refresh(self) -> None:
        """Read them anew."""
        project = self.project

        def work(store: "Store") -> "Board | None":
            from ngodesk.work import subgranting

            return subgranting.board(store, project)

        self.file.read(work, self._fill)

    def _fill(self, found: "Board | None") -> None:
        self.board = found
        if found is not None:
            self._show(found)

    def _show(self, board: "Board") -> None:
        from ngodesk.work import subgranting

        held = bool(board.found)
        self._top.setVisible(held)
        self.empty.setVisible(not held)
        self._stages.setVisible(held)
        self.stages.show_rows(rows.board_columns(board.currency), *rows.board_rows(board))
        self.stages.show_all_rows()
        self.ranking.show_board(board, self.file.read_only)
        under_way = sorted(
            (each for each in board.found if each.counted and (each.status != "settled" or each.left > 0)),
            key=lambda each: each.settlement_due or date.max,
        )
        self.open.show_rows(
            rows.open_columns(),
            [rows.open_cells(each, self.today) for each in under_way],
            [each.id for each in under_way],
        )
        self.open.show_all_rows()
        self._open.setVisible(bool(under_way))
        self._say_late([each for each in under_way if subgranting.overdue(each, self.today)])
        for button in (self.enter, self.begin):
            button.allow(self.file.read_only)

    def _say_late(self, late: Sequence["SubGrant"]) -> None:
        number = len(late)
        said = plural(
            "{number} sub-grant was to be settled already.",
            "{number} sub-grants were to be settled already.",
            number,
        )
        self.late.set_words(said.format(number=number), _("Show"))
        self.late.setVisible(bool(late))

    # What is done

    def _award(self, amounts: dict[int, int]) -> None:
        today = self.today

        def work(store: "Store") -> None:
            from ngodesk.work import awarding

            awarding.award(store, amounts, today)

        self._run(work)

    def _decide(self, chosen: Sequence[int], status: str) -> None:
        today = self.today

        def work(store: "Store") -> None:
            from ngodesk.work import awarding

            awarding.decide(store, chosen, status, today)

        self._run(work)

    def _run(self, work: Callable[["Store"], None]) -> None:
        self.file.write(work, self.problem.emit, lambda _done: self.ranking.forget())

    # Words

    def retranslate(self) -> None:
        self.stages.setAccessibleName(_("Calls and stages"))
        self.open.setAccessibleName(_("Under way"))
        self.register.setText(_("Print the list"))
        self.enter.setText(_("Enter an application"))
        self.begin.setText(_("Enter an application"))
        self.money.setText(
            _("From the application to the settlement. A row leads to the sub-grants behind it.")
        )
        self.empty.set_words(
            _("There is no sub-grant yet"),
            _("Enter the applications of a call; they are ranked by score, awarded, paid and settled."),
        )
        self.ranking.retranslate()
        if self.board is not None:
            self._show(self.board)
