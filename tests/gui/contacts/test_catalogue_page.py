"""The catalogue by keyboard: counties open and close, pills narrow, organisations are reached, it prints."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.contacts.catalogue import CataloguePage
from ngodesk.gui.contacts.page import ContactPage
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.reports import ReportsPage
from ngodesk.model import Organisation
from ngodesk.store.opening import open_store
from tests.checks.book import Book
from tests.gui.windows import Open, assert_fits, settle

_ENTER = Qt.Key.Key_Return


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, workspace: Path) -> MainWindow:
    with open_store(workspace) as store:
        book = Book(store)
        place = {"country": "PL", "region": "opolskie"}
        book.organisation("A", county="nyski", municipality="Nysa", areas="culture", **place)
        book.organisation("B", county="nyski", municipality="Otmuchów", active=False, **place)
        book.organisation("C", county="brzeski", municipality="Brzeg", areas="culture;sport", **place)
        with store.reading() as connection:
            own = connection.exec_driver_sql("SELECT id FROM organisations WHERE own = 1").scalar_one()
        book.change(Organisation, own, county="Opole", municipality="Opole", **place)
    window = open_window(workspace, place="organisations")
    window.page.places.click()
    settle(qtbot, window)
    assert isinstance(window.page, CataloguePage)
    return window


@pytest.fixture
def page(window: MainWindow) -> CataloguePage:
    assert isinstance(window.page, CataloguePage)
    return window.page


def shown(page: CataloguePage) -> list[tuple[str, str, str]]:
    return [(row[0].words.strip(), row[4].words, row[5].words) for row in page.table.rows.cells]


def test_counties_open_and_lead_to_their_organisations(
    qtbot: QtBot, window: MainWindow, page: CataloguePage
) -> None:
    assert shown(page) == [("brzeski", "1", "1"), ("nyski", "1", "2"), ("Opole", "1", "1")]
    assert "głubczycki" in page.empty.text()
    assert "nyski" not in page.empty.text()
    page.table.setCurrentIndex(page.table.rows.index(1, 0))
    qtbot.keyClick(page.table, _ENTER)
    assert [row[0] for row in shown(page)[1:6]] == ["nyski", "Nysa", "Name of A", "Otmuchów", "Name of B"]
    assert "not active" in page.table.rows.cells[5][1].words
    page.table.setCurrentIndex(page.table.rows.index(3, 0))
    qtbot.keyClick(page.table, _ENTER)
    settle(qtbot, window)
    assert isinstance(window.page, ContactPage)
    assert window.page.head.title.text() == "Name of A"


def test_pills_narrow_by_area_and_to_the_active(qtbot: QtBot, page: CataloguePage) -> None:
    assert page.pills.pills["area culture"].text() == "culture 2"
    page.pills.pills["area sport"].click()
    assert shown(page) == [("brzeski", "1", "1")]
    page.pills.pills["active"].click()
    assert [row[2] for row in shown(page)] == ["1", "1", "1"]
    page.pills.pills[""].click()
    page.table.setCurrentIndex(page.table.rows.index(1, 0))
    for number in (7, 3):  # opened, closed
        qtbot.keyClick(page.table, _ENTER)
        assert len(shown(page)) == number


def test_it_prints(qtbot: QtBot, window: MainWindow, page: CataloguePage) -> None:
    page.printing.click()
    settle(qtbot, window)
    assert isinstance(window.page, ReportsPage)
    assert window.page.report() == "organisation-catalogue"


def test_every_language_and_a_small_window(qtbot: QtBot, qapp: Application, window: MainWindow) -> None:
    assert_fits(qtbot, qapp, window)
