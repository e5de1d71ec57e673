"""A frozen report on the desk: printed and saved again, byte for byte as it was approved."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence, QShortcut

from ngodesk.common.language import _
from ngodesk.gui import rendering
from ngodesk.gui.job import Worker
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.print_page import PrintPage
from ngodesk.gui.pages.print_paper import Paper
from ngodesk.gui.places import FROZEN, FROZEN_PRINT, Link
from ngodesk.gui.reports import rows

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.frozen import FrozenRow
    from ngodesk.work.printing import Wish


@dataclass(frozen=True)
class FrozenPaper(Paper):
    """The files that were kept."""

    row: "FrozenRow"
    files: dict[str, bytes]

    def file(self, form: str) -> bytes:
        return self.files[form]


class FrozenPrintPage(PrintPage):
    """One frozen report; nothing of it is made anew."""

    place = "reports"

    def __init__(self, file: OpenFile, worker: Worker, language: str, link: Link) -> None:
        super().__init__(worker, language)
        self._record = link.record
        self.row: FrozenRow | None = None
        self.copy.hide()
        self.toolbar.offer_languages(False)  # it is in the one that it was approved in
        self.head.meta.hide()
        self.head.trail.show()
        self.head.trail.chosen.connect(lambda _step: self._leave())
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._leave)
        self.retranslate()
        self.set_ready(False)

    @property
    def link(self) -> Link:
        return Link(place=self.place, tab=FROZEN_PRINT, record=self._record)

    def _leave(self) -> None:
        self.link_chosen.emit(Link(place=self.place, tab=FROZEN, record=self._record))

    def report(self) -> str:
        return self.row.report if self.row else ""

    def wish(self) -> "Wish | None":
        return None

    def name(self) -> str:
        return self.row.number if self.row else ""

    def reading(self) -> Callable[["Store"], Any]:
        return self.read

    def read(self, store: "Store") -> Any:
        from ngodesk.work import frozen

        assert self._record is not None
        row = frozen.one(store, self._record)
        files = {form: frozen.reprint(store, row.id, form) for form in row.formats}
        pdf = files["pdf"]
        return FrozenPaper(row.title, row.language, pdf, rendering.page_sizes(pdf), row.formats, row, files)

    def fill(self, found: Any) -> None:
        if self._print is None or found.row != self.row:
            self.row = found.row
            self.show_paper(found)
        self._say_what()

    def _say_what(self) -> None:
        row = self.row
        if row is None:
            return
        self.head.title.setText(f"{row.title} {row.number}")
        self.head.trail.show_steps([_("Frozen reports")], row.number)
        self.head.show_state(*rows.state(row))

    def retranslate(self) -> None:
        super().retranslate()
        self._say_what()
