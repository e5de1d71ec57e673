"""Text from 100 to 200 % and the colours: chosen in the menu, everything follows, remembered."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ngodesk.gui import remembered, sizes, theme
from ngodesk.gui.app import Application
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.main_window import MainWindow
from tests.gui.windows import Open, settle


@pytest.fixture(autouse=True)
def as_before(qapp: Application) -> Iterator[None]:
    yield
    if sizes.percent() != 100:
        qapp.show_size(100)
    theme.choose(qapp, theme.SYSTEM)


def connected(qapp: Application, window: MainWindow) -> MainWindow:
    window.menus.size_chosen.connect(qapp.choose_size)
    window.menus.colors_chosen.connect(qapp.choose_colors)
    return window


def test_steps_go_up_and_down_between_the_ends(qapp: Application, open_window: Open, filled: Path) -> None:
    menus = connected(qapp, open_window(filled)).menus
    assert (menus.smaller.isEnabled(), menus.usual.isEnabled()) == (False, False)
    seen = [sizes.percent()]
    while menus.larger.isEnabled():
        menus.larger.trigger()
        seen.append(sizes.percent())
        assert remembered.text_size() == sizes.percent()
    assert tuple(seen) == sizes.PERCENTS
    menus.smaller.trigger()
    assert sizes.percent() == 175
    menus.usual.trigger()
    assert sizes.percent() == 100


def test_at_200_percent_nothing_is_cut(
    qtbot: QtBot, qapp: Application, open_window: Open, filled: Path
) -> None:
    window = connected(qapp, open_window(filled))
    before = qapp.font().pointSizeF()
    qapp.choose_size(200)
    qapp.choose_colors("dark")
    settle(qtbot, window)
    assert qapp.font().pointSizeF() == pytest.approx(2 * before)
    for label in window.findChildren(Label):
        assert label.font().pointSizeF() == pytest.approx(sizes.font(label.role).pointSizeF()), label.text()
        if label.isVisible() and not label.wordWrap() and label.text():
            assert label.height() >= label.fontMetrics().height(), label.text()
    for button in window.findChildren(Button):
        if button.isVisible():
            assert button.height() >= button.fontMetrics().height(), button.text()
    menus = window.menus
    for action in menus.actions():
        assert menus.rect().contains(menus.actionGeometry(action)), action.text()
    assert window.search.height() <= window.menuWidget().height()
    assert window.undo_bar.minimumHeight() >= sizes.height(40)
    assert (window.width(), window.height()) == (1366, 697)


def test_colours_are_chosen_and_remembered(qapp: Application, open_window: Open) -> None:
    menus = connected(qapp, open_window()).menus
    menus.by_colors["dark"].trigger()
    assert (theme.current(), remembered.colors()) == (theme.DARK, "dark")
    menus.by_colors["light"].trigger()
    assert (theme.current(), remembered.colors()) == (theme.LIGHT, "light")
    menus.by_colors["system"].trigger()
    assert remembered.colors() == "system"


def test_what_cannot_be_read_is_as_usual() -> None:
    for kept in ("huge", "-5", "1000"):
        remembered._settings().setValue("text_size", kept)
        assert remembered.text_size() == 100
    remembered.remember_colors("pink")
    assert remembered.colors() == "system"
