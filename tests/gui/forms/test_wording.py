"""The page of wording: a text typed, a column moved and left out, a wrong brace told, everything set back."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ngodesk.gui.forms.wording import WordingPage
from ngodesk.gui.forms.wording_grid import WordingGrid
from ngodesk.gui.grid import Typed
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.places import WORDING, Link
from ngodesk.store.opening import open_store
from ngodesk.work import printing
from ngodesk.work.printing import Wish
from tests.gui.windows import Open, settle

YOURS, PLACE = 3, 4


def shown(qtbot: QtBot, open_window: Open, file: Path, report: str) -> tuple[MainWindow, WordingPage]:
    """A window with the page."""
    window = open_window(file)
    window.follow(Link(place="reports", tab=WORDING, filter=report))
    settle(qtbot, window)
    return window, window.page


def row_of(grid: WordingGrid, what: str, original: str = "") -> int:
    """The first row of a kind."""
    return next(
        place
        for place, each in enumerate(grid.shown)
        if each.place.what == what and each.original.startswith(original)
    )


def test_a_title_is_typed_and_printed_and_set_back(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window, page = shown(qtbot, open_window, filled, "acf")
    grid = page.grid
    assert page.unverified.isVisible()
    assert not page.reset.isEnabled()
    row = row_of(grid, "title")
    grid.setFocus()
    grid.setCurrentIndex(grid.rows.index(row, YOURS))
    grid.edit(grid.currentIndex())
    editor = grid._editor()
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, "Our title")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert grid.rows.cells[row][YOURS].words == "Our title"
    assert page.reset.isEnabled()
    with open_store(filled, write=False) as store:
        assert printing.content(store, "acf", Wish(project="NL1", language="en")).name == "Our title"
    page.reset.click()
    settle(qtbot, window)
    assert grid.rows.cells[row][YOURS].words == ""
    window.file.undo()
    settle(qtbot, window)
    assert grid.rows.cells[row][YOURS].words == "Our title"


def test_columns_move_and_what_is_wrong_is_told(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window, page = shown(qtbot, open_window, filled, "acf")
    grid = page.grid
    row = row_of(grid, "head")
    assert grid.rows.cells[row][PLACE].words == "1"
    assert not grid.can_type(row_of(grid, "heading"), PLACE)
    grid.put([Typed(row, PLACE, "2")])
    settle(qtbot, window)
    assert [grid.rows.cells[each][PLACE].words for each in (row, row + 1)] == ["2", "1"]
    grid.put([Typed(row, PLACE, "")])
    settle(qtbot, window)
    assert grid.shown[row].column is None
    for column, wrong in ((YOURS, "{nothing}"), (YOURS, "{"), (PLACE, "x")):
        assert grid.doubt(row, column, wrong)
    assert not grid.doubt(row, YOURS, "Plain")
    page.search.search_now("zzzz")
    assert grid.rows.rowCount() == 0
    page.search.clear_search()
    assert grid.rows.rowCount() > 20


def test_another_report_and_language_are_shown(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window, page = shown(qtbot, open_window, filled, "acf")
    english = page.its.rows[0].original
    page.languages.setCurrentIndex(page.languages.findData("lv"))
    page.languages.activated.emit(0)
    settle(qtbot, window)
    assert page.its.rows[0].original != english
    for place in range(0, page.reports.count(), 9):
        page.reports.setCurrentIndex(place)
        page.reports.activated.emit(place)
        settle(qtbot, window)
        assert page.its is not None
        assert f"{page.its.report}:" in page.reports.value()
        assert page.grid.rows.rowCount()


def test_from_a_report_to_its_wording(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    window.follow(Link(place="reports", filter="sif"))
    settle(qtbot, window)
    window.page.switch.chosen.emit(WORDING)
    settle(qtbot, window)
    assert isinstance(window.page, WordingPage)
    assert window.page.its is not None
    assert window.page.its.report == "sif"
