"""Registration by keyboard: places, waiting, a place given on with one click, exhibitors, undo."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.events.registration import RegistrationPage
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.places import REGISTRATION, Link
from tests.gui.events.test_calendar_view import read
from tests.gui.windows import Open, settle


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, filled: Path) -> MainWindow:
    return open_window(filled, place="events")


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> RegistrationPage:
    """An event with one place, from the list of events."""

    def add(store: Any) -> int:
        from ngodesk.work import saving

        with store.reading() as connection:
            project = connection.exec_driver_sql("SELECT id FROM projects").scalar()
        values = {"ref": "REG", "project": project, "kind": "workshop", "title": "Kurs", "status": "planned"}
        return saving.add(store, "events", {**values, "start": "2026-12-01", "capacity": 1, "headcount": 7})

    made: list[int] = []
    window.file.read(add, made.append)
    settle(qtbot, window)
    window.follow(Link(place="events", tab=REGISTRATION, table="events", record=made[0]))
    settle(qtbot, window)
    assert isinstance(window.page, RegistrationPage)
    return window.page


def statuses(page: RegistrationPage) -> list[str]:
    assert page.found is not None
    return [each.status for each in page.found.comers]


def register(qtbot: QtBot, window: MainWindow, page: RegistrationPage, names: list[str]) -> None:
    """Choose each from the list under the field, and press the button with the keyboard."""
    for name in names:
        line = page.person.editor.input
        line.setFocus()
        line.setText(name)
        line.textEdited.emit(name)
        qtbot.keyClick(line, Qt.Key.Key_Tab)
        settle(qtbot, window)
        page.register.setFocus()
        qtbot.keyClick(page.register, Qt.Key.Key_Space)
        settle(qtbot, window)


def people(qtbot: QtBot, window: MainWindow) -> list[str]:
    rows = read(qtbot, window, "SELECT last_name, first_name FROM people ORDER BY id")
    names = [f"{last} {first}" for last, first in rows]
    return [name for name in names if names.count(name) == 1]


def test_a_place_is_given_on_with_one_click(qtbot: QtBot, window: MainWindow, page: RegistrationPage) -> None:
    register(qtbot, window, page, people(qtbot, window)[:2])
    assert statuses(page) == ["registered", "waiting"]
    assert not page.note.isVisible()
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.rows.index(0, 1))
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert statuses(page) == ["cancelled", "waiting"]
    assert page.note.isVisible()
    assert people(qtbot, window)[1] in page.note.text()
    page.note.acted.emit()
    settle(qtbot, window)
    assert statuses(page) == ["cancelled", "registered"]
    assert not page.note.isVisible()
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert statuses(page) == ["cancelled", "waiting"]


def test_nobody_is_refused_with_a_sentence(qtbot: QtBot, window: MainWindow, page: RegistrationPage) -> None:
    said: list[str] = []
    page.problem_found.connect(said.append)
    page.register.click()
    settle(qtbot, window)
    assert said[-1]
    page.person.editor.input.setText("Nikt Taki")
    page.register.click()
    settle(qtbot, window)
    assert page.person.said()
    assert statuses(page) == []


def test_a_head_count_wants_a_photo(
    qtbot: QtBot, window: MainWindow, page: RegistrationPage, tmp_path: Path
) -> None:
    assert page.counted.isVisible()
    assert "7" in page.counted.text()
    assert "7 counted without names" in page.head.meta.text()
    page.counted.acted.emit()
    settle(qtbot, window)
    event: Any = window.page
    assert event.record == page.event_id
    assert event.scan.isVisible()
    photo = tmp_path / "fair.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n")
    event.scan.attach([photo])
    settle(qtbot, window)
    assert read(qtbot, window, "SELECT kind FROM attachments WHERE table_name = 'events'") == [("photo",)]
    window.go_back()
    settle(qtbot, window)
    assert isinstance(window.page, RegistrationPage)
    assert not window.page.counted.isVisible()


def test_somebody_new_is_added_where_they_are_typed(
    qtbot: QtBot, window: MainWindow, page: RegistrationPage
) -> None:
    before = read(qtbot, window, "SELECT count(*) FROM people")
    for box, name in ((page.person, "Anna Nowakowska"), (page.organisation, "Nowe koło")):
        line = box.editor.input
        line.setFocus()
        line.setText(name)
        line.textEdited.emit(name)
        qtbot.keyClick(line, Qt.Key.Key_Tab)
        settle(qtbot, window)
        assert name in box.said()
    assert statuses(page) == []
    qtbot.keyClick(page.organisation.editor.input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert page.found is not None
    assert [(each.name, each.organisation) for each in page.found.comers] == [
        ("Nowakowska Anna", "Nowe koło")
    ]
    assert (page.person.said(), page.organisation.said()) == ("", "")
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert read(qtbot, window, "SELECT count(*) FROM people") == before


def test_the_button_of_the_list_leads_here(qtbot: QtBot, window: MainWindow) -> None:
    panel = window.page.panel
    said: list[str] = []
    window.page.problem_found.connect(said.append)
    window.page.registration.click()
    assert said[-1]
    panel.list.table.setFocus()
    panel.list.table.setCurrentIndex(panel.list.table.model().index(0, 0))
    settle(qtbot, window)
    event = panel.link.record
    window.page.registration.click()
    settle(qtbot, window)
    assert isinstance(window.page, RegistrationPage)
    assert window.page.event_id == event
    window.go_back()
    settle(qtbot, window)
    assert window.page.link.table == "events"


def test_an_event_that_an_undo_takes_away_leads_to_the_list(
    qtbot: QtBot, window: MainWindow, page: RegistrationPage
) -> None:
    window.menus.undo.trigger()
    settle(qtbot, window)
    settle(qtbot, window)
    assert window.page is not page


def test_it_speaks_the_language_that_is_chosen_meanwhile(
    qtbot: QtBot, qapp: Application, window: MainWindow, page: RegistrationPage
) -> None:
    register(qtbot, window, page, people(qtbot, window)[:1])
    for language in ("pl", "lv", "en"):
        qapp.choose_language(language)
        settle(qtbot, window)
        assert page.person.label.text() == {"en": "Person", "pl": "Osoba", "lv": "Persona"}[language]
        assert (
            page.table.rows.columns[2].title
            == {"en": "Organisation", "pl": "Organizacja", "lv": "Organizācija"}[language]
        )
