"""The history of the whole file: narrowed by kind, person and day; one step taken back from there."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from ngodesk.common.clock import RELEASE
from ngodesk.gui import clock
from ngodesk.gui.app import Application
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.history import HistoryPage
from ngodesk.model import Person, Project
from ngodesk.store.opening import open_store
from tests.gui.windows import Open, assert_fits, settle
from tests.store import strange_files
from tests.store.whole import raw


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, filled: Path) -> MainWindow:
    with open_store(filled) as store:
        with store.write("Rename the project") as session:
            session.scalars(select(Project)).one().title = "Another title"
        with store.write("A phone") as session:
            session.scalars(select(Person)).first().phone = "+48 600 100 200"  # type: ignore[union-attr]
    window = open_window(filled)
    window.menus.history.trigger()
    settle(qtbot, window)
    assert isinstance(window.page, HistoryPage)
    return window


def said(window: MainWindow) -> list[str]:
    return [row[1].words for row in window.page.table.rows.cells]


def choose(qtbot: QtBot, window: MainWindow, box: str, value: str) -> None:
    found = getattr(window.page, box)
    found.setCurrentIndex(found.findData(value))
    settle(qtbot, window)


def test_steps_are_narrowed_and_told(qtbot: QtBot, qapp: Application, window: MainWindow) -> None:
    page = window.page
    assert said(window)[:2] == ["A phone", "Rename the project"]
    (step,) = page.step.steps
    assert "+48 600 100 200" in step.told.differences[0].after
    choose(qtbot, window, "of", "projects")
    assert "A phone" not in said(window)
    assert "Rename the project" in said(window)
    choose(qtbot, window, "kind", "undo")
    assert (said(window), page.empty.isVisible()) == ([], True)
    choose(qtbot, window, "kind", "")
    choose(qtbot, window, "days", "7")
    assert "Rename the project" in said(window)
    assert_fits(qtbot, qapp, window)


def test_one_step_is_taken_back(qtbot: QtBot, window: MainWindow, filled: Path) -> None:
    page = window.page
    page.table.setCurrentIndex(page.table.rows.index(1, 0))
    settle(qtbot, window)
    (step,) = page.step.steps
    assert step.told.words == "Rename the project"
    step.undo.click()
    settle(qtbot, window)
    assert said(window)[0] == "Undone: Rename the project"
    with open_store(filled, write=False) as store, store.read() as session:
        assert session.scalars(select(Project)).one().title != "Another title"


def test_a_clock_that_is_behind_is_told(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    connection = raw(filled)
    connection.execute("UPDATE steps SET at = '2999-05-04T12:00:00' WHERE number = 2")
    connection.close()
    window = open_window(filled)
    words = window.problem_note.text()
    assert "clock is behind" in words
    assert "2999" in words
    clock.warn(window.file, window.say_problem, date(2020, 1, 1))  # what the file tells is stronger
    settle(qtbot, window)
    assert window.problem_note.text() == words


def test_a_clock_that_this_version_cannot_believe_is_told(
    qtbot: QtBot, open_window: Open, workspace: Path
) -> None:
    strange_files.changed(workspace, "UPDATE steps SET at = '2019-05-04T12:00:00'")
    window = open_window(workspace)
    assert not window.problem_note.isVisible()  # of the day that it is
    for day, said in ((date(2020, 1, 31), "clock is behind: it says 31"), (date(2040, 2, 1), "clock says 1")):
        clock.warn(window.file, window.say_problem, day)
        settle(qtbot, window)
        assert said in window.problem_note.text().replace("\N{NO-BREAK SPACE}", " ")
        assert str(day.year) in window.problem_note.text()
        assert window.isEnabled()
        window.problem_note.closed.emit()
    clock.warn(window.file, window.say_problem, RELEASE)
    settle(qtbot, window)
    assert not window.problem_note.isVisible()


def test_the_whole_file_is_looked_through(
    qtbot: QtBot, qapp: Application, window: MainWindow, filled: Path
) -> None:
    page = window.page
    assert not page.soundness.isVisible()
    page.look.click()
    settle(qtbot, window)
    assert page.soundness.isVisible()
    assert all(each.sound for each in page.soundness.found)
    with raw(filled) as connection:  # with another program
        connection.execute("UPDATE people SET last_name = 'Cudza'")
    assert not page.soundness.search.isVisible()
    page.look.click()
    settle(qtbot, window)
    assert [each.part for each in page.soundness.found if not each.sound] == ["records", "search index"]
    assert page.soundness.words.text() == "2 parts are not as they were."
    assert_fits(qtbot, qapp, window)
    page.soundness.close_button.click()
    assert not page.soundness.isVisible()


def test_a_search_index_that_was_emptied_is_built_anew(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    strange_files.changed(filled, "DELETE FROM search")
    window = open_window(filled)
    window.menus.history.trigger()
    settle(qtbot, window)
    page, steps = window.page, said(window)
    soundness = page.soundness
    page.look.click()
    settle(qtbot, window)
    assert [each.part for each in soundness.found if not each.sound] == ["search index"]
    assert soundness.words.text() == "Nothing is lost, but the search misses something."
    soundness.search.setFocus()
    qtbot.keyClick(soundness.search, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert soundness.words.text() == "The whole file is as it was written."
    assert not soundness.search.isVisible()
    window.go_to("people")
    window.go_back()
    settle(qtbot, window)
    assert said(window) == steps


def test_whoever_can_only_read_cannot_build_it(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    strange_files.changed(filled, "DELETE FROM search")
    with open_store(filled):
        window = open_window(filled)
        window.menus.history.trigger()
        window.page.look.click()
        settle(qtbot, window)
        assert window.page.soundness.search.isVisible()
        assert not window.page.soundness.search.isEnabled()
        assert "another window" in window.page.soundness.search.toolTip()
