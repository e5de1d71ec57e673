"""Tables: a sound model, rows chosen by mouse and keyboard, widths that fill the room, words for signs."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ngodesk.gui import sizes
from ngodesk.gui.measure import Measure
from ngodesk.gui.table import Cell, Column, Rows, Table

COLUMNS = [
    Column("Code", least=40),
    Column("Title", share=2),
    Column("", share=1, legend=(("notch", "target"), ("hatched", "to be paid"))),
    Column("Amount", right=True),
    Column("State"),
]
CELLS = [
    [
        Cell(f"A{number}", "muted"),
        Cell("Ņemšana " * number, role="strong"),
        Cell(measure=Measure(0.5, 0.2, notch=True), spoken="half of it"),
        Cell("1 234,50"),
        Cell("running", chip="ok") if number % 2 else Cell(icon="check", tone="accent", spoken="met"),
    ]
    for number in range(1, 30)
]
KEYS = [f"key {number}" for number in range(1, 30)]


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    made = Table(choosing=True)
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show_rows(COLUMNS, CELLS, KEYS)
    made.show()
    made.activateWindow()
    return made


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    rows = Rows()
    rows.show_rows(COLUMNS, CELLS, KEYS)
    qtmodeltester.check(rows)


def test_columns_fill_the_width_and_none_is_lost(table: Table) -> None:
    for width in (500, 700, 1203):
        table.resize(width, 300)
        widths = [table.columnWidth(number) for number in range(5)]
        assert sum(widths) == table.viewport().width()
        assert min(widths) >= 40


def test_a_row_is_chosen_by_a_double_click_and_by_enter(qtbot: QtBot, table: Table) -> None:
    with qtbot.waitSignal(table.chosen) as chosen:
        table.doubleClicked.emit(table.rows.index(3, 1))
    assert chosen.args == ["key 4"]
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.chosen) as chosen:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert chosen.args == ["key 2"]


def test_the_chosen_record_stays_chosen_when_rows_change(table: Table) -> None:
    table.setCurrentIndex(table.rows.index(5, 0))
    table.show_rows(COLUMNS, CELLS[3:], KEYS[3:])
    assert table.rows.keys[table.currentIndex().row()] == "key 6"


def test_a_heading_is_never_covered_by_its_neighbour(table: Table) -> None:
    from ngodesk.gui.cells import Cells

    for width in (460, 700, 1203):
        table.resize(width, 300)
        for number, column in enumerate(COLUMNS):
            assert table.columnWidth(number) >= Cells.heading_width(column)


def test_the_row_with_the_keyboard_is_selected(table: Table) -> None:
    table.setFocus()
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]


def test_tab_leaves_the_table(qtbot: QtBot, table: Table) -> None:
    assert not table.tabKeyNavigation()


def test_a_table_to_read_offers_no_choice(qtbot: QtBot) -> None:
    table = Table()
    qtbot.addWidget(table)
    table.show_rows(COLUMNS, CELLS)
    table.setFocus()
    with qtbot.assertNotEmitted(table.chosen):
        qtbot.keyClick(table, Qt.Key.Key_Return)


def test_signs_are_said_in_words(table: Table) -> None:
    def said(row: int, column: int) -> str:
        return table.rows.data(table.rows.index(row, column), Qt.ItemDataRole.AccessibleTextRole)

    assert [said(1, column) for column in range(5)] == [
        *("A2", "Ņemšana " * 2, "half of it"),
        "1 234,50",
        "met",
    ]
    legend = table.rows.headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert legend == "target, to be paid"


def test_a_table_shows_all_its_rows_where_it_must(qtbot: QtBot) -> None:
    table = Table(25)
    qtbot.addWidget(table)
    table.show_rows(COLUMNS, CELLS)
    table.show_all_rows()
    table.resize(700, table.height())
    table.show()
    last = table.visualRect(table.rows.index(len(CELLS) - 1, 0))
    assert last.bottom() <= table.viewport().height()


def test_every_kind_of_cell_is_painted_in_every_state(table: Table) -> None:
    plain = table.grab().toImage()
    table.setFocus()
    table.setCurrentIndex(table.rows.index(2, 2))
    focused = table.grab().toImage()
    table._point(4)
    pointed = table.grab().toImage()
    assert plain != focused
    assert focused != pointed


@pytest.mark.parametrize("chip", ["neutral", "ok", "attention", "problem", "info"])
@pytest.mark.parametrize("row", ["usual", "pointed", "chosen"])
def test_a_chip_stands_out_from_every_row(qtbot: QtBot, chip: str, row: str) -> None:
    made = Table(choosing=True)
    qtbot.addWidget(made)
    made.show_rows([Column("")], [[Cell("x", chip=chip)], [Cell("y")]])
    made.resize(200, 120)
    if row == "chosen":
        made.selectRow(0)
    made.pointed = 0 if row == "pointed" else -1
    area = made.visualRect(made.rows.index(0, 0))
    shown = made.viewport().grab(area).toImage()
    middle = area.height() // 2
    assert shown.pixelColor(10, middle) != shown.pixelColor(3, middle)  # in the chip, and beside it


def test_a_spare_column_gives_way_before_words_are_cut(qtbot: QtBot) -> None:
    made = Table()
    qtbot.addWidget(made)
    columns = [Column("Title", share=1, least=200), Column("Programme", share=1, least=100, spare=True)]
    made.show_rows(columns, [[Cell("A meadow for all"), Cell("Neighbours' Fund")]])
    made.show()
    for width, gone in ((600, False), (260, True), (600, False)):
        made.resize(width, 120)
        assert made.isColumnHidden(1) is gone
        assert made.columnWidth(0) >= 200


def test_the_heading_of_a_card_is_whole_beside_other_headings(qtbot: QtBot) -> None:
    made = Table()
    qtbot.addWidget(made)
    heading = "A heading far longer than what stands below"
    made.show_rows([Column(heading, heading=True), Column("Source")], [[Cell("1"), Cell("G")]])
    assert made.columnWidth(0) >= sizes.metrics("section").horizontalAdvance(heading)
