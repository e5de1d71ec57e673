"""Data that leave the file by the window: a list as it is seen, a table, everything; people's with a tick."""

import csv
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import vobject
from openpyxl import load_workbook
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.giving_out import GiveDialog
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.places import Link
from ngodesk.gui.records.listing import RecordList
from ngodesk.store.opening import open_store
from tests.gui.windows import LANGUAGES, Open, inputs, settle, spoken


def listed(qtbot: QtBot, window: MainWindow, table: str) -> RecordList:
    place = {"people": "people", "cost_documents": "costs", "events": "events"}.get(table, "registers")
    window.follow(Link(place=place, table=table))
    settle(qtbot, window)
    return next(each for each in window.findChildren(RecordList) if each.isVisible())


def asked(qtbot: QtBot, window: MainWindow) -> GiveDialog:
    window.menus.give.trigger()
    settle(qtbot, window)
    return window.findChildren(GiveDialog)[-1]


def choose(dialog: GiveDialog, name: str, suffix: str) -> None:
    dialog.what.setCurrentIndex(dialog.what.findText(name))
    dialog.form.setCurrentIndex(dialog.form.findData(suffix))


def notes(path: Path) -> list[tuple[str, str]]:
    with open_store(path, write=False) as store, store.reading() as connection:
        found = connection.exec_driver_sql(
            "SELECT label, arguments FROM steps WHERE kind = 'note' ORDER BY number"
        )
        return [(row[0], row[1]) for row in found]


def test_a_list_is_saved_as_it_is_seen(qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path) -> None:
    window = open_window(filled)
    records = listed(qtbot, window, "cost_documents")
    records.search("FV")
    qtbot.wait(300)
    settle(qtbot, window)
    shown = records.table.header.shown()
    titles = [records.table.rows.columns[column].title for column in shown]
    names = [records.table.rows.fields[column].name for column in shown]
    number = records.table.rows.rowCount()
    assert number > 0
    dialog = records.save_as()
    assert dialog is not None
    assert not dialog.allowed.isVisible()
    target = tmp_path / "lista.xlsx"
    dialog.to(target)
    settle(qtbot, window)
    assert "lista.xlsx" in dialog.saved.text()
    sheet = load_workbook(target).worksheets[0]
    assert [cell.value for cell in sheet[1]] == titles
    assert sheet.max_row == number + 1
    gross = [cell.value for cell in sheet[2]][names.index("gross")]
    first = records.table.rows.stored(0, shown[names.index("gross")])
    assert Decimal(str(gross)) * 100 == first
    dialog.to(tmp_path / "lista.csv")
    settle(qtbot, window)
    with (tmp_path / "lista.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=";"))
    assert (rows[0], len(rows)) == (titles, number + 1)
    dialog.to(tmp_path / "none" / "lista.csv")
    settle(qtbot, window)
    assert dialog.problem.isVisible()
    assert notes(filled) == []


def test_what_tells_of_people_needs_a_tick_and_is_noted(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path
) -> None:
    window = open_window(filled)
    records = listed(qtbot, window, "people")
    dialog = records.save_as()
    assert dialog is not None
    assert dialog.allowed.isVisible()
    assert not dialog.save.isEnabled()
    dialog.allowed.click()
    assert dialog.save.isEnabled()
    dialog.to(tmp_path / "osoby.xlsx")
    settle(qtbot, window)
    undo = window.menus.undo.text()
    dialog = asked(qtbot, window)
    assert dialog.chosen.table == ""
    assert not dialog.save.isEnabled()
    for name, suffix in (("People", ".vcf"), ("People", ".csv"), ("Events", ".ics"), ("Everything", ".zip")):
        choose(dialog, name, suffix)
        assert dialog.allowed.isVisible() == (suffix != ".ics")
        dialog.to(tmp_path / f"out{suffix}")
        settle(qtbot, window)
        assert not dialog.problem.isVisible()
    cards = list(vobject.readComponents((tmp_path / "out.vcf").read_text(encoding="utf-8")))
    assert "Łucja Żak" in [card.fn.value for card in cards]
    assert (tmp_path / "out.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert "people.csv" in ZipFile(tmp_path / "out.zip").namelist()
    assert window.menus.undo.text() == undo
    window.file.close()
    assert [label for label, _arguments in notes(filled)] == ["Given out: {record}"] * 3 + [
        "Everything was given out"
    ]


def test_a_list_that_names_people_needs_a_tick_as_they_do(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path
) -> None:
    window = open_window(filled)
    for table in ("volunteer_agreements", "attendance"):
        dialog = listed(qtbot, window, table).save_as()
        assert dialog is not None
        assert (dialog.allowed.isVisible(), dialog.save.isEnabled()) == (True, False)
        dialog.allowed.click()
        dialog.to(tmp_path / f"{table}.csv")
        settle(qtbot, window)
        dialog.close()
    window.file.close()
    assert [arguments for _label, arguments in notes(filled)] == [
        '{"record":"Volunteer agreements"}',
        '{"record":"Attendance"}',
    ]


def test_a_file_for_reading_alone_says_that_nothing_is_noted(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path
) -> None:
    with open_store(filled):
        window = open_window(filled)
        dialog = asked(qtbot, window)
        assert "cannot note" in dialog.allowed.text()
        dialog.allowed.click()
        for name, suffix in (("People", ".csv"), ("Events", ".ics")):
            choose(dialog, name, suffix)
            dialog.to(tmp_path / f"out{suffix}")
            settle(qtbot, window)
            assert ("does not note it" in dialog.saved.text()) == (suffix == ".csv")
        window.file.close()
    assert notes(filled) == []


def test_the_dialog_fits_and_speaks(qtbot: QtBot, qapp: Application, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    dialog = asked(qtbot, window)
    for language in LANGUAGES:
        qapp.speak(language)
        settle(qtbot, window)
        assert dialog.minimumSizeHint().width() <= 1000
        assert dialog.minimumSizeHint().height() <= 500
        nameless: list[QWidget] = [widget for widget in inputs(dialog) if not spoken(widget)]
        assert nameless == []
