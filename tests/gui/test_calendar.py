"""The calendar speaks the window's language and has no colours but the theme's."""

import pytest
from PySide6.QtCore import QDate
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ngodesk.gui import sizes, theme
from ngodesk.gui.app import Application
from ngodesk.gui.calendar import Calendar
from tests.gui.windows import LANGUAGES, THEMES


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("colors", THEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_month_in_the_themes_colours(qapp: Application, page: QWidget, language: str, colors: str) -> None:
    theme.use(qapp, THEMES[colors])
    qapp.speak(language)
    calendar = Calendar(page, "Due")
    calendar.setSelectedDate(QDate(2025, 3, 12))
    calendar.show()
    shown = calendar.grab().toImage()
    seen = {shown.pixelColor(x, y).name() for x in range(shown.width()) for y in range(shown.height())}
    assert {theme.color(name).name() for name in ("base", "hover", "soft", "accent")} <= seen
    assert QColor("red").name() not in seen
    for side in ("prev", "next"):
        button = calendar.findChild(QToolButton, f"qt_calendar_{side}month")
        assert button.accessibleName()
    calendar.close()


def test_it_grows_with_the_text(qapp: Application, page: QWidget) -> None:
    usual = Calendar(page, "Due")
    qapp.show_size(200)
    large = Calendar(page, "Due")
    assert large.width() >= 7 * sizes.height(34)
    assert large.width() > usual.width()
    qapp.show_size(100)
    usual.close()
    large.close()
