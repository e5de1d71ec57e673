"""The accountant's round trip: the register of a month goes out, ledger numbers come back, nothing else."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from ngodesk.common.errors import UserError
from ngodesk.common.language import LANGUAGES
from ngodesk.model import CostDocument
from ngodesk.store import undo
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import ledger_numbers, printing
from ngodesk.work.printing import Wish

MAY = date(2025, 5, 1)


@pytest.fixture
def store(filled: Path) -> Iterator[Store]:
    """The example, open."""
    with open_store(filled) as opened:
        yield opened


def filled_in(store: Store, path: Path, numbers: dict[str, Any], language: str = "pl") -> Path:
    """The register of May, printed, filled in and saved by another program."""
    printing.print_report(store, "month-register", path, Wish(month=MAY, language=language))
    book = CalamineWorkbook.from_path(path)
    with xlsxwriter.Workbook(path) as saved:
        for name in book.sheet_names:
            page = saved.add_worksheet(name)
            for row, cells in enumerate(book.get_sheet_by_name(name).to_python()):
                for column, cell in enumerate(cells):
                    page.write(row, column, str(cell))
                if cells and cells[0] in numbers:
                    page.write(row, 1, numbers[cells[0]])
                    page.write(row, 2, "changed by mistake")
    return path


def numbers_of(store: Store) -> dict[str, tuple[str | None, str]]:
    """Ledger number and number of every document."""
    with store.read() as session:
        return {paper.ref: (paper.accounting_no, paper.number) for paper in session.query(CostDocument)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_come_back_and_nothing_else(store: Store, tmp_path: Path, language: str) -> None:
    before = numbers_of(store)
    path = filled_in(store, tmp_path / "maj.xlsx", {"C2": "K/12", "C3": 17}, language)
    looked = ledger_numbers.look(store, path)
    assert [(each.ref, each.before, each.after) for each in looked.changes] == [
        ("C2", "", "K/12"),
        ("C3", "", "17"),
    ]
    assert numbers_of(store) == before, "nothing is written by looking"
    assert ledger_numbers.take(store, looked.changes) == 2
    wanted = before | {"C2": ("K/12", before["C2"][1]), "C3": ("17", before["C3"][1])}
    assert numbers_of(store) == wanted
    again = ledger_numbers.look(store, path)
    assert (again.changes, again.alike, again.unknown) == ((), 2, ())


def test_it_is_one_step_of_undo(store: Store, tmp_path: Path) -> None:
    before = numbers_of(store)
    path = filled_in(store, tmp_path / "maj.xlsx", {"C2": "1", "C3": "2", "C7": "3"})
    ledger_numbers.take(store, ledger_numbers.look(store, path).changes)
    undo.undo(store)
    assert numbers_of(store) == before


def test_a_blank_leaves_a_number_as_it_is(store: Store, tmp_path: Path) -> None:
    path = filled_in(store, tmp_path / "maj.xlsx", {"C2": "1"})
    ledger_numbers.take(store, ledger_numbers.look(store, path).changes)
    blank = filled_in(store, tmp_path / "again.xlsx", {"C2": "", "C3": "5"})
    assert [each.ref for each in ledger_numbers.look(store, blank).changes] == ["C3"]


def test_a_code_that_no_document_has_is_named(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        for row, cells in enumerate(
            [["Kod", "Nr księgowy"], ["C2", "1"], ["Nobody", "2"], ["A long note.", "x"]]
        ):
            page.write_row(row, 0, cells)
    looked = ledger_numbers.look(store, path)
    assert ([each.ref for each in looked.changes], looked.unknown) == (["C2"], ("Nobody",))


def test_what_is_no_register_is_refused_with_a_sentence(store: Store, tmp_path: Path) -> None:
    broken, other, none = tmp_path / "broken.xlsx", tmp_path / "other.xlsx", tmp_path / "none.xlsx"
    broken.write_bytes(b"PK\x03\x04 and no more")
    with xlsxwriter.Workbook(other) as book:
        book.add_worksheet().write(0, 0, "Something else")
    for path in (broken, other, none):
        with pytest.raises(UserError, match=path.name):
            ledger_numbers.look(store, path)
