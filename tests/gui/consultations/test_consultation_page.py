"""A consultation by keyboard: remarks typed from paper, decided with a number, answered, the next one."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.consultations.page import ConsultationPage
from ngodesk.gui.consultations.remarks import LATE
from ngodesk.gui.places import Link
from tests.gui.events.test_calendar_view import read
from tests.gui.windows import LANGUAGES, SMALL, Open, inputs, settle, spoken

_ENTER, _TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
_REMARKS = "SELECT number, coalesce(decision, 'open'), text, reply FROM remarks ORDER BY number"


@pytest.fixture
def file(filled: Path) -> Path:
    """A consultation with three remarks, the last of them late."""
    from ngodesk.store.opening import open_store
    from ngodesk.work import consulting, saving

    with open_store(filled) as store:
        values: dict[str, Any] = {"ref": "K1", "title": "Statut", "opened": "2025-03-01"}
        key = saving.add(store, "consultations", values | {"closed": "2025-03-21"})
        for day in ("05", "10", "25"):
            consulting.add_remark(store, key, {"received": f"2025-03-{day}", "text": f"Uwaga {day}"})
    return filled


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, file: Path) -> Any:
    return open_window(file)


@pytest.fixture
def page(qtbot: QtBot, window: Any) -> ConsultationPage:
    return show(qtbot, window)


def show(qtbot: QtBot, window: Any) -> ConsultationPage:
    record = read(qtbot, window, "SELECT id FROM consultations WHERE ref = 'K1'")[0][0]
    window.follow(Link(place="registers", tab="consultation", table="consultations", record=record))
    settle(qtbot, window)
    assert isinstance(window.page, ConsultationPage)
    return window.page


def write(qtbot: QtBot, text: str) -> None:
    for letter in text:
        qtbot.keyClick(QApplication.focusWidget(), letter)


def add(qtbot: QtBot, window: Any) -> None:
    qtbot.keyClick(QApplication.focusWidget(), _ENTER, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)


def test_remarks_are_typed_one_after_the_other(qtbot: QtBot, window: Any, page: ConsultationPage) -> None:
    page.entry.boxes["text"].editor.input.setFocus()
    write(qtbot, "Dopisac termin")
    add(qtbot, window)
    assert window.focusWidget() is page.entry.first()
    write(qtbot, "Kolo nowe")
    settle(qtbot, window)
    qtbot.keyClick(QApplication.focusWidget(), _TAB)
    settle(qtbot, window)
    assert "Kolo nowe" in page.entry.hint.text()
    page.entry.boxes["text"].editor.input.setFocus()
    write(qtbot, "Druga")
    add(qtbot, window)
    assert [row[::2] for row in read(qtbot, window, _REMARKS)][3:] == [(4, "Dopisac termin"), (5, "Druga")]
    assert read(qtbot, window, "SELECT count(*) FROM organisations WHERE name = 'Kolo nowe'") == [(1,)]
    assert page.remarks.table.rows.rowCount() == 5
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert read(qtbot, window, "SELECT count(*) FROM organisations WHERE name = 'Kolo nowe'") == [(0,)]


def test_an_organisation_that_is_known_is_found(qtbot: QtBot, window: Any, page: ConsultationPage) -> None:
    name = read(qtbot, window, "SELECT name FROM organisations WHERE ref = 'OSP'")[0][0]
    page.entry.boxes["organisation"].editor.line.setText(name)
    page.entry.boxes["text"].editor.input.setFocus()
    write(qtbot, "Krotko")
    add(qtbot, window)
    found = "SELECT o.ref FROM remarks r JOIN organisations o ON o.id = r.organisation_id"
    assert read(qtbot, window, found) == [("OSP",)]


def test_a_remark_without_words_waits(qtbot: QtBot, window: Any, page: ConsultationPage) -> None:
    page.entry.first().setFocus()
    add(qtbot, window)
    assert page.entry.boxes["text"].said()
    assert len(read(qtbot, window, _REMARKS)) == 3


def test_numbers_decide_and_the_next_undecided_is_one_key_away(
    qtbot: QtBot, window: Any, page: ConsultationPage
) -> None:
    page.remarks.table.setFocus()
    for key in (Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_3):
        qtbot.keyClick(page.remarks.table, key)
        settle(qtbot, window)
    assert read(qtbot, window, _REMARKS)[0][1] == "rejected"
    qtbot.keyClick(page, Qt.Key.Key_F8)
    settle(qtbot, window)
    pane = page.remark.pane
    assert pane is not None
    assert window.focusWidget() is pane.boxes["decision"].editor.input
    assert pane.boxes["text"].editor.value() == "Uwaga 10"
    qtbot.keyClick(window.focusWidget(), _TAB)
    write(qtbot, "Tak")
    qtbot.keyClick(window.focusWidget(), _ENTER, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert read(qtbot, window, _REMARKS)[1][3] == "Tak"
    assert pane.boxes["text"].editor.value() == "Uwaga 25", "Ctrl+Enter goes on to the next"


def test_the_counter_and_the_pills_follow(qtbot: QtBot, window: Any, page: ConsultationPage) -> None:
    said = page.head.chip.text()
    assert "3" in said
    assert "0" in said
    page.remarks.pills.buttons["open"].click()
    page.remarks.table.setFocus()
    for rows in (2, 1, 0):
        qtbot.keyClick(page.remarks.table, Qt.Key.Key_1)
        settle(qtbot, window)
        pill = page.remarks.pills.current()
        assert page.remarks.table.rows.rowCount() == (rows if pill == "open" else 3)
    assert page.head.chip.property("tone") == "ok"
    assert not page.next.isEnabled()
    assert list(page.remarks.pills.buttons) == ["", "accepted", LATE]


def test_what_came_after_the_end_is_said(qtbot: QtBot, window: Any, page: ConsultationPage) -> None:
    assert page.late.isVisible()
    page.late.acted.emit()
    assert [row[4].words for row in page.remarks.table.rows.cells] == ["Uwaga 25"]
    line = page.entry.boxes["received"].editor.input
    line.setFocus()
    line.selectAll()
    write(qtbot, "22.3.2025")
    qtbot.keyClick(line, _TAB)
    assert page.entry.hint.property("tone") == "attention"


def test_it_is_printed_and_begun(qtbot: QtBot, window: Any, page: ConsultationPage) -> None:
    page.print.click()
    settle(qtbot, window)
    assert window.page.report() == "consultation"
    assert window.page.wish() is not None
    window.follow(Link(place="registers", tab="consultation", table="consultations", new=True))
    settle(qtbot, window)
    assert window.focusWidget() in inputs(window.page.form)
    window.page.go_to_list()
    settle(qtbot, window)
    assert window.page.link.table == "consultations"


def test_a_file_that_can_only_be_read_stays_as_it_is(qtbot: QtBot, open_window: Open, file: Path) -> None:
    from ngodesk.store.opening import open_store

    with open_store(file):
        window = open_window(file)
        page = show(qtbot, window)
        assert page.entry.isHidden()
        page.remarks.table.setFocus()
        qtbot.keyClick(page.remarks.table, Qt.Key.Key_1)
        settle(qtbot, window)
        assert {row[1] for row in read(qtbot, window, _REMARKS)} == {"open"}


def test_it_fits_a_small_window_in_every_language(
    qtbot: QtBot, qapp: Application, open_window: Open, file: Path
) -> None:
    window = open_window(file, SMALL)
    for language in LANGUAGES:
        qapp.choose_language(language)
        page = show(qtbot, window)
        needed = page.minimumSizeHint()
        assert (needed.width() <= 1000, needed.height() <= 500) == (True, True)
        assert all(spoken(each) for each in inputs(page))
