"""The budget page: which plan, which year, the sheet, and whether it adds up."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common.language import N_, _
from ngodesk.gui import sizes, words
from ngodesk.gui.budget import facts
from ngodesk.gui.budget.sheet import BudgetGrid
from ngodesk.gui.buttons import Button
from ngodesk.gui.choices import Choices
from ngodesk.gui.costs.deeds import BuyButton
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Card, Note
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.places import Link
from ngodesk.gui.tabs import Entry, Tabs
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.budgeting import Sheet, Version

_ALL = "all"


class BudgetView(Worded, QWidget):
    """Lines by sources of one plan, typed like a spreadsheet; amendments from draft to approved."""

    title = N_("Budget")
    link_chosen = Signal(object)
    problem = Signal(str)

    def __init__(self, file: OpenFile, project: int) -> None:
        super().__init__()
        self.file, self.project = file, project
        self.sheet: Sheet | None = None
        self.plans = Choices()
        self.years = Tabs("pill")
        self.split = Button("quiet")
        self.begin = Button("plain", "plus")
        self.data = Button("quiet", "pencil")
        self.ask, self.approve, self.reject = Button("plain"), Button("plain", "check"), Button("quiet")
        self.grid = BudgetGrid()
        self.note = Note("attention")
        self.sourceless = Note("info")
        self.facts = Label(tone="muted", wrap=True)
        self.buy = BuyButton(project, self.grid.line_here)
        self._asked: int | None = None  # the plan that is to be shown; nothing is the one in force
        self._year: int | None = None
        self.plans.setSizeAdjustPolicy(Choices.SizeAdjustPolicy.AdjustToContents)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        top = abreast(
            self.plans,
            self.data,
            (self.years, 1),
            0,
            self.split,
            self.reject,
            self.ask,
            self.approve,
            self.begin,
        )
        card = Card()
        inside = in_column(card, (1, 1, 1, 1))
        inside.addWidget(self.grid)
        layout = in_column(self, between=sizes.STEP)
        layout.addLayout(top)
        layout.addWidget(self.note)
        layout.addWidget(card, 1)
        foot = abreast((self.facts, 1), 0, self.buy)
        layout.addLayout(foot)
        layout.insertWidget(1, self.sourceless)
        self.note.hide()
        self.sourceless.hide()

    def _connect(self) -> None:
        self.plans.activated.connect(lambda _place: self._choose(self.plans.currentData()))
        self.years.chosen.connect(self._choose_year)
        self.grid.edited.connect(self._write)
        self.grid.problem.connect(self.problem)
        self.sourceless.acted.connect(self._add_source)
        self.buy.wanted.connect(self.link_chosen)
        self.split.clicked.connect(lambda: self._do("split_by_years"))
        self.begin.clicked.connect(self._begin)
        self.data.clicked.connect(self._open_amendment)
        self.ask.clicked.connect(lambda: self._decide("requested"))
        self.approve.clicked.connect(lambda: self._decide("approved"))
        self.reject.clicked.connect(lambda: self._decide("rejected"))

    # What there is

    def refresh(self) -> None:
        """Read the plan anew."""
        self.file.read(self._fetch, self._fill)

    def _fetch(self, store: "Store") -> tuple["Sheet | None", bool]:
        from ngodesk.work import budgeting

        return budgeting.sheet(store, self.project, self._asked), store.read_only is None

    def _fill(self, found: tuple["Sheet | None", bool]) -> None:
        self.sheet, self.grid.writable = found
        if self.sheet is not None:
            self._show(self.sheet)

    def _show(self, sheet: "Sheet") -> None:
        self._show_plans(sheet)
        years = sheet.years
        if self._year not in (None, *years):
            self._year = None
        entries = [Entry(_ALL, _("All years")), *(Entry(str(year), str(year)) for year in years)]
        self.years.show_entries(entries, _("Years"))
        self.years.choose(_ALL if self._year is None else str(self._year))
        self.years.setVisible(bool(years))
        self._show_deeds(sheet)
        self.grid.show_sheet(sheet, self._year)
        self._say_sums(sheet)
        self.sourceless.setVisible(not sheet.sources)

    def _show_plans(self, sheet: "Sheet") -> None:
        versions = [(self._named(each, sheet), each.number) for each in sheet.versions]
        self.plans.fill(versions, sheet.shown.number)

    @staticmethod
    def _named(version: "Version", sheet: "Sheet") -> str:
        """Amendment 2, approved (in force)."""
        if not version.number:
            name = _("The agreement")
        else:
            state = words.word("amendments", "status", version.status)
            name = _("Amendment {number}: {state}").format(number=version.number, state=state)
        return _("{plan}, in force").format(plan=name) if version == sheet.in_force else name

    def _show_deeds(self, sheet: "Sheet") -> None:
        """What may be done with this plan now."""
        shown, writable = sheet.shown, self.grid.writable
        self.begin.setVisible(
            writable and bool(sheet.plan) and not any(version.is_open for version in sheet.versions)
        )
        self.data.setVisible(bool(shown.number))
        self.ask.setVisible(writable and shown.status == "draft")
        self.approve.setVisible(writable and shown.is_open)
        self.reject.setVisible(writable and shown.status == "requested")
        self.split.setVisible(writable and bool(sheet.plan) and not sheet.years)

    def _say_sums(self, sheet: "Sheet") -> None:
        """Whether the lines add up to what the agreement says, and what else is good to know."""
        differs = facts.difference(sheet)
        self.note.set_words(differs)
        self.note.setVisible(bool(differs))
        self.facts.setText(" · ".join(facts.told(sheet, self._year)))
        self.facts.setVisible(bool(self.facts.text()))

    # What is done

    def _choose(self, number: int) -> None:
        self._asked = number
        self.refresh()

    def _choose_year(self, key: str) -> None:
        self._year = None if key == _ALL else int(key)
        if self.sheet is not None:
            self._show(self.sheet)

    def _write(self, edits: Any) -> None:
        assert self.sheet is not None
        project, amendment = self.project, self.sheet.shown.id

        def work(store: "Store") -> None:
            from ngodesk.work import budget_edits

            budget_edits.write(store, project, amendment, edits)

        self._run(work)

    def _do(self, name: str) -> None:
        assert self.sheet is not None
        project, amendment = self.project, self.sheet.shown.id

        def work(store: "Store") -> None:
            from ngodesk.work import budget_edits

            getattr(budget_edits, name)(store, project, amendment)

        self._run(work)

    def _begin(self) -> None:
        project = self.project

        def work(store: "Store") -> int:
            from ngodesk.work import budget_edits

            return budget_edits.begin_amendment(store, project, date.today())

        self._run(work, self._choose)

    def _decide(self, status: str) -> None:
        assert self.sheet is not None
        amendment = self.sheet.shown.id
        assert amendment is not None

        def work(store: "Store") -> None:
            from ngodesk.work import budget_edits

            budget_edits.decide(store, amendment, status)

        self._run(work)

    def _open_amendment(self) -> None:
        if self.sheet is not None and self.sheet.shown.id is not None:
            self.link_chosen.emit(
                Link(tab="budget", table="amendments", project=self.project, record=self.sheet.shown.id)
            )

    def _add_source(self) -> None:
        self.link_chosen.emit(Link(tab="budget", table="funding_sources", project=self.project, new=True))

    def _run(self, work: Callable[["Store"], Any], then: Callable[[Any], None] | None = None) -> None:
        """Write to the file; the page reads anew when it has been written."""
        self.file.write(work, self.problem.emit, then, otherwise=self.grid.forget)

    # Words

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.plans.setAccessibleName(_("Plan"))
        self.grid.setAccessibleName(_("Budget"))
        self.sourceless.set_words(
            _("Amounts are planned by source: the grant, own money, own work. There is none yet."),
            _("Add a source"),
        )
        self.split.setText(_("Split by years"))
        self.begin.setText(_("New amendment"))
        self.data.set_name(_("Dates and reason of this amendment"))
        self.data.setText(_("Details"))
        self.ask.setText(_("Sent to the funder"))
        self.approve.setText(_("Approved"))
        self.reject.setText(_("Rejected"))
        if self.sheet is not None:
            self._show(self.sheet)

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self.grid

    def leave(self) -> None:
        """What is being typed is kept."""
        self.grid.commit()
