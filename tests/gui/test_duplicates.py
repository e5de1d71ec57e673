"""People and organisations entered twice: compared, merged, kept apart; by keyboard, in three languages."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.contacts.contacts import ContactsPage
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.checks import ChecksPage
from ngodesk.gui.pages.duplicates import DuplicatesPage
from ngodesk.gui.pages.duplicates_button import duplicates_of
from ngodesk.store.opening import open_store
from tests.checks.book import Book
from tests.gui.windows import LANGUAGES, SMALL, Open, inputs, settle, spoken


@pytest.fixture
def doubled(workspace: Path) -> Path:
    """A person entered twice under one personal number, two of one phone, an organisation entered twice."""
    with open_store(workspace) as store:
        book = Book(store)
        event = book.event()
        book.attend(event, book.person("Łukasz", "Żuk", national_id="85010112345", notes="Od roku."))
        twice = {"national_id": "85010112345", "birth_date": date(1985, 1, 1), "notes": "Alergia."}
        book.attend(event, book.person("Lukasz", "Zuk", **twice))
        for name in ("Kowalska", "Kowlaska"):
            book.person("Ewa", name, phone="600700800")
        for ref in ("A", "B"):
            book.organisation(ref, name="Fundacja Łąka", email=f"{ref}@example.org")
    return workspace


def at_duplicates(qtbot: QtBot, open_window: Open, file: Path, **options: object) -> MainWindow:
    window = open_window(file, place="people", **options)
    assert isinstance(window.page, ContactsPage)
    window.page.duplicates.click()
    settle(qtbot, window)
    assert isinstance(window.page, DuplicatesPage)
    return window


def page(window: MainWindow) -> DuplicatesPage:
    assert isinstance(window.page, DuplicatesPage)
    return window.page


def pairs(window: MainWindow) -> list[str]:
    return [cells[1].words for cells in page(window).pairs.rows.cells]


def fields(window: MainWindow) -> dict[str, list[str]]:
    """What stays of each field that differs."""
    table = page(window).fields.rows
    return {
        str(key): [cell.words for cell in cells[1:] if cell.icon == "check"]
        for key, cells in zip(table.keys, table.cells, strict=True)
        if any(cell.icon for cell in cells)
    }


def test_the_surest_first_with_what_is_alike(qtbot: QtBot, open_window: Open, doubled: Path) -> None:
    window = at_duplicates(qtbot, open_window, doubled)
    assert pairs(window) == ["Łukasz Żuk · Lukasz Zuk", "Ewa Kowalska · Ewa Kowlaska"]
    assert page(window).why.text() == "Alike: the same personal number."
    assert fields(window)["first_name"] == ["Łukasz"]
    assert fields(window)["notes"] == ["Od roku.", "Alergia."]
    first = page(window).fields.rows.cells[0]
    assert [cell.words for cell in first] == ["Linked records", "Attendance 1", "Attendance 1"]


def test_by_keyboard_alone_one_is_made_of_two_and_two_again(
    qtbot: QtBot, open_window: Open, doubled: Path
) -> None:
    window = at_duplicates(qtbot, open_window, doubled)
    duplicates = page(window)
    assert duplicates.pairs.hasFocus()
    qtbot.keyClick(duplicates.pairs, Qt.Key.Key_Return)
    assert duplicates.fields.hasFocus()
    keys = list(duplicates.fields.rows.keys)
    for _each in range(keys.index("first_name")):
        qtbot.keyClick(duplicates.fields, Qt.Key.Key_Down)
    qtbot.keyClick(duplicates.fields, Qt.Key.Key_Right)
    assert fields(window)["first_name"] == ["Lukasz"]
    qtbot.keyClick(duplicates.fields, Qt.Key.Key_Left)
    assert fields(window)["first_name"] == ["Łukasz"]
    qtbot.keyClick(duplicates.fields, Qt.Key.Key_Space)
    assert fields(window)["first_name"] == ["Lukasz"]
    qtbot.keyClick(duplicates.fields, Qt.Key.Key_Return)
    assert duplicates.merge.hasFocus()
    qtbot.keyClick(duplicates.merge, Qt.Key.Key_Space)
    settle(qtbot, window)
    assert pairs(window) == ["Ewa Kowalska · Ewa Kowlaska"]
    assert people(doubled, window) == [("Ewa", "Kowalska"), ("Ewa", "Kowlaska"), ("Lukasz", "Żuk")]
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert len(pairs(window)) == 2


def people(path: Path, window: MainWindow) -> list[tuple[str, str]]:
    with open_store(path, write=False) as store, store.reading() as connection:
        found = connection.exec_driver_sql("SELECT first_name, last_name FROM people")
        return sorted((row[0], row[1]) for row in found)


def test_notes_stay_both_or_one_of_them(qtbot: QtBot, open_window: Open, doubled: Path) -> None:
    window = at_duplicates(qtbot, open_window, doubled)
    table = page(window).fields
    table.setCurrentIndex(table.rows.index(list(table.rows.keys).index("notes"), 0))
    shown = []
    for _each in range(3):
        qtbot.keyClick(table, Qt.Key.Key_Space)
        shown.append(fields(window)["notes"])
    assert shown == [["Od roku."], ["Alergia."], ["Od roku.", "Alergia."]]


def test_who_is_different_is_not_proposed_again(qtbot: QtBot, open_window: Open, doubled: Path) -> None:
    window = at_duplicates(qtbot, open_window, doubled)
    duplicates = page(window)
    duplicates.pairs.setCurrentIndex(duplicates.pairs.rows.index(1, 0))
    settle(qtbot, window)
    duplicates.differ.click()
    assert duplicates.reason.words.hasFocus()
    qtbot.keyClick(duplicates.reason.words, Qt.Key.Key_Escape)
    assert not duplicates.reason.isVisible()
    duplicates.differ.click()
    qtbot.keyClicks(duplicates.reason.words, "sisters")
    qtbot.keyClick(duplicates.reason.words, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert len(pairs(window)) == 1


def test_a_finding_leads_to_its_pair(qtbot: QtBot, open_window: Open, doubled: Path) -> None:
    window = open_window(doubled, place="checks")
    checks = window.page
    assert isinstance(checks, ChecksPage)
    qtbot.waitUntil(lambda: checks.rules.rows.rowCount() > 0)
    rules = [cells[1].words for cells in checks.rules.rows.cells]
    checks.rules.setCurrentIndex(checks.rules.rows.index(rules.index("Probably the same person"), 0))
    assert checks.found.compare.isVisible()
    assert not checks.found.off.isVisible()  # people are of no project
    checks.found.compare.click()
    settle(qtbot, window)
    assert page(window).pairs.currentIndex().row() == 1
    assert page(window).why.text() == "Alike: names that differ by a letter or two, the same phone."


def test_organisations_and_the_way_back(qtbot: QtBot, open_window: Open, doubled: Path) -> None:
    window = open_window(doubled, place="organisations")
    window.follow(duplicates_of("organisations"))
    settle(qtbot, window)
    assert pairs(window) == ["Fundacja Łąka"]
    page(window).merge.click()
    settle(qtbot, window)
    assert page(window).empty.isVisible()
    page(window).back.click()
    settle(qtbot, window)
    assert isinstance(window.page, ContactsPage)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_a_small_window_in_every_language(
    qtbot: QtBot, open_window: Open, doubled: Path, qapp: Application, language: str
) -> None:
    window = at_duplicates(qtbot, open_window, doubled, size=SMALL)
    qapp.speak(language)
    settle(qtbot, window)
    assert (window.width(), window.height()) == SMALL
    duplicates = page(window)
    assert all(spoken(widget) for widget in inputs(duplicates))
    for button in (duplicates.merge, duplicates.differ):
        assert duplicates.rect().contains(button.mapTo(duplicates, button.rect().bottomRight()))
