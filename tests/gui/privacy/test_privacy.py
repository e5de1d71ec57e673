"""Erasing in the window: only the typed code lets it happen, or the number where there are many."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from ngodesk.common.settings import remember_who
from ngodesk.gui import private
from ngodesk.gui.app import Application
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.reports import ReportsPage
from ngodesk.gui.places import PERSON, PRIVACY, Link
from ngodesk.gui.privacy.erase import EraseDialog
from ngodesk.gui.privacy.page import PrivacyPage
from ngodesk.model import Project
from ngodesk.store.opening import open_store
from ngodesk.work import erasing
from tests.gui.windows import Open, assert_fits, settle
from tests.work.test_erasing import attach


@pytest.fixture
def over(filled: Path) -> Path:
    """A file in which the time of the only project is over."""
    with open_store(filled) as store, store.write("Long ago") as session:
        for project in session.scalars(select(Project)):
            project.keep_until = date(2020, 12, 31)
    return filled


def dialog_of(window: MainWindow) -> EraseDialog:
    (found,) = (each for each in window.findChildren(EraseDialog) if each.isVisible())
    return found


def names(path: Path) -> list[str]:
    with open_store(path, write=False) as store, store.reading() as connection:
        return list(connection.exec_driver_sql("SELECT last_name FROM people ORDER BY ref").scalars())


def test_a_person_is_erased_only_when_the_code_is_typed(
    qtbot: QtBot, qapp: Application, open_window: Open, filled: Path
) -> None:
    with open_store(filled) as store:
        person = erasing.person(store, "P1")
    window = open_window(filled, place="people")
    window.follow(Link(place="people", tab=PERSON, table="people", record=person))
    settle(qtbot, window)
    card = window.page.privacy
    assert "NL1" in card.held.text()
    assert_fits(qtbot, qapp, window)
    qapp.speak("en")
    card.erase.click()
    settle(qtbot, window)
    dialog = dialog_of(window)
    said = " ".join(label.text() for label in dialog.labels)
    assert "cannot be undone" in said
    assert "Only the code P1 is left" in said
    assert "NL1" in dialog.note.text()  # no day is set: the data are still to be kept
    assert dialog.cancel.isDefault()
    for typed, allowed in (("P2", False), ("P1", True)):
        dialog.typed.clear()
        qtbot.keyClicks(dialog.typed, typed)
        assert dialog.erase.isEnabled() == allowed
    dialog.erase.click()
    settle(qtbot, window)
    assert window.page.head.title.text() == "P1 –"
    assert names(filled)[0] == "P1"
    assert not window.menus.undo.isEnabled()
    card.erase.click()
    settle(qtbot, window)
    assert "erased" in card.held.text()
    card.all.click()
    settle(qtbot, window)
    assert isinstance(window.page, ReportsPage)
    assert window.page.report() == "person-data"


def test_everything_held_is_saved_with_the_data_beside(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path
) -> None:
    with open_store(filled) as store:
        person = erasing.person(store, "P1")
    window = open_window(filled)
    window.follow(Link(place="reports", filter="person-data", record=person))
    settle(qtbot, window)
    window.page.save_as(tmp_path / "held.pdf")
    settle(qtbot, window)
    assert (tmp_path / "held.pdf").read_bytes().startswith(b"%PDF")
    assert "Żak" in (tmp_path / "held.json").read_text(encoding="utf-8")


def test_whoever_is_due_is_erased_at_once(
    qtbot: QtBot, qapp: Application, open_window: Open, over: Path
) -> None:
    window = open_window(over, place="people")
    window.page.keeping.click()
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, PrivacyPage)
    due = len(page.table.rows.keys)
    assert due > 2
    assert_fits(qtbot, qapp, window)
    qapp.speak("en")
    settle(qtbot, window)
    ticked = len(page._ticked)
    page.table.setCurrentIndex(page.table.rows.index(0, 0))
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert len(page._ticked) == ticked - 1
    page.erase.click()
    dialog = dialog_of(window)
    qtbot.keyClicks(dialog.typed, str(ticked - 1))
    dialog.erase.click()
    settle(qtbot, window)
    assert len(page.table.rows.keys) == due - ticked + 1
    assert not page.note.isHidden()
    assert sum(name.startswith("P") and name[1:].isdigit() for name in names(over)) == ticked - 1


def test_nobody_is_due(qtbot: QtBot, open_window: Open, workspace: Path) -> None:
    window = open_window(workspace, place="people")
    window.follow(Link(place="people", tab=PRIVACY))
    settle(qtbot, window)
    assert window.page.empty.isVisible()
    assert not window.page.erase.isEnabled()
    qtbot.keyClick(window.page.back, Qt.Key.Key_Space)
    settle(qtbot, window)
    assert window.page.link.place == "people"


def test_a_copy_for_the_board_opens_for_reading_only(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path
) -> None:
    from ngodesk.gui import board_copy

    remember_who("Teresa Skarbnik")
    window = open_window(filled)
    target = tmp_path / "zarząd.ngodesk"
    board_copy.save(window.file, target, window, window._say_made)
    settle(qtbot, window)
    remember_who("")
    (left,) = window.findChildren(board_copy.LeftOver)
    assert "read it through" in left.words.text()
    left.leave.click()
    assert "zarząd.ngodesk" in window.status.currentMessage()
    window.open_file(target)
    settle(qtbot, window)
    assert "copy for the board" in window.lock_note.text()
    assert window.file.read_only is not None
    assert "Żak" not in names(target)
    assert window.reminder.isHidden()  # who can only read it need not be told of a password
    with open_store(target, write=False) as copy, copy.reading() as connection:
        assert connection.exec_driver_sql("SELECT DISTINCT who FROM steps").scalars().all() == [""]
        assert "Teresa" not in str(connection.exec_driver_sql("SELECT * FROM steps").all())
    dialog = board_copy.ask(window.file, window, window._say_made)
    assert dialog is not None
    dialog.reject()


def test_a_problem_report_is_read_before_it_is_saved(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    window.say_problem("")
    window.report(ValueError("Łucja Żak, P1"))
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    window.menus.trouble.trigger()
    (report,) = (each for each in window.findChildren(QDialog) if each.isVisible())
    text = report.text.toPlainText()
    assert "builtins.ValueError" in text
    assert "people 8" in text
    assert "Żak" not in text
    assert str(filled.parent) not in text
    assert not report.text.isReadOnly()
    report.reject()


def test_what_may_run_something_is_only_saved(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(private, "show", lambda name, _content: bool(shown.append(name)) or True)
    with open_store(filled) as store:
        person = erasing.person(store, "P1")
        attach(store, "people", person, "dowód.pdf", b"MZ a program")
    window = open_window(filled, place="people")
    window.follow(Link(place="people", tab=PERSON, table="people", record=person))
    settle(qtbot, window)
    scan = window.page.scan
    scan.open.click()
    settle(qtbot, window)
    assert shown == []
    assert "dowód.pdf may run something" in window.problem_note.text()
    (dialog,) = scan.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "saved.bin"))
    dialog.reject()
    assert (tmp_path / "saved.bin").read_bytes() == b"MZ a program"
