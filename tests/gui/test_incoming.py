"""Files that came: dropped on the window, looked at, decided about, taken in as one step, undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.invoice import InvoiceView
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.incoming import IncomingPage
from ngodesk.gui.places import Link
from ngodesk.store.opening import open_store
from ngodesk.work import einvoices
from tests.exchange.einvoices import FILES, FOLDER, PLAIN
from tests.gui.windows import LANGUAGES, SMALL, Open, settle
from tests.work.test_einvoices import count, paper

RATES = FOLDER.parent / "rates" / "nbp-archive.csv"
INVOICES = [FOLDER / name for name in FILES]


def drop(window: MainWindow, *paths: Path) -> None:
    """Let files fall on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    position = QPoint(600, 300).toPointF()
    window.dropEvent(QDropEvent(position, Qt.DropAction.CopyAction, data, no_button, no_key))


def dropped(qtbot: QtBot, window: MainWindow, *paths: Path) -> IncomingPage:
    """The page that looks at files."""
    drop(window, *paths)
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, IncomingPage)
    return page


def shown(page: IncomingPage) -> list[list[str]]:
    """The list."""
    return [[cell.words for cell in row] for row in page.table.rows.cells]


def rows_of(path: Path, table: str) -> int:
    """How many rows a table of a closed file has."""
    with open_store(path) as store:
        return count(store, table)


def test_files_are_looked_at_taken_in_with_one_button_and_undone(
    qtbot: QtBot, open_window: Open, workspace: Path
) -> None:
    window = open_window(workspace)
    page = dropped(qtbot, window, *INVOICES, RATES)
    assert len(shown(page)) == len(INVOICES) + 1
    assert [row[4].split(":")[0] for row in shown(page)] == ["New"] * len(INVOICES) + ["12 rates"]
    assert str(len(INVOICES) + 1) in page.take.text()
    page.take.click()
    settle(qtbot, window)
    assert window.page.place == "costs"
    assert window.undo_bar.isVisible()
    assert window.menus.undo_label is not None
    window.file.undo()
    settle(qtbot, window)
    window.close()
    assert rows_of(workspace, "cost_documents") == rows_of(workspace, "exchange_rates") == 0


def test_a_paper_typed_before_may_be_completed_added_as_new_or_left_out(
    qtbot: QtBot, open_window: Open, workspace: Path
) -> None:
    with open_store(workspace) as store:
        paper(store)
    window = open_window(workspace)
    page = dropped(qtbot, window, FOLDER / PLAIN)
    assert shown(page)[0][4] == "Completes T1"
    assert any("T1" in note.text() for note in page.entry.notes)
    for button, words in (
        (page.entry.new, "New: T2"),
        (page.entry.leave, "Left out"),
        (page.entry.complete, "Completes T1"),
    ):
        assert button.isVisible()
        button.click()
        settle(qtbot, window)
        assert shown(page)[0][4] == words
    page.entry.leave.click()
    settle(qtbot, window)
    assert not page.take.isEnabled()
    page.entry.new.click()
    settle(qtbot, window)
    page.take.click()
    settle(qtbot, window)
    window.close()
    assert rows_of(workspace, "cost_documents") == 2


def test_what_cannot_be_taken_says_why_and_the_rest_can_be(
    qtbot: QtBot, open_window: Open, workspace: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.xml"
    broken.write_text("<!DOCTYPE x []><x/>", encoding="utf-8")
    window = open_window(workspace)
    page = dropped(qtbot, window, broken, FOLDER / PLAIN)
    assert shown(page)[0][4] == "Cannot be taken"
    assert "DOCTYPE" in page.entry.notes[0].text()
    assert "1" in page.take.text()
    page.table.setCurrentIndex(page.table.rows.index(1, 0))
    assert page.entry.title.text() == "Drukarnia Żuczek sp. z o.o."
    assert page.entry.lines.rows.rowCount() == 2


def test_what_is_there_already_brings_nothing(qtbot: QtBot, open_window: Open, workspace: Path) -> None:
    window = open_window(workspace)
    dropped(qtbot, window, RATES, FOLDER / PLAIN).take.click()
    settle(qtbot, window)
    page = dropped(qtbot, window, RATES, FOLDER / PLAIN)
    assert not page.take.isEnabled()
    assert all(row[4].startswith("There already") for row in shown(page))
    page.cancel.click()
    settle(qtbot, window)
    assert window.page.place == "costs"
    assert not isinstance(window.page, IncomingPage)


def test_the_list_of_rates_offers_a_banks_file(qtbot: QtBot, open_window: Open, workspace: Path) -> None:
    window = open_window(workspace)
    dropped(qtbot, window, RATES).take.click()
    settle(qtbot, window)
    assert (window.page.link.place, window.page.link.table) == ("registers", "exchange_rates")
    assert window.page.bring.isVisible()
    window.page.panel.switch.chosen.emit("programmes")
    settle(qtbot, window)
    assert not window.page.bring.isVisible()
    window.page.panel.switch.chosen.emit("exchange_rates")
    window.page.bring.click()
    dialog = window.findChild(QFileDialog)
    assert dialog.isVisible()
    dialog.filesSelected.emit([str(FOLDER / PLAIN)])
    dialog.close()
    settle(qtbot, window)
    assert shown(window.page)[0][4] == "New: D1"


def test_a_file_that_may_not_be_written_takes_nothing(
    qtbot: QtBot, open_window: Open, workspace: Path
) -> None:
    with open_store(workspace):
        window = open_window(workspace)
        before = window.page
        drop(window, FOLDER / PLAIN)
        settle(qtbot, window)
        assert window.page is before
        assert window.problem_note.isVisible()
        assert not window.menus.bring.isEnabled()


def test_without_a_file_nothing_is_taken_in(qtbot: QtBot, open_window: Open) -> None:
    window = open_window(None)
    drop(window, FOLDER / PLAIN)
    settle(qtbot, window)
    assert "first" in window.problem_note.text()


def test_the_document_shows_the_invoice_where_a_scan_would_stand(
    qtbot: QtBot, open_window: Open, workspace: Path
) -> None:
    with open_store(workspace) as store:
        einvoices.take(store, einvoices.read([FOLDER / PLAIN]))
        with store.reading() as connection:
            document = connection.exec_driver_sql("SELECT id FROM cost_documents").scalar_one()
    window = open_window(workspace)
    window.follow(Link(place="costs", table="cost_documents", tab="document", record=document))
    settle(qtbot, window)
    view = window.page.findChild(InvoiceView)
    assert view.isVisible()
    assert view.title.text() == "Drukarnia Żuczek sp. z o.o."
    assert "61 1090 1014 0000 0712 1981 2874" in view.text()
    assert [row[0].words for row in view.lines.rows.cells] == [
        "Ulotki „Łąka dla wszystkich”",
        "Śpiewnik dla dzieci",
    ]
    assert view.widget().width() <= view.viewport().width()


def test_other_files_are_not_taken_from_the_hand(
    qtbot: QtBot, open_window: Open, workspace: Path, tmp_path: Path
) -> None:
    window = open_window(workspace)
    before = window.page
    drop(window, tmp_path / "photo.jpg", FOLDER / PLAIN)
    settle(qtbot, window)
    assert window.page is before


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_everything_anew_in_another_language(
    qtbot: QtBot, qapp: Application, open_window: Open, workspace: Path, language: str
) -> None:
    window = open_window(workspace, size=SMALL)
    page = dropped(qtbot, window, *INVOICES, RATES)
    before = [row[0] for row in shown(page)]
    qapp.speak(language)
    settle(qtbot, window)
    needed = page.minimumSizeHint()
    assert needed.width() <= 1000
    assert needed.height() <= 500
    assert [row[0] for row in shown(page)] == before
    for button in (page.take, page.cancel, page.entry.leave):
        assert button.width() >= button.sizeHint().width()
