"""Nothing that was typed is lost by going elsewhere, closing, or opening another file."""

import sqlite3
from pathlib import Path

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.places import Link
from ngodesk.gui.records.form import RecordForm
from ngodesk.gui.shell import Shell
from tests.gui.windows import Open, settle


def begin(qtbot: QtBot, window: MainWindow) -> RecordForm:
    """Begin a person and type a name."""
    window.follow(Link(place="people", table="people", new=True))
    settle(qtbot, window)
    form = form_of(window)
    for name, text in (("first_name", "Zofia"), ("last_name", "Wierzba"), ("birth_date", "31.02.19")):
        line(form, name).setText(text)
    return form


def form_of(window: MainWindow) -> RecordForm:
    found = window.page.findChild(RecordForm)
    assert isinstance(found, RecordForm)
    return found


def line(form: RecordForm, name: str) -> QLineEdit:
    assert form.pane is not None
    found = form.pane.boxes[name].editor.input
    assert isinstance(found, QLineEdit)
    return found


def people(path: Path, last_name: str = "Wierzba") -> int:
    with sqlite3.connect(path) as connection:
        return int(
            connection.execute("SELECT count(*) FROM people WHERE last_name = ?", (last_name,)).fetchone()[0]
        )


def is_locked(path: Path) -> bool:
    return path.with_name(f"{path.name}.lock").exists()


def test_a_record_that_was_begun_waits(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled, place="people")
    begin(qtbot, window)
    window.go_to("costs")
    settle(qtbot, window)
    assert "not added yet" in window.status.currentMessage()
    assert not people(filled)
    window.follow(Link(place="people", table="people", new=True))
    settle(qtbot, window)
    form = form_of(window)
    assert [line(form, name).text() for name in ("first_name", "last_name")] == ["Zofia", "Wierzba"]
    assert line(form, "birth_date").text() == "31.02.19"  # what cannot be read waits as it was typed
    window.close_file()
    settle(qtbot, window)
    assert window.state is not None
    assert window.problem_note.isVisible()
    line(form_of(window), "birth_date").setText("")
    form_of(window).save.click()
    settle(qtbot, window)
    assert people(filled) == 1
    window.close_file()
    settle(qtbot, window)
    assert window.state is None
    assert not is_locked(filled)


def test_what_is_not_wanted_is_let_go(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled, place="people")
    begin(qtbot, window).cancel.click()
    settle(qtbot, window)
    window.follow(Link(place="people", table="people", new=True))
    settle(qtbot, window)
    assert not line(form_of(window), "last_name").text()
    begin(qtbot, window)
    for _time in range(2):
        window.close_file()
        settle(qtbot, window)
    assert window.state is None
    assert not people(filled)


def test_a_write_that_is_refused_keeps_the_window_once(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled, place="people")
    shell = Shell(filled)
    shell.fill(window)
    shell.show()
    with sqlite3.connect(filled) as connection:
        person = connection.execute("SELECT min(id) FROM people").fetchone()[0]
    window.follow(Link(place="people", table="people", record=person))
    settle(qtbot, window)
    line(form_of(window), "last_name").setText("Wierzba")
    with sqlite3.connect(filled) as connection:  # another program meddles
        connection.execute("UPDATE settings SET value = value")
        connection.execute("PRAGMA user_version = 77")
    assert not shell.close()
    assert not shell.isHidden()
    settle(qtbot, window)
    assert "changed or moved by another program" in window.lock_note.text()
    assert not people(filled)
    assert shell.close()
    assert not is_locked(filled)
    window.setParent(None)  # the fixture's to close


def test_two_files_one_after_the_other_leave_one_lock(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.ngodesk"
    other.write_bytes(filled.read_bytes())
    window = open_window()
    window.open_file(filled)
    window.open_file(other)
    settle(qtbot, window)
    assert window.file.path == other
    assert (is_locked(filled), is_locked(other)) == (False, True)
    window.open_file(filled)
    window.close()  # while it is still being opened
    assert (is_locked(filled), is_locked(other)) == (False, False)


def test_what_is_asked_while_the_file_is_opened_anew_is_done(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    window = open_window(filled, place="people")
    heard: list[str] = []
    window.file.renew(lambda _store, _progress: None, lambda: heard.append("renewed"), "anew")

    def change(store: object) -> None:
        from ngodesk.store.store import Store
        from ngodesk.work import saving

        assert isinstance(store, Store)
        saving.add(store, "people", {"ref": "W1", "first_name": "Zofia", "last_name": "Wierzba"})

    window.file.write(change, heard.append, lambda _done: heard.append("kept"))
    settle(qtbot, window)
    assert [words for words in heard if words] == ["renewed", "kept"]
    assert people(filled) == 1
