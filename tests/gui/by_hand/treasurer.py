"""What a treasurer does at the keyboard: budgets typed like a spreadsheet, documents shared out and paid."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from ngodesk.gui.budget.view import BudgetView
from ngodesk.gui.costs.grid import AMOUNT, LINE, PROJECT, SOURCE
from ngodesk.gui.costs.page import CostPage
from ngodesk.gui.grid import Grid
from ngodesk.gui.pages.project_home import ProjectHome
from ngodesk.gui.places import place_of, tab_of
from ngodesk.gui.records.form import RecordForm
from ngodesk.gui.records.panel import RecordsPanel
from ngodesk.work.budgeting import Sheet
from tests.gui.by_hand.hands import Hands, Typed
from tests.gui.by_hand.paper import Record
from tests.gui.by_hand.shoebox import Document, Papers

SIGNED = ("substance_checked_on", "form_checked_on", "approved_on")
"""What the board writes on all papers in one evening."""


class Treasurer(Hands):
    """A keyboard before the pages of budgets and costs."""

    @property
    def form(self) -> RecordForm:
        page = self.window.page
        part = self._part(page) if isinstance(page, CostPage) else None
        return part.form if part is not None else super().form

    @property
    def panel(self) -> RecordsPanel:
        page = self.window.page
        if not isinstance(page, CostPage):
            return super().panel
        part = self._part(page)
        assert part is not None
        return part

    @staticmethod
    def _part(page: CostPage) -> RecordsPanel | None:
        """The list of payments or of details that is shown."""
        return next((part for part in page.parts.panels.values() if part.isVisible()), None)

    def enter(self, paper: Papers, table: str, records: Sequence[Record]) -> None:
        """Paste records from a spreadsheet, all but the last, and type that one."""
        if tab_of(table):
            self.go_to_tab(tab_of(table))
        else:
            self.go_to(place_of(table))
        self.go_to_table(table)
        if records[:-1]:
            self.paste(paper.block(list(records[:-1])))
        self.add(paper.typed(records[-1]))

    # Budget

    @property
    def budget(self) -> BudgetView:
        """The sheet of the project's budget."""
        home = self.window.page
        assert isinstance(home, ProjectHome)
        view = home.panels["budget"].written
        assert isinstance(view, BudgetView)
        return view

    def go_to_sheet(self) -> Sheet:
        """Go to the sheet of the budget: to its pill, then into its cells."""
        self.go_to_tab("budget")
        self.go_to_table("")
        view = self.budget
        self.until("Tab", lambda: self.focus is view.grid)
        assert view.sheet is not None
        return view.sheet

    def type_line(self, texts: Sequence[str]) -> None:
        """Type a new line: code, name, and an amount for each source."""
        view = self.budget
        assert view.grid.layout_ is not None
        new = [row.kind for row in view.grid.layout_.rows].index("new")
        self.stand(view.grid, new, 0)
        for text in texts:
            self.press("F2")
            self.write(text)
            self.press("Tab")
        self.press("Return")
        self.settle()
        self.nothing_wrong()

    def paste_lines(self, block: str) -> None:
        """Paste the other lines from a spreadsheet, into the row for a new one."""
        view = self.budget
        assert view.grid.layout_ is not None
        new = [row.kind for row in view.grid.layout_.rows].index("new")
        self.stand(view.grid, new, 0)
        QGuiApplication.clipboard().setText(block)
        self.press("Ctrl+V")
        self.settle()
        self.nothing_wrong()

    def change(self, code: str, source: str, text: str) -> None:
        """Type another amount into the sheet."""
        layout = self.budget.grid.layout_
        assert layout is not None
        lines = {line.id: line.code for line in layout.sheet.lines}
        row = next(place for place, each in enumerate(layout.rows) if each.line and lines[each.line] == code)
        column = next(
            place
            for place in range(self.budget.grid.rows.columnCount())
            if (found := layout.source_at(place)) is not None and found.code == source
        )
        self.stand(self.budget.grid, row, column)
        self.type_in(text)
        self.settle()

    # Costs

    def enter_document(self, document: Document) -> None:
        """Type what the paper says, share it out, write down how it was paid."""
        self.press("Ctrl+N")
        self.settle()
        page = self.window.page
        assert isinstance(page, CostPage)
        assert self.form.content is not None
        begun = self.form.content.values
        typed = document.papers.typed(document.record)
        same = {name for name in typed if document.record.values[name] == begun.get(name)}
        self.fill({name: text for name, text in typed.items() if name not in {*same, *SIGNED}})
        self.press("Ctrl+Return")
        self.settle()
        assert page.record is not None, self.complaints()
        for place in document.places():
            self._charge(page, *place)
        for number, values in enumerate(document.details()):
            if values:
                self._detail(page, number, values)
        if document.payments:
            self._pay(page, document)

    def sign(self, documents: Sequence[Document]) -> None:
        """Write down when the documents were checked and approved, for all of them at once."""
        self.go_to("costs")
        self.go_to_table("cost_documents")
        signed = [document.record for document in documents if document.record.values["approved_on"]]
        self.paste(documents[0].papers.words(signed, "ref", *SIGNED))

    def _charge(self, page: CostPage, project: str, line: str, source: str, amount: str) -> None:
        """One row: its project and source only where others stand there, the amount unless it is the rest."""
        grid = page.sharing.grid
        assert self.focus is grid, (
            self.focus,
            getattr(self.focus, "text", str)(),
            self.window.page.sharing.hero.text(),
        )
        row = grid.rows.rowCount() - 1
        assert (grid.currentIndex().row(), grid.currentIndex().column()) == (row, LINE)
        if grid.entry(row, PROJECT) != project:
            self._fill_cell(grid, row, PROJECT, project)
        self._fill_cell(grid, row, LINE, line)
        if grid.entry(row, SOURCE) != source:
            self._fill_cell(grid, row, SOURCE, source)
        self._fill_cell(grid, row, AMOUNT, amount)
        self.settle()
        self.nothing_wrong()

    def _fill_cell(self, grid: Grid, row: int, column: int, text: str) -> None:
        self.stand(grid, row, column)
        self.type_in(text)
        if isinstance(self.focus, QLineEdit):  # the list under the cell took the first Enter
            self.press("Return")

    def _detail(self, page: CostPage, number: int, values: Mapping[str, Typed]) -> None:
        """Of a row: its own rate, the report that declares it, what was refused of it."""
        grid = page.sharing.grid
        self.until("Tab", lambda: self.focus is grid)
        self.stand(grid, number, LINE)
        self.press("F4")
        self.settle()
        self.fill(values)
        self._go_to_part(page, "sharing")

    def _go_to_part(self, page: CostPage, key: str) -> None:
        self.until("Shift+Tab", lambda: self.focus in page.tabs.buttons.values())
        self.until("Right", lambda: page.tabs.current() == key)
        self.settle()

    def _pay(self, page: CostPage, document: Document) -> None:
        """Go to the payments; paste them all but the last, type that one."""
        self._go_to_part(page, "payments")
        *most, last = document.payments
        names = ("number", "date", "amount", "method", "kind", "person")
        if most:
            self.paste(document.papers.words(most, *names))
        typed = document.papers.typed(last)
        self.add({name: typed[name] for name in names if name in typed})
        self._go_to_part(page, "sharing")
