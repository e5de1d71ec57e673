"""What the worker found comes back to who asked, unless that is gone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.gui.windows import Open, settle


def test_a_page_that_is_gone_hears_nothing_and_nothing_breaks(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    window = open_window(filled)
    label = QLabel()
    window.file.read(lambda _store: "late", label.setText)
    label.deleteLater()
    QApplication.sendPostedEvents(label, QEvent.Type.DeferredDelete.value)
    settle(qtbot, window)
    assert not window.problem_note.isVisible()


def test_any_other_trouble_in_an_answer_is_told(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)

    def wrong(_found: object) -> None:
        raise RuntimeError("something else")

    with qtbot.captureExceptions() as caught:
        window.file.read(lambda _store: "now", wrong)
        settle(qtbot, window)
    assert [str(error) for _kind, error, _trace in caught] == ["something else"]


@pytest.mark.parametrize("late", [False, True])
def test_an_error_goes_to_who_asked(qtbot: QtBot, open_window: Open, filled: Path, late: bool) -> None:
    window = open_window(filled)
    label = QLabel()

    def fail(_store: object) -> str:
        raise ValueError("not found")

    window.file.read(fail, label.setText, lambda error: label.setText(str(error)))
    if late:
        label.deleteLater()
        QApplication.sendPostedEvents(label, QEvent.Type.DeferredDelete.value)
    settle(qtbot, window)
    if not late:
        assert label.text() == "not found"
    assert not window.problem_note.isVisible()
