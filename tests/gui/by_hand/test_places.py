"""Every place, every tab and the form of every table: by keyboard alone, in all languages, light and dark."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ngodesk.gui import theme
from ngodesk.gui.app import Application
from ngodesk.gui.pages.project_home import ProjectHome
from ngodesk.gui.pages.records import RecordsPage
from ngodesk.gui.places import FEATURES, TABS, place_of, tab_of
from ngodesk.gui.records.elsewhere import why_not_here
from ngodesk.model import TABLES
from ngodesk.store.opening import open_store
from ngodesk.work import features
from tests.gui.by_hand.hands import Hands
from tests.gui.windows import SMALL, THEMES, Open, inputs, spoken

LOOKS = (
    ("opolskie-otwarte", "pl", "light"),
    ("pierigas-partneriba", "lv", "dark"),
)


def look_at(hands: Hands) -> None:
    """All that takes the keyboard has a name, and the page fits on the smallest screen."""
    for widget in inputs(hands.window):
        assert spoken(widget), (hands.window.page.link, widget)
    needed = hands.window.page.minimumSizeHint()
    assert needed.width() <= 1000, hands.window.page.link
    assert needed.height() <= 500, hands.window.page.link
    assert not hands.window.problem_note.isVisible()


@pytest.mark.parametrize(("sample", "language", "colors"), LOOKS)
def test_every_list_of_a_sample_is_reached(
    qtbot: QtBot,
    qapp: Application,
    open_window: Open,
    written: dict[str, Path],
    sample: str,
    language: str,
    colors: str,
) -> None:
    theme.use(qapp, THEMES[colors])
    qapp.speak(language)
    hands = Hands(qtbot, open_window(written[sample], size=SMALL))
    for place, button in hands.window.sidebar.buttons.items():
        if button.isVisible():
            hands.go_to(place)
            look_at(hands)
            if isinstance(hands.window.page, RecordsPage):
                look_at_lists(hands)
    hands.go_to("projects")
    hands.press("Return")
    hands.settle()
    home = hands.window.page
    assert isinstance(home, ProjectHome)
    for tab in list(home.tabs.buttons):
        hands.go_to_tab(tab)
        look_at(hands)
        if tab in home.panels:
            look_at_lists(hands)


def look_at_lists(hands: Hands) -> None:
    """Go along the pills, and open a record of each list."""
    for table in [key for key in hands.panel.switch.buttons if key in TABLES]:
        hands.go_to_table(table)
        look_at(hands)
        if hands.panel.list.nothing.isVisible() and why_not_here(table) is not None:
            continue  # an empty list where nothing can be begun
        hands.go_to_list()
        if not hands.panel.list.nothing.isVisible():
            page = hands.window.page
            hands.press("Return")
            hands.settle()
            look_at(hands)
            if hands.window.page is page:
                assert hands.form.content is not None
                assert hands.form.content.id == hands.panel.list.current() is not None
                hands.press("Escape")
            else:
                hands.press("Alt+Left")
                hands.settle()


@pytest.fixture
def doing_everything(filled: Path) -> Path:
    """The contract's example of an association that does everything there is."""
    with open_store(filled) as store:
        features.choose(store, FEATURES)
    return filled


@pytest.mark.parametrize(
    ("third", "language", "colors"), [(0, "en", "light"), (1, "pl", "dark"), (2, "lv", "light")]
)
def test_every_field_of_every_table_is_reached(
    qtbot: QtBot,
    qapp: Application,
    open_window: Open,
    doing_everything: Path,
    third: int,
    language: str,
    colors: str,
) -> None:
    theme.use(qapp, THEMES[colors])
    qapp.speak(language)
    hands = Hands(qtbot, open_window(doing_everything, size=SMALL))
    homes = [("", table) for table in TABLES if not tab_of(table)]
    homes += [(tab.key, table) for tab in TABS for table in tab.tables if table != "projects"]
    size = -(-len(homes) // 3)
    mine = homes[third * size : (third + 1) * size]
    mine = [(tab, table) for tab, table in mine if why_not_here(table) is None]
    for table in (table for tab, table in mine if not tab):
        hands.go_to(place_of(table))
        if isinstance(hands.window.page, RecordsPage):  # others are written by hand and have their own tests
            go_through_fields(hands, table)
    hands.go_to("projects")
    hands.press("Return")
    hands.settle()
    for tab, table in mine:
        if tab:
            hands.go_to_tab(tab)
            go_through_fields(hands, table)


def go_through_fields(hands: Hands, table: str) -> None:
    """Begin a record, go to each of its fields with Tab, and leave it as if nothing had been."""
    hands.go_to_table(table)
    before, page = hands.window.menus.undo_label, hands.window.page
    hands.press("Ctrl+N")
    hands.settle()
    if hands.window.page is not page:
        look_at(hands)
        hands.press("Alt+Left")
        hands.settle()
        return
    pane = hands.form.pane
    assert pane is not None
    for name in pane.boxes:
        hands.go_to_field(name)
    look_at(hands)
    hands.until("Tab", lambda: hands.focus is hands.form.save)
    hands.press("Escape")
    assert hands.window.menus.undo_label == before
