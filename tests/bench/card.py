"""A project card from its figures and facts, against drawing the same texts and rules on a bare canvas."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from ngodesk.figures.facts import project_facts
from ngodesk.figures.project import Span, scope
from ngodesk.figures.whole import figures
from ngodesk.reports import pdf
from ngodesk.reports.build import build
from ngodesk.reports.page import Sheet
from ngodesk.reports.pen import Pen
from ngodesk.reports.source import Source
from ngodesk.reports.templates import template
from ngodesk.work.samples import write_sample
from ngodesk.work.workspaces import open_workspace
from tests.bench.pairs import Bench, Pair, Run

_SAMPLE, _PROJECT = "kuznia-ekspertow", "KE"
_DAY = date(2026, 11, 20)
_CARDS = 20  # printed in each round: one takes too short to be measured


def _source(path: Path) -> Source:
    write_sample(_SAMPLE, path)
    with open_workspace(path) as store, store.read() as session:
        counted = figures(scope(session.connection(), _PROJECT, Span()))
        facts = project_facts(session, _PROJECT, "pl", _DAY)
        return Source(
            facts.common, _DAY, project=facts, mark="12345/17AC-5E20-0D3E", given={figures: counted}
        )


def _printed(source: Source) -> bytes:
    file = BytesIO()
    pdf.write(build(template("project-card"), source, "pl"), file)
    return file.getvalue()


@dataclass
class Drawing:
    """What stands on the pages of a print: every text and every rule, where it stands."""

    texts: list[tuple[int, str, float, float, float, str]] = field(default_factory=list)
    rules: list[tuple[int, float, float, float, float, float]] = field(default_factory=list)
    frames: list[tuple[int, float, float, float, float]] = field(default_factory=list)
    pages: int = 0
    numbered: int = 0
    paper: tuple[float, float] = A4

    def draw(self) -> bytes:
        """The same on a bare canvas."""
        file = BytesIO()
        canvas = Canvas(file, pagesize=self.paper, invariant=1)
        texts, rules, frames = (_by_page(each) for each in (self.texts, self.rules, self.frames))
        for page in range(1, self.pages + 1):
            for _page, face, size, x, y, text in texts[page]:
                canvas.setFont(face, size)
                canvas.drawString(x, y, text)
            for _page, width, *line in rules[page]:
                canvas.setLineWidth(width)
                canvas.line(*line)
            for _page, *frame in frames[page]:
                canvas.rect(*frame)
            canvas.showPage()
        canvas.save()
        return file.getvalue()

    def note_text(self, text: Any, x: float, y: float, letters: str) -> None:
        """A text; the numbers of the pages come after the last page."""
        page = self.numbered or text._canvas.getPageNumber()
        place = text._canvas.absolutePosition(x, y)
        self.texts.append((page, text._fontname, text._fontsize, *place, letters))

    def note_rule(self, canvas: Any, line: Sequence[float]) -> None:
        """A rule from one end to the other."""
        ends = (*canvas.absolutePosition(*line[:2]), *canvas.absolutePosition(*line[2:]))
        self.rules.append((canvas.getPageNumber(), canvas._lineWidth, *ends))

    def note_frame(self, canvas: Any, x: float, y: float, width: float, height: float) -> None:
        """A frame."""
        self.frames.append((canvas.getPageNumber(), *canvas.absolutePosition(x, y), width, height))

    def note_page(self, canvas: Any) -> None:
        """The end of a page."""
        self.pages = canvas.getPageNumber()

    def note_number(self, _sheet: Any, _canvas: Any, page: int, _pages: int) -> None:
        """The number of a page."""
        self.numbered = page


def _by_page(drawn: Sequence[Any]) -> dict[int, list[Any]]:
    """What was drawn, by the page on which it stands."""
    found: dict[int, list[Any]] = defaultdict(list)
    for each in drawn:
        found[each[0]].append(each)
    return found


def recorded(print_once: Callable[[], object], paper: tuple[float, float] = A4) -> Drawing:
    """Print once, and note what is drawn."""
    drawing = Drawing(paper=paper)
    with ExitStack() as stack:
        for owner, name, note in (
            (Pen, "put", lambda pen, line, x, y: drawing.note_text(pen, x, y, line)),
            (
                PDFTextObject,
                "textOut",
                lambda text, letters: drawing.note_text(text, text._x, text._y, letters),
            ),
            (
                PDFTextObject,
                "textLine",
                lambda text, letters: drawing.note_text(text, text._x0, text._y, letters),
            ),
            (Canvas, "line", lambda canvas, *ends: drawing.note_rule(canvas, ends)),
            (Canvas, "lines", lambda canvas, lines: [drawing.note_rule(canvas, line) for line in lines]),
            (Canvas, "rect", drawing.note_frame),
            (Canvas, "showPage", drawing.note_page),
            (Sheet, "write_number", drawing.note_number),
        ):
            stack.enter_context(patch.object(owner, name, _noted(getattr(owner, name), note)))
        print_once()
    return drawing


def _noted(real: Callable[..., Any], note: Callable[..., Any]) -> Callable[..., Any]:
    def called(drawn_on: Any, *arguments: Any, **options: Any) -> Any:
        note(drawn_on, *arguments)
        return real(drawn_on, *arguments, **options)

    return called


def read_back(files: list[bytes]) -> list[Any]:
    """How many files there are, and the letters of each page of the last one."""
    reader = PdfReader(BytesIO(files[-1]))
    letters = [sorted("".join(page.extract_text().split())) for page in reader.pages]
    return [len(files), letters]


class _Cards:
    def __init__(self, folder: Path, number: int) -> None:
        self._source = _source(folder / "sample.ngodesk")
        self._drawing = recorded(lambda: _printed(self._source))
        self._number = number
        self._drawing.draw()

    @contextmanager
    def ours(self, _folder: Path) -> Iterator[Run]:
        """Built and rendered each time."""
        files: list[bytes] = []
        work = range(self._number)
        yield Run(lambda: files.extend(_printed(self._source) for _ in work), lambda: read_back(files))

    @contextmanager
    def floor(self, _folder: Path) -> Iterator[Run]:
        """Drawn where each text and rule is known to stand."""
        files: list[bytes] = []
        work = range(self._number)
        yield Run(lambda: files.extend(self._drawing.draw() for _ in work), lambda: read_back(files))


def _pair(folder: Path, tiny: bool) -> Pair:
    cards = _Cards(folder, 1 if tiny else _CARDS)
    return Pair(cards.ours, cards.floor)


BENCHES = (
    Bench(
        "card",
        f"{_CARDS} project cards from given figures and facts",
        "bare canvas with the same texts and rules in the same fonts",
        1.5,
        "processor",
        _pair,
    ),
)
