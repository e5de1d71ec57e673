"""The register by keyboard: ten sessions typed, a block pasted, narrowed, opened, deleted; their sums."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngodesk.common.text import fold
from ngodesk.gui.advice.button import AdviceButton, to_advice
from ngodesk.gui.advice.grid import AdviceGrid
from ngodesk.gui.advice.page import AdvicePage
from ngodesk.gui.advice.register import RegisterView
from ngodesk.gui.advice.texts import ADVISER, CASE, DAY, MODE, ORGANISATION, PERSON, TIME, TOPIC
from ngodesk.gui.app import Application
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.places import OWN_PAGE, Link
from ngodesk.store.opening import open_store
from tests.gui.events.test_calendar_view import read
from tests.gui.windows import LANGUAGES, SMALL, Open, inputs, settle, show_project, spoken
from tests.work.test_advising import figure

_ENTER, _TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, filled: Path) -> MainWindow:
    """The register of the example's project, from its tab."""
    window = open_window(filled)
    project = show_project(qtbot, window).project.id
    window.follow(Link(project=project, tab="activities"))
    settle(qtbot, window)
    button = window.page.findChild(AdviceButton)
    assert button is not None
    assert button.isVisible()
    button.click()
    settle(qtbot, window)
    return window


@pytest.fixture
def view(window: MainWindow) -> RegisterView:
    assert isinstance(window.page, AdvicePage)
    return window.page.register


def write(qtbot: QtBot, text: str) -> None:
    for letter in text:
        qtbot.keyClick(QApplication.focusWidget(), letter)


def stand(grid: AdviceGrid, kind: int, row: int = -1) -> None:
    grid.setFocus()
    grid.setCurrentIndex(grid.rows.index(row % len(grid.lines), grid.kinds.index(kind)))


def type_line(qtbot: QtBot, grid: AdviceGrid, *texts: str) -> None:
    """Type into the new line from its first column on, with Tab between and Enter at the end."""
    stand(grid, DAY)
    for text in texts[:-1]:
        write(qtbot, text)
        qtbot.keyClick(QApplication.focusWidget(), _TAB)
    write(qtbot, texts[-1])
    qtbot.keyClick(QApplication.focusWidget(), _ENTER)


def advices(qtbot: QtBot, window: MainWindow) -> list[Any]:
    return read(
        qtbot,
        window,
        "SELECT e.start, o.name, p.last_name, e.title, e.minutes, e.mode, e.headcount FROM events e"
        " LEFT JOIN attendance a ON a.event_id = e.id LEFT JOIN people p ON p.id = a.person_id"
        " LEFT JOIN organisations o ON o.id = a.organisation_id WHERE e.kind = 'advice' ORDER BY e.id",
    )


def test_ten_advices_are_typed(qtbot: QtBot, window: MainWindow, view: RegisterView) -> None:
    assert view.total.text() == "2 h 10 min in 3 advice sessions"
    before = len(advices(qtbot, window))
    mode = view.grid.usual["mode"]
    times = ("45", "0:45", "1h15", "20", "1:40", "90 min", "2h", "5", "1 h 1 min", "7")
    for day, time in enumerate(times, 1):
        type_line(qtbot, view.grid, f"{day}.8.2025", "Klub Nowy", "Nowak Ada", f"Temat {day}", time)
    settle(qtbot, window)
    found = advices(qtbot, window)[before:]
    assert [row[4] for row in found] == [45, 45, 75, 20, 100, 90, 120, 5, 61, 7]
    assert {row[1:3] for row in found} == {("Klub Nowy", "Nowak")}
    assert {row[5] for row in found} == {mode}  # of the line before
    minutes = 130 + sum(row[4] for row in found)
    assert view.total.text() == f"{minutes // 60} h {minutes % 60} min in 13 advice sessions"
    counts: list[Fraction] = []
    window.file.read(figure, counts.append)
    settle(qtbot, window)
    assert counts == [Fraction(minutes, 60)]
    counted = read(qtbot, window, "SELECT count(*) FROM people WHERE first_name = 'Ada'")
    assert counted == [(1,)]
    for _step in times:
        window.menus.undo.trigger()
    settle(qtbot, window)
    assert len(advices(qtbot, window)) == before
    assert view.total.text() == "2 h 10 min in 3 advice sessions"


def test_a_caller_without_a_name_is_one_head(qtbot: QtBot, window: MainWindow, view: RegisterView) -> None:
    type_line(qtbot, view.grid, "1.8.2025", "", "", "Telefon", "15")
    settle(qtbot, window)
    assert advices(qtbot, window)[-1][1:4] == (None, None, "Telefon")
    assert advices(qtbot, window)[-1][6] == 1
    assert "1" in view.grid.rows.cells[-2][view.grid.kinds.index(PERSON)].words


def test_what_a_line_lacks_is_asked_for(qtbot: QtBot, window: MainWindow, view: RegisterView) -> None:
    said: list[str] = []
    view.problem.connect(said.append)
    type_line(qtbot, view.grid, "1.8.2025", "Klub")
    assert said[-1]
    assert view.grid.kinds[view.grid.currentIndex().column()] == TOPIC
    write(qtbot, "Statut")
    qtbot.keyClick(QApplication.focusWidget(), _TAB)
    write(qtbot, "1.15")
    qtbot.keyClick(QApplication.focusWidget(), _ENTER)
    assert "1:15" in said[-1]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    write(qtbot, "1:15")
    qtbot.keyClick(QApplication.focusWidget(), _ENTER)
    settle(qtbot, window)
    assert advices(qtbot, window)[-1][1:5] == ("Klub", None, "Statut", 75)


def test_names_are_proposed_and_somebody_new_is_a_key(
    qtbot: QtBot, window: MainWindow, view: RegisterView
) -> None:
    grid = view.grid
    assert view.book is not None
    known = next(iter(view.book.named.people.people.values()))
    offers = grid.proposals(len(grid.lines) - 1, grid.kinds.index(PERSON), known.last[:3])
    assert known.id in [each.id for each in offers]
    stand(grid, PERSON)
    write(qtbot, fold(known.name))
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    qtbot.keyClick(QApplication.activePopupWidget(), _ENTER)
    assert grid.lines[-1].values["person"] == known.id
    assert grid.kinds[grid.currentIndex().column()] == TOPIC
    assert grid.doubt(len(grid.lines) - 1, grid.kinds.index(PERSON), "Samotna")  # somebody new has two names
    assert grid.doubt(len(grid.lines) - 1, grid.kinds.index(ADVISER), "Nikt Taki")
    stand(grid, ORGANISATION)
    name = view.book.named.organisations.people[next(iter(view.book.named.organisations.people))].last
    write(qtbot, "x")
    QApplication.focusWidget().setText(name[:4])
    qtbot.keyClick(QApplication.focusWidget(), _ENTER, _CONTROL)
    assert grid.lines[-1].values["organisation"] == name[:4]


def test_a_line_that_is_there_is_changed(qtbot: QtBot, window: MainWindow, view: RegisterView) -> None:
    grid = view.grid
    row = next(row for row, line in enumerate(grid.lines) if line.advice and line.advice.minutes == 20)
    stand(grid, TIME, row)
    write(qtbot, "35")
    qtbot.keyClick(QApplication.focusWidget(), _ENTER)
    stand(grid, MODE, row)
    write(qtbot, "onl")
    qtbot.keyClick(QApplication.focusWidget(), _TAB)
    stand(grid, CASE, row)
    write(qtbot, "ark")
    qtbot.keyClick(QApplication.focusWidget(), _TAB)
    settle(qtbot, window)
    assert view.total.text() == "2 h 25 min in 3 advice sessions"
    found = read(
        qtbot,
        window,
        "SELECT e.mode, c.ref FROM events e JOIN support_cases c ON c.id = e.support_case_id",
    )
    assert ("online", "M1") in found
    assert grid.doubt(row, grid.kinds.index(TIME), "")
    assert grid.doubt(row, grid.kinds.index(MODE), "telegram")


def test_a_block_is_pasted_whole_or_not_at_all(qtbot: QtBot, window: MainWindow, view: RegisterView) -> None:
    before = advices(qtbot, window)
    said: list[str] = []
    view.problem.connect(said.append)
    lines = ["3.8.2025\tKlub Źródło\tŻak Łucja\tStatut\t45", "4.8.2025\tKlub Źródło\tŻak Łucja\t\t30"]
    QGuiApplication.clipboard().setText("\n".join(lines))
    stand(view.grid, DAY)
    qtbot.keyClick(view.grid, Qt.Key.Key_V, _CONTROL)
    settle(qtbot, window)
    assert "2" in said[-1]
    assert advices(qtbot, window) == before
    QGuiApplication.clipboard().setText("\n".join([lines[0], lines[1].replace("\t\t", "\tStatut 2\t")]))
    qtbot.keyClick(view.grid, Qt.Key.Key_V, _CONTROL)
    settle(qtbot, window)
    assert [row[1:5] for row in advices(qtbot, window)[len(before) :]] == [
        ("Klub Źródło", "Żak", "Statut", 45),
        ("Klub Źródło", "Żak", "Statut 2", 30),
    ]
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert advices(qtbot, window) == before


def test_it_is_narrowed_added_up_and_copied(qtbot: QtBot, window: MainWindow, view: RegisterView) -> None:
    assert [cell.words for cell in view.sums.rows.cells[0]] == ["July\N{NO-BREAK SPACE}2025", "3", "2:10"]
    view.by.setCurrentIndex(view.by.findData("mode"))
    view.by.activated.emit(0)
    sums = {cells[0].words: cells[1].words for cells in view.sums.rows.cells}
    assert sorted(sums.values()) == ["1", "2"]
    view.sums.setFocus()
    view.sums.setCurrentIndex(view.sums.rows.index(list(view.sums.rows.keys).index("phone"), 0))
    qtbot.keyClick(view.sums, _ENTER)
    assert view.total.text() == "40 min in 2 advice sessions"
    assert len(view.grid.lines) == 3
    assert isinstance(window.page, AdvicePage)
    window.page.copy.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == 4
    assert copied[0].startswith("Day\tOrganisation\tPerson")
    assert copied[-1] == view.total.text()


def test_keys_open_and_delete_and_a_card_is_printed(
    qtbot: QtBot, window: MainWindow, view: RegisterView
) -> None:
    assert isinstance(window.page, AdvicePage)
    said: list[str] = []
    window.page.problem_found.connect(said.append)
    window.page.print.click()  # in the new line nothing can be printed
    assert said[-1]
    stand(view.grid, TOPIC, 0)
    event = view.grid.current_event()
    qtbot.keyClick(view.grid, Qt.Key.Key_Delete, _CONTROL)
    settle(qtbot, window)
    assert event not in [line.id for line in view.grid.lines]
    window.menus.undo.trigger()
    settle(qtbot, window)
    stand(view.grid, TOPIC, 0)
    qtbot.keyClick(view.grid, Qt.Key.Key_F4)
    settle(qtbot, window)
    assert (window.page.link.tab, window.page.link.record) == (OWN_PAGE["events"], event)
    window.go_back()
    settle(qtbot, window)
    assert isinstance(window.page, AdvicePage)
    stand(window.page.register.grid, TOPIC, 0)
    window.page.print.click()
    settle(qtbot, window)
    assert window.page.place == "reports"


def test_it_speaks_the_language_that_is_chosen_meanwhile(
    qtbot: QtBot, qapp: Application, window: MainWindow, view: RegisterView
) -> None:
    for language in LANGUAGES:
        qapp.choose_language(language)
        settle(qtbot, window)
        title = {"en": "Day", "pl": "Dzień", "lv": "Diena"}[language]
        assert view.grid.rows.columns[0].title == title
        assert len(view.grid.lines) == 4


def test_a_file_to_read_only_opens_with_enter(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    with open_store(filled):  # somebody else writes in it
        window = open_window(filled, place="events")
        assert window.file.read_only is not None
        window.follow(to_advice(None))
        settle(qtbot, window)
        page = window.page
        assert isinstance(page, AdvicePage)
        grid = page.register.grid
        places = [(row, column) for row in range(len(grid.lines)) for column in range(len(grid.kinds))]
        assert not any(grid.can_type(*place) for place in places)
        assert not page.cases.add.isEnabled()
        stand(grid, TOPIC, 0)
        event = grid.current_event()
        qtbot.keyClick(grid, Qt.Key.Key_Delete, _CONTROL)
        qtbot.keyClick(grid, _ENTER)
        settle(qtbot, window)
        assert (window.page.link.table, window.page.link.record) == ("events", event)


def test_all_projects_in_a_small_window(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled, SMALL, place="events")
    window.follow(to_advice(None))
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, AdvicePage)
    assert page.minimumSizeHint().width() <= 1000
    assert page.minimumSizeHint().height() <= 500
    assert all(spoken(each) for each in inputs(page))
    window.menus.helping.trigger()
    assert window._help_window is not None
    assert window._help_window.pages.page() == "advice"
    window._help_window.hide()
    view = page.register
    assert not view.sums.isVisible()
    view.turn.click()
    assert view.sums.isVisible()
    assert not view.grid.isVisible()
    view.turn.click()
    type_line(qtbot, view.grid, "1.8.2025", "", "", "Telefon", "15")
    settle(qtbot, window)
    assert view.total.text() == "2 h 25 min in 4 advice sessions"  # in the project of the line before
