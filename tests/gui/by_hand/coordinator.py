"""What a coordinator does at the keyboard: events planned, lists printed and typed in, indicators read."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QMenu

from ngodesk.gui.advice.button import AdviceButton
from ngodesk.gui.advice.page import AdvicePage
from ngodesk.gui.advice.texts import DAY
from ngodesk.gui.attendance.page import EventPage
from ngodesk.gui.attendance.prints import REPORTS
from ngodesk.gui.attendance.shown import FIRST
from ngodesk.gui.events.registration import RegistrationPage
from ngodesk.gui.events.series import SeriesPage
from ngodesk.gui.events.series_button import SeriesButton
from ngodesk.gui.indicators.view import IndicatorsView
from ngodesk.gui.pages.project_home import ProjectHome
from ngodesk.gui.pages.reports import ReportsPage
from ngodesk.gui.volunteers.card_grid import CONFIRMED
from ngodesk.gui.volunteers.card_grid import DAY as WORKED_ON
from ngodesk.gui.volunteers.view import VolunteersView
from tests.gui.by_hand.hands import Hands

Records = set[tuple[str, int | None, str]]
"""What an indicator was counted from: tables, ids, names."""
Counted = tuple[str, Records]
"""A number as the page says it, and what it was counted from."""


class Coordinator(Hands):
    """A keyboard before the pages of events, advice, volunteers and indicators."""

    def asked(self, sql: str) -> list[tuple[Any, ...]]:
        """What the open file has."""
        found: list[tuple[Any, ...]] = []

        def fetch(store: Any) -> list[tuple[Any, ...]]:
            with store.reading() as connection:
                return [tuple(row) for row in connection.exec_driver_sql(sql)]

        self.window.file.read(fetch, found.extend)
        self.settle()
        return found

    def write_here(self, text: str) -> None:
        """Write into the cell that has the keyboard, and go on to the next."""
        if text:
            self.press("F2")
            self.write(text)
            self.press("Tab")
        else:
            self.press("Right")

    # Before the event

    def plan(self, answers: Mapping[str, str], repeats: str, shape: str = "events") -> None:
        """Plan a series by a rule from the project's tab, and go to its first event."""
        home = self.window.page
        assert isinstance(home, ProjectHome)
        self.go_to_tab("activities")
        button = home.findChild(SeriesButton)
        assert button is not None
        self.push(button)
        page = self.window.page
        assert isinstance(page, SeriesPage)
        form = page.form
        first = form.boxes["activity"]
        self.until("Shift+Tab", lambda: self.focus is first.editor.input)
        for name, box in form.boxes.items():
            if name == "series":
                self.until("Tab", lambda: self.focus is form.shape.choices)
                self.choose(form.shape.choices, shape)
            if name == "times":
                self.until("Tab", lambda: self.focus is form.repeats.choices)
                self.choose(form.repeats.choices, repeats)
            if name in answers:
                self.until("Tab", lambda box=box: self.focus is box.editor.input)
                self.enter_field(box, answers[name])
        self.press("Tab")
        self.settle()
        times = int(answers["times"])
        self.qtbot.waitUntil(lambda: len(page.grid.planned) == times)
        self.press("Ctrl+Return")
        self.settle()
        self.nothing_wrong()
        if shape == "events":
            self.go_to_list()
            self.press("Home")
            self.press("Return")
            self.settle()
        assert isinstance(self.window.page, EventPage)

    @property
    def event(self) -> EventPage:
        """The page of the event."""
        page = self.window.page
        assert isinstance(page, EventPage), page
        return page

    def register(self, names: Sequence[str]) -> None:
        """Register people for the event, and come back to it."""
        self.push(self.event.registration)
        page = self.window.page
        assert isinstance(page, RegistrationPage)
        for name in names:
            self.until("Shift+Tab", lambda: self.focus is page.person.editor.input)
            self.enter_field(page.person, name)
            self.push(page.register)
        assert page.found is not None
        assert len(page.found.comers) == len(names), page.person.said()
        self.press("Alt+Left")
        self.settle()

    def print(self, entry: str) -> ReportsPage:
        """Choose what is printed of the event, and wait for it."""
        place = (*REPORTS, "certificates").index(entry)
        self.press("Ctrl+P")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        self.until("Down", lambda: menu.activeAction() is menu.actions()[place])
        self.press("Return")
        self.settle()
        return self.report()

    def report(self) -> ReportsPage:
        """The print that is made."""
        page = self.window.page
        assert isinstance(page, ReportsPage), page
        self.qtbot.waitUntil(lambda: page._print is not None, timeout=30_000)
        self.settle()
        return page

    def text(self) -> str:
        """What the print says."""
        made = self.report()._print
        assert made is not None
        return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(made.pdf)).pages).split())

    def back(self) -> None:
        """Back to the page before."""
        self.press("Alt+Left")
        self.settle()

    # After the event

    def type_list(self, late: str, new: str, organisation: str) -> None:
        """Who signed: those registered, somebody late in their midst, somebody new at the end."""
        grid = self.event.sheet.grid
        book = grid.book
        assert book is not None
        sessions = len(book.meetings)
        self.until("Tab", lambda: self.focus is grid)
        for row in range(len(book.lines)):
            self.stand(grid, row, FIRST)
            self._was_there(sessions)
        self.stand(grid, 1, FIRST)
        self.press("Insert")
        self._name(late)
        self.press("Return")
        self._signed(sessions)
        self.stand(grid, grid.rows.rowCount() - 1, 1)
        self._name(new)
        self.press("Ctrl+Return")
        bar = self.event.sheet.newcomer
        assert bar.isVisible()
        self.until("Tab", lambda: self.focus is bar.organisation)
        self.write(organisation)
        self.settle()
        self.press("Tab")
        self.until("Tab", lambda: self.focus is bar.add)
        self.press("Return")
        self.settle()
        assert self.focus is grid
        self._signed(sessions)
        self.settle()
        self.nothing_wrong()

    def _name(self, name: str) -> None:
        self.press("F2")
        self.write(name)

    def _signed(self, sessions: int) -> None:
        """Who is written on the list of a single meeting was there."""
        if sessions > 1:
            self._was_there(sessions)

    def _was_there(self, sessions: int) -> None:
        for number in range(sessions):
            self.press("Space")
            if number < sessions - 1:
                self.press("Right")

    def attach(self, path: Path) -> None:
        """Drop the scan of the list on the page."""
        self.event.scan.attach([path])
        self.settle()
        self.nothing_wrong()

    def finish(self) -> None:
        """The list is complete: the event was held."""
        page = self.event
        self.push(page.finish)
        self.nothing_wrong()

    # Beside events

    def advise(self, texts: Sequence[str]) -> None:
        """Write a line into the register of advice."""
        home = self.window.page
        assert isinstance(home, ProjectHome)
        self.go_to_tab("activities")
        button = home.findChild(AdviceButton)
        assert button is not None
        self.push(button)
        page = self.window.page
        assert isinstance(page, AdvicePage)
        grid = page.register.grid
        self.until("Tab", lambda: self.focus is grid)
        self.stand(grid, grid.rows.rowCount() - 1, grid.kinds.index(DAY))
        for text in texts:
            self.write_here(text)
        self.press("Return")
        self.settle()
        self.nothing_wrong()

    def work_for(self, person: str, texts: Sequence[str]) -> None:
        """Write a line into the time card of a volunteer, day, from and to, and confirm it."""
        home = self.window.page
        assert isinstance(home, ProjectHome)
        self.go_to_tab("people")
        self.go_to_table("")
        view = home.panels["people"].written
        assert isinstance(view, VolunteersView)
        self.until("Tab", lambda: self.focus is view.agreements)
        row = next(
            number for number, cells in enumerate(view.agreements.rows.cells) if person in cells[0].words
        )
        self.until("Up", lambda: view.agreements.currentIndex().row() <= 0)
        self.until("Down", lambda: view.agreements.currentIndex().row() == row)
        grid = view.card.grid
        self.settle()
        self.until("Tab", lambda: self.focus is grid)
        new = grid.rows.rowCount() - 1
        before = [grid.entry(row, WORKED_ON) for row in range(new)]
        self.stand(grid, new, WORKED_ON)
        for text in texts:
            self.write_here(text)
        self.press("Return")
        self.settle()
        now = [grid.entry(row, WORKED_ON) for row in range(new + 1)]
        row = next((row for row in range(new) if now[row] != before[row]), new)
        self.stand(grid, row, CONFIRMED)
        self.press("Space")
        self.settle()
        self.nothing_wrong()

    # Indicators

    def indicator(self, code: str) -> Counted:
        """An indicator's number as the page says it, and the records under it."""
        home = self.window.page
        assert isinstance(home, ProjectHome), home
        view = home.panels["indicators"].written
        assert isinstance(view, IndicatorsView)
        table = view.all.table
        self.until("Tab", lambda: self.focus is table)
        self.until("Up", lambda: table.currentIndex().row() <= 0)
        row = [cells[0].words for cells in table.rows.cells].index(code)
        self.until("Down", lambda: table.currentIndex().row() == row)
        self.press("Return")
        self.settle()
        assert view.stack.currentWidget() is view.pane
        records = {(each.table, each.id, each.label) for each in view.pane.evidence.records}
        number = view.pane.figure.text()
        self.press("Escape")
        self.settle()
        return number, records
