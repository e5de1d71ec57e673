"""The search over everything in the window: typed, chosen by keys, closed by Esc, never failing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.places import Link
from ngodesk.gui.search import Search
from tests.gui.windows import Open, settle


def type_in(qtbot: QtBot, window: MainWindow, words: str) -> Search:
    """Press Ctrl+K's action and type; wait for what is found."""
    field = window.search
    window.menus.search.trigger()
    assert field.hasFocus()
    field.setText(words)
    qtbot.waitUntil(lambda: not field._pause.isActive())
    settle(qtbot, window)
    return field


def links_of(field: Search) -> list[Link]:
    """Where it leads, from now on; nothing else happens."""
    found: list[Link] = []
    field.link_chosen.disconnect()
    field.link_chosen.connect(found.append)
    return found


def test_records_stand_under_their_tables_with_the_first_one_lit(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    window = open_window(filled)
    field = type_in(qtbot, window, "NL1")
    assert field.is_open()
    rows = field.results.rows()
    assert [row.words for row in rows] == ["Projects", "NL1 Łąka dla wszystkich"]
    assert rows[0].link is None
    assert field.results.current() == rows[1]
    assert field.accessibleDescription() == "1 record found"
    corner = field.results.geometry()
    assert window.rect().contains(corner)
    assert corner.right() == field.mapTo(window, field.rect().topRight()).x()


def test_arrows_and_enter_lead_to_a_record(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    field = type_in(qtbot, window, "a")
    found = links_of(field)
    leading = [row for row in field.results.rows() if row.link is not None]
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.results.current() == leading[1]
    for _step in range(2):
        qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.results.current() == leading[-1]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert found == [leading[-1].link]
    assert (field.text(), field.is_open()) == ("", False)


def test_enter_before_the_answer_takes_the_first(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    field = window.search
    found = links_of(field)
    field.begin()
    field.setText("nl1")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert [(link.table, link.place) for link in found] == [("", "")]
    assert found[0].project is not None  # its own page


def test_more_than_are_shown_lead_to_the_list(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    field = type_in(qtbot, open_window(filled), "a")
    row = next(row for row in field.results.rows() if row.link is not None and row.link.record is None)
    assert row.link.search == "a"
    assert row.words.startswith("Show all")


def test_esc_closes_clears_and_goes_back(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    field = type_in(qtbot, window, "a")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.is_open(), field.text()) == (False, "a")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), field.hasFocus()) == ("", True)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.hasFocus()


def test_nothing_found_is_said(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    field = type_in(qtbot, open_window(filled), "qqqqqq")
    assert field.results.rows() == []
    assert not field.results.nothing.isHidden()
    assert field.accessibleDescription() == field.results.nothing.text() != ""


@pytest.mark.parametrize("typed", ['"', "*", "AND", "\N{TURTLE}", "x" * 10_000, "a\0b", "'; DROP"])
def test_nothing_that_is_typed_fails(qtbot: QtBot, open_window: Open, filled: Path, typed: str) -> None:
    window = open_window(filled)
    type_in(qtbot, window, typed)
    assert not window.problem_note.isVisible()
    assert window.search.is_open()


def test_without_a_file_there_is_no_search(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window()
    assert not window.search.isVisible()
    assert not window.menus.search.isEnabled()
    window.open_file(filled)
    settle(qtbot, window)
    assert window.search.isVisible()
    type_in(qtbot, window, "a")
    window.file.close()
    settle(qtbot, window)
    assert not window.search.isVisible()
    assert not window.search.is_open()
