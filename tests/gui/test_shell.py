"""The window before its content: it fits the screen that there is."""

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from ngodesk.gui.shell import Shell


@pytest.mark.parametrize(
    "place",
    [
        QRect(0, 0, 1366, 700),
        QRect(-900, -300, 800, 500),
        QRect(5000, 3000, 800, 500),
        QRect(100, 50, 4000, 3000),
    ],
)
def test_the_window_comes_back_onto_the_screen(qtbot: QtBot, place: QRect) -> None:
    window = Shell()
    qtbot.addWidget(window)
    window.setGeometry(place)
    room = QRect(0, 0, 1092, 543)
    window.fit_into(room)
    assert room.contains(window.geometry())
    assert window.geometry().top() >= 31


def test_a_window_that_fits_stays_where_it_is(qtbot: QtBot) -> None:
    window = Shell()
    qtbot.addWidget(window)
    place = QRect(60, 80, 1000, 420)
    window.setGeometry(place)
    window.fit_into(QRect(0, 0, 1366, 728))
    assert window.geometry() == place
