"""The payment run and the queue of scans."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ngodesk.gui.costs.page import CostPage
from ngodesk.gui.costs.payment_run import PaymentRunPage
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.places import PAYMENT_RUN, Link
from tests.gui.windows import Open, settle


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, filled: Path) -> MainWindow:
    return open_window(filled, place="costs")


@pytest.fixture
def run(qtbot: QtBot, window: MainWindow) -> PaymentRunPage:
    window.page.deeds.pay.click()
    settle(qtbot, window)
    assert isinstance(window.page, PaymentRunPage)
    return window.page


def unpaid(qtbot: QtBot, window: MainWindow) -> list[str]:
    found: list[Any] = []

    def read(store: Any) -> list[Any]:
        from ngodesk.work import paying

        return [due.number for due in paying.unpaid(store)]

    window.file.read(read, found.extend)
    settle(qtbot, window)
    return found


def test_documents_are_ticked_and_paid_on_one_day(
    qtbot: QtBot, window: MainWindow, run: PaymentRunPage
) -> None:
    assert [due.number for due in run.dues] == ["4/2025"]
    assert not run.pay.isEnabled()  # without a day due nothing is ticked beforehand
    run.table.setFocus()
    qtbot.keyClick(run.table, Qt.Key.Key_Space)
    assert run.pay.isEnabled()
    assert "1,000.00" in run.sum.text()
    run.day.setFocus()
    run.day.selectAll()
    qtbot.keyClicks(run.day, "20.11.2025")
    run.pay.click()
    settle(qtbot, window)
    assert unpaid(qtbot, window) == []
    assert run.empty.isVisible()
    assert not run.pay.isVisible()  # with nothing to pay nobody is asked when and how
    assert not run.day.isVisible()
    assert window.undo_bar.isVisible()
    window.file.undo()
    settle(qtbot, window)
    assert unpaid(qtbot, window) == ["4/2025"]


def test_what_is_due_begins_ticked(qtbot: QtBot, window: MainWindow) -> None:
    def change(store: Any) -> None:
        from ngodesk.work import saving

        with store.reading() as connection:
            row = connection.exec_driver_sql("SELECT id FROM cost_documents WHERE ref = 'C4'").scalar_one()
        saving.change(store, "cost_documents", row, {"due_date": "2025-08-14"})

    window.file.read(change, lambda _done: None)
    settle(qtbot, window)
    page = PaymentRunPage(window.file, date(2025, 8, 14))
    window._show(page)
    settle(qtbot, window)
    assert page.marked
    page = PaymentRunPage(window.file, date(2025, 8, 13))
    window._show(page)
    settle(qtbot, window)
    assert not page.marked


def test_a_day_that_is_none_is_said(qtbot: QtBot, window: MainWindow, run: PaymentRunPage) -> None:
    qtbot.keyClick(run.table, Qt.Key.Key_Space)
    run.day.setText("31.02.2025")
    run.pay.click()
    settle(qtbot, window)
    assert window.problem_note.isVisible()
    assert unpaid(qtbot, window) == ["4/2025"]


def test_enter_opens_the_document(qtbot: QtBot, window: MainWindow, run: PaymentRunPage) -> None:
    qtbot.keyClick(run.table, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert isinstance(window.page, CostPage)
    window.go_back()
    settle(qtbot, window)
    assert window.page.link == Link(place="costs", tab=PAYMENT_RUN)


def test_scans_become_documents_one_after_another(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.jpg" for name in ("a", "b", "c")]
    for number, path in enumerate(paths):
        image = QImage(20 + number, 20, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        assert image.save(str(path))
    (tmp_path / "notes.txt").write_text("no scan")
    window.page.deeds.take_in([*paths, tmp_path / "notes.txt"])
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, CostPage)
    first = page.record
    assert len(page._to_do) >= 3
    page.go_on()
    settle(qtbot, window)
    assert isinstance(window.page, CostPage)
    assert window.page.record not in (None, first)
    assert window.page.scan.scans
