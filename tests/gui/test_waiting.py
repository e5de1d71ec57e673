"""What was typed on a page and not made yet waits there, also while a protected file is locked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ngodesk.gui.costs.purchase import PurchasePage
from ngodesk.gui.events.series import SeriesPage
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.new_project import NewProjectPage
from ngodesk.gui.places import BEFORE_BUYING, SERIES, Link
from ngodesk.work import protecting
from tests.gui.protection.test_protection_page import PASSWORD, unlock
from tests.gui.windows import Open, settle

Leave = Callable[[QtBot, MainWindow], None]


def locked(qtbot: QtBot, window: MainWindow) -> None:
    window.lock()
    settle(qtbot, window)
    unlock(qtbot, window, PASSWORD)


def elsewhere(qtbot: QtBot, window: MainWindow) -> None:
    window.go_to("people")
    settle(qtbot, window)
    assert "waits for you" in window.status.currentMessage()


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, filled: Path) -> MainWindow:
    """With a file that has a password."""
    protecting.exchange(filled, None, protecting.new_key(PASSWORD))
    window = open_window(filled, place="")
    unlock(qtbot, window, PASSWORD)
    return window


def new_project(qtbot: QtBot, window: MainWindow) -> NewProjectPage:
    window.new_project()
    settle(qtbot, window)
    assert isinstance(window.page, NewProjectPage)
    return window.page


def follow(qtbot: QtBot, window: MainWindow, place: str, tab: str) -> SeriesPage | PurchasePage:
    window.follow(Link(place=place, tab=tab))
    settle(qtbot, window)
    assert isinstance(window.page, SeriesPage | PurchasePage)
    return window.page


def line(page: SeriesPage | PurchasePage, name: str) -> QLineEdit:
    found = page.form.boxes[name].editor.input
    assert isinstance(found, QLineEdit)
    return found


@pytest.mark.parametrize("leave", [locked, elsewhere])
def test_a_new_project_waits(qtbot: QtBot, window: MainWindow, leave: Leave) -> None:
    page = new_project(qtbot, window)
    page.fields["title"].setText("Żółw w mieście")
    page.fields["grant_amount"].setText("1 000 zł?")
    page.ticks["subgrants"].setChecked(True)
    leave(qtbot, window)
    page = new_project(qtbot, window)
    assert page.fields["title"].text() == "Żółw w mieście"
    assert page.fields["grant_amount"].text() == "1 000 zł?"
    assert page.ticks["subgrants"].isChecked()
    assert not window.may_close()
    assert "not added" in window.problem_note.text()
    page.cancel.click()
    settle(qtbot, window)
    assert not new_project(qtbot, window).fields["title"].text()
    page = new_project(qtbot, window)
    page.fields["title"].setText("Żółw")
    page.fields["start"].setText("2026-01-01")
    page.fields["end"].setText("2026-12-31")
    page.save()
    settle(qtbot, window)
    assert not isinstance(window.page, NewProjectPage), page.problem_note.text()
    assert not new_project(qtbot, window).fields["title"].text(), "it was made"


@pytest.mark.parametrize("leave", [locked, elsewhere])
def test_a_series_waits(qtbot: QtBot, window: MainWindow, leave: Leave) -> None:
    page = follow(qtbot, window, "events", SERIES)
    assert isinstance(page, SeriesPage)
    for name, text in (("title", "Ceramika"), ("start", "2026-02-03"), ("times", "3"), ("start_time", "17?")):
        line(page, name).setText(text)
    line(page, "project").setText("nobody knows it")
    page.form.repeats.choices.choose("weeks 2")
    page.form.shape.choices.choose("sessions")
    page.form.weekdays[4].setChecked(True)
    page.follow()
    settle(qtbot, window)
    page.grid.toggle(1)
    days = [each.day for each in page.grid.planned]
    page.grid._own[days[2]] = {"topic": "Glina"}
    leave(qtbot, window)
    page = follow(qtbot, window, "events", SERIES)
    assert isinstance(page, SeriesPage)
    texts = [line(page, name).text() for name in ("title", "start_time", "project")]
    assert texts == ["Ceramika", "17?", "nobody knows it"]
    assert page.form.repeats.value() == "weeks 2"
    assert page.form.shape.value() == "sessions"
    assert [each.day for each in page.grid.planned] == days
    assert [each.wanted for each in page.grid.planned] == [True, False, True]
    assert page.grid.value(page.grid.planned[2], "topic") == "Glina"
    page.rest()
    window.go_to("people")
    assert line(follow(qtbot, window, "events", SERIES), "title").text() == "", "it was made"


@pytest.mark.parametrize("leave", [locked, elsewhere])
def test_a_purchase_waits_and_keeps_no_window_open(qtbot: QtBot, window: MainWindow, leave: Leave) -> None:
    page = follow(qtbot, window, "costs", BEFORE_BUYING)
    line(page, "subject").setText("Piec do ceramiki")
    line(page, "amount").setText("1200,50")
    line(page, "project").setText("Łąka dla")
    page.form.boxes["project"].editor.finish()
    settle(qtbot, window)
    project, called = page.form.answer("project"), line(page, "project").text()
    assert isinstance(project, int)
    leave(qtbot, window)
    page = follow(qtbot, window, "costs", BEFORE_BUYING)
    assert line(page, "subject").text() == "Piec do ceramiki"
    assert page.form.answer("amount") == 120050
    assert page.form.answer("project") == project
    assert line(page, "project").text() == called
    assert window.may_close()
