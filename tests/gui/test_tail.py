"""A history whose last step was changed is told of at opening, and what is wrong is named on its page."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from tests.gui.windows import Open, assert_fits, settle
from tests.store.whole import raw


def test_a_changed_end_is_said_at_once_and_what_is_wrong_is_named(
    qtbot: QtBot, qapp: Application, open_window: Open, filled: Path
) -> None:
    connection = raw(filled)
    connection.execute("UPDATE steps SET who = 'X' WHERE number = (SELECT max(number) FROM steps)")
    connection.execute("UPDATE cost_documents SET gross = gross + 1")
    connection.close()
    window = open_window(filled)
    settle(qtbot, window)
    assert window.tail_note.isVisible()
    assert "last step of the history was changed" in window.tail_note.text()
    assert_fits(qtbot, qapp, window)
    qapp.speak("en")
    window.tail_note.acted.emit()
    settle(qtbot, window)
    page = window.page
    page.look.click()
    settle(qtbot, window)
    table = page.soundness.table
    shown = [table.rows.index(row, 1).data() for row in range(table.rows.rowCount())]
    assert any(str(text).startswith("step ") for text in shown)
    documents = [text for text in shown if str(text).startswith("Cost document ")]
    (records,) = (each for each in page.soundness.found if each.part == "records")
    assert len(documents) == min(20, records.number) > 1
    assert_fits(qtbot, qapp, window)
