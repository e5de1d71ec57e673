"""The page of one record: what was read too early is not shown, the way back is where its list is."""

from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from ngodesk.gui.pages.record_page import RecordPage
from ngodesk.gui.places import Link, page_of
from tests.gui.events.test_calendar_view import read
from tests.gui.windows import Open, settle

TABLES = ("cost_documents", "contracts", "events", "subgrants", "consultations", "questionnaires")


def test_what_was_read_before_a_record_was_saved_is_dropped(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    window = open_window(filled)
    for table in TABLES:
        record = read(qtbot, window, f"SELECT min(id) FROM {table}")[0][0] or 1
        window.follow(page_of(table))
        settle(qtbot, window)
        page: Any = window.page
        assert isinstance(page, RecordPage)
        early: list[Any] = []
        window.file.read(page.read, early.append)
        settle(qtbot, window)
        title = page.head.title.text()
        page.record = record  # now it is saved
        page.fill(early[0])
        settle(qtbot, window)
        assert window.page is page, table
        assert page.head.title.text() == title, table
        page.record = None


def test_the_trail_of_a_projects_record_leads_to_its_project(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    window = open_window(filled)
    record, project = read(qtbot, window, "SELECT id, project_id FROM questionnaires WHERE ref = 'Q1'")[0]
    window.follow(page_of("questionnaires", record))
    settle(qtbot, window)
    page: Any = window.page
    page.head.trail.chosen.emit(0)
    settle(qtbot, window)
    assert window.page.link.project == project
    assert (window.page.link.tab, window.page.link.table) == ("activities", "questionnaires")
    assert page.in_project(None) == Link(place="registers", table="questionnaires")
