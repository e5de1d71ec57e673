"""Numbers on a printed page, and the records that they were counted from."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from ngodesk.common.text import normalised
from ngodesk.gui.places import Link, to_record

if TYPE_CHECKING:
    from ngodesk.work.tracing import Trace

_NUMBER = re.compile(r"[−-]?\d{1,3}(\s?\d{3})*([.,]\d+)?\s?(%|[A-Z]{3})?")
LEAST = 8  # letters of a name that goes on in the next line
_BESIDE = 3.0  # points that two lines of a row may differ
_OWNERS = {
    "budget_lines": ("line", "costs", "allocations"),
    "funding_sources": ("source", "costs", "allocations"),
    "activities": ("activity", "activities", "events"),
}


@dataclass(frozen=True)
class Spot:
    """The numbers in one row of a print, and what they are of."""

    page: int
    name: QRectF
    numbers: tuple[tuple[QRectF, str], ...]
    trace: "Trace"

    @property
    def area(self) -> QRectF:
        """The whole row, in points of the page."""
        whole = QRectF(self.name)
        for area, _words in self.numbers:
            whole = whole.united(area)
        return whole


def spots(page: int, lines: Iterable[tuple[QRectF, str]], traces: Sequence["Trace"]) -> list[Spot]:
    """The rows of a page that name one record and have numbers beside the name.

    A number is of the first record that its row names; where a name may mean several records, of none.
    """
    told = sorted(((area, normalised(words)) for area, words in lines), key=lambda each: each[0].left())
    known: dict[str, list[Trace]] = {}
    for trace in traces:
        known.setdefault(trace.name, []).append(trace)
    codes = {trace.code for trace in traces if "." in trace.code}  # 1.2 is a line, 6 may be a number
    found: list[Spot] = []
    for area, words in told:
        meant = known.get(words, []) or _begun(words, traces)
        row = [each for each in told if beside(each[0], area)] if meant else []
        one = _one(meant, {words.rstrip(".") for place, words in row if place.right() <= area.left()})
        numbers = numbers_beside(area, row, codes)
        taken = any(beside(spot.name, area) for spot in found)
        if one is not None and numbers and not taken:
            found.append(Spot(page, area, numbers, one))
    return sorted(found, key=lambda spot: spot.name.top())


def numbers_beside(
    name: QRectF, row: Iterable[tuple[QRectF, str]], codes: Collection[str] = ()
) -> tuple[tuple[QRectF, str], ...]:
    """The numbers of a row right of its name; what looks like one and is a code is none."""
    return tuple(
        (place, said)
        for place, said in row
        if place.left() >= name.right() and _NUMBER.fullmatch(said) and said not in codes
    )


def beside(one: QRectF, other: QRectF) -> bool:
    """Whether two lines stand in one row."""
    return abs(one.center().y() - other.center().y()) < _BESIDE


def _begun(words: str, traces: Sequence["Trace"]) -> list["Trace"]:
    """Records whose name begins in this line and goes on in the next."""
    return [trace for trace in traces if len(words) >= LEAST and trace.name.startswith(f"{words} ")]


def _one(meant: Sequence["Trace"], before: set[str]) -> "Trace | None":
    """The record that is meant: the only one of that name, or the only one whose code stands before it."""
    coded = [trace for trace in meant if trace.code in before]
    chosen = coded or meant
    return chosen[0] if len(chosen) == 1 else None


def link_of(trace: "Trace", project: int | None) -> Link:
    """The records behind a number."""
    if trace.id is None:
        return to_record(trace.table, None, project)
    if trace.table in _OWNERS:
        field, tab, table = _OWNERS[trace.table]
        return Link(tab=tab, table=table, project=project, owner=(field, trace.id))
    if trace.table == "indicators":
        return Link(tab="indicators", project=project, record=trace.id)
    return to_record(trace.table, trace.id, project)
