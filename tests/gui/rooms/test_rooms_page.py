"""The week of rooms by keyboard: booking, a full room, deleting, several rooms, series, totals, languages."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.reports import ReportsPage
from ngodesk.gui.places import ROOMS, Link
from ngodesk.gui.rooms.page import RoomsPage
from ngodesk.gui.rooms.registers import WeekButton
from ngodesk.gui.rooms.series import RoomSeriesPage
from ngodesk.gui.rooms.spot import Spot
from ngodesk.model import Booking, Room
from ngodesk.store.opening import open_store
from tests.checks.book import Book
from tests.gui.events.test_calendar_view import read
from tests.gui.windows import Open, assert_fits, settle

_TUESDAY = date(2025, 3, 4)
_NINE = 9 * 60
_STORED = (
    "SELECT b.start, b.end, o.name, b.seats FROM bookings b LEFT JOIN organisations o"
    " ON o.id = b.organisation_id ORDER BY b.start, b.id"
)


@pytest.fixture
def rooms(workspace: Path) -> dict[str, int]:
    """Desks with three seats, two of them taken on Tuesday from nine to eleven, and a hall."""
    with open_store(workspace) as store:
        book = Book(store)
        desks = book.add(Room(ref="B1", name="Desks", seats=3))
        hall = book.add(Room(ref="B2", name="Hall"))
        league = book.organisation("LG", name="League", kind="ngo")
        span = {"start": datetime(2025, 3, 4, 9), "end": datetime(2025, 3, 4, 11)}
        taken = book.add(
            Booking(room_id=desks, organisation_id=league, seats=2, project_id=book.project, **span)
        )
    return {"desks": desks, "hall": hall, "league": league, "taken": taken, "project": book.project}


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, workspace: Path, rooms: dict[str, int]) -> MainWindow:
    window = open_window(workspace, place="registers")
    window.follow(Link(place="registers", tab=ROOMS))
    settle(qtbot, window)
    return window


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> RoomsPage:
    page = window.page
    assert isinstance(page, RoomsPage)
    assert page.week.board.hasFocus()
    page.week.nearest.click()
    settle(qtbot, window)
    assert page.week.board.spot.day == _TUESDAY
    return page


def press(qtbot: QtBot, page: RoomsPage, *keys: Qt.Key, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    for key in keys:
        qtbot.keyClick(page.week.board, key, held)


def book_here(qtbot: QtBot, window: MainWindow, page: RoomsPage, seats: str) -> None:
    """N, how many seats, Ctrl+Enter."""
    press(qtbot, page, Qt.Key.Key_N)
    settle(qtbot, window)
    pane = page.form.pane
    assert pane is not None
    editor = pane.boxes["seats"].editor
    editor.input.setFocus()
    qtbot.keyClicks(editor.input, seats)
    qtbot.keyClick(editor.input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)


def test_arrows_go_and_shift_sets_the_length(qtbot: QtBot, page: RoomsPage) -> None:
    page.week.board.go(Spot(_TUESDAY, _NINE))
    press(qtbot, page, Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert page.week.board.spot == Spot(date(2025, 3, 5), _NINE + 30)
    press(qtbot, page, Qt.Key.Key_Down, Qt.Key.Key_Down, shift=True)
    assert page.week.board.spot.clock() == "09:30–11:30"
    press(qtbot, page, Qt.Key.Key_Up, shift=True)
    assert page.week.board.spot.clock() == "09:30–11:00"
    press(qtbot, page, Qt.Key.Key_Home)
    assert page.week.board.spot.day == date(2025, 3, 3)
    press(qtbot, page, Qt.Key.Key_End, Qt.Key.Key_PageUp)
    assert page.week.board.spot.day == date(2025, 3, 2)
    page.week.to_today.click()
    assert page.week.board.spot.day == page.week.board.today
    assert page.week.board.hasFocus()


def test_what_is_booked_and_free_is_said(page: RoomsPage) -> None:
    page.week.board.go(Spot(_TUESDAY, _NINE))
    assert "League (2)" in page.week.board.accessibleName()
    assert "Desks: 1 of 3 seats free" in page.week.free.text()
    assert "Hall: free" in page.week.free.text()
    page.week.board.go(Spot(_TUESDAY, 11 * 60))
    assert "nothing is booked" in page.week.board.accessibleName()
    assert "Desks: 3 of 3 seats free" in page.week.free.text()


def test_a_booking_is_made_refused_deleted_and_comes_back(
    qtbot: QtBot, window: MainWindow, page: RoomsPage
) -> None:
    page.week.board.go(Spot(_TUESDAY, 10 * 60, 4))
    book_here(qtbot, window, page, "2")
    assert len(read(qtbot, window, _STORED)) == 1
    pane = page.form.pane
    assert pane is not None
    assert "09:00–11:00, League (2)" in pane.boxes["start"].said()
    editor = pane.boxes["seats"].editor
    editor.show_value(None)
    qtbot.keyClicks(editor.input, "1")
    qtbot.keyClick(editor.input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert read(qtbot, window, _STORED)[1] == ("2025-03-04T10:00:00", "2025-03-04T12:00:00", None, 1)
    assert [each.seats for each in page.week.held.slots] == [2, 1]
    qtbot.keyClick(page.form, Qt.Key.Key_Escape)
    assert page.week.board.hasFocus()
    page.week.board.go(Spot(_TUESDAY, 11 * 60, 1))
    press(qtbot, page, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert len(read(qtbot, window, _STORED)) == 1
    assert "Desks" in window.undo_bar.text()
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert len(page.week.held.slots) == 2


def test_enter_opens_one_after_the_other(
    qtbot: QtBot, window: MainWindow, page: RoomsPage, rooms: dict[str, int]
) -> None:
    page.week.board.go(Spot(_TUESDAY, 10 * 60))
    book_here(qtbot, window, page, "1")
    opened: list[object] = []
    page.week.board.opened.connect(opened.append)
    for _time in range(3):
        page.week.board.setFocus()
        press(qtbot, page, Qt.Key.Key_Return)
        settle(qtbot, window)
    assert len(set(opened)) == 2
    assert rooms["taken"] in opened
    assert page.form.content is not None
    assert page.form.content.id == opened[-1]


def test_a_drag_begins_a_booking_as_long_as_it_is(qtbot: QtBot, window: MainWindow, page: RoomsPage) -> None:
    page.week.rooms.setCurrentIndex(page.week.rooms.findText("Hall"))
    page.week.rooms.activated.emit(page.week.rooms.currentIndex())
    assert page.week.board.items == []
    board = page.week.board
    x, top, bottom = (int(board._column(4).center().x()), int(board._y(600)) + 3, int(board._y(720)) - 3)
    qtbot.mousePress(board, Qt.MouseButton.LeftButton, pos=QPoint(x, top))
    qtbot.mouseMove(board, QPoint(x, bottom))
    qtbot.mouseRelease(board, Qt.MouseButton.LeftButton, pos=QPoint(x, bottom))
    settle(qtbot, window)
    assert page.form.content is not None
    values = page.form.content.values
    assert (values["start"], values["end"]) == ("2025-03-07T10:00:00", "2025-03-07T12:00:00")
    assert page.form.content.names["room"] == "Hall"


def test_a_series_is_one_step(
    qtbot: QtBot, window: MainWindow, page: RoomsPage, rooms: dict[str, int]
) -> None:
    page.week.board.go(Spot(_TUESDAY, _NINE))
    page.series.click()
    settle(qtbot, window)
    series = window.page
    assert isinstance(series, RoomSeriesPage)
    assert not series.plan.isEnabled()
    series.form.put("times", 4)
    series.form.put("seats", 2)
    series.form.put("organisation", rooms["league"], "League")
    series.follow()
    settle(qtbot, window)
    assert series.plan.text() == "Book 3 days"
    assert "League" in series.days.rows.cells[0][1].words
    series.plan.click()
    settle(qtbot, window)
    assert isinstance(window.page, RoomsPage)
    starts = [row[0][:10] for row in read(qtbot, window, _STORED)]
    assert starts == ["2025-03-04", "2025-03-11", "2025-03-18", "2025-03-25"]
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert len(read(qtbot, window, _STORED)) == 1


def test_who_used_how_much_and_the_print(qtbot: QtBot, window: MainWindow, page: RoomsPage) -> None:
    page.views.buttons["totals"].click()
    assert page.totals.table.isVisible()
    words = [[cell.words for cell in row] for row in page.totals.table.rows.cells]
    assert words == [
        ["March\N{NO-BREAK SPACE}2025", "All together", "1", "2.00", "4.00"],
        ["", "League", "1", "2.00", "4.00"],
    ]
    page.printing.click()
    settle(qtbot, window)
    assert isinstance(window.page, ReportsPage)
    assert window.page.report() == "coworking"


def test_every_language_and_a_small_window(
    qtbot: QtBot, qapp: Application, window: MainWindow, page: RoomsPage
) -> None:
    press(qtbot, page, Qt.Key.Key_Return)
    assert_fits(qtbot, qapp, window)
    assert page.form.isVisible()
    assert QApplication.focusWidget() is not None


def test_without_rooms_the_page_says_where_they_are_entered(
    qtbot: QtBot, open_window: Open, workspace: Path
) -> None:
    window = open_window(workspace, place="registers")
    window.follow(Link(place="registers", tab=ROOMS))
    settle(qtbot, window)
    page: Any = window.page
    assert page.empty.isVisible()
    page.first_room.click()
    settle(qtbot, window)
    assert (window.page.link.place, window.page.link.table) == ("registers", "rooms")


def test_the_lists_lead_to_the_week(qtbot: QtBot, window: MainWindow, page: RoomsPage) -> None:
    window.follow(Link(place="registers", table="bookings"))
    settle(qtbot, window)
    (button,) = window.page.findChildren(WeekButton)
    assert button.isVisible()
    button.click()
    settle(qtbot, window)
    assert isinstance(window.page, RoomsPage)
    window.follow(Link(place="registers", table="programmes"))
    settle(qtbot, window)
    assert not window.page.findChildren(WeekButton)[0].isVisible()


def test_from_a_project_its_bookings_lead_to_the_week(
    qtbot: QtBot, open_window: Open, workspace: Path, rooms: dict[str, int]
) -> None:
    window = open_window(workspace)
    window.follow(Link(project=rooms["project"], tab="activities", table="bookings"))
    settle(qtbot, window)
    (button,) = window.page.findChildren(WeekButton)
    assert button.isVisible()
    button.click()
    settle(qtbot, window)
    page: Any = window.page
    page.add.click()
    settle(qtbot, window)
    assert page.form.content.values["project"] == rooms["project"]


def test_a_file_to_read_only_books_nothing(
    qtbot: QtBot, open_window: Open, workspace: Path, rooms: dict[str, int]
) -> None:
    with open_store(workspace):
        window = open_window(workspace, place="registers")
        window.follow(Link(place="registers", tab=ROOMS))
        settle(qtbot, window)
        page: Any = window.page
        assert not page.add.isEnabled()
        press(qtbot, page, Qt.Key.Key_N)
        assert window.problem_note.isVisible()
