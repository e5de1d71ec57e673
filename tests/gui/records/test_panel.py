"""List and form beside each other: where links lead, and what a file that can only be read allows."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ngodesk.gui.places import Link
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from tests.gui.windows import Open, settle


def test_a_file_to_read_offers_nothing_that_writes(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    with open_store(filled):  # whoever comes second may read
        window = open_window(filled, place="people")
        panel, why = window.page.panel, str(window.file.read_only)
        assert not panel.add.isEnabled()
        assert panel.add.toolTip() == panel.add.accessibleDescription() == why
        qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        settle(qtbot, window)
        assert not panel.form.isVisible()
        table = panel.list.table
        table.setFocus()
        table.setCurrentIndex(table.rows.index(0, 0))
        number = table.rows.rowCount()
        qtbot.keyClick(table, Qt.Key.Key_F2)
        settle(qtbot, window)
        assert table.state() == table.State.NoState
        assert panel.form.isVisible()
        qtbot.keyClick(table, Qt.Key.Key_Delete)
        settle(qtbot, window)
        assert table.rows.rowCount() == number
        assert panel.list.filters.isVisible()


def test_a_link_opens_a_list_with_its_filter(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled, place="events")
    every = window.page.panel.list.table.rows.rowCount()
    window.follow(Link(table="events", filter="status=held"))
    settle(qtbot, window)
    shown = window.page.panel.list
    assert shown.filters.pills["status=held"].isChecked()
    assert 0 < shown.table.rows.rowCount() < every


def test_a_link_to_a_record_that_a_filter_hides_takes_the_filter_away(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    window = open_window(filled, place="events")
    shown = window.page.panel.list
    everything = set(shown.table.rows.ids)
    shown.filters.pills["status=held"].click()
    settle(qtbot, window)
    hidden = (everything - set(shown.table.rows.ids)).pop()
    window.follow(Link(table="events", record=hidden))
    settle(qtbot, window)
    assert window.page.panel.list.current() == hidden


def test_what_lives_in_projects_alone_is_listed_over_all_of_them(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    window = open_window(filled, place="people")
    people = window.page.panel
    found: list[int] = []
    window.file.read(_member_of_a_team, found.append)
    settle(qtbot, window)
    people.form.show_record("people", found[0])
    settle(qtbot, window)
    people.form.tabs.buttons["linked"].click()
    settle(qtbot, window)
    button = next(each for each in people.form.links.buttons if each.text().startswith("Team"))
    button.click()
    settle(qtbot, window)
    assert window.page.panel.link.table == "project_team"
    assert window.page.panel.link.owner == ("person", found[0])
    assert window.page.panel.list.table.rows.rowCount() > 0
    assert window.page.head.title.text() == "Team"


def _member_of_a_team(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT person_id FROM project_team").scalars().first() or 0)


def test_a_new_record_is_of_the_project_that_the_list_is_narrowed_to(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    with open_store(filled) as store, store.reading() as connection:
        project = connection.exec_driver_sql("SELECT id FROM projects").scalars().first()
    window = open_window(filled, place="events")
    panel = window.page.panel
    panel.list.filters.project_chosen.emit(project)
    settle(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    pane = window.page.form.pane  # of an event's own page
    assert pane is not None
    assert pane.stored_or_typed("project") == project


@pytest.mark.parametrize(("place", "table"), [("registers", "attachments"), ("checks", "waivers")])
def test_what_is_made_elsewhere_is_not_begun_in_its_list(
    qtbot: QtBot, open_window: Open, workspace: Path, place: str, table: str
) -> None:
    window = open_window(workspace)
    window.follow(Link(place=place, table=table))
    settle(qtbot, window)
    panel = window.page.panel
    assert not panel.add.isEnabled()
    assert panel.add.toolTip()
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert not panel.form.isVisible()
    shown = [label.text() for label in panel.list.nothing.findChildren(QLabel) if label.isVisible()]
    assert panel.add.toolTip() in shown
