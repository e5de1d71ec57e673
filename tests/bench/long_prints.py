"""Prints of many pages: a report of ten pages against a bare canvas, and certificates by the thousand."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from ngodesk.reports import pdf
from ngodesk.reports.build import build
from ngodesk.reports.content import Element, Heading, Text
from ngodesk.reports.templates import template
from ngodesk.store.opening import open_store
from ngodesk.work import certifying, gathering, printing
from ngodesk.work.imports import import_folder
from ngodesk.work.samples import write_sample
from ngodesk.work.workspaces import create
from tests.bench.card import read_back, recorded
from tests.bench.federation import write_people, write_table
from tests.bench.pairs import OWN, Bench, Pair, Run
from tests.bench.window import started

_TOLD = Path("/proc/self/status")  # Linux alone tells a process the most memory that it had

# What people write: dates, amounts and one-letter words, at which lines may not end.
_SENTENCES = (
    "W okresie od 1 marca 2025 do 30 listopada 2025 r. odbyło się 14 warsztatów w 7 gminach powiatu.",
    "Udział wzięły 243 osoby z 61 organizacji, o 18% więcej niż planowano we wniosku.",
    "Na wynagrodzenia trenerów wydano 23 450,00 zł, a na sale i poczęstunek – 4 980,50 zł.",
    "Z powodu choroby prowadzącej spotkanie w Zabłudowie przeniesiono i powtórzono po dwóch tygodniach.",
    "Każda z organizacji otrzymała materiały, opiekę doradcy i zaproszenie do sieci współpracy.",
)
_SECTIONS, _PARAGRAPHS = 7, 5
_REPORTS = 5  # printed in each round: one takes too short to be measured


def _narrative() -> Iterator[Element]:
    """About six pages of running text: ten with the figures."""
    for section in range(1, _SECTIONS + 1):
        yield Heading(f"{section}. Opis działania i jego rezultatów")
        paragraphs = (" ".join(_SENTENCES[place:] + _SENTENCES) for place in range(_PARAGRAPHS))
        yield Text("\n\n".join(paragraphs))


class _Reports:
    """A budget report with narratives, built from its figures and set each time."""

    def __init__(self, folder: Path, number: int) -> None:
        path = folder / "sample.ngodesk"
        write_sample("kuznia-ekspertow", path)
        wish = printing.Wish(project="KE", language="pl")
        self.template = template("budget-execution")
        with open_store(path) as store, store.read() as session:
            self.source = gathering.gathered(session, self.template, wish, "pl")
        self.number = number
        self.drawing = recorded(self._print)
        self.drawing.draw()

    def _print(self) -> bytes:
        report = build(self.template, self.source, "pl")
        file = BytesIO()
        pdf.write(replace(report, content=(*report.content, *_narrative())), file)
        return file.getvalue()

    def side(self, make: Callable[[], bytes]) -> Callable[[Path], Any]:
        """So many files of `make`."""

        @contextmanager
        def run(_folder: Path) -> Iterator[Run]:
            files: list[bytes] = []
            work = range(self.number)
            yield Run(lambda: files.extend(make() for _ in work), lambda: read_back(files))

        return run


def _reports(folder: Path, tiny: bool) -> Pair:
    made = _Reports(folder, 1 if tiny else _REPORTS)
    return Pair(made.side(made._print), made.side(made.drawing.draw))


_MANY, _FEW, _VERY_FEW = 2_000, 200, 20
_PRINT = """
from ngodesk import __main__ as program
try:
    asked = ["certificates", "--event", "E0", "--series"]
    program.main(["report", {workspace!r}, *asked, "--output", {target!r}])
finally:
    with open("/proc/self/status") as lines:
        print(next(line.split()[1] for line in lines if line.startswith("VmHWM:")))
"""


def _series(folder: Path, people: int) -> Path:
    """A workspace with one series that so many people attended, all with a numbered certificate."""
    source, path = folder / f"source-{people}", folder / f"{people}.ngodesk"
    if path.exists():
        return path
    write_people(source, people)
    write_table(source, "organisations", ("ref", "name", "kind", "own"), [("O", "Łąka", "ngo", "true")])
    header = ("ref", "title", "role", "start", "end", "status", "currency")
    project = ("N", "Łąka dla wszystkich", "lead", "2025-01-01", "2025-12-31", "running", "PLN")
    write_table(source, "projects", header, [project])
    header = ("ref", "project", "kind", "title", "series", "status", "access", "start", "hours")
    event = ("E0", "N", "training", "Szkolenie", "Szkolenia", "held", "open", "2025-03-01", "8")
    write_table(source, "events", header, [event])
    attended = ((f"P{number}", "E0", "attended") for number in range(people))
    write_table(source, "attendance", ("person", "event", "status"), attended)
    create(path, organisation="Łąka", language="pl", currency="PLN")
    with open_store(path) as store:
        import_folder(store, source)
        with store.reading() as connection:
            event_id = connection.exec_driver_sql("SELECT id FROM events").scalar_one()
        certifying.give(store, event_id, series=True, today=date(2025, 6, 1))
    return path


@dataclass
class _Certificates:
    """A process that prints the certificates of a series: the most memory that it takes, in MiB."""

    workspace: Path
    people: int

    @contextmanager
    def __call__(self, folder: Path) -> Iterator[Run]:
        target = folder / "certificates.pdf"
        script = _PRINT.format(workspace=str(self.workspace), target=str(target))

        def whole() -> bool:
            return len(PdfReader(target).pages) == self.people

        yield Run(lambda: int(started(script, folder)) / 1024, whole)


def _certificates(folder: Path, tiny: bool) -> Pair:
    many, few = (_VERY_FEW, _VERY_FEW) if tiny else (_MANY, _FEW)
    return Pair(_Certificates(_series(folder, many), many), _Certificates(_series(folder, few), few))


BENCHES = (
    Bench(
        "report",
        f"{_REPORTS} reports of ten pages, from given figures and texts",
        "bare canvas with the same texts and rules in the same fonts",
        1.5,
        "processor",
        _reports,
    ),
    *(
        [
            Bench(
                "certificates",
                f"the memory that printing {_MANY:,} certificates takes",
                f"that of {_FEW}",
                1.3,
                OWN,
                _certificates,
                "MiB",
            )
        ]
        if _TOLD.exists()
        else []
    ),
)
