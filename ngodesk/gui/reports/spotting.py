"""Looking through a print for its numbers, a few pages at a time so that drawing has its turn."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Signal

from ngodesk.gui import rendering
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.reports.spots import Spot, spots
from ngodesk.gui.reports.totals import Totals

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.tracing import Sums, Trace

_PAGES = 10
_NEAR = 2.0  # points round a number that are still it


class Spotting(QObject):
    """The numbers of one print, as far as they were found."""

    found = Signal(object)  # all spots so far

    def __init__(self, file: OpenFile, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file
        self._pdf: bytes | None = None
        self.spots: list[Spot] = []
        self.done = False

    def forget(self) -> None:
        """Another print is coming."""
        self._pdf, self.spots, self.done = None, [], False

    def look(self, pdf: bytes, pages: int, traces: Sequence["Trace"], sums: Sequence["Sums"]) -> None:
        """Look through a print from its first page."""
        self.forget()
        self._pdf = pdf
        self._go_on(pdf, 0, pages, traces, Totals(sums))

    def _go_on(self, pdf: bytes, first: int, pages: int, traces: Sequence["Trace"], totals: Totals) -> None:
        some = range(first, min(first + _PAGES, pages))

        def work(_store: "Store") -> list[Spot]:
            found: list[Spot] = []
            for page in some:
                lines = rendering.lines(pdf, page)
                on_page = [*spots(page, lines, traces), *totals.on(page, lines)]
                found += sorted(on_page, key=lambda spot: spot.name.top())
            return found

        def show(found: list[Spot]) -> None:
            if pdf is not self._pdf:
                return
            self.spots += found
            if some.stop < pages:
                self._go_on(pdf, some.stop, pages, traces, totals)
            else:
                self.done = True
                self.found.emit(list(self.spots))

        self._file.read(work, show)

    def at(self, page: int, point: QPointF) -> Spot | None:
        """The number at a point of a page."""
        for spot in self.spots:
            if spot.page == page:
                for area, _words in spot.numbers:
                    if area.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR).contains(point):
                        return spot
        return None
