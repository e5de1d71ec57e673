"""The history of the whole file: who did what and when, narrowed as one likes, each step to be taken back."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ngodesk.common.language import N_, _, plural
from ngodesk.common.progress import Progress
from ngodesk.gui import moments, sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.choices import Choices
from ngodesk.gui.flow import Flow
from ngodesk.gui.layouts import PAGE, in_column
from ngodesk.gui.notes import Card, EmptyState
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Beside, Head, Page
from ngodesk.gui.pages.soundness import Soundness
from ngodesk.gui.places import HISTORY, Link
from ngodesk.gui.records.history import History
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.store.verify import Verdict
    from ngodesk.work.whole_history import StepRow

_KINDS = {
    "": N_("Everything"),
    "edit": N_("Changes"),
    "undo": N_("What was undone"),
    "redo": N_("What was done again"),
    "final": N_("What is final"),
    "note": N_("What was given out or noted"),
}
_DAYS = {"": N_("All days"), "1": N_("Today"), "7": N_("The last 7 days"), "30": N_("The last 30 days")}
_EVERYBODY, _NOBODY = "*", ""
_STACKED = 820  # pixels: below that what a step changed stands under the list


class HistoryPage(Page):
    """The steps at the left, what the chosen one changed at the right."""

    place, help = "registers", HISTORY

    def __init__(self, file: OpenFile, today: date | None = None) -> None:
        super().__init__()
        self.file, self._today = file, today
        self._rows: tuple[StepRow, ...] = ()
        self._people: tuple[str, ...] = ()
        self._tables: tuple[str, ...] = ()
        self._number = 0
        self.head, self.table, self.step = Head(), Table(30), History(file)
        self.who, self.days, self.of, self.kind = Choices(), Choices(), Choices(), Choices()
        self.look, self.soundness = Button("plain", "list-checks"), Soundness(file)
        self.empty = EmptyState("history")
        self._lay_out()
        for box in (self.who, self.days, self.of, self.kind):
            box.currentIndexChanged.connect(lambda _index: self.stale.emit())
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_step())
        self.step.undone.connect(self.stale)
        self.look.clicked.connect(self._look_through)
        self.soundness.search_wanted.connect(self._build_search)
        self.retranslate()

    def _lay_out(self) -> None:
        filters = Flow()
        for box in (self.who, self.days, self.of, self.kind):
            filters.addWidget(box)
        self._left, right = Card(), Card()
        inside = in_column(self._left, (8, 8, 8, 8))
        inside.addWidget(self.table)
        inside = in_column(right, (sizes.INSET, 12, 0, sizes.INSET))
        inside.addWidget(self.step)
        self._beside = Beside(sizes.scaled(_STACKED))
        self._beside.add(self._left, 3)
        self._beside.add(right, 2)
        layout = in_column(self, PAGE, sizes.GAP)
        self.head.add(self.look)
        layout.addWidget(self.head)
        layout.addWidget(self.soundness)
        layout.addLayout(filters)
        layout.addWidget(self._beside, 1)
        layout.addWidget(self.empty, 1)

    @property
    def link(self) -> Link:
        return Link(place=self.place, tab=HISTORY)

    # What there is

    def reading(self) -> Callable[["Store"], Any]:
        who, days = self.who.currentData(), self.days.currentData()
        table, kind = str(self.of.currentData() or ""), str(self.kind.currentData() or "")
        today = self._today or date.today()

        def read(store: "Store") -> Any:
            from ngodesk.store.whole_history import Asked
            from ngodesk.work import whole_history

            of_whom = None if who in (None, _EVERYBODY) else str(who)
            since = today - timedelta(days=int(days) - 1) if days else None
            return whole_history.history(store, Asked(of_whom, table, kind, since))

        return read

    def fill(self, found: Any) -> None:
        self._rows, self._number = found.rows, found.number
        self._people, self._tables = found.people, found.tables
        self._offer()
        self._show()

    def _show(self) -> None:
        kept = self._chosen()
        now = datetime.now()
        self.table.show_rows(
            [
                Column(_("When"), least=110),
                Column(_("What"), share=3, least=160),
                Column(_("Who"), share=1, least=70, spare=True),
                Column(_("Records"), right=True, least=60),
            ],
            [_cells(each, now) for each in self._rows],
            [each.number for each in self._rows],
        )
        said = plural("{number} step", "{number} steps", self._number).format(number=self._number)
        if self._number > len(self._rows):
            latest = plural("the latest {number} is shown", "the latest {number} are shown", len(self._rows))
            said = f"{said}  ·  {latest.format(number=len(self._rows))}"
        self.head.meta.setText(said)
        self._beside.setVisible(bool(self._rows))
        self.empty.setVisible(not self._rows)
        numbers = [each.number for each in self._rows]
        row = numbers.index(kept) if kept in numbers else 0
        self.table.setCurrentIndex(self.table.rows.index(row if numbers else -1, 0))

    def _chosen(self) -> int | None:
        row = self.table.currentIndex().row()
        return (
            self._rows[row].number if 0 <= row < len(self.table.rows.keys) and row < len(self._rows) else None
        )

    def _show_step(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self._rows):
            self.step.show_step(self._rows[row].number)

    def _look_through(self) -> None:
        """A large file takes a while: a bar tells, and one may work on meanwhile."""

        def act(store: "Store", _progress: Progress) -> "list[Verdict]":
            from ngodesk.work import verifying

            return verifying.verdicts(store)

        self.file.work(act, self.soundness.show_verdicts, _("Looking the file through"))

    def _build_search(self) -> None:
        """Then everything is looked through once more."""

        def act(store: "Store", progress: Progress) -> "list[Verdict]":
            from ngodesk.work import verifying

            verifying.build_search_anew(store, progress)
            return verifying.verdicts(store)

        self.file.work(act, self.soundness.show_verdicts, _("Building the search index anew"))

    # Words

    def _offer(self) -> None:
        """What can be chosen among; the choice stays."""
        from ngodesk.model import TABLES

        names = {_NOBODY: _("Nobody named")} | {name: name for name in self._people if name}
        people = {_EVERYBODY: _("Everybody")} | {name: names[name] for name in self._people}
        tables = {"": _("All records")} | {
            table: _(TABLES[table].labels[1]) for table in TABLES if table in self._tables
        }
        for box, words in (
            (self.who, people),
            (self.days, {key: _(text) for key, text in _DAYS.items()}),
            (self.of, tables),
            (self.kind, {key: _(text) for key, text in _KINDS.items()}),
        ):
            box.fill((text, key) for key, text in words.items())

    def retranslate(self) -> None:
        self.head.title.setText(_("History of the file"))
        self.look.setText(_("Look the file through"))
        self.look.setToolTip(_("Is anything damaged, or was it changed with another program?"))
        self.soundness.retranslate()
        self.table.setAccessibleName(_("Steps, the latest first"))
        for box, name in (
            (self.who, _("Who did it")),
            (self.days, _("When it was done")),
            (self.of, _("Which records")),
            (self.kind, _("Which kind of step")),
        ):
            box.setAccessibleName(name)
        self.empty.set_words(_("Nothing of this kind was done"), _("Choose other days, people or records."))
        self._offer()
        self.stale.emit()  # the steps are named in the window's language

    def first_focus(self) -> QWidget:
        return self.table if self._rows else self.days


def _cells(row: "StepRow", now: datetime) -> list[Cell]:
    from ngodesk.work import whole_history

    gone = row.undone or row.kind in ("undo", "redo")
    tone = "muted" if gone else "text"
    return [
        Cell(moments.moment(row.at, now), "muted"),
        Cell(whole_history.kind_words(row), tone),
        Cell(row.who, "muted"),
        Cell(str(sum(row.tables.values())), "muted"),
    ]
