"""The totals on a printed page, and the records that they are sums of."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from ngodesk.common.text import normalised
from ngodesk.gui.reports.spots import LEAST, Spot, beside, numbers_beside

if TYPE_CHECKING:
    from ngodesk.work.tracing import Sums, Trace


class Totals:
    """Reads the pages in their order: what a total is of is known by the heading above it."""

    def __init__(self, sections: "Sequence[Sums]") -> None:
        self._sections = sections
        self._at = 0

    def on(self, page: int, lines: Iterable[tuple[QRectF, str]]) -> list[Spot]:
        """The totals of the next page."""
        told = sorted(((area, normalised(words)) for area, words in lines), key=lambda each: each[0].top())
        found: list[Spot] = []
        for area, words in told:
            self._at = self._section(words)
            trace = self._meant(words)
            if trace is None:
                continue
            row = sorted((each for each in told if beside(each[0], area)), key=lambda each: each[0].left())
            numbers = numbers_beside(area, row)
            if numbers:
                found.append(Spot(page, area, numbers, trace))
        return found

    def _section(self, words: str) -> int:
        """The section that a line begins, or the one that it stands in."""
        for place, section in enumerate(self._sections[self._at + 1 :], self._at + 1):
            begun = len(words) >= LEAST and section.heading.startswith(f"{words} ")
            if section.heading and (words == section.heading or begun):
                return place
        return self._at

    def _meant(self, words: str) -> "Trace | None":
        here = self._sections[self._at].traces if self._sections else ()
        return next((trace for trace in here if trace.name == words), None)
