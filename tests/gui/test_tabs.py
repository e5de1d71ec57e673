"""Rows of tabs and pills: what does not fit is gone to with arrows, and they take no room where all fits."""

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from ngodesk.gui.tabs import Entry, TabButton, Tabs

_NAMES = ("Programmes", "Credit lines", "Exchange rates", "Processing purposes", "Attachments", "Settings")


@pytest.fixture(params=["tab", "pill"])
def tabs(qtbot: QtBot, request: pytest.FixtureRequest) -> Tabs:
    made = Tabs(request.param)
    qtbot.addWidget(made)
    made.show_entries([Entry(name, name, 12) for name in _NAMES], "Lists")
    made.resize(340, 40)
    made.choose(_NAMES[0])
    made.show()
    qtbot.waitUntil(made.arrows[1].isVisible)
    return made


def is_seen_whole(tabs: Tabs, button: TabButton) -> bool:
    place = button.mapTo(tabs.viewport(), QPoint(0, 0)).x()
    return place >= 0 and place + button.width() <= tabs.viewport().width()


def test_arrows_lead_to_the_last_and_back(tabs: Tabs) -> None:
    back, on = tabs.arrows
    assert (back.isVisible(), on.isVisible()) == (False, True)
    first, last = tabs.buttons[_NAMES[0]], tabs.buttons[_NAMES[-1]]
    assert is_seen_whole(tabs, first)
    assert not is_seen_whole(tabs, last)
    room = tabs.viewport().width()
    for arrow, wanted in ((on, last), (back, first)):
        for _press in _NAMES:
            if arrow.isVisible():
                arrow.click()
        assert is_seen_whole(tabs, wanted)
        assert not arrow.isVisible()
        assert tabs.viewport().width() == room  # nothing moves as they come and go
    for arrow in tabs.arrows:
        assert not arrow.geometry().intersects(tabs.viewport().geometry())
        assert arrow.accessibleName()


def test_where_all_fits_there_are_none(qtbot: QtBot, tabs: Tabs) -> None:
    tabs.resize(1200, 40)
    qtbot.waitUntil(lambda: tabs.viewport().width() == tabs.width())
    assert not any(arrow.isVisible() for arrow in tabs.arrows)
    assert all(is_seen_whole(tabs, button) for button in tabs.buttons.values())
    tabs.resize(340, 40)
    qtbot.waitUntil(tabs.arrows[1].isVisible)
