"""Tables as spreadsheets: types kept, texts never formulas, and the same workspace when they come back."""

import csv
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from ngodesk.common import language
from ngodesk.common.errors import UsageError, UserError
from ngodesk.exchange.guarding import guarded, unguarded
from ngodesk.exchange.outgoing import Outgoing
from ngodesk.model import TABLES, CostDocument, Person
from ngodesk.store.store import Store
from ngodesk.work import giving_out, table_exports
from ngodesk.work.spreadsheets.looking import look

HOSTILE = ["=1+1", "+48 600 100 200", "-5.00", "@SUM(A1)", "'=x", "''-y", "=cmd|' /C calc'!A0", "−3", "Żak"]


@pytest.mark.parametrize("text", ["-5.00", "+48 600-100-200", "1 000,50", "(+48) 22", "Żak", "-10%", ""])
def test_numbers_phones_and_plain_texts_stay(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize("text", ["=1+1", "+A1", "-2+3+cmd|' /C calc'!A0", "@SUM(A1)", "-x"])
def test_what_would_be_computed_is_guarded(text: str) -> None:
    assert guarded(text).startswith("'")


@given(st.text("='+-@ax1 \t", max_size=8))
def test_what_was_guarded_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text or not guarded(text).startswith("'")


def test_a_table_as_csv_comes_back_unchanged(filled_store: Store, tmp_path: Path) -> None:
    with filled_store.write("Made for a test") as session:
        for number, text in enumerate(HOSTILE):
            session.add(Person(ref=f"H{number}", first_name=text, last_name="Kot", notes=text))
    target = tmp_path / "people.csv"
    table_exports.export_csv(filled_store, target, "people")
    assert target.read_bytes().startswith(b"\xef\xbb\xbfref;first_name;")
    with target.open(encoding="utf-8-sig", newline="") as stream:
        cells = [cell for row in csv.reader(stream, delimiter=";") for cell in row]
    assert not any(cell.startswith(("=", "@")) for cell in cells)
    assert "-5.00" in cells
    seen = look(filled_store, target, "people")
    assert seen.fates["unchanged"] == len(seen.rows) > len(HOSTILE)


@pytest.mark.parametrize(("spoken", "sign"), [("en", "."), ("pl", ","), ("lv", ",")])
def test_amounts_have_the_decimal_sign_of_the_language(
    filled_store: Store, tmp_path: Path, spoken: str, sign: str
) -> None:
    language.use(spoken)
    target = tmp_path / "documents.csv"
    giving_out.give(filled_store, "cost_documents", target)
    with target.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    with filled_store.read() as session:
        amounts = {each.ref: f"{each.gross.normalize():f}" for each in session.query(CostDocument)}
    assert {row["ref"]: row["gross"].replace(sign, ".") for row in rows} == amounts
    assert any(sign in row["gross"] for row in rows)
    assert all("-" in row["issue_date"] for row in rows)
    assert look(filled_store, target, "cost_documents").fates["unchanged"] == len(rows)
    giving_out.give(filled_store, "cost_documents", target, origin="command")
    assert all(amount in target.read_text(encoding="utf-8-sig") for amount in amounts.values())


def test_a_table_as_a_workbook_comes_back_unchanged(filled_store: Store, tmp_path: Path) -> None:
    with filled_store.write("Made for a test") as session:
        for number, text in enumerate(HOSTILE):
            session.add(Person(ref=f"H{number}", first_name=text, last_name="Kot", notes=text))
    target = tmp_path / "people.xlsx"
    table_exports.export_workbook(filled_store, target, ["people"])
    seen = look(filled_store, target, "people")
    assert seen.fates["unchanged"] == len(seen.rows) > len(HOSTILE)


def test_a_text_that_no_cell_holds_is_not_cut(filled_store: Store, tmp_path: Path) -> None:
    with filled_store.write("Made for a test") as session:
        session.add(Person(ref="H1", first_name="A", last_name="Kot", notes="x" * 32_768))
    with pytest.raises(UserError, match="A text in “Notes” is too long"):
        table_exports.export_workbook(filled_store, tmp_path / "all.xlsx")
    assert not (tmp_path / "all.xlsx").exists()
    table_exports.export_csv(filled_store, tmp_path / "people.csv", "people")
    with pytest.raises(UserError, match="has a cell with more than 32767 characters"):
        look(filled_store, tmp_path / "people.csv", "people")


def test_the_workspace_as_a_workbook(filled_store: Store, tmp_path: Path) -> None:
    with filled_store.write("Made for a test") as session:
        session.add(Person(ref="H1", first_name="=1+1", last_name="@Kot"))
    target = tmp_path / "all.xlsx"
    table_exports.export_workbook(filled_store, target)
    with ZipFile(target) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())
    book = load_workbook(target)
    with filled_store.reading() as connection:
        assert book.sheetnames == Outgoing(connection).tables()
    sheet = book["cost_documents"]
    header = [cell.value for cell in sheet[1]]
    assert header == [field.name for field in TABLES["cost_documents"].described.fields]
    assert sheet.freeze_panes == "A2"
    row = dict(zip(header, (cell.value for cell in sheet[2]), strict=True))
    with filled_store.read() as session:
        document = session.query(CostDocument).filter(CostDocument.ref == row["ref"]).one()
        assert Decimal(str(row["gross"])) == document.gross
        assert row["issue_date"].date() == document.issue_date


@pytest.mark.parametrize("table", ["people", "organisations", "events", "cost_documents", "projects"])
def test_a_workbook_of_one_table_brings_nothing_new(filled_store: Store, tmp_path: Path, table: str) -> None:
    target = tmp_path / f"{table}.xlsx"
    table_exports.export_workbook(filled_store, target, (table,))
    seen = look(filled_store, target, table)
    assert seen.problems == ()
    assert seen.fates["unchanged"] == len(seen.rows) > 0
    with pytest.raises(UsageError):
        table_exports.export_workbook(filled_store, target, ("nobody",))
