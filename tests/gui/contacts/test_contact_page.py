"""A person and an organisation as a whole by keyboard: roles, consents, links, papers, duplicates."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.calendar import Calendar
from ngodesk.gui.contacts.contacts import ContactsPage
from ngodesk.gui.contacts.page import ContactPage, whole
from ngodesk.gui.contacts.rows_card import RowsCard
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.duplicates import DuplicatesPage
from ngodesk.gui.places import Link
from ngodesk.model import Affiliation, Consent
from ngodesk.store.opening import open_store
from tests.checks.book import Book
from tests.gui.events.test_calendar_view import read
from tests.gui.windows import Open, assert_fits, settle

_GIVEN = date(2025, 1, 10)
_SAVE = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ids(workspace: Path) -> dict[str, int]:
    """Anna, officer in the town hall, was at a fair; she may be entered twice."""
    with open_store(workspace) as store:
        book = Book(store)
        anna = book.person(phone="600700800", birth_date=date(2015, 5, 5))
        other = book.person("Anna", "Lak", phone="600700800")
        city = book.organisation("UM", name="Town hall", kind="public_body")
        role = book.add(Affiliation(person_id=anna, organisation_id=city, role="ngo_officer"))
        past = {"start": date(2019, 1, 1), "end": date(2020, 1, 1)}
        book.add(Affiliation(person_id=anna, organisation_id=city, role="clerk", **past))
        image = book.add(Consent(person_id=anna, kind="image", given_on=_GIVEN, guardian_name="Maria"))
        fair = book.event("Fair")
        book.attend(fair, anna, organisation_id=city)
    return {"anna": anna, "other": other, "city": city, "role": role, "image": image, "fair": fair}


def at(qtbot: QtBot, window: MainWindow, table: str, record: int) -> ContactPage:
    window.follow(whole(table, record))
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, ContactPage)
    return page


@pytest.fixture
def window(open_window: Open, workspace: Path, ids: dict[str, int]) -> MainWindow:
    return open_window(workspace, place="people")


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, ids: dict[str, int]) -> ContactPage:
    return at(qtbot, window, "people", ids["anna"])


def shown(card: RowsCard) -> list[list[str]]:
    return [[cell.words for cell in row] for row in card.table.rows.cells]


def choose_day(qtbot: QtBot, window: MainWindow, card: RowsCard, day: date) -> None:
    """The button, then the day in the month that opens: a popup sends keys to what has the focus in it."""
    qtbot.keyClick(card.end, Qt.Key.Key_Return)
    calendar = card.end.findChild(Calendar)
    assert calendar is not None
    calendar.setSelectedDate(QDate(day.year, day.month, day.day))
    qtbot.keyClick(calendar.focusWidget(), Qt.Key.Key_Return)
    settle(qtbot, window)


def test_the_list_leads_to_the_whole_record(qtbot: QtBot, window: MainWindow, ids: dict[str, int]) -> None:
    lists = window.page
    assert isinstance(lists, ContactsPage)
    lists.whole.click()
    assert window.problem_note.isVisible()
    window.follow(Link(place="people", table="people", record=ids["anna"]))
    settle(qtbot, window)
    form = window.page.panel.form
    form.first_focus().setFocus()
    qtbot.keyClick(form.first_focus(), Qt.Key.Key_Return, _SAVE)
    settle(qtbot, window)
    page: Any = window.page
    assert (page.link.record, page.head.title.text()) == (ids["anna"], "Łąk Anna")
    assert page.form.content.id == ids["anna"]
    window.go_back()
    settle(qtbot, window)
    assert isinstance(window.page, ContactsPage)


def test_a_role_ends_on_a_day_and_the_officer_is_greyed(
    qtbot: QtBot, window: MainWindow, page: ContactPage, ids: dict[str, int]
) -> None:
    assert [row[1] for row in shown(page.roles)] == ["officer for organisations", "clerk"]
    choose_day(qtbot, window, page.roles, date(2025, 6, 1))
    assert read(qtbot, window, f'SELECT "end" FROM affiliations WHERE id = {ids["role"]}') == [
        ("2025-06-01",)
    ]
    tones = {cell.tone for row in page.roles.table.rows.cells for cell in row}
    assert tones == {"muted"}
    assert not page.roles.end.isVisible()
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert page.roles.end.isVisible()
    theirs = at(qtbot, window, "organisations", ids["city"])
    assert shown(theirs.roles)[0][:2] == ["Łąk Anna", "officer for organisations"]
    assert not theirs.consents.isVisible()


def test_a_role_is_added_beside(
    qtbot: QtBot, window: MainWindow, page: ContactPage, ids: dict[str, int]
) -> None:
    page.roles.add.click()
    settle(qtbot, window)
    assert page.form.content is not None
    assert page.form.content.values["person"] == ids["anna"]
    pane = page.form.pane
    assert pane is not None
    pane.boxes["organisation"].editor.show_value(ids["city"], "Town hall")
    editor = pane.boxes["role"].editor
    editor.input.setFocus()
    qtbot.keyClicks(editor.input, "trainer")
    qtbot.keyClick(editor.input, Qt.Key.Key_Return, _SAVE)
    settle(qtbot, window)
    assert read(qtbot, window, "SELECT start FROM affiliations WHERE role = 'trainer'") == [
        (date.today().isoformat(),)
    ]
    assert "trainer" in [row[1] for row in shown(page.roles)]
    qtbot.keyClick(page.form, Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert page.form.content.table == "people"
    assert window.page is page
    qtbot.keyClick(page.form, Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert isinstance(window.page, ContactsPage)


def test_a_consent_is_withdrawn_and_says_what_that_means(
    qtbot: QtBot, window: MainWindow, page: ContactPage, ids: dict[str, int]
) -> None:
    assert shown(page.consents)[0][:2] == ["Use of the image", "Maria"]
    assert "After a withdrawal pictures are not used" in page.consents.hint.text()
    choose_day(qtbot, window, page.consents, date(2025, 1, 9))
    assert window.problem_note.isVisible()
    choose_day(qtbot, window, page.consents, date(2025, 6, 1))
    stored = f"SELECT given_on, withdrawn_on FROM consents WHERE id = {ids['image']}"
    assert read(qtbot, window, stored) == [("2025-01-10", "2025-06-01")]
    assert not window.problem_note.isVisible()
    assert not page.consents.end.isVisible()
    assert len(shown(page.consents)) == 1
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert page.consents.end.isVisible()


def test_of_a_minor_without_a_guardian_it_is_said(
    qtbot: QtBot, window: MainWindow, page: ContactPage, ids: dict[str, int]
) -> None:
    def forget(store: Any) -> None:
        from ngodesk.work import records

        records.delete(store, "consents", [ids["image"]])

    window.file.read(forget, lambda _done: None)
    settle(qtbot, window)
    assert page.consents.nothing.isVisible()
    assert "minor" in page.consents.hint.text()


def test_what_she_took_part_in_and_who_may_be_the_same(
    qtbot: QtBot, window: MainWindow, page: ContactPage, ids: dict[str, int]
) -> None:
    assert [row[1].words for row in page.parts.table.rows.cells] == ["Fair"]
    assert page.parts.sum.text() == "1 event that was held · 3 h"
    page.parts.table.begin()
    qtbot.keyClick(page.parts.table, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert (window.page.link.table, window.page.link.record) == ("events", ids["fair"])
    window.go_back()
    settle(qtbot, window)
    page = at(qtbot, window, "people", ids["anna"])
    assert "Lak" in page.note.text()
    page.note.acted.emit()
    settle(qtbot, window)
    assert isinstance(window.page, DuplicatesPage)


def test_every_language_and_a_small_window(
    qtbot: QtBot, qapp: Application, window: MainWindow, page: ContactPage
) -> None:
    page.toggle_scan()
    settle(qtbot, window)
    assert_fits(qtbot, qapp, window)
    assert page.scan.isVisible()


def test_whoever_is_deleted_leaves_for_the_list(
    qtbot: QtBot, window: MainWindow, page: ContactPage, ids: dict[str, int]
) -> None:
    def forget(store: Any) -> None:
        from ngodesk.work import records

        records.delete(store, "people", [ids["anna"]])

    window.file.read(forget, lambda _done: None)
    settle(qtbot, window)
    assert isinstance(window.page, ContactsPage)
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert at(qtbot, window, "people", ids["anna"]) is window.page


def test_a_file_to_read_only_changes_nothing(
    qtbot: QtBot, open_window: Open, workspace: Path, ids: dict[str, int]
) -> None:
    with open_store(workspace):
        window = open_window(workspace, place="people")
        page = at(qtbot, window, "people", ids["anna"])
        assert not page.roles.add.isEnabled()
        assert not page.consents.end.isEnabled()
