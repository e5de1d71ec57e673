"""A document typed and shared out by keyboard: few keys, what is left live, the scan beside it."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.costs.grid import AMOUNT, LEFT, LINE
from ngodesk.gui.costs.page import CostPage
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.places import Link
from tests.gui.typist import Typist
from tests.gui.windows import Open, settle

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ENTER = Qt.Key.Key_Return


def ids(window: MainWindow, qtbot: QtBot) -> dict[str, int]:
    found: dict[str, int] = {}

    def read(store: Any) -> dict[str, int]:
        with store.reading() as connection:
            return dict(connection.exec_driver_sql("SELECT ref, id FROM cost_documents").fetchall())

    window.file.read(read, found.update)
    settle(qtbot, window)
    return found


def show(qtbot: QtBot, window: MainWindow, ref: str | None) -> CostPage:
    record = ids(window, qtbot)[ref] if ref is not None else None
    window.follow(
        Link(place="costs", tab="document", table="cost_documents", record=record, new=record is None)
    )
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, CostPage)
    return page


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, filled: Path) -> MainWindow:
    return open_window(filled, place="costs")


def cells(page: CostPage) -> list[list[str]]:
    return [[cell.words for cell in row] for row in page.sharing.grid.rows.cells]


def stand(page: CostPage, row: int, column: int) -> None:
    page.sharing.grid.setFocus()
    page.sharing.grid.setCurrentIndex(page.sharing.grid.rows.index(row, column))


def type_in(qtbot: QtBot, page: CostPage, text: str) -> QLineEdit:
    for letter in text:
        target = QApplication.focusWidget()
        qtbot.keyClick(target, letter)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    return field


def test_a_document_opens_on_its_own_page_from_the_list(qtbot: QtBot, window: MainWindow) -> None:
    table = window.page.panel.list.table
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, _ENTER)
    settle(qtbot, window)
    assert isinstance(window.page, CostPage)
    window.go_back()
    settle(qtbot, window)
    assert not isinstance(window.page, CostPage)


def test_it_shows_what_is_shared_out_and_what_the_lines_have_left(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window, "C2")
    shown = cells(page)
    assert [row[:2] for row in shown[:2]] == [["NL1", "I.2  Trenerzy"], ["NL1", "II.1  Koordynacja"]]
    assert page.sharing.hero.text() == "0.00"
    assert all(row[LEFT] for row in shown[:2])


def test_a_usual_invoice_takes_fewer_than_ten_keys_beyond_its_own_data(
    qtbot: QtBot, window: MainWindow
) -> None:
    typist = Typist(qtbot, window)
    window.page.first_focus().setFocus()
    typist.press(Qt.Key.Key_N, modifier=_CONTROL)
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, CostPage)
    keys = typist.keys
    pane = page.form.pane
    assert pane is not None
    for name, text in (
        ("number", "77/2025"),
        ("issuer_name", "Sklep"),
        ("issue_date", "10.11.2025"),
        ("gross", "123,40"),
    ):
        # The fields stand one after another: Tab from one to the next belongs to the paper's own data.
        pane.boxes[name].editor.input.setFocus()
        typist.write(text)
    typist.press(_ENTER, modifier=_CONTROL)
    settle(qtbot, window)
    assert page.sharing.grid.hasFocus()
    typist.write("I.2")
    typist.press(_ENTER)
    settle(qtbot, window)
    if isinstance(QApplication.focusWidget(), QLineEdit):
        typist.press(_ENTER)
    assert page.sharing.grid.currentIndex().column() == AMOUNT
    typist.press(_ENTER)
    settle(qtbot, window)
    assert page.sharing.hero.text() == "0.00"
    assert page.head.next.hasFocus() or page.sharing.grid.hasFocus()
    assert typist.keys - keys + len("I.2") < 10
    assert cells(page)[0][AMOUNT] == "123.40"


def test_what_is_left_follows_each_amount_that_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window, "C1")
    before = page.sharing.book.left(page.sharing.book.rows[0])
    assert before is not None
    stand(page, 0, AMOUNT)
    qtbot.keyClick(type_in(qtbot, page, "1000"), _ENTER)
    after = page.sharing.book.left(page.sharing.book.rows[0])
    assert after == before + 199_999 - 100_000
    assert page.sharing.hero.text() == "999.99"
    settle(qtbot, window)
    assert page.sharing.book.left(page.sharing.book.rows[0]) == after  # the file says the same
    window.file.undo()
    settle(qtbot, window)
    assert page.sharing.book.left(page.sharing.book.rows[0]) == before


def test_a_line_that_there_is_not_stays_and_is_said(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window, "C1")
    stand(page, 0, LINE)
    field = type_in(qtbot, page, "XYZ")
    qtbot.keyClick(field, _ENTER)
    assert window.problem_note.isVisible()
    assert field.text() == "XYZ"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    settle(qtbot, window)


def test_a_part_is_a_percentage_of_the_whole(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window, "C1")
    stand(page, 0, AMOUNT)
    qtbot.keyClick(type_in(qtbot, page, "25%"), _ENTER)
    settle(qtbot, window)
    assert cells(page)[0][AMOUNT] == "500.00"  # of 1 999.99, to the cent


def test_equally_and_by_per_cent_add_up(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window, "C2")
    page.sharing.equally.click()
    settle(qtbot, window)
    assert [row[AMOUNT] for row in cells(page)[:2]] == ["1,800.00", "1,800.00"]
    page.sharing.percent.click()
    qtbot.keyClicks(page.sharing.percents, "33,3 66,7")
    qtbot.keyClick(page.sharing.percents, _ENTER)
    settle(qtbot, window)
    assert [row[AMOUNT] for row in cells(page)[:2]] == ["1,198.80", "2,401.20"]
    page.sharing.percent.click()
    page.sharing.percents.setText("33")
    qtbot.keyClick(page.sharing.percents, _ENTER)
    assert window.problem_note.isVisible()


def test_the_rest_may_be_outside_the_projects(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window, "C1")
    stand(page, 0, AMOUNT)
    qtbot.keyClick(type_in(qtbot, page, "1500"), _ENTER)
    settle(qtbot, window)
    assert page.sharing.outside.isVisible()
    page.sharing.outside.click()
    settle(qtbot, window)
    assert page.sharing.hero.text() == "0.00"
    assert not page.sharing.outside.isVisible()


def test_what_is_shared_out_too_much_is_said_with_its_amount(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window, "C2")
    assert page.head.chip.text() == "shared out"
    gross = page.form.pane.boxes["gross"].editor
    gross.input.setFocus()
    gross.input.selectAll()
    whole = gross.value()
    type_in(qtbot, page, f"{(whole - 1000) // 100}.{whole % 100:02}")
    page.form.flush()
    settle(qtbot, window)
    assert page.head.chip.text() == "10.00\N{NO-BREAK SPACE}PLN too much"
    assert page.sharing.hero.text() == "10.00"


def test_the_fields_of_an_invoice_are_seen_without_scrolling(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window, "C2")
    window.resize(1366, 768)
    settle(qtbot, window)
    pane = page.form.pane
    for name in ("number", "issuer", "issue_date", "payment_date", "gross", "vat", "due_date"):
        box = pane.boxes[name]
        assert not box.visibleRegion().isEmpty(), name
        assert box.visibleRegion().boundingRect().height() == box.height(), name


def test_del_takes_a_row_away(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window, "C2")
    stand(page, 1, AMOUNT)
    qtbot.keyClick(page.sharing.grid, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert len(page.sharing.book.rows) == 1
    assert page.sharing.hero.text() == "150.00"


def test_a_rate_that_is_missing_is_proposed(qtbot: QtBot, window: MainWindow) -> None:
    document = ids(window, qtbot)["C3"]

    def forget(store: Any) -> None:
        from ngodesk.work import saving

        saving.change(store, "cost_documents", document, {"exchange_rate": None, "rate_currency": None})

    window.file.read(forget, lambda _done: None)
    settle(qtbot, window)
    page = show(qtbot, window, "C3")
    assert page.sharing.rate.isVisible()
    assert cells(page)[0][LEFT] == "rate?"
    page.sharing.rate.acted.emit()
    settle(qtbot, window)
    assert not page.sharing.rate.isVisible()
    assert cells(page)[0][LEFT] != "rate?"


def test_the_same_as_last_time_is_one_key(qtbot: QtBot, window: MainWindow) -> None:
    def add(store: Any) -> None:
        from ngodesk.work import saving

        values = {
            "ref": "C9", "kind": "bill", "number": "9/2025", "issuer_name": "Anna Nowak", "currency": "PLN",
            "issue_date": "2025-09-30", "gross": 200_000,
        }  # fmt: skip
        saving.add(store, "cost_documents", values)

    window.file.read(add, lambda _done: None)
    settle(qtbot, window)
    page = show(qtbot, window, "C9")
    assert page.sharing.same.isVisible()
    qtbot.keyClick(page.sharing.grid, Qt.Key.Key_D, _CONTROL)
    settle(qtbot, window)
    assert page.sharing.hero.text() == "0.00"
    assert not page.sharing.same.isVisible()


def picture(folder: Path) -> Path:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.yellow)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    path = folder / "skan ą.png"
    path.write_bytes(bytes(buffer.data().data()))
    return path


def test_a_scan_stands_beside_it(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = show(qtbot, window, "C1")
    assert page.scan.pages.currentWidget() is page.scan.empty
    page.scan.attach([picture(tmp_path)])
    settle(qtbot, window)
    assert page.scan.desk.count == 1
    page.scan.desk.image(0)
    settle(qtbot, window)
    image = page.scan.desk.image(0)
    assert image is not None
    assert image.pixelColor(5, 5) == Qt.GlobalColor.yellow
    page.scan.attach([picture(tmp_path)])
    settle(qtbot, window)
    assert "skan ą.png" in window.problem_note.text()


def test_a_damaged_scan_is_said_and_nothing_breaks(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    page = show(qtbot, window, "C1")
    page.scan.attach([tmp_path / "x.pdf"])
    settle(qtbot, window)
    assert window.problem_note.isVisible()
    assert page.scan.scans


def test_f9_folds_the_scan_in_a_small_window(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled, size=(1092, 513))
    page = show(qtbot, window, "C1")
    assert not page.scan.isVisible()
    qtbot.keyClick(page.sharing.grid, Qt.Key.Key_F9)
    assert page.scan.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_F9)
    assert not page.scan.isVisible()
    assert page.minimumSizeHint().width() <= 1000


def test_payments_are_a_list_of_their_own(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window, "C2")
    page.tabs.chosen.emit("payments")
    settle(qtbot, window)
    assert "payments" in page.parts.panels
    assert page.parts.panels["payments"].list.table.rows.rowCount() == 3


def test_a_payment_that_is_added_keeps_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window, "C1")
    page.tabs.chosen.emit("payments")
    settle(qtbot, window)
    panel = page.parts.panels["payments"]
    qtbot.keyClick(panel.first_focus(), Qt.Key.Key_N, _CONTROL)
    settle(qtbot, window)
    assert panel.form.isAncestorOf(QApplication.focusWidget())
    pane = panel.form.pane
    assert pane is not None
    for name, text in (("date", "10.11.2025"), ("amount", "1")):
        pane.boxes[name].editor.input.setFocus()
        qtbot.keyClicks(pane.boxes[name].editor.input, text)
    qtbot.keyClick(pane.boxes["amount"].editor.input, _ENTER, _CONTROL)
    settle(qtbot, window)
    assert panel.form.content is not None
    assert panel.form.content.id is not None
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.isVisible()
    assert panel.isAncestorOf(focus)


def test_a_document_is_begun_from_another_one(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window, "C1")
    qtbot.keyClick(page.sharing.grid, Qt.Key.Key_N, _CONTROL)
    settle(qtbot, window)
    assert isinstance(window.page, CostPage)
    assert window.page.record is None
    assert window.page.form.content is not None


def test_the_keyboard_stays_in_the_rows_while_the_rest_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window, "C1")
    stand(page, 0, AMOUNT)
    qtbot.keyClick(type_in(qtbot, page, "1500"), _ENTER)
    assert page.sharing.grid.hasFocus()
    stand(page, 1, LINE)
    qtbot.keyClick(type_in(qtbot, page, "I.4"), _ENTER)
    settle(qtbot, window)
    stand(page, 1, AMOUNT)
    qtbot.keyClick(type_in(qtbot, page, "100"), _ENTER)
    settle(qtbot, window)
    assert page.sharing.grid.hasFocus()
    assert [row[AMOUNT] for row in cells(page)] == ["1,500.00", "100.00", "399.99"]


def test_the_next_document_is_one_that_waits(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window, "C1")
    stand(page, 0, AMOUNT)
    qtbot.keyClick(type_in(qtbot, page, "1"), _ENTER)
    settle(qtbot, window)
    show(qtbot, window, "C2")
    qtbot.keyClick(window.page.sharing.grid, _ENTER, _CONTROL)
    settle(qtbot, window)
    assert window.page.record == ids(window, qtbot)["C1"]


@pytest.mark.parametrize("language", ["en", "pl", "lv"])
def test_it_speaks_the_language_that_is_chosen_meanwhile(
    qtbot: QtBot, qapp: Application, window: MainWindow, language: str
) -> None:
    page = show(qtbot, window, "C2")
    qapp.choose_language(language)
    settle(qtbot, window)
    amount = {"en": "3,450.00", "pl": "3\N{NO-BREAK SPACE}450,00", "lv": "3\N{NO-BREAK SPACE}450,00"}
    assert cells(page)[0][AMOUNT] == amount[language]


def test_f4_opens_the_whole_record_of_a_row(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window, "C2")
    stand(page, 1, AMOUNT)
    qtbot.keyClick(page.sharing.grid, Qt.Key.Key_F4)
    settle(qtbot, window)
    panel = page.parts.panels["details"]
    assert panel.form.pane is not None
    assert panel.form.content is not None
    assert panel.form.content.id == page.sharing.book.rows[1].id
    box = panel.form.pane.boxes["disallowed"].editor
    box.input.setFocus()
    for letter in "12,50":
        qtbot.keyClick(box.input, letter)
    qtbot.keyClick(box.input, _ENTER)
    settle(qtbot, window)
    found: list[int] = []

    def read(store: Any) -> int:
        with store.reading() as connection:
            sql = "SELECT sum(disallowed) FROM allocations WHERE amount = 15000"
            return int(connection.exec_driver_sql(sql).scalar_one())

    window.file.read(read, found.append)
    settle(qtbot, window)
    assert found == [1_250]
    window.follow(page.link.at(ids(window, qtbot)["C1"]))
    settle(qtbot, window)
    assert page.parts.panels["details"].list.table.rows.rowCount() == 1


def test_a_paper_says_what_it_is(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = show(qtbot, window, "C1")
    page.scan.kind.choose("payment_proof")
    page.scan.attach([picture(tmp_path)])
    settle(qtbot, window)
    assert [scan.kind for scan in page.scan.scans] == ["payment_proof"]
    other = tmp_path / "mail.pdf"
    other.write_bytes(b"%PDF-1.7\nnothing more")
    page.scan.attach([other])
    settle(qtbot, window)
    assert page.scan.scan == page.scan.scans[1]
    page.scan.kind.setFocus()
    while page.scan.kind.value() != "correspondence":
        qtbot.keyClick(page.scan.kind, Qt.Key.Key_Down)
    settle(qtbot, window)
    assert [scan.kind for scan in page.scan.scans] == ["payment_proof", "correspondence"]
