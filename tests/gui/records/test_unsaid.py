"""The form of an output says which credit line its prints will carry."""

from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from ngodesk.gui.places import Link
from tests.gui.events.test_calendar_view import read
from tests.gui.windows import Open, settle, show_project


def test_the_line_is_said_until_there_is_one_of_its_own(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    window: Any = open_window(filled)
    output, project = read(qtbot, window, "SELECT id, project_id FROM outputs WHERE credit_line IS NULL")[0]
    show_project(qtbot, window)
    window.follow(Link(project=project, tab="activities", table="outputs", record=output))
    settle(qtbot, window)
    box = window.page.panels["activities"].form.pane.boxes["credit_line"]
    assert read(qtbot, window, "SELECT text FROM credit_lines WHERE language = 'en'")[0][0] in box.said()
    box.editor.input.setFocus()
    box.editor.input.setText("Wsparcie gminy")
    box.editor.finish()
    settle(qtbot, window)
    assert not box.said()
