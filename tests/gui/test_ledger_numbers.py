"""A filled-in register dropped on the window: its numbers are shown before they are saved."""

from pathlib import Path

import pytest
import xlsxwriter
from pytestqt.qtbot import QtBot

from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.ledger_numbers import LedgerNumbersPage
from ngodesk.model import CostDocument
from ngodesk.store.opening import open_store
from tests.gui.windows import Open, settle


@pytest.fixture
def window(open_window: Open, filled: Path) -> MainWindow:
    """A window with the example."""
    return open_window(filled)


def register(path: Path, rows: list[list[str]]) -> Path:
    """A sheet with codes and ledger numbers."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        for row, cells in enumerate([["Code", "Ledger no."], *rows]):
            page.write_row(row, 0, cells)
    return path


def show(qtbot: QtBot, window: MainWindow, path: Path) -> LedgerNumbersPage:
    """Bring the file, as a drop does."""
    window.bring_in([path])
    settle(qtbot, window)
    assert isinstance(window.page, LedgerNumbersPage)
    return window.page


def test_the_numbers_are_shown_then_saved(
    qtbot: QtBot, window: MainWindow, filled: Path, tmp_path: Path
) -> None:
    page = show(qtbot, window, register(tmp_path / "a.xlsx", [["C2", "K/1"], ["C3", "K/2"], ["Z", "K/3"]]))
    assert page.table.rows.keys == ["C2", "C3"]
    assert page.take.text() == "Save 2 ledger numbers"
    assert "Z" in page.note.text()
    page.take.click()
    settle(qtbot, window)
    assert not isinstance(window.page, LedgerNumbersPage)
    assert "2 ledger numbers were saved" in window.undo_bar.text()
    with open_store(filled, write=False) as store, store.read() as session:
        found = {paper.ref: paper.accounting_no for paper in session.query(CostDocument)}
    assert (found["C2"], found["C3"], found["C1"]) == ("K/1", "K/2", None)


def test_nothing_new_saves_nothing(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = show(qtbot, window, register(tmp_path / "a.xlsx", [["C2", ""]]))
    assert page.take.text() == "Nothing to take in"
    assert not page.take.isEnabled()
