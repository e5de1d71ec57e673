"""A spreadsheet dropped on the window: columns corrected, rows decided, left out, taken, remembered."""

import shutil
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from ngodesk.gui.costs.statement import StatementPage
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.sheets.page import SheetPage
from ngodesk.model import Project
from ngodesk.store.opening import open_store
from ngodesk.work import paying
from tests.gui.windows import Open, settle

HEAD = ["Lp.", "Nazwisko i imię", "Płeć (K/M)", "Rok ur.", "Organizacja", "dieta"]
ROWS: list[list[object]] = [
    ["Lista uczestników"],
    HEAD,
    [1, "Żak Łucja", "K", 1961, "KGW Żuki", "bez mięsa"],
    [2, "Ćwik Śmiał", "M", 31, "OSP Dojlidy", None],
    [3, "Kowal Jan", "M", 1975, "KGW Żuki", None],
    ["Razem", 3],
]


def saved(path: Path, rows: list[list[object]]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


@pytest.fixture
def window(open_window: Open, workspace: Path) -> MainWindow:
    return open_window(workspace)


def bring(qtbot: QtBot, window: MainWindow, path: Path) -> SheetPage:
    window.bring_in([path])
    settle(qtbot, window)
    assert isinstance(window.page, SheetPage)
    return window.page


def test_a_bad_row_is_mended_or_left_out(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = bring(qtbot, window, saved(tmp_path / "lista.xlsx", ROWS))
    assert [line.fields.value() for line in page.columns.lines] == [
        "", "name", "gender", "birth_year", "organisation.name", "",
    ]  # fmt: skip
    assert page.outcome.numbers["new"].text() == "2"
    assert page.outcome.numbers["wrong"].text() == "1"
    assert not page.take.isEnabled()
    page.outcome.shows["wrong"].click()
    assert page.preview.table.rows.rowCount() == 1
    target = tmp_path / "do poprawy.xlsx"
    page.save_wrong(target)
    settle(qtbot, window)
    mend = load_workbook(target).worksheets[0]
    assert [cell.value for cell in mend[2]][:4] == [2, "Ćwik Śmiał", "M", 31]
    assert "year" in mend[2][6].value
    page.problems.leave.click()
    assert page.take.text() == "Take in 2 rows"
    page.take.click()
    settle(qtbot, window)
    assert window.undo_bar.text() == "2 rows were taken in"
    assert window.page.place == "people"
    window.menus.undo.trigger()
    settle(qtbot, window)
    again = bring(qtbot, window, tmp_path / "lista.xlsx")
    assert again.outcome.numbers["new"].text() == "2"


def test_a_correction_is_looked_at_at_once_and_remembered(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page = bring(qtbot, window, saved(tmp_path / "lista.xlsx", ROWS))
    line = page.columns.lines[5]
    line.fields.setCurrentIndex(line.fields.findData("special_needs"))
    line.fields.activated.emit(line.fields.currentIndex())
    settle(qtbot, window)
    assert page.columns.lines[5].fields.value() == "special_needs"
    assert "bez mięsa" in [cell.words for cell in page.preview.table.rows.cells[0]]
    page.remember("Nasza lista")
    settle(qtbot, window)
    other = bring(qtbot, window, saved(tmp_path / "druga.xlsx", [ROWS[1], ROWS[2]]))
    kept = other.asks.lists["kept"]
    kept.setCurrentIndex(kept.findData("Nasza lista"))
    kept.activated.emit(kept.currentIndex())
    settle(qtbot, window)
    assert other.columns.lines[5].fields.value() == "special_needs"


def test_somebody_alike_is_decided(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    head: list[object] = ["Nazwisko", "Imię", "E-mail"]
    page = bring(qtbot, window, saved(tmp_path / "a.xlsx", [head, ["Żak", "Łucja", "a@b.pl"]]))
    page.take.click()
    settle(qtbot, window)
    page = bring(qtbot, window, saved(tmp_path / "b.xlsx", [head, ["Zak", "Lucja", "c@d.pl"]]))
    assert page.outcome.numbers["doubtful"].text() == "1"
    page.outcome.same.click()
    settle(qtbot, window)
    assert page.outcome.numbers["changed"].text() == "1"
    assert page.take.text() == "Take in 1 row"


def test_a_damaged_file_and_one_without_known_columns_say_so(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    damaged = tmp_path / "other.xlsx"
    damaged.write_bytes(b"no spreadsheet")
    page = bring(qtbot, window, damaged)
    assert "other.xlsx" in page.note.text()
    assert not page.take.isEnabled()
    strange = tmp_path / "x.csv"
    strange.write_text("foo;bar\n1;2\n")
    page = bring(qtbot, window, strange)
    assert page.note.isVisible()
    page.cancel.click()
    settle(qtbot, window)
    assert not isinstance(window.page, SheetPage)


def test_a_bank_statement_pays_what_is_ticked(
    qtbot: QtBot, open_window: Open, quarter: Path, tmp_path: Path
) -> None:
    window = open_window(Path(shutil.copyfile(quarter, tmp_path / "q.ngodesk")))
    found: list[object] = []
    window.file.read(paying.unpaid, found.extend)
    settle(qtbot, window)
    due = next(each for each in found if isinstance(each, paying.Due) and each.owed > 0)
    amount = f"-{due.owed // 100},{due.owed % 100:02}"
    path = tmp_path / "wyciag.csv"
    head = "Data operacji;Tytuł;Kontrahent;Kwota;Waluta"
    path.write_text(f"{head}\n4.3.2026;{due.number};X;{amount};{due.currency}\n")
    window.bringing.show_statement(path)
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, StatementPage)
    assert page.take.text() == "Enter 1 payment"
    page.take.click()
    settle(qtbot, window)
    assert window.undo_bar.text() == "1 document is paid."


SHEETS = Path(__file__).parents[2] / "data" / "sheets"


def choose(qtbot: QtBot, window: MainWindow, page: SheetPage, key: str, value: str) -> None:
    chosen = page.asks.lists[key]
    chosen.setCurrentIndex(chosen.findData(value))
    chosen.activated.emit(chosen.currentIndex())
    settle(qtbot, window)


def test_real_sheets_by_hand(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    """A list of participants for an event, a budget for one of two projects: taken in, undone, once more."""
    with open_store(filled) as store, store.write("Made for a test") as session:
        days = {"start": date(2025, 3, 1), "end": date(2025, 11, 30)}
        session.add(
            Project(ref="TWO", title="Druga łąka", status="running", role="lead", currency="PLN", **days)
        )
    window = open_window(filled)
    page = bring(qtbot, window, SHEETS / "lista-uczestnikow.xlsx")
    assert page.take.text() == "Take in 5 rows"
    choose(qtbot, window, page, "event", "E1")
    page.take.click()
    settle(qtbot, window)
    assert window.undo_bar.text() == "5 rows were taken in"
    page = bring(qtbot, window, SHEETS / "lista-uczestnikow.xlsx")
    choose(qtbot, window, page, "event", "E1")
    assert page.take.text() == "Nothing to take in"
    choose(qtbot, window, page, "event", "E2")
    assert page.outcome.numbers["changed"].text() == "5"
    window.menus.undo.trigger()
    settle(qtbot, window)
    page = bring(qtbot, window, SHEETS / "kosztorys.xlsx")
    assert page.columns.lines[5].fields.currentText() == "Total, to compare"
    assert page.outcome.numbers["wrong"].text() == "5"
    choose(qtbot, window, page, "project", "TWO")
    assert page.outcome.numbers["new"].text() == "5"
    page.take.click()
    settle(qtbot, window)
    page = bring(qtbot, window, SHEETS / "kosztorys.xlsx")
    choose(qtbot, window, page, "project", "TWO")
    assert page.outcome.numbers["unchanged"].text() == "5"


def test_columns_of_sessions_change_places(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path
) -> None:
    rows: list[list[object]] = [
        ["Imię i nazwisko", "Spotkanie 1", "Spotkanie 2", "c"],
        ["Łucja Nowa", "x", "-", "x"],
    ]
    window = open_window(filled)
    page = bring(qtbot, window, saved(tmp_path / "obecnosc.xlsx", rows))
    assert page.outcome.numbers["wrong"].text() == "1", "the event is not said"
    first, second, third = page.columns.lines[1:]
    assert (first.forms.value(), second.forms.value()) == ("1", "2")
    third.fields.setCurrentIndex(third.fields.findData("attendance.session"))
    third.fields.activated.emit(third.fields.currentIndex())
    settle(qtbot, window)
    assert [line.forms.value() for line in page.columns.lines[1:]] == ["1", "2", "3"]
    first.forms.setCurrentIndex(first.forms.findData("2"))
    first.forms.activated.emit(first.forms.currentIndex())
    settle(qtbot, window)
    assert [line.forms.value() for line in page.columns.lines[1:]] == ["2", "1", "3"]
    titles = [column.title for column in page.preview.table.rows.columns][3:]
    assert titles == ["session 2", "session 1", "session 3"]
