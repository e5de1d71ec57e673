"""A spreadsheet dropped on the window: columns corrected, rows decided, left out, taken, remembered."""

import shutil
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, Qt, QUrl
from pytestqt.qtbot import QtBot

from ngodesk.__main__ import main
from ngodesk.gui.app import Application
from ngodesk.gui.bringing import files_in
from ngodesk.gui.costs.statement import StatementPage
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.notes import Note
from ngodesk.gui.sheets.meanings import MeaningDialog
from ngodesk.gui.sheets.page import SheetPage
from ngodesk.model import Project
from ngodesk.store.opening import open_store
from ngodesk.work import paying
from tests.exchange.bank.test_reading import CAMT, MT940
from tests.gui.windows import Open, inputs, settle
from tests.gui.windows import spoken as said_aloud

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
    assert window.undo_bar.isVisible()
    again = bring(qtbot, window, tmp_path / "lista.xlsx")
    assert not window.undo_bar.isVisible(), "it would cover the rows of the next file"
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
    page.remember("Nasza\0 lista\u202e")
    settle(qtbot, window)
    other = bring(qtbot, window, saved(tmp_path / "druga.xlsx", [ROWS[1], ROWS[2]]))
    kept = other.asks.lists["kept"]
    kept.setCurrentIndex(kept.findData("Nasza lista"))
    kept.activated.emit(kept.currentIndex())
    settle(qtbot, window)
    assert other.columns.lines[5].fields.value() == "special_needs"


SHOWN = {
    "en": ("2\N{NO-BREAK SPACE}Jan\N{NO-BREAK SPACE}2025", "1,240.50"),
    "pl": ("02.01.2025", "1\N{NO-BREAK SPACE}240,50"),
    "lv": ("02.01.2025.", "1\N{NO-BREAK SPACE}240,50"),
}


def test_the_preview_shows_what_would_be_kept(
    qtbot: QtBot, qapp: Application, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "faktury.csv"
    path.write_text("Numer;Data wystawienia;Kwota brutto;Sprzedawca\nF1;2/1/25;1240,5 EUR;Żuk\n")
    page = bring(qtbot, window, path)
    rows = page.preview.table.rows
    for spoken, (day, amount) in SHOWN.items():
        qapp.speak(spoken)
        settle(qtbot, window)
        tips = {cell.words: cell.tip for cell in rows.cells[0]}
        assert tips[day].endswith(": 2/1/25")
        assert tips[amount].endswith(": 1240,5 EUR")
        assert tips["Żuk"] == ""
        assert rows.cells[0][-1].words == "EUR"


def test_a_word_that_is_not_known_is_told(
    qtbot: QtBot, qapp: Application, window: MainWindow, tmp_path: Path, workspace: Path
) -> None:
    rows: list[list[object]] = [
        ["Imię", "Nazwisko", "Płeć"], ["Ola", "Kot", "dziew."], ["Jan", "Lis", "M"], ["Ela", "Żak", "K"],
    ]  # fmt: skip
    page = bring(qtbot, window, saved(tmp_path / "lista.xlsx", rows))
    assert page.outcome.numbers["wrong"].text() == "1"
    page.problems.findChildren(Note)[0].acted.emit()
    dialog = page.findChildren(MeaningDialog)[-1]
    assert list(dialog.lists) == ["dziew.", "M", "K"]
    assert [each.value() for each in dialog.lists.values()] == ["", "male", "female"]
    for spoken, word in (("pl", "kobieta"), ("lv", "sieviete"), ("en", "female")):
        qapp.speak(spoken)
        settle(qtbot, window)
        choices = dialog.lists["dziew."]
        choices.setCurrentIndex(choices.findText(word, Qt.MatchFlag.MatchFixedString))
        assert choices.value() == "female"
        assert not [widget for widget in inputs(dialog) if not said_aloud(widget)]
    dialog.clears.click()
    dialog.use.click()
    settle(qtbot, window)
    assert page.outcome.numbers["new"].text() == "3"
    column = page._asked.mapping.columns[2]
    assert (dict(column.words), column.clears) == ({"dziew.": "female"}, True)
    target = tmp_path / "kolumny.json"
    page.give_mapping(target)
    settle(qtbot, window)
    window.file.close()
    assert main(["import", str(workspace), str(tmp_path / "lista.xlsx"), "--mapping", str(target)]) == 0


def test_the_head_is_shown_and_another_row_can_be_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page = bring(qtbot, window, saved(tmp_path / "lista.xlsx", ROWS))
    head = page.asks.lists["head"]
    assert head.currentText() == "row 2: Lp., Nazwisko i imię,…"
    choose(qtbot, window, page, "head", "2")
    assert [column.head for column in page._asked.mapping.columns][:2] == ["1", "Żak Łucja"]
    assert "row 3" in head.currentText()
    choose(qtbot, window, page, "head", "-1")
    assert head.currentText() == "no row"
    choose(qtbot, window, page, "head", "1")
    assert page.outcome.numbers["new"].text() == "2"


def test_what_is_asked_of_a_file_is_not_cut(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "koszty.csv"
    path.write_bytes("Numer;Data wystawienia;Sprzedawca;Kwota brutto\nF1;2.1.2025;Żuk;1\n".encode("cp1250"))
    page = bring(qtbot, window, path)
    assert page.asks.lists["encoding"].currentText() == "Windows-1250"
    for key in ("table", "encoding", "separator", "head"):
        shown = page.asks.lists[key]
        assert shown.isVisible()
        assert shown.fontMetrics().horizontalAdvance(shown.currentText()) + 34 <= shown.width()


def test_rows_left_out_are_shown_and_brought_back(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Nazwisko", "Imię", "Rok ur."], ["Żak", "Ola", 1980], ["Razem", None, 1]]
    page = bring(qtbot, window, saved(tmp_path / "lista.xlsx", rows))
    assert page.outcome.numbers["left out"].text() == "1"
    page.outcome.shows["left out"].click()
    (cells,) = page.preview.table.rows.cells
    assert [cell.words for cell in cells] == ["3", "left out", "Razem, 1"]
    page.preview.table.setCurrentIndex(page.preview.table.rows.index(0, 0))
    page.preview.back.click()
    settle(qtbot, window)
    assert page.outcome.numbers["wrong"].text() == "1"
    assert not page.outcome.numbers["left out"].isVisible()
    assert page.preview.table.rows.rowCount() == 0


def test_somebody_alike_is_decided(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    head: list[object] = ["Nazwisko", "Imię", "E-mail"]
    page = bring(qtbot, window, saved(tmp_path / "a.xlsx", [head, ["Żak", "Łucja", "a@b.pl"]]))
    page.take.click()
    settle(qtbot, window)
    page = bring(qtbot, window, saved(tmp_path / "b.xlsx", [head, ["Zak", "Lucja", "c@d.pl"]]))
    assert page.outcome.numbers["doubtful"].text() == "1"
    assert not page.take.isEnabled()
    assert "new or the same" in page.take.toolTip()
    page.outcome.anew.click()
    settle(qtbot, window)
    assert page.outcome.numbers["new"].text() == "1"
    assert page.take.isEnabled()
    page.preview.table.setCurrentIndex(page.preview.table.rows.index(0, 0))
    assert page.preview.answers.currentText() == "a new record"
    page.preview.decided.emit(1, page.preview.answers.itemData(1))
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
    line = page.columns.lines[0]
    line.fields.setCurrentIndex(line.fields.findData("name"))
    line.fields.activated.emit(line.fields.currentIndex())
    settle(qtbot, window)
    assert not page.note.isVisible()
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


def test_rows_of_a_statement_that_cannot_be_read_are_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "wyciag.csv"
    path.write_text("Data;Opis;Kwota\n12.05.2026;a;-1,00\nkiedys;b;-2,00\n")
    window.bringing.show_statement(path)
    settle(qtbot, window)
    assert isinstance(window.page, StatementPage)
    assert window.page.unread.text() == "1 row could not be read: 3"
    assert len(window.page.offers) == 1


@pytest.mark.parametrize(("name", "text"), [("a.xml", CAMT), ("a.txt", MT940), ("a.TXT", MT940)])
def test_a_statement_is_known_by_its_content(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, name: str, text: str
) -> None:
    path = tmp_path / name
    path.write_text(text)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    window.bring_in(files_in(dropped))
    settle(qtbot, window)
    assert isinstance(window.page, StatementPage)
    assert len(window.page.offers) == 1


def test_text_of_a_spreadsheet_program_is_a_table(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "lista.txt"
    path.write_bytes("Imię\tNazwisko\r\nŁucja\tŻak\r\n".encode("utf-16"))
    assert bring(qtbot, window, path).take.text() == "Take in 1 row"


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
    page.outcome.anew.click()
    settle(qtbot, window)
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
    assert "Wynagrodzenie trenera" in [cell.words for cell in page.preview.table.rows.cells[0]]
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
