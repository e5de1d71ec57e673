"""Files from anywhere: read, or refused with a sentence; the process that reads may die of them."""

import contextlib
import csv
import random
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from ngodesk.common.errors import FileError, UserError
from ngodesk.exchange.sheets import child
from ngodesk.exchange.sheets.limits import MOST_ROWS
from ngodesk.exchange.sheets.reading import book_of, cleaned, read


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Two sheets, with a title, a gap, a number that fills its cell, and a day."""
    path = tmp_path / "Żółta lista.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Uczestnicy")
        sheet.write(0, 0, "Lista")
        sheet.write_row(2, 0, ["Nazwisko", "NIP", "Data"])
        sheet.write_row(3, 0, ["Żak\u202e\x07", 5260000000.0])
        sheet.write_datetime(3, 2, datetime(2025, 3, 4), book.add_format({"num_format": "dd.mm.yyyy"}))
        book.add_worksheet("Pusty")
    return path


def test_a_workbook_keeps_its_rows_where_they_are(workbook: Path) -> None:
    book = read(workbook)
    assert [sheet.name for sheet in book.sheets] == ["Uczestnicy", "Pusty"]
    rows = book.sheets[0].rows
    assert rows[0][0] == "Lista"
    assert rows[1] == [None, None, None]
    assert rows[3] == ["Żak", 5260000000, date(2025, 3, 4)]
    assert book.sheets[1].rows == []


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_what_separates_cells_is_found(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "lista.csv"
    lines = [
        "Nazwa|Kwota|Uwagi",
        '"Druk|ulotek"|1 000,50|a' if separator != "," else "Druk|1000.50|a",
        "Sala|20|",
    ]
    path.write_text("\n".join(line.replace("|", separator) for line in lines))
    book = read(path)
    assert book.separator == separator
    assert [len(row) for row in book.sheets[0].rows] == [3, 3, 3]


def test_a_person_may_say_better(tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_bytes("Imię,Wiek\nŁucja,7\n".encode("cp1250"))
    assert read(path, encoding="cp1250", separator=",").sheets[0].rows[1] == ["Łucja", "7"]
    with pytest.raises(UserError, match="encoding"):
        read(path, encoding="utf-8")


@given(st.lists(st.lists(st.text(alphabet='",[]{}\\\\ąa', max_size=5), min_size=2, max_size=4), min_size=1))
@settings(max_examples=25)
def test_cells_come_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "cells.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    found = book_of(child.answer(str(path), "utf-8", ";"), path.name).sheets[0].rows
    width = max(map(len, rows))
    wanted = [[cell.strip() or None for cell in row] + [None] * (width - len(row)) for row in rows]
    while wanted and not any(wanted[-1]):
        wanted.pop()
    assert [row + [None] * (width - len(row)) for row in found] == wanted


def test_failed_formulas_are_not_blank_and_hidden_sheets_not_read(tmp_path: Path) -> None:
    path = tmp_path / "rejestr.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Rejestr")
        sheet.write_row(0, 0, ["Nr", "Netto"])
        sheet.write_formula(3, 1, "=A9", None, "#REF!")
        sheet.write_number(3, 2, 0.25, book.add_format({"num_format": "[h]:mm"}))
        hidden = book.add_worksheet("Stary")
        hidden.write_column(0, 0, ["a"] * 9)
        hidden.hide()
    (only,) = read(path).sheets
    assert only.rows[3] == [None, "#REF!", timedelta(hours=6)]


def test_signs_that_nobody_typed_are_gone() -> None:
    assert cleaned(" a\x00b\u202ec\u2066\ud800 ") == "abc"
    assert cleaned("dwa\r\nwiersze\r") == "dwa\nwiersze"


def far_away(path: Path) -> None:
    sheet = '<worksheet><sheetData><row r="1"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    _zipped(path, {"xl/worksheets/sheet1.xml": sheet.encode()})


def many_parts(path: Path) -> None:
    _zipped(path, {f"xl/{number}.xml": b"" for number in range(2_001)})


def bomb(path: Path) -> None:
    _zipped(path, {"xl/worksheets/sheet1.xml": b" " * (201 << 20)})


def no_archive(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 and nothing of the kind")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def protected(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2048)


def _zipped(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


@pytest.mark.parametrize("make", [far_away, many_parts, bomb, no_archive, empty, protected])
@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_hostile_files_are_refused_with_a_sentence(
    tmp_path: Path, make: Callable[[Path], None], suffix: str
) -> None:
    path = tmp_path / f"lista{suffix}"
    make(path)
    with pytest.raises(UserError, match="lista"):
        read(path)


def test_what_takes_too_much_memory_ends_the_child_alone(tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_bytes(b"a;b\n" * (MOST_ROWS + 2))
    with pytest.raises(UserError, match="100000"):
        read(path)
    path.write_text("a;" * 201)
    with pytest.raises(UserError):
        read(path)


def test_no_such_file_and_no_such_kind(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        read(tmp_path / "lista.csv")
    with pytest.raises(UserError, match=r"\.xlsx"):
        read(tmp_path / "lista.docx")


def test_broken_workbooks_are_refused_or_read(workbook: Path, tmp_path: Path) -> None:
    """Bytes changed at random: a sentence or cells, and nothing else."""
    chance = random.Random(7)
    whole = workbook.read_bytes()
    path = tmp_path / "zepsuta.xlsx"
    for _time in range(6):
        broken = bytearray(whole)
        for _change in range(chance.randint(1, 30)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        path.write_bytes(broken)
        with contextlib.suppress(UserError):
            assert read(path).sheets
