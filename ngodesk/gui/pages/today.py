"""The first page: deadlines of the next 30 days, what is unfinished, the last backup, the projects."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ngodesk.common import dates
from ngodesk.common.language import _, current
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column, in_row
from ngodesk.gui.notes import Card
from ngodesk.gui.pages import agenda
from ngodesk.gui.pages.backup_card import BackupCard
from ngodesk.gui.pages.checks_card import ChecksCard
from ngodesk.gui.pages.page import Beside, ScrollingPage
from ngodesk.gui.places import Link, to_record
from ngodesk.gui.rail import Rail
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.today import Overview

_ROW = 30
_FIRST = 5  # rows that a card shows before it is asked for all
_STACKED = 900

NEW_EVENT = Link(place="events", table="events", new=True)
NEW_COST = Link(place="costs", table="cost_documents", new=True)
NEW_PROJECT = Link(place="projects", table="projects", new=True)


class ListCard(Card):
    """A card of rows that each lead to a record; without rows it says so and offers a next step."""

    chosen = Signal(object)  # a Link

    def __init__(self, headings: bool = False) -> None:
        super().__init__()
        self._rows: tuple[Sequence[Column], Sequence[Sequence[Cell]], Sequence[Link]] = ((), (), ())
        self._whole = False
        self.title = Label(role="section")
        self.count = Label(role="section", tone="muted")
        self.all = Button("link")
        self.table = Table(28 if headings else _ROW, links=True)
        self.table.horizontalHeader().setVisible(headings)
        self.table.chosen.connect(self.chosen)
        self.foot = QWidget()
        self.nothing = Label(tone="muted", wrap=True)
        self.step = Button("link")
        self.all.clicked.connect(self._show_all)
        self._lay_out()

    def _lay_out(self) -> None:
        self.top = QHBoxLayout()
        self.top.setContentsMargins(8, 0, 8, 0)
        self.top.setSpacing(sizes.STEP)
        self.top.addWidget(self.title)
        self.top.addWidget(self.count)
        self.top.addStretch(1)
        self.top.addWidget(self.all)
        foot = in_row(self.foot, (8, 4, 8, 4))
        foot.addWidget(self.nothing, 1)
        foot.addWidget(self.step)
        self.body = in_column(self, (8, 9, 8, 8), 4)
        self.body.addLayout(self.top)
        self.body.addWidget(self.table)
        self.body.addWidget(self.foot)
        self.body.addStretch(1)

    def say(self, title: str, nothing: str, step: str) -> None:
        """What the card is called, and what it says without rows."""
        self.title.setText(title)
        self.table.setAccessibleName(title)
        self.nothing.setText(nothing)
        self.step.setText(step)

    def show_rows(
        self, columns: Sequence[Column], cells: Sequence[Sequence[Cell]], links: Sequence[Link]
    ) -> None:
        """Show these rows, each with where it leads."""
        self._rows = (columns, cells, links)
        self.table.setVisible(bool(cells))
        self.foot.setVisible(not cells)
        self.count.setText(str(len(cells)) if cells else "")
        self._show()

    def _show_all(self) -> None:
        self._whole = True
        self._show()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        columns, cells, links = self._rows
        more = len(cells) > _FIRST and not self._whole
        limit = _FIRST if more else len(cells)
        self.table.show_rows(columns, cells[:limit], links[:limit])
        self.table.show_all_rows()
        self.all.setText(_("All {number}").format(number=len(cells)))
        self.all.setVisible(more)


class TodayPage(ScrollingPage):
    """What is to be done. Every row leads to its record."""

    place = "today"

    def __init__(self, today: date | None = None) -> None:
        super().__init__()
        self._today = today
        self._found: Overview | None = None
        self.new_event, self.new_cost = Button("plain", "calendar-plus"), Button("primary", "receipt-text")
        self.head.add(self.new_event, self.new_cost)
        self.deadlines, self.unfinished = ListCard(), ListCard()
        self.projects = ListCard(headings=True)
        self.checks, self.backup = ChecksCard(), BackupCard()
        self.rail = Rail()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.deadlines.body.insertWidget(1, self.rail)
        left, right = QWidget(), QWidget()
        columns = [QVBoxLayout(left), QVBoxLayout(right)]
        for column in columns:
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(sizes.GAP)
        columns[0].addWidget(self.deadlines)
        columns[0].addWidget(self.unfinished, 1)  # both columns end on one line
        columns[1].addWidget(self.checks)
        columns[1].addWidget(self.backup, 1)
        beside = Beside(_STACKED)
        beside.add(left, 66)
        beside.add(right, 34)
        self.scrolling.body.addWidget(beside)
        self.scrolling.body.addWidget(self.projects)
        self.scrolling.body.addStretch(1)
        self.scrolling.hide()

    def _connect(self) -> None:
        for button, link in (
            (self.new_event, NEW_EVENT),
            (self.new_cost, NEW_COST),
            (self.deadlines.step, NEW_EVENT),
            (self.unfinished.step, NEW_COST),
            (self.projects.step, NEW_PROJECT),
        ):
            button.clicked.connect(lambda _checked, link=link: self.link_chosen.emit(link))
        for card in (self.deadlines, self.unfinished, self.projects):
            card.chosen.connect(self.link_chosen)
        self.checks.chosen.connect(self.link_chosen)

    def retranslate(self) -> None:
        self.new_event.setText(_("Event"))
        self.new_cost.setText(_("Cost document"))
        self.deadlines.say(
            _("Deadlines in the next 30 days"), _("Nothing is due in the next 30 days."), _("Plan an event")
        )
        self.unfinished.say(_("Unfinished"), _("Nothing waits to be finished."), _("Enter a cost document"))
        self.projects.say(_("Projects"), _("No project is running."), _("Begin a project"))
        if self._found is not None:
            self.fill(self._found)

    def read(self, store: "Store") -> Any:
        from ngodesk.work import today

        return today.overview(store, self._today or date.today())

    def fill(self, found: Any) -> None:
        self._found = found
        title = dates.with_weekday(found.today, current().language)
        self.head.title.setText(title)
        self.scrolling.setAccessibleName(title)
        self.head.meta.setText(agenda.sentence(found))
        self._fill_deadlines(found)
        self._fill_unfinished(found)
        self._fill_projects(found)
        self.backup.show_backup(found.backup_at)
        self.scrolling.show()

    def _fill_deadlines(self, found: "Overview") -> None:
        dots = [(each.day, each.tone) for each in found.deadlines]
        self.rail.show_days(found.today, dots, agenda.rail_words(found))
        self.deadlines.show_rows(
            agenda.DEADLINE_COLUMNS,
            [agenda.deadline_cells(each, found.today) for each in found.deadlines],
            [to_record(each.table, each.id, each.project_id) for each in found.deadlines],
        )

    def _fill_unfinished(self, found: "Overview") -> None:
        self.unfinished.show_rows(
            agenda.UNFINISHED_COLUMNS,
            [agenda.unfinished_cells(each) for each in found.unfinished],
            [to_record(each.table, each.id, each.project_id) for each in found.unfinished],
        )

    def _fill_projects(self, found: "Overview") -> None:
        self.projects.show_rows(
            agenda.project_columns(),
            [agenda.project_cells(line) for line in found.projects],
            [Link(tab="overview", project=line.id) for line in found.projects],
        )
        # The table's own heading names the card
        for label in (self.projects.title, self.projects.count):
            label.setVisible(not found.projects)
        self.projects.body.setContentsMargins(8, 2 if found.projects else 9, 8, 8)
