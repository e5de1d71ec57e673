"""Long prints: a register as PDF against a bare canvas, and as a workbook against CSV."""

import csv
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook
from reportlab.lib.pagesizes import A4, landscape

from ngodesk.figures.charges import Charge, Paid, charges
from ngodesk.figures.execution import Execution, execution
from ngodesk.figures.facts import OrganisationFacts, ProjectFacts
from ngodesk.reports import pdf
from ngodesk.reports.build import build
from ngodesk.reports.content import Table
from ngodesk.reports.source import Source
from ngodesk.reports.templates import template
from ngodesk.reports.whole import Report
from ngodesk.store.opening import open_store
from ngodesk.work import printing
from tests.bench.card import read_back, recorded
from tests.bench.federation import DECADE, TINY, Size, federation
from tests.bench.pairs import Bench, Pair, Run

_DAY = date(2026, 11, 20)
_PDF_ROWS, _FEW_ROWS = 10_000, 60
_FACTS = ProjectFacts(
    ref="P",
    title="Łąka dla wszystkich",
    status="running",
    currency="PLN",
    start=date(2025, 1, 1),
    end=date(2025, 12, 31),
    agreement_no="FS/7/2025",
    organisation=OrganisationFacts("Stowarzyszenie Nasza Łąka"),
    credit_lines=("Projekt dofinansowany przez Fundusz Sąsiedzki.",),
)


def _charge(number: int) -> Charge:
    """An invoice of a made register."""
    day = date(2025, 1, 1) + timedelta(number % 365)
    amount = Decimal(number * 7919 % 1_000_000 + 1).scaleb(-2)
    values: tuple[Any, ...] = (
        *(number, f"D{number}", "invoice", f"FV {number}/2025", f"K/{number}", day, None),
        *(
            f"Przedsiębiorstwo {number % 97} sp. z o.o.",
            "5260001246",
            "",
            f"Materiały na szkolenie {number % 50}",
        ),
        *("PLN", amount, None, None, "", "", (Paid(day),), f"I.{number % 20}", "Materiały", "I. Działania"),
        *("direct", "D", "grant", "Dotacja", amount, None, "PLN", "", "", "", None, Decimal("0.00")),
        *(amount, amount, amount),
    )
    return Charge(*values)


def _source(count: int) -> Source:
    found = [_charge(number) for number in range(count)]
    empty = Execution((), (), {}, "PLN", 0)
    return Source(_FACTS.common, _DAY, project=_FACTS, given={charges: found, execution: empty})


def _content(source: Source) -> Report:
    return build(template("cost-documents"), source, "pl")


@dataclass
class _Registers:
    """The register as a PDF, built and set each time, and drawn where everything is known to stand."""

    count: int

    def __post_init__(self) -> None:
        self.source = _source(self.count)
        self.drawing = recorded(self._print, landscape(A4))
        self.drawing.draw()

    def _print(self) -> bytes:
        file = io.BytesIO()
        pdf.write(_content(self.source), file)
        return file.getvalue()

    @contextmanager
    def ours(self, _folder: Path) -> Iterator[Run]:
        """From the figures to the file."""
        yield from _run(self._print, lambda file: read_back([file]))

    @contextmanager
    def floor(self, _folder: Path) -> Iterator[Run]:
        """Texts and rules alone."""
        yield from _run(self.drawing.draw, lambda file: read_back([file]))


def _run(work: Callable[[], Any], answer: Callable[[Any], Any]) -> Iterator[Run]:
    files: list[Any] = []
    yield Run(lambda: files.append(work()), lambda: answer(files[-1]))


class _Sheets:
    """The registers of all projects of a federation as workbooks, and as CSV."""

    def __init__(self, folder: Path, size: Size) -> None:
        self._store = open_store(federation(folder, size))
        self._refs = [f"N{number}" for number in range(size.projects)]

    def close(self) -> None:
        """Let go of the workspace."""
        self._store.close()

    def _contents(self) -> Iterator[Report]:
        for ref in self._refs:
            yield printing.content(self._store, "cost-documents", printing.Wish(project=ref, language="pl"))

    def _workbooks(self) -> list[bytes]:
        return [printing.written(content, "xlsx") for content in self._contents()]

    def _texts(self) -> list[bytes]:
        found = []
        for content in self._contents():
            file = io.StringIO()
            csv.writer(file).writerows(row.cells for row in _register(content).rows)
            found.append(file.getvalue().encode())
        return found

    @contextmanager
    def ours(self, _folder: Path) -> Iterator[Run]:
        """From the workspace to the files."""
        yield from _run(self._workbooks, lambda files: [_of_workbook(file) for file in files])

    @contextmanager
    def floor(self, _folder: Path) -> Iterator[Run]:
        """The same rows, by the interpreter's own writer."""
        yield from _run(self._texts, lambda files: [_of_text(file) for file in files])


def _register(report: Report) -> Table:
    return next(element for element in report.content if isinstance(element, Table))


def _of_workbook(file: bytes) -> list[Any]:
    """How many documents there are, and the sum of what is charged, as read back."""
    rows = CalamineWorkbook.from_filelike(io.BytesIO(file)).get_sheet_by_index(0).to_python()
    body = [row for row in rows if str(row[1]).startswith("D") and str(row[1])[1:].isdecimal()]
    return [len(body), sum((Decimal(str(row[11])) for row in body if isinstance(row[11], float)), Decimal(0))]


def _of_text(file: bytes) -> list[Any]:
    rows = list(csv.reader(io.StringIO(file.decode())))[:-1]
    return [len(rows), sum((Decimal(row[11]) for row in rows if row[11][-1:].isdecimal()), Decimal(0))]


def _pdf_pair(_folder: Path, tiny: bool) -> Pair:
    made = _Registers(_FEW_ROWS if tiny else _PDF_ROWS)
    return Pair(made.ours, made.floor)


def _sheet_pair(folder: Path, tiny: bool) -> Pair:
    made = _Sheets(folder, TINY if tiny else DECADE)
    return Pair(made.ours, made.floor, made.close)


BENCHES = (
    Bench(
        "register",
        f"a register of {_PDF_ROWS:,} documents as PDF, from its figures",
        "bare canvas with the same texts and rules in the same fonts",
        1.0,
        "processor",
        _pdf_pair,
    ),
    Bench(
        "sheet",
        "registers of the 60,000 allocations of a federation as workbooks",
        "the same rows as CSV",
        2.0,
        "processor",
        _sheet_pair,
    ),
)
