"""The package for a controller and the controller's list, from the window."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ngodesk.gui.main_window import MainWindow
from ngodesk.store.opening import open_store
from tests.gui.test_reports import choose, text_of
from tests.gui.windows import Open, settle


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, filled: Path) -> MainWindow:
    """A window with the page in it."""
    return open_window(filled, place="reports")


def test_the_package_is_seen_saved_and_masked(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = choose(qtbot, window, report="audit-package", project="NL1")
    assert page.package.isVisible()
    assert page.package.isEnabled()
    assert not page.save.isVisible()
    assert not page.print.isVisible()
    assert not page.freeze.isVisible()
    assert "Documents without a scan: 8" in text_of(page)
    page.package.click()
    (dialog,) = page.findChildren(QFileDialog)
    assert len(dialog.nameFilters()) == 2
    dialog.reject()
    wish = page.wish()
    assert wish is not None
    assert not wish.mask
    for name in ("package.zip", "package"):
        page.package.save(tmp_path / name, wish)
        settle(qtbot, window)
        assert name in page.note.text()
        assert "does not note it" not in page.note.text()
    assert (tmp_path / "package" / "index.html").is_file()
    page = choose(qtbot, window, papers="each")
    wish = page.wish()
    assert wish is not None
    assert wish.papers
    page.package.save(tmp_path / "described.zip", wish)
    settle(qtbot, window)
    with zipfile.ZipFile(tmp_path / "described.zip") as archive:
        assert [name for name in archive.namelist() if "Description_of_a_cost_document" in name]
    page = choose(qtbot, window, papers="", names="initials")
    wish = page.wish()
    assert wish is not None
    assert wish.mask
    page.package.save(tmp_path / "masked.zip", wish)
    settle(qtbot, window)
    with zipfile.ZipFile(tmp_path / "masked.zip") as archive:
        assert "initials" in archive.read("index.html").decode()


def test_a_file_that_can_only_be_read_does_not_note_the_package(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path
) -> None:
    with open_store(filled) as store:
        page = choose(qtbot, open_window(filled, place="reports"), report="audit-package", project="NL1")
        wish = page.wish()
        assert wish is not None
        page.package.save(tmp_path / "package.zip", wish)
        settle(qtbot, page.window())
        assert page.note.text().startswith("Saved as package.zip, in ")
        assert page.note.text().endswith(
            ". The history does not note it: the file is open for reading alone."
        )
        with store.reading() as connection:
            assert list(connection.exec_driver_sql("SELECT 1 FROM steps WHERE kind = 'note'")) == []


def test_the_numbers_of_a_letter_are_pasted_and_shown_in_their_order(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = choose(qtbot, window, report="controllers-list", project="NL1")
    assert page.asks.numbers.isVisible()
    assert page.asks.numbers.accessibleName()
    everything = text_of(page)
    with qtbot.waitSignal(page.asks.changed):
        page.asks.numbers.setPlainText("3/2025\n\nFV 12/2025\nXYZ 9")
    settle(qtbot, window)
    shown = text_of(page)
    assert shown != everything
    assert shown.index("3/2025") < shown.index("FV 12/2025") < shown.index("XYZ 9")
