"""What stands on every page stands at the same height, and short words are never cut."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ngodesk.gui import sizes
from ngodesk.gui.app import Application
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.places import FORMS, FROZEN, MARK, WORDING, Link
from ngodesk.gui.records.search import SearchField
from ngodesk.gui.reports.switch import ReportsSwitch
from tests.gui.windows import LANGUAGES, SMALL, Open, settle


def top(window: MainWindow, widget: QWidget) -> int:
    return widget.mapTo(window, QPoint(0, 0)).y()


@pytest.mark.parametrize("language", LANGUAGES)
def test_pills_do_not_jump_from_page_to_page(
    qtbot: QtBot, qapp: Application, open_window: Open, filled: Path, language: str
) -> None:
    qapp.speak(language)
    window = open_window(filled, size=SMALL, place="reports")
    seen = set()
    for tab in ("", FROZEN, FORMS, WORDING, MARK):
        window.follow(Link(place="reports", tab=tab))
        settle(qtbot, window)
        seen.add(top(window, window.page.findChild(ReportsSwitch)))
    window.follow(Link(place="reports", filter="certificates"))  # it is not known yet which
    settle(qtbot, window)
    seen.add(top(window, window.page.switch))
    assert len(seen) == 1
    places = set()
    for table in ("programmes", "exchange_rates", "settings"):  # some have a button in the head
        window.follow(Link(place="registers", table=table))
        settle(qtbot, window)
        places.add(top(window, window.page.panel.switch))
    assert len(places) == 1


def test_what_is_to_be_typed_into_a_search_is_read_whole(
    qtbot: QtBot, qapp: Application, open_window: Open, filled: Path
) -> None:
    window = open_window(filled, place="people")
    for place in ("people", "reports"):
        window.go_to(place)
        settle(qtbot, window)
        field = window.page.findChild(SearchField)
        for language in LANGUAGES:
            qapp.speak(language)
            settle(qtbot, window)
            margins = field.textMargins()
            words = field.fontMetrics().horizontalAdvance(field.placeholderText())
            assert words < field.width() - margins.left() - margins.right(), field.placeholderText()


def test_the_names_of_places_are_whole_beside_their_numbers(
    qapp: Application, open_window: Open, filled: Path
) -> None:
    sidebar = open_window(filled).sidebar
    sidebar.show_counts(dict.fromkeys(sidebar.buttons, 352))
    for language in LANGUAGES:
        qapp.speak(language)
        for row in sidebar.buttons.values():
            assert row.words_room() >= sizes.metrics("strong").horizontalAdvance(row.text()), row.text()
