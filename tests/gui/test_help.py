"""The help: the same pages in every language, links that lead somewhere, the page of the current view."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPalette, QTextCursor, QTextTable
from pytestqt.qtbot import QtBot

from ngodesk.common.paths import resources
from ngodesk.gui import sizes, theme
from ngodesk.gui.app import Application
from ngodesk.gui.attendance.page import EventPage
from ngodesk.gui.events.registration import RegistrationPage
from ngodesk.gui.events.series import SeriesPage
from ngodesk.gui.help import FIRST, KEYS, HelpWindow, page_for
from ngodesk.gui.places import CALENDAR, PLACES
from tests.gui.windows import LANGUAGES

FOLDER = resources() / "help"
NAMES = sorted(path.stem for path in (FOLDER / "en").iterdir())
_LINK = re.compile(r"\[[^]]+\]\(([^)]+)\)")


def source(language: str, name: str) -> str:
    """A page as it is written."""
    return (FOLDER / language / f"{name}.md").read_text(encoding="utf-8")


def shape(text: str) -> list[str]:
    """What stands at the beginning of each line: headings, points, numbers, rows of tables."""
    return [re.split(r"[^#|\-\d.]", line)[0] for line in text.splitlines() if line]


@pytest.fixture
def window(qtbot: QtBot) -> HelpWindow:
    """The help, shown at its first page."""
    made = HelpWindow()
    qtbot.addWidget(made)
    made.show_page(FIRST)
    return made


def test_every_language_has_the_same_pages() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(LANGUAGES)
    assert {FIRST, KEYS} < set(NAMES)
    for language in LANGUAGES:
        assert sorted(path.name for path in (FOLDER / language).iterdir()) == [f"{name}.md" for name in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_built_alike_and_their_links_lead_to_pages(name: str) -> None:
    english = source("en", name)
    for link in _LINK.findall(english):
        assert Path(link).stem in NAMES, f"{name} links to {link}"
        assert Path(link).suffix == ".md"
    for language in LANGUAGES:
        text = source(language, name)
        assert _LINK.findall(text) == _LINK.findall(english)
        assert shape(text) == shape(english)
        assert text.startswith("# ")


def test_the_first_page_leads_to_all_others() -> None:
    assert {Path(link).stem for link in _LINK.findall(source("en", FIRST))} == {*NAMES} - {FIRST}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_renders(window: HelpWindow, qapp: Application, language: str) -> None:
    qapp.speak(language)
    for name in NAMES:
        window.show_page(name)
        assert window.pages.page() == name
        assert window.windowTitle() == source(language, name).splitlines()[0].removeprefix("# ")
        shown = window.pages.toPlainText()
        assert len(shown.split()) > 90
        assert not re.search(r"\]\(|^#|\|---|\*\*", shown, re.MULTILINE)


def test_every_place_of_the_sidebar_has_its_page() -> None:
    for place in PLACES:
        assert page_for(place.key) in {*NAMES} - {FIRST}
        assert page_for(place.key) == (place.key if place.key in NAMES else "records")
    assert page_for("") == FIRST


def test_what_is_done_with_events_has_pages_of_its_own() -> None:
    for page in (EventPage, RegistrationPage, SeriesPage):
        assert page_for(page.help) == page.help
        assert page.help in NAMES
    assert page_for(CALENDAR) in NAMES


def test_the_page_of_a_place_is_shown_again_over_another(window: HelpWindow, qtbot: QtBot) -> None:
    window.show_page(page_for("costs"))
    assert window.windowTitle() == "Costs"
    qtbot.keyClick(window.pages, Qt.Key.Key_Escape)
    assert not window.isVisible()
    window.show_page(page_for("people"))
    assert window.isVisible()
    assert window.windowTitle() == window.pages.accessibleName() == "People"
    assert not window.isModal()


def test_links_lead_on_and_the_way_back_is_kept(window: HelpWindow, qtbot: QtBot) -> None:
    assert not window.back.isEnabled()
    pages = window.pages
    pages.setFocus()
    qtbot.keyClick(pages, Qt.Key.Key_Tab)  # to the first link
    qtbot.keyClick(pages, Qt.Key.Key_Return)
    assert pages.page() == "today"
    window.back.click()
    assert pages.page() == FIRST
    assert window.windowTitle() == "Help"
    assert QFontMetrics(first_heading(window)).height() == sizes.metrics("title").height()
    window.forward.click()
    assert pages.page() == "today"
    window.keys.click()
    assert pages.page() == KEYS
    window.contents.click()
    assert pages.page() == FIRST


def first_heading(window: HelpWindow) -> QFont:
    """The letters of the page's title."""
    cursor = QTextCursor(window.pages.document())
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return cursor.charFormat().font()


def test_the_language_changes_the_text_of_the_page_that_is_shown(
    window: HelpWindow, qapp: Application
) -> None:
    window.show_page("costs")
    for language in ("pl", "lv", "en"):
        qapp.speak(language)
        qapp.processEvents()
        assert window.pages.page() == "costs"
        title = source(language, "costs").splitlines()[0].removeprefix("# ")
        assert window.windowTitle() == title
        assert window.pages.toPlainText().startswith(title)


def test_links_take_the_colour_of_the_theme(window: HelpWindow, qapp: Application) -> None:
    def color_of_links() -> str:
        cursor = QTextCursor(window.pages.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)  # the last link of the page
        return cursor.charFormat().foreground().color().name()

    light = color_of_links()
    assert light == qapp.palette().color(QPalette.ColorRole.Link).name()
    theme.use(qapp, theme.DARK)
    qapp.processEvents()
    assert color_of_links() == theme.DARK.color("accent").name()
    assert color_of_links() != light


def test_the_shortcuts_are_a_table_over_the_whole_width(window: HelpWindow) -> None:
    window.show_page(KEYS)
    tables = [
        frame for frame in window.pages.document().rootFrame().childFrames() if isinstance(frame, QTextTable)
    ]
    assert len(tables) == source("en", KEYS).count("|---|---|")
    assert all(table.format().width().rawValue() == 100 for table in tables)


@pytest.mark.parametrize("percent", [100, 200])
def test_the_window_is_not_too_large(qtbot: QtBot, qapp: Application, percent: int) -> None:
    qapp.show_size(percent)
    try:
        window = HelpWindow()
        qtbot.addWidget(window)
        window.show_page(KEYS)
        for size in (window.size(), window.minimumSizeHint()):
            assert size.boundedTo(QSize(1000, 700)) == size
    finally:
        qapp.show_size(100)


def test_every_button_has_a_name(window: HelpWindow) -> None:
    for button in (window.back, window.forward, window.contents, window.keys, window.leave):
        assert button.accessibleName() or button.text()


def test_a_heading_leaves_what_stands_above_it_as_it_is(window: HelpWindow) -> None:
    window.show_page("records")
    block, margins = window.pages.document().begin(), set()
    while block.isValid():
        if block.textList() is not None:
            margins.add(block.blockFormat().topMargin())
        block = block.next()
    assert len(margins) == 1
