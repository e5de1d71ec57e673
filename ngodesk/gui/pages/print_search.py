"""Looking for words in the pages of a print: marked wherever they stand, from one place to the next."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ngodesk.common.language import _
from ngodesk.gui import rendering, sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.job import Worker
from ngodesk.gui.layouts import in_row
from ngodesk.gui.notes import announce
from ngodesk.gui.paper import Desk
from ngodesk.gui.records.search import SearchField

_PAGES = 10  # at once, so that drawing has its turn
_WIDEST, _NARROWEST = 260, 170  # pixels


@dataclass(frozen=True)
class Hit:
    """One place where the words stand: the page, and the lines of it, in points."""

    page: int
    areas: tuple[QRectF, ...]

    @property
    def whole(self) -> QRectF:
        """All its lines."""
        first, *others = self.areas
        for area in others:
            first = first.united(area)
        return first


class Looking(QObject):
    """Looks through a print in the worker, a few pages at a time."""

    found = Signal(object)  # the places on some pages more
    done = Signal()

    def __init__(self, worker: Worker, failed: Callable[[Exception], None], parent: QObject) -> None:
        super().__init__(parent)
        self._worker, self._failed = worker, failed
        self._asked: tuple[bytes, str] | None = None

    def forget(self) -> None:
        """Nothing is looked for any more."""
        self._asked = None

    def look(self, pdf: bytes, pages: int, words: str) -> None:
        """Look through a print from its first page."""
        self._asked = pdf, words
        self._go_on(self._asked, 0, pages)

    def _go_on(self, asked: tuple[bytes, str], first: int, pages: int) -> None:
        pdf, words = asked
        some = range(first, min(first + _PAGES, pages))

        def work(_progress: object) -> list[Hit]:
            return [Hit(page, tuple(areas)) for page in some for areas in rendering.places(pdf, page, words)]

        def show(hits: list[Hit]) -> None:
            if asked is not self._asked:
                return
            self.found.emit(hits)
            if some.stop < pages:
                self._go_on(asked, some.stop, pages)
            else:
                self.done.emit()

        self._worker.run(work, show, self._failed)


class WordsField(SearchField):
    """Says which place of how many it is; Enter goes to the next, with Shift to the one before."""

    stepped = Signal(int)

    def __init__(self) -> None:
        self.at: int | None = None
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _fit(self) -> None:
        super()._fit()
        self.setMinimumWidth(sizes.scaled(_NARROWEST))
        self.setMaximumWidth(sizes.scaled(_WIDEST))

    def sizeHint(self) -> QSize:
        return QSize(sizes.scaled(_WIDEST), super().sizeHint().height())

    def retranslate(self) -> None:
        super().retranslate()
        self.setPlaceholderText(_("Search the print"))
        self.setAccessibleName(_("Search the print"))

    def forget(self) -> None:
        """It is not known what there is of other words."""
        self.at = self._hits = None
        self.update()

    def hits_words(self) -> str:
        if self._hits is None or self.at is None:
            return super().hits_words()
        return _("{number} of {all}").format(number=self.at + 1, all=self._hits)

    def event(self, event: QEvent) -> bool:
        """Esc clears the search first: only then it leads out of the page."""
        asked = event if event.type() is QEvent.Type.ShortcutOverride else None
        if isinstance(asked, QKeyEvent) and asked.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)


class PrintSearch(QWidget):
    """The field and the way from place to place. Nothing is found until a print is shown."""

    def __init__(self, desk: Desk, worker: Worker, failed: Callable[[Exception], None]) -> None:
        super().__init__()
        self._desk = desk
        self._print: tuple[bytes, int] | None = None
        self.hits: list[Hit] = []
        self.field = WordsField()
        self.back, self.next = Button("icon", "chevron-up"), Button("icon", "chevron-down")
        self._looking = Looking(worker, failed, self)
        row = in_row(self, between=2)
        for part in (self.field, self.back, self.next):
            row.addWidget(part)
        self.field.searched.connect(self._look)
        self.field.stepped.connect(self.step)
        self.field.left.connect(desk.setFocus)
        self.back.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self._looking.found.connect(self._take)
        self._looking.done.connect(lambda: self.field.show_hits(len(self.hits)))
        self._show_ways()

    def begin(self) -> None:
        """Let words be typed."""
        self.field.setFocus()
        self.field.selectAll()

    def show_print(self, pdf: bytes | None, pages: int = 0) -> None:
        """Another print lies on the desk, or none: the same words are looked for in it."""
        self._print = (pdf, pages) if pdf is not None else None
        self._look(self.field.text())

    def step(self, by: int) -> None:
        """To the next place or the one before, round and round."""
        if self.hits:
            self._go_to(((-1 if self.field.at is None else self.field.at) + by) % len(self.hits))

    def _look(self, words: str) -> None:
        self.hits = []
        self.field.forget()
        self._looking.forget()
        self._desk.show_marks({})
        self._desk.show_frame(-1, None)
        self._show_ways()
        if self._print is not None and words.strip():
            self._looking.look(*self._print, words)

    def _take(self, hits: list[Hit]) -> None:
        first = not self.hits
        self.hits += hits
        marks: dict[int, list[QRectF]] = {}
        for hit in self.hits:
            marks.setdefault(hit.page, []).extend(hit.areas)
        self._desk.show_marks(marks)
        self._show_ways()
        if first and hits:
            self._go_to(next((n for n, hit in enumerate(hits) if hit.page >= self._desk.page), 0))

    def _go_to(self, place: int) -> None:
        hit = self.hits[place]
        self.field.at = place
        self.field.update()
        self._desk.show_frame(hit.page, hit.whole)
        said = _("{number} of {all}, page {page}")
        announce(self.field, said.format(number=place + 1, all=len(self.hits), page=hit.page + 1))

    def _show_ways(self) -> None:
        for button in (self.back, self.next):
            button.setVisible(bool(self.hits))

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.field.retranslate()
        self.back.set_name(_("Previous place"))
        self.next.set_name(_("Next place"))
