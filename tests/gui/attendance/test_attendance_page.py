"""A signed list typed in by keyboard alone: few keys, nobody twice, every key kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.attendance.page import EventPage
from ngodesk.gui.attendance.prints import REPORTS as EVENT_REPORTS
from ngodesk.gui.attendance.shown import FIRST, NAME, ORGANISATION
from ngodesk.gui.events.registration import RegistrationPage
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.reports import ReportsPage
from ngodesk.gui.places import Link
from ngodesk.work.printing import Wish
from tests.gui.attendance.lists import (
    CONTROL,
    ENTER,
    KNOWN,
    NEW,
    event_id,
    names,
    prepare,
    show,
    stored,
    words,
)
from tests.gui.typist import Typist
from tests.gui.windows import SMALL, Open, assert_fits, settle

_SPACE, _RIGHT, _DOWN, _UP = Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, filled: Path) -> MainWindow:
    prepare(filled)
    return open_window(filled)


def steps(qtbot: QtBot, window: MainWindow) -> int:
    found: list[int] = []

    def read(store: object) -> int:
        with store.reading() as connection:  # type: ignore[attr-defined]
            return int(connection.exec_driver_sql("SELECT max(number) FROM steps").scalar_one())

    window.file.read(read, found.append)
    settle(qtbot, window)
    return found[0]


def test_thirty_people_take_at_most_200_keys_beyond_their_names(qtbot: QtBot, window: MainWindow) -> None:
    page, typist = show(qtbot, window), Typist(qtbot, window)
    assert page.sheet.grid.hasFocus()
    paper = [name for pair in zip(KNOWN[::2], KNOWN[1::2], NEW, strict=True) for name in pair]
    for row, name in enumerate(paper):
        typist.write(name)
        if name in NEW:
            typist.press(ENTER, modifier=CONTROL)
        typist.press(ENTER)
        assert page.sheet.grid.currentIndex().column() == FIRST
        if row == 0:
            typist.press(_SPACE, _RIGHT, _SPACE, _RIGHT, _SPACE)
        else:
            typist.press(Qt.Key.Key_D, modifier=CONTROL)
        if row == 7:  # two hours on the last day
            typist.press(_RIGHT, _RIGHT, Qt.Key.Key_2)
        if row == 8:
            typist.press(_RIGHT, _RIGHT, _SPACE, _SPACE)
        if row == 11:  # not there on the first day
            typist.press(_SPACE)
        if row == 12:
            typist.press(_SPACE)
        typist.press(ENTER)
    settle(qtbot, window)
    assert typist.keys <= 200
    assert names(page) == paper
    sheet = stored(qtbot, window, page)
    assert [sheet.people.name(line.person) for line in sheet.lines] == paper
    assert [line.row for line in sheet.lines] == list(range(1, 31))
    assert page.side.counter.hero.text() == "30"
    assert "30" in page.side.counter.of_label.text()
    there = [sum(mark.status == "attended" for mark in line.marks.values()) for line in sheet.lines]
    assert there == [3] * 11 + [2] + [3] * 18
    assert [mark.hours for mark in sheet.lines[7].marks.values()] == [None, None, 20_000]
    assert all(mark.signed for mark in sheet.lines[0].marks.values())
    assert page.sheet.totals.words() == ["29 of 30", "30 of 30", "30 of 30"]


def test_everything_is_kept_key_by_key_and_undone_key_by_key(qtbot: QtBot, window: MainWindow) -> None:
    page, typist = show(qtbot, window), Typist(qtbot, window)
    before = steps(qtbot, window)
    typist.write("Tur")
    typist.press(ENTER, _SPACE, _RIGHT, Qt.Key.Key_4)
    assert steps(qtbot, window) == before + 3
    assert stored(qtbot, window, page).lines == tuple(page.sheet.book.lines if page.sheet.book else ())
    window.file.undo()
    settle(qtbot, window)
    assert "not entered" in words(page, 0)[FIRST + 1]
    assert "present" in words(page, 0)[FIRST]
    window.file.undo()
    window.file.undo()
    settle(qtbot, window)
    assert names(page) == []


@pytest.mark.parametrize(
    "typed", ["Lukasz Swiecicki", "swiecicki luk", "cicki", "ŚWIĘCICKI ŁUKASZ", "ukasz św"]
)
def test_a_person_is_found_by_parts_in_any_order_without_marks(
    qtbot: QtBot, window: MainWindow, typed: str
) -> None:
    page, typist = show(qtbot, window), Typist(qtbot, window)
    typist.write(typed)
    typist.press(ENTER)
    assert names(page) == ["Święcicki Łukasz"]


def test_the_list_of_offers_is_taken_from_with_arrows(qtbot: QtBot, window: MainWindow) -> None:
    page, typist = show(qtbot, window), Typist(qtbot, window)
    typist.write("woj")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    typist.press(_DOWN, ENTER)
    assert names(page) == ["Wójcik Adam"]


def test_ctrl_enter_is_somebody_new_whatever_is_offered(qtbot: QtBot, window: MainWindow) -> None:
    page, typist = show(qtbot, window), Typist(qtbot, window)
    typist.write("woj")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    typist.press(ENTER, modifier=CONTROL)
    assert page.sheet.newcomer.isVisible()
    typist.press(Qt.Key.Key_Escape)
    assert page.sheet.grid.hasFocus()


def test_somebody_misspelt_is_offered_and_not_entered_anew(qtbot: QtBot, window: MainWindow) -> None:
    page, typist = show(qtbot, window), Typist(qtbot, window)
    typist.write("Wojciehowska Barbara")
    offered = page.sheet.grid.offers(0, NAME, "Wojciehowska Barbara")
    assert [offer.act for offer in offered] == ["new", "person"]
    typist.press(ENTER)
    bar = page.sheet.newcomer
    assert bar.isVisible()
    assert "Wojciechowska Barbara" in bar.note.text()
    bar.note.acted.emit()
    settle(qtbot, window)
    assert names(page) == ["Wojciechowska Barbara"]


def test_somebody_new_with_an_organisation_that_is_new_too(qtbot: QtBot, window: MainWindow) -> None:
    page, typist = show(qtbot, window), Typist(qtbot, window)
    typist.write("ostapczuk wiera")
    typist.press(ENTER)
    assert page.sheet.newcomer.editor("last_name").value() == "Ostapczuk"
    page.sheet.newcomer.editor("first_name").input.setFocus()
    typist.press(Qt.Key.Key_Tab)
    typist.write("KGW Ryboly")
    typist.press(ENTER)
    if page.sheet.newcomer.isVisible():
        typist.press(ENTER)
    settle(qtbot, window)
    assert names(page) == ["Ostapczuk Wiera"]
    assert words(page, 0)[ORGANISATION] == "KGW Ryboly"
    typist.press(_SPACE)
    sheet = stored(qtbot, window, page)
    assert sheet.organisations[sheet.lines[0].organisation] == "KGW Ryboly"
    window.file.undo()
    window.file.undo()
    settle(qtbot, window)
    sheet = stored(qtbot, window, page)
    assert not sheet.people.exact("Ostapczuk Wiera")
    assert "KGW Ryboly" not in sheet.organisations.values()


def test_a_person_stands_for_the_organisation_of_that_day(qtbot: QtBot, window: MainWindow) -> None:
    page, typist = show(qtbot, window), Typist(qtbot, window)
    typist.write("zak lucja")
    typist.press(ENTER)
    assert words(page, 0)[ORGANISATION] == "KGW Zabłudów" or words(page, 0)[ORGANISATION]
    typist.press(Qt.Key.Key_Left)
    typist.write("OSP")
    typist.press(ENTER)
    settle(qtbot, window)
    sheet = stored(qtbot, window, page)
    assert sheet.lines[0].organisation != sheet.stands_for[sheet.lines[0].person][0]
    typist.press(Qt.Key.Key_Left, Qt.Key.Key_Delete)
    assert stored(qtbot, window, page).lines[0].organisation is None


def test_nobody_stands_on_the_list_twice(qtbot: QtBot, window: MainWindow) -> None:
    page, typist = show(qtbot, window), Typist(qtbot, window)
    typist.write("Tur")
    typist.press(ENTER, ENTER)
    typist.write("Grazyna Tur")
    typist.press(ENTER)
    settle(qtbot, window)
    assert names(page) == ["Tur Grażyna"]
    assert window.problem_note.isVisible()
    assert page.sheet.grid.currentIndex().row() == 0


def test_a_late_arrival_stands_in_the_middle(qtbot: QtBot, window: MainWindow) -> None:
    page, typist = show(qtbot, window), Typist(qtbot, window)
    for name in ("Tur", "Gryko", "Mojsak"):
        typist.write(name)
        typist.press(ENTER)
        if page.sheet.newcomer.isVisible():
            typist.write("Helena")
            typist.press(ENTER)
        typist.press(_SPACE, ENTER)
    typist.press(_UP, _UP)
    typist.press(Qt.Key.Key_I, modifier=CONTROL)
    typist.write("Kondratiuk")
    typist.press(ENTER, Qt.Key.Key_D)
    page.sheet.grid.setFocus()
    settle(qtbot, window)
    found = ["Tur Grażyna", "Kondratiuk Olga", "Gryko Helena", "Mojsak Walentyna"]
    assert names(page) == found
    sheet = stored(qtbot, window, page)
    assert [(line.row, sheet.people.name(line.person)) for line in sheet.lines] == list(enumerate(found, 1))


def test_del_takes_a_row_off_and_the_way_back_is_offered(qtbot: QtBot, window: MainWindow) -> None:
    page, typist = show(qtbot, window), Typist(qtbot, window)
    for name in ("Tur", "Mojsak"):
        typist.write(name)
        typist.press(ENTER, _SPACE, ENTER)
    page.sheet.grid.stand(0, NAME)
    typist.press(Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert names(page) == ["Mojsak Walentyna"]
    assert stored(qtbot, window, page).lines[0].row == 1
    assert window.undo_bar.isVisible()
    assert "Tur Grażyna" in window.undo_bar.text()
    window.file.undo()
    settle(qtbot, window)
    assert names(page) == ["Tur Grażyna", "Mojsak Walentyna"]


def test_pasted_names_are_shown_before_they_are_entered(qtbot: QtBot, window: MainWindow) -> None:
    page, typist = show(qtbot, window), Typist(qtbot, window)
    typist.write("Tur")
    typist.press(ENTER, ENTER)
    before = steps(qtbot, window)
    text = "Adam Wojcik\tOSP Nowe\r\nNowak Ignacy\r\nTur Grazyna\r\nWojciehowska Barbara\r\n"
    QApplication.clipboard().setText(text)
    typist.press(Qt.Key.Key_V, modifier=CONTROL)
    preview = page.sheet.pasted
    assert preview.isVisible()
    assert [fate.kind for fate in preview.fates] == ["known", "new", "skipped", "new"]
    assert steps(qtbot, window) == before
    typist.press(_DOWN, _DOWN, _DOWN, _SPACE)
    assert preview.fates[3].kind == "known"
    typist.press(ENTER)
    settle(qtbot, window)
    assert names(page) == ["Tur Grażyna", "Wójcik Adam", "Nowak Ignacy", "Wojciechowska Barbara"]
    assert words(page, 1)[ORGANISATION] == "OSP Nowe"
    assert steps(qtbot, window) == before + 1
    window.file.undo()
    settle(qtbot, window)
    assert names(page) == ["Tur Grażyna"]


def test_hours_and_signatures(qtbot: QtBot, window: MainWindow) -> None:
    page, typist = show(qtbot, window), Typist(qtbot, window)
    typist.write("Tur")
    typist.press(ENTER, Qt.Key.Key_6)  # all of the session
    assert "present" in words(page, 0)[FIRST]
    typist.press(Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("1,5")
    typist.press(ENTER)
    settle(qtbot, window)
    sheet = stored(qtbot, window, page)
    assert [mark.hours for mark in sheet.lines[0].marks.values()] == [15_000, None, None]
    assert words(page, 0)[-2].endswith("1.5 h")
    page.sheet.grid.stand(0, page.sheet.grid.rows.columnCount() - 1)
    typist.press(_SPACE)
    settle(qtbot, window)
    assert page.sheet.book is not None
    assert page.sheet.book.is_signed(page.sheet.book.lines[0]) is False
    qtbot.waitUntil(page.side.remarks.isVisible)
    assert "Tur Grażyna" in page.side.remarks.notes[0].text()


def test_signatures_are_counted_on_the_page(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window)
    field = page.side.counter.signatures
    assert field.text() == "30"
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "2")
    qtbot.keyClick(field, ENTER)
    settle(qtbot, window)
    assert stored(qtbot, window, page).signatures == 2
    assert page.sheet.grid.rows.rowCount() == 2
    field.setText("many")
    field.editingFinished.emit()
    assert field.text() == "2"


def test_f2_corrects_a_name(qtbot: QtBot, window: MainWindow) -> None:
    page, typist = show(qtbot, window), Typist(qtbot, window)
    typist.write("Tur")
    typist.press(ENTER)
    page.sheet.grid.stand(0, NAME)
    typist.press(Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("Turek Grażyna")
    typist.press(ENTER)
    settle(qtbot, window)
    assert names(page) == ["Turek Grażyna"]
    typist.press(Qt.Key.Key_F2)
    typist.write("Mojsak")
    typist.press(ENTER)
    settle(qtbot, window)
    assert names(page) == ["Mojsak Walentyna"]
    assert len(stored(qtbot, window, page).lines) == 1


def test_an_organisation_comes_alone_as_to_a_fair(qtbot: QtBot, window: MainWindow) -> None:
    page, typist = show(qtbot, window, "E4"), Typist(qtbot, window)
    before = len(names(page))
    page.sheet.grid.stand(page.sheet.grid.entry_row, ORGANISATION)
    typist.write("OSP")
    typist.press(ENTER)
    settle(qtbot, window)
    line = stored(qtbot, window, page).lines[-1]
    assert len(names(page)) == before + 1
    assert line.person is None
    assert [mark.status for mark in line.marks.values()] == ["attended"]
    assert page.side.counter.of_label.text() == "people so far"
    book = page.sheet.grid.book
    assert book is not None
    page.sheet.grid.remove([place for place, each in enumerate(book.lines) if each.person is not None])
    qtbot.waitUntil(lambda: page.side.counter.of_label.text() == "exhibitors so far")


def test_it_is_reached_from_a_list_and_from_anywhere(qtbot: QtBot, window: MainWindow) -> None:
    window.follow(Link(project=event_project(qtbot, window), tab="activities", table="events"))
    settle(qtbot, window)
    table = window.page.panels["activities"].list.table
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, ENTER)
    settle(qtbot, window)
    assert isinstance(window.page, EventPage)
    from ngodesk.gui.places import to_record

    record = event_id(window, qtbot, "E1")
    window.follow(to_record("events", record))
    settle(qtbot, window)
    assert isinstance(window.page, EventPage)
    assert window.page.record == record
    window.go_back()
    settle(qtbot, window)
    assert isinstance(window.page, EventPage)


def test_a_new_event_is_entered_beside_and_its_list_begins(qtbot: QtBot, window: MainWindow) -> None:
    window.follow(Link(place="events", tab="event", table="events", new=True, values=(("kind", "meeting"),)))
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, EventPage)
    pane = page.form.pane
    assert pane is not None
    assert page.waiting.isVisible()
    for name, text in (("title", "Zebranie"), ("start", "1.12.2025")):
        pane.boxes[name].editor.input.setFocus()
        qtbot.keyClicks(pane.boxes[name].editor.input, text)
    project = pane.boxes["project"].editor
    project.show_value(event_project(qtbot, window), "NL1")
    page.form.save.click()
    settle(qtbot, window)
    assert page.record is not None
    assert page.sheet.grid.isVisible()
    typist = Typist(qtbot, window)
    page.sheet.grid.setFocus()
    typist.write("Tur")
    typist.press(ENTER)
    settle(qtbot, window)
    assert [line.row for line in stored(qtbot, window, page).lines] == [1]
    assert "present" in words(page, 0)[FIRST]  # one column: who is on the list was there


def event_project(qtbot: QtBot, window: MainWindow) -> int:
    found: list[int] = []

    def read(store: object) -> int:
        with store.reading() as connection:  # type: ignore[attr-defined]
            return int(connection.exec_driver_sql("SELECT id FROM projects").scalar_one())

    window.file.read(read, found.append)
    settle(qtbot, window)
    return found[0]


def test_a_planned_event_was_held_once_its_list_is_typed_in(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window, "E6")
    page.finish.click()
    settle(qtbot, window)
    assert not isinstance(window.page, EventPage)
    assert stored(qtbot, window, page).status == "held"


def test_f9_shows_the_scan_and_f9_the_list_again(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window)
    qtbot.keyClick(page.sheet.grid, Qt.Key.Key_F9)
    assert page.scan.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_F9)
    assert page.side.isVisible()
    assert page.sheet.grid.hasFocus()


def test_what_an_event_needs_is_printed_from_its_page(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window)
    qtbot.keyClick(page.sheet.grid, Qt.Key.Key_P, CONTROL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = [link.filter for _name, link in page.prints.offered()]
    assert offered == [*EVENT_REPORTS, "certificates"]
    assert [action.text() for action in menu.actions()] == [name for name, _link in page.prints.offered()]
    menu.actions()[0].trigger()
    settle(qtbot, window)
    reports = window.page
    assert isinstance(reports, ReportsPage)
    assert reports.wish() == Wish(event=page.record, language="en")
    reports.asks.blank.setText("12")
    reports.asks.blank.editingFinished.emit()
    settle(qtbot, window)
    assert reports.wish() == Wish(event=page.record, language="en", blank=12)


def test_certificates_of_the_whole_series_are_offered_where_there_is_one(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = show(qtbot, window)
    page._change({"series": "Klub"})
    settle(qtbot, window)
    name, link = page.prints.offered()[-1]
    assert "series" in name
    page.prints.wanted.emit(link)
    settle(qtbot, window)
    assert window.page.wish().series
    window.go_back()
    settle(qtbot, window)
    window.page.registration.click()
    settle(qtbot, window)
    assert isinstance(window.page, RegistrationPage)
    assert window.page.event_id == page.record


def test_sessions_are_a_list_of_their_own(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window)
    page.tabs.chosen.emit("sessions")
    settle(qtbot, window)
    assert page.sessions is not None
    assert page.sessions.list.table.rows.rowCount() == 3


def test_somebody_new_fits_a_small_window_in_every_language(
    qtbot: QtBot, qapp: Application, open_window: Open, filled: Path
) -> None:
    from ngodesk.gui.attendance.shown import hours_text

    window = open_window(filled, size=SMALL)
    page = show(qtbot, window, "E1")
    page.sheet.newcomer.begin(page.sheet.book, "Nowy")  # type: ignore[arg-type]
    assert_fits(qtbot, qapp, window)
    for language, hours in (("en", "1.5"), ("pl", "1,5"), ("lv", "1,5")):
        qapp.speak(language)
        assert hours_text(15_000) == hours
