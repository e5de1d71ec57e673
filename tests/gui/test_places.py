"""Where things are: every table has a home, every place and tab opens, links lead to records."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ngodesk.gui.pages.new_project import NewProjectPage
from ngodesk.gui.pages.project_home import ProjectHome
from ngodesk.gui.pages.records import RecordsPage
from ngodesk.gui.places import FEATURE_OF, FEATURES, PLACES, TABS, Link, place_of, tab_of
from ngodesk.model import TABLES
from ngodesk.store.selection import belongs_to_projects
from ngodesk.work import projects
from tests.gui.windows import SMALL, Open, settle


def test_every_table_lives_somewhere() -> None:
    homes = {table for place in PLACES for table in place.tables} | {
        table for tab in TABS for table in tab.tables
    }
    assert homes >= TABLES.keys() - {"indicator_targets"}
    assert homes <= TABLES.keys()
    assert FEATURE_OF.keys() <= TABLES.keys()
    assert set(FEATURE_OF.values()) <= FEATURES.keys()
    assert {tab.feature for tab in TABS if tab.feature} <= FEATURES.keys()
    assert (place_of("payments"), tab_of("payments"), tab_of("rooms")) == ("costs", "costs", "")


def test_every_list_of_a_tab_can_be_asked_for_by_project() -> None:
    assert [table for tab in TABS for table in tab.tables if not belongs_to_projects(table)] == []


@given(st.text())
def test_what_was_remembered_may_be_anything(words: str) -> None:
    link = Link.from_words(words)
    assert link is None or Link.from_words(link.to_words()) == link


def project_of(qtbot: QtBot, window: object) -> int:
    found: list[object] = []
    window.file.read(projects.projects, found.extend)
    settle(qtbot, window)
    return found[0].id


def test_a_link_leads_to_every_place_and_tab_and_back(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled, size=SMALL)
    project = project_of(qtbot, window)
    links = [Link(place=place.key) for place in PLACES] + [Link(project=project, tab=tab.key) for tab in TABS]
    for link in links:
        window.follow(link)
        settle(qtbot, window)
        if link.place:
            assert window.page.place == link.place
        else:
            assert window.page.link.tab == link.tab
        assert not window.problem_note.isVisible()
    window.go_back()
    settle(qtbot, window)
    assert window.page.link.tab == TABS[-2].key


def test_the_window_comes_back_to_where_it_was(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    window.follow(Link(project=project_of(qtbot, window), tab="indicators"))
    settle(qtbot, window)
    window.menus.close_file.trigger()
    settle(qtbot, window)
    window.open_file(filled)
    settle(qtbot, window)
    assert isinstance(window.page, ProjectHome)
    assert window.page.tabs.current() == "indicators"


def test_a_link_to_a_record_shows_it_in_its_list_and_form(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    window = open_window(filled)
    found: list[int] = []

    def last(store: object) -> list[int]:
        with store.reading() as connection:
            return list(connection.exec_driver_sql("SELECT max(id) FROM people").scalars())

    window.file.read(last, found.extend)
    settle(qtbot, window)
    window.follow(Link(table="people", record=found[0]))
    settle(qtbot, window)
    assert isinstance(window.page, RecordsPage)
    assert window.page.panel.list.current() == found[0]
    assert window.page.panel.link.record == found[0]


def test_ctrl_n_begins_a_record_of_the_project(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    project = project_of(qtbot, window)
    window.follow(Link(project=project, tab="activities", table="outputs"))
    settle(qtbot, window)
    panel = window.page.panels["activities"]
    before = panel.list.table.model().rowCount()
    qtbot.keyClick(panel.list.first_focus(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert panel.form.pane is not None
    boxes = panel.form.pane.boxes
    title, kind = boxes["title"].editor, boxes["kind"].editor
    title.setFocus()
    qtbot.keyClicks(window.focusWidget(), "Guide for farmers")
    kind.show_value("publication", "")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert panel.list.table.model().rowCount() == before + 1
    assert window.menus.undo_label == "Add: Output"


def test_a_project_is_made_by_keyboard_and_shows_what_was_ticked(
    qtbot: QtBot, open_window: Open, workspace: Path
) -> None:
    window = open_window(workspace)
    qtbot.keyClick(window.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, NewProjectPage)
    qtbot.keyClick(page.fields["title"], Qt.Key.Key_Return)
    settle(qtbot, window)
    assert "Title is missing." in page.problem_note.text()
    for name, typed in {"title": "A meadow", "start": "1.3.2026", "end": "2026-11-30"}.items():
        page.fields[name].setFocus()
        qtbot.keyClicks(page.fields[name], typed)
    page.fields["grant_amount"].setText("12 000,50")
    page.ticks["subgrants"].setFocus()
    qtbot.keyClick(page.ticks["subgrants"], Qt.Key.Key_Space)
    qtbot.keyClick(page.fields["title"], Qt.Key.Key_Return)
    settle(qtbot, window)
    settle(qtbot, window)
    home = window.page
    assert isinstance(home, ProjectHome)
    assert home.tabs.current() == "details"
    assert "subgrants" in home.tabs.buttons
    assert "partners" not in home.tabs.buttons
    assert home.project.title == "A meadow"


def test_f1_tells_of_the_page(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled, place="people")
    window.menus.helping.trigger()
    assert window._help_window is not None
    assert window._help_window.pages.page() == "people"
    window._help_window.close()
