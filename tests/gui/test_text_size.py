"""Text from 100 to 200 % and the colours: chosen in the menu, everything follows, remembered."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ngodesk.gui import remembered, sizes, theme
from ngodesk.gui.app import Application
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Heading, Label
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.page import Beside
from ngodesk.gui.places import Link
from ngodesk.gui.sidebar import fitting
from tests.gui.windows import SMALL, Open, settle


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


def test_at_200_percent_figures_and_what_is_done_are_whole(
    qtbot: QtBot, qapp: Application, open_window: Open, filled: Path
) -> None:
    window = connected(qapp, open_window(filled, place="checks"))
    qapp.choose_size(200)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: bool(window.page.rules.rows.keys))
    found = window.page.found
    settle(qtbot, window)
    shown = [each for each in found.findChildren(Button) if each.isVisible()]
    assert len(shown) >= 3
    assert all(each.width() >= each.sizeHint().width() for each in shown)
    areas = [each.geometry() for each in shown]
    assert not any(one.intersects(other) for at, one in enumerate(areas) for other in areas[:at])
    window.follow(Link(place="costs", table="contracts"))
    settle(qtbot, window)
    table = window.page.panel.list.table
    table.setCurrentIndex(table.model().index(0, 0))
    window.page.panel.open(window.page.panel.link.record)
    settle(qtbot, window)
    sums = window.page.billed.sums
    for label in (*sums.names, *sums.amounts):
        assert label.width() >= label.sizeHint().width(), label.text()
        assert label.height() >= label.sizeHint().height(), label.text()


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


def places(window: MainWindow) -> list[tuple[str, tuple[int, int, int, int]]]:
    """What is seen, and where."""
    return [
        (widget.metaObject().className(), widget.geometry().getRect())
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
    ]


@pytest.mark.parametrize("size", [(1366, 697), SMALL])
@pytest.mark.parametrize("tab", ["today", "overview", "details", "costs"])
def test_what_is_enlarged_stands_as_if_it_had_been_opened_so(
    qtbot: QtBot, qapp: Application, open_window: Open, filled: Path, tab: str, size: tuple[int, int]
) -> None:
    window = open_window(filled, size=size)
    inside = tab in ("overview", "details")
    link = Link(project=window.page.table.rows.keys[0].id, tab=tab) if inside else Link(place=tab)
    window.follow(link)
    settle(qtbot, window)
    qapp.show_size(200)
    settle(qtbot, window)
    enlarged = places(window)
    window.follow(Link(place="people"))
    settle(qtbot, window)
    window.follow(link)
    settle(qtbot, window)
    assert enlarged == places(window)


def test_letters_of_the_monogram_fit(qapp: Application, open_window: Open, filled: Path) -> None:
    qapp.show_size(200)
    monogram = open_window(filled).sidebar.monogram
    monogram.show_name("Wielka Mazowiecka", "")
    for narrow, width in ((False, 309), (True, 56)):
        monogram.narrow = narrow
        monogram.resize(width, monogram.sizeHint().height())
        side = min(sizes.scaled(32), width - 16)
        font = fitting("strong", monogram.letters(), side - 4)
        assert QFontMetricsF(font).horizontalAdvance(monogram.letters()) <= side


def test_the_chosen_tab_is_in_sight(qtbot: QtBot, qapp: Application, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    window.follow(Link(project=window.page.table.rows.keys[0].id, tab="details"))
    settle(qtbot, window)
    qapp.show_size(200)
    settle(qtbot, window)
    tabs = window.page.tabs
    chosen = tabs.buttons["details"]
    assert tabs.viewport().rect().contains(QRect(chosen.mapTo(tabs.viewport(), QPoint(0, 0)), chosen.size()))


def test_cards_stand_one_under_the_other_where_they_do_not_fit(qtbot: QtBot) -> None:
    page, beside, cards = QWidget(), Beside(100), (QWidget(), QWidget())
    qtbot.addWidget(page)
    beside.setParent(page)
    for card in cards:
        card.setMinimumSize(300, 20)
        beside.add(card, 1)
    beside.resize(700, 50)
    page.show()
    assert cards[0].y() == cards[1].y()
    beside.resize(400, 50)
    qtbot.waitUntil(lambda: cards[0].x() == cards[1].x())
    assert beside.minimumSizeHint().width() <= 300


def test_a_title_breaks_rather_than_being_cut(qtbot: QtBot) -> None:
    title = Heading("Rozporządzenie\N{NO-BREAK SPACE}o\N{NO-BREAK SPACE}sprawozdaniach")
    qtbot.addWidget(title)
    wide = title.sizeHint().width()
    assert title.heightForWidth(wide) == title.sizeHint().height()
    assert title.heightForWidth(wide - 20) == 2 * title.sizeHint().height()
    for line in title._lines(wide - 20):
        assert sizes.metrics("title").horizontalAdvance(line) <= wide - 20
