"""What is told beside a report before it leaves the house: texts, findings, the same report frozen before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from ngodesk.common.language import _, current
from ngodesk.gui.pages.checks_rows import SIGNS, link_of
from ngodesk.gui.places import Link, to_texts
from ngodesk.gui.reports.spots import Spot

if TYPE_CHECKING:
    from ngodesk.common.saying import Part, Saying
    from ngodesk.store.store import Store
    from ngodesk.work.frozen import FrozenRow
    from ngodesk.work.narratives import Book
    from ngodesk.work.printing import Wish
    from ngodesk.work.tracing import Sums, Trace

_GRAVEST = tuple(SIGNS)
_HEADING = 32  # letters of a heading that are told


@dataclass(frozen=True)
class Todo:
    """One thing to settle before approval: how grave it is, what, where; the record that it is about."""

    severity: str
    words: str
    link: Link | None
    record: tuple[str, int] | None = None


@dataclass(frozen=True)
class Beside:
    """Everything told beside one report. `changed` is how much is not as it was in the frozen one."""

    project: int | None
    todo: tuple[Todo, ...]
    book: "Book | None"
    texts: Link | None
    traces: Sequence["Trace"]
    sums: Sequence["Sums"]
    former: "FrozenRow | None"
    changed: int


def look(store: "Store", report: str, wish: "Wish") -> Beside:
    """In the worker: what is to be told of a report."""
    from ngodesk.work import narratives, tracing

    sums = tracing.sums(store, report, wish, wish.language or current().language)
    if wish.project is None:
        return Beside(None, (), None, None, tracing.traces(store, None), sums, None, 0)
    book = narratives.book(store, report, wish)
    texts = to_texts(report, book.project, book.period, book.language)
    todo = [Todo("error", _shortened(each), texts) for each in narratives.problems(store, report, wish)]
    todo += _findings(store, wish.project)
    if book.form.unverified:
        todo.append(Todo("info", book.form.unverified, None))
    former, changed = _former(store, report, wish, book.project)
    traces = tracing.traces(store, wish.project)
    kept = book if book.sections else None
    return Beside(book.project, tuple(todo), kept, texts, traces, sums, former, changed)


def _shortened(said: "Saying") -> str:
    """What is wrong is seen, however long the heading before it is."""
    parts = {name: _cut(part) if name == "heading" else part for name, part in said.parts}
    return replace(said, parts=tuple(parts.items())).text()


def _cut(heading: "Part") -> "Part":
    words = str(heading)
    return words if len(words) <= _HEADING else f"{words[:_HEADING].rstrip()}…"


def _findings(store: "Store", project: str) -> list[Todo]:
    """What the checks find in the project, the gravest first."""
    from ngodesk.work import checking

    verdict = checking.known(store) or checking.findings(store, project)
    found = [each for each in verdict.open if project in {ref for _id, ref in each.projects}]
    found.sort(key=lambda each: _GRAVEST.index(each.rule.severity))
    return [
        Todo(each.rule.severity, each.what.text(), link_of(each), (each.table, each.id)) for each in found
    ]


def _former(store: "Store", report: str, wish: "Wish", project: int) -> "tuple[FrozenRow | None, int]":
    """The same report of the same days as it was frozen last, and how much has changed since."""
    from ngodesk.work import changed_since, frozen

    for row in frozen.frozen(store, project):
        if (row.report, row.start, row.end) == (report, wish.start, wish.end) and not row.corrected:
            return row, len(changed_since.differences(store, row.id))
    return None, 0


def page_of(todo: Todo, spots: Sequence[Spot]) -> tuple[int, QRectF] | None:
    """Where in the print something is about: its page and the row; nothing where it does not stand there."""
    for spot in spots:
        if todo.record == (spot.trace.table, spot.trace.id):
            return spot.page, spot.area
    return None


def page_words(page: int | None) -> str:
    """The page of something as a list tells it."""
    return "" if page is None else _("page {number}").format(number=page + 1)
