"""Spreadsheets in and tables out, against what reads and writes them barely."""

import csv
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from ngodesk.common.uncollected import uncollected
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import table_exports
from ngodesk.work.spreadsheets import looking
from tests.bench.federation import DECADE, TINY, federation
from tests.bench.pairs import OWN, Bench, Pair, Run
from tests.bench.people import Imports

_ALL = 'SELECT event_id, session_id, person_id, organisation_id, status, hours, signed, "row" FROM attendance'
_MOST = 20  # MiB


class _Sheets(Imports):
    """People in a workbook, looked at and taken in as the command line does it."""

    def __init__(self, folder: Path, number: int) -> None:
        super().__init__(folder, number)
        self._file = folder / "people.xlsx"
        with (
            (folder / "source" / "people.csv").open(encoding="utf-8", newline="") as lines,
            xlsxwriter.Workbook(self._file) as book,
        ):
            sheet = book.add_worksheet()
            for place, row in enumerate(csv.reader(lines)):
                sheet.write_row(place, 0, [cell or None for cell in row])

    @uncollected()
    def _take(self, store: Store) -> None:
        looking.take(store, looking.look(store, self._file, "people", trial=False))

    def _write_rows(self, connection: Any) -> None:
        header, *rows = CalamineWorkbook.from_path(self._file).get_sheet_by_index(0).to_python()
        self._insert(connection, [str(head) for head in header], rows)


class _Export:
    """All attendance of a federation as CSV."""

    def __init__(self, folder: Path, tiny: bool) -> None:
        self._store = open_store(federation(folder, TINY if tiny else DECADE), write=False)
        self.close = self._store.close

    @contextmanager
    def ours(self, folder: Path) -> Iterator[Run]:
        target = folder / "out.csv"
        yield Run(lambda: table_exports.export_csv(self._store, target, "attendance"), lambda: _lines(target))

    @contextmanager
    def floor(self, folder: Path) -> Iterator[Run]:
        target = folder / "out.csv"
        yield Run(lambda: self._write(target), lambda: _lines(target))

    def _write(self, target: Path) -> None:
        with self._store.reading() as connection, target.open("w", encoding="utf-8", newline="") as stream:
            out = csv.writer(stream, delimiter=";")
            out.writerow(["event", "session", "person", "organisation", "status", "hours", "signed", "row"])
            out.writerows(connection.exec_driver_sql(_ALL))

    @contextmanager
    def memory(self, folder: Path) -> Iterator[Run]:
        yield Run(lambda: self._peak(folder / "out.xlsx"), lambda: "told")

    def _peak(self, target: Path) -> float:
        tracemalloc.start()
        table_exports.export_workbook(self._store, target, ("attendance",))
        peak = tracemalloc.get_traced_memory()[1] / (1 << 20)
        tracemalloc.stop()
        return peak


@contextmanager
def _given(_folder: Path) -> Iterator[Run]:
    yield Run(lambda: float(_MOST), lambda: "told")


def _lines(target: Path) -> int:
    with target.open("rb") as stream:
        return sum(1 for _line in stream)


def _taking(folder: Path, tiny: bool) -> Pair:
    sheets = _Sheets(folder, 40 if tiny else 20_000)
    return Pair(sheets.ours, sheets.floor)


def _giving(folder: Path, tiny: bool) -> Pair:
    export = _Export(folder, tiny)
    return Pair(export.ours, export.floor, export.close)


def _holding(folder: Path, tiny: bool) -> Pair:
    export = _Export(folder, tiny)
    return Pair(export.memory, _given, export.close)


BENCHES = (
    Bench(
        "sheet",
        "20,000 people of a workbook: read apart, matched, validated, journalled, indexed",
        "calamine and executemany of the same rows, journal rows and search rows",
        2,
        "processor",
        _taking,
    ),
    Bench(
        "giving",
        "200,000 rows of attendance as CSV: codes for ids, in natural order, guarded",
        "csv of the same rows as they are stored",
        2,
        "processor",
        _giving,
    ),
)
LONG = (Bench("held", "what 200,000 rows take of the memory", f"{_MOST} MiB", 1, OWN, _holding, "MiB"),)
