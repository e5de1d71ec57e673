"""Where the last backup cannot be made, that is told before the window goes, or else at the next start."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngodesk.gui import remembered
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.shell import Shell
from ngodesk.store import backup
from tests.gui.windows import Open, settle


def without_room(qtbot: QtBot, window: MainWindow, path: Path) -> Path:
    """Something else stands where the folder of the backups goes."""
    window.file.read(lambda store: store.note("x"), lambda _nothing: None)
    settle(qtbot, window)
    place = backup.folder(path)
    place.write_text("x", encoding="utf-8")
    return place


def test_it_is_told_before_the_window_goes(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    without_room(qtbot, window, filled)
    shell = Shell(filled)
    shell.fill(window)
    shell.show()
    with qtbot.assertNotEmitted(QApplication.instance().lastWindowClosed):  # type: ignore[union-attr]
        assert not shell.close()
    assert shell.isVisible()
    assert "could not be" in window.problem_note.text()
    assert "The file itself is safe." in window.problem_note.text()
    assert window.file.read_only is None
    window.problem_note.acted.emit()
    assert shell.isHidden()
    assert not remembered.lacks_backup(filled), "it was told"
    assert not filled.with_name(f"{filled.name}.lock").exists()
    window.setParent(None)  # the fixture's to close


def test_where_the_way_is_free_again_it_is_made(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    place = without_room(qtbot, window, filled)
    assert not window.close()
    place.unlink()
    assert window.close()
    assert len(backup.listed(filled)) == 1


def test_what_nobody_could_be_told_is_told_at_the_next_start(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    window = open_window(filled)
    place = without_room(qtbot, window, filled)
    window.file.close(quietly=True)  # as where the system ends the session in the midst of long work
    window.close()
    again = open_window(filled)
    assert "no backup of it could be made" in again.problem_note.text()
    place.unlink()
    again.problem_note.acted.emit()
    settle(qtbot, again)
    assert len(backup.listed(filled)) == 1
    again.close()
    assert open_window(filled).problem_note.isHidden()
