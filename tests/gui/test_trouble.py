"""A mistake of the program is shown: what happened, what is safe, what to do; details hold nobody's data."""

import sys

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngodesk.gui import trouble
from ngodesk.gui.labels import Label


def failing() -> Exception:
    try:
        try:
            int("Anna Ozola")
        except ValueError as error:
            raise RuntimeError("Żubr, PESEL 44051401359") from error
    except RuntimeError as error:
        return error


def test_details_hold_places_and_kinds_but_no_values() -> None:
    details = trouble.details(failing())
    assert "Anna" not in details
    assert "44051401359" not in details
    assert "builtins.RuntimeError" in details
    assert "builtins.ValueError" in details
    assert "test_trouble.py:" in details
    assert "failing" in details
    assert "/" not in details.replace("site-packages/", "").replace("ngodesk/", "")


def test_an_error_in_a_slot_is_shown_and_the_program_goes_on(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    trouble.install()
    error = failing()
    sys.excepthook(type(error), error, error.__traceback__)
    sys.excepthook(type(error), error, error.__traceback__)
    dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, trouble.TroubleDialog)]
    shown = [dialog for dialog in dialogs if dialog.isVisible()]
    assert len(shown) == 1
    assert "RuntimeError" in capsys.readouterr().err
    said = " ".join(label.text() for label in shown[0].findChildren(Label))
    assert "saved" in said
    assert "Try it again" in said
    assert not shown[0].details.isVisible()
    shown[0].show_details.click()
    assert shown[0].details.isVisible()
    shown[0].copy.click()
    assert QGuiApplication.clipboard().text() == trouble.details(error)
    shown[0].leave.click()
    assert not shown[0].isVisible()
