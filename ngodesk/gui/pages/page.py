"""What every page has: a head with title, state and actions, and words in the window's language."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Chip, CutLabel, Heading, Label
from ngodesk.gui.layouts import PAGE, abreast, in_column, in_row
from ngodesk.gui.places import Link
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.store.store import Store

_TITLE = 240  # pixels that a title has beside the buttons


class Page(Worded, QWidget):
    """One page. `read` runs in the worker and fetches plain rows; `fill` shows them in the window.

    The worker touches no widget: where it matters what is chosen on the page, `reading` takes that along.
    """

    stale = Signal()  # what the page shows must be read again
    link_chosen = Signal(object)  # a Link: where the person wants to go
    undo_offered = Signal(str)  # what was just deleted
    problem_found = Signal(str)  # a sentence to stand above the page
    files_wanted = Signal()  # the person wants to choose files to take in

    place = ""  # the row of the sidebar that is lit
    help = ""  # its own page of the help; blank is that of its place

    def retranslate(self) -> None:
        """Say everything in the window's language."""

    def reading(self) -> Callable[["Store"], Any]:
        """What the worker shall do to fetch what the page shows, as it stands now."""
        return self.read

    def read(self, store: "Store") -> Any:
        """In the worker: fetch what the page shows."""
        return None

    def fill(self, found: Any) -> None:
        """Show what `read` fetched."""

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self

    @property
    def link(self) -> Link:
        """Where the person is now."""
        return Link(place=self.place)

    def go(self, link: Link) -> bool:
        """Follow a link within the page; False where it leads elsewhere."""
        return False

    def leave(self) -> None:
        """Keep what is being typed: another page is about to stand here."""


class Trail(QWidget):
    """The way to this page, each step of it a link: Projects › A meadow for all."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._layout = in_row(self, between=6)
        self._layout.addStretch(1)

    def show_steps(self, steps: list[str], here: str) -> None:
        """Show the steps, and the name of this page at the end."""
        while self._layout.count() > 1:
            item = self._layout.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.deleteLater()
        for number, step in enumerate(steps):
            link = Button("step", words=_shortened(step))
            link.setToolTip(step if link.text() != step else "")
            if not number:  # the place: short, and whole
                link.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            link.clicked.connect(lambda _checked, number=number: self.chosen.emit(number))
            self._insert(link)
            self._insert(Label("›", tone="muted"))
        self._insert(CutLabel(here, tone="muted"))

    def _insert(self, widget: QWidget) -> None:
        self._layout.insertWidget(self._layout.count() - 1, widget)


def _shortened(words: str, letters: int = 40) -> str:
    return words if len(words) <= letters else words[: letters - 1].rstrip() + "…"


class Head(QWidget):
    """The head of a page: title with its state, one line under it, actions right."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Heading()
        self.chip = Chip()
        self.chip.hide()
        self.meta = Label(tone="muted", wrap=True)
        self.trail = Trail()
        self.trail.hide()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(sizes.STEP)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(sizes.STEP)
        top.addWidget(self.title, 0, Qt.AlignmentFlag.AlignTop)
        # In the middle of the title's first line: a long title goes on below it.
        self._beside = QVBoxLayout()
        self._beside.addWidget(self.chip)
        self._beside.addStretch(1)
        top.addLayout(self._beside)
        top.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(top)
        words.addWidget(self.trail)
        words.addWidget(self.meta)
        words.addStretch(1)
        layout = self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(sizes.MARGIN)
        layout.addLayout(words, 1)
        column = self._column = QVBoxLayout()
        column.addLayout(self._buttons)
        column.addStretch(1)
        layout.addLayout(column)
        layout.setAlignment(column, Qt.AlignmentFlag.AlignRight)
        self._fit()
        self._stand()

    def _stand(self) -> None:
        """Where large letters leave the title no room beside the buttons, they stand below it."""
        title = min(sizes.metrics("title").horizontalAdvance(self.title.text()), sizes.scaled(_TITLE))
        chip = self.chip.sizeHint().width() if not self.chip.isHidden() else 0
        narrow = self.contentsRect().width() < title + chip + self._column.sizeHint().width() + sizes.MARGIN
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if way is not self._layout.direction():
            self._layout.setDirection(way)
            self._layout.setSpacing(sizes.STEP if narrow else sizes.MARGIN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # other words, or another button
            self._stand()
        return super().event(event)

    def _fit(self) -> None:
        # From page to page what is below stays where it is: with a button or none, links or words in line 2.
        self.setMinimumHeight(sizes.height(28))
        line = Button("step", words="›").sizeHint().height()
        for second in (self.meta, self.trail):
            second.setMinimumHeight(line)
        room = self.title.sizeHint().height() - self.chip.sizeHint().height()
        self._beside.setContentsMargins(0, room // 2, 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._fit()
        super().changeEvent(event)

    def add(self, *buttons: Button) -> None:
        """Put buttons at the right; the last may be the green one."""
        for button in buttons:
            self._buttons.addWidget(button)

    def show_state(self, words: str, tone: str) -> None:
        """Show the state of what the page is about."""
        self.chip.setText(words)
        self.chip.set_tone(tone)
        self.chip.setVisible(bool(words))


class Scrolling(QScrollArea):
    """The part of a page that scrolls. Its content hangs in `body`."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setObjectName("body")
        self.body = QVBoxLayout(body)
        self.body.setSpacing(sizes.GAP)
        self._bar = 0
        self.set_margins(0, 0, 0, 0)
        self.setWidget(body)

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        """Room round the content; the scroll bar stands in the right margin."""
        self._margins = (left, top, right, bottom)
        self._keep_off(self._bar)

    def _keep_off(self, bar: int) -> None:
        self._bar = bar
        left, top, right, bottom = self._margins
        self.body.setContentsMargins(left, top, max(0, right - bar), bottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The event's size is what the scroll bar leaves."""
        super().resizeEvent(event)
        self._keep_off(self.width() - event.size().width())


class ScrollingPage(Page):
    """A page whose head stays, and whose cards scroll below it."""

    def __init__(self) -> None:
        super().__init__()
        self.head, self.scrolling = Head(), Scrolling()
        self.head.setContentsMargins(sizes.MARGIN, 0, sizes.MARGIN, 0)
        self.scrolling.set_margins(sizes.MARGIN, 0, sizes.MARGIN, sizes.GAP)
        self.scrolling.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # for the arrow keys
        layout = in_column(self, (0, sizes.GAP, 0, 0), sizes.GAP)
        layout.addWidget(self.head)
        layout.addWidget(self.scrolling, 1)

    def first_focus(self) -> QWidget:
        return self if self.scrolling.isHidden() else self.scrolling


class Beside(QWidget):
    """Cards beside each other, one under the other where the window is narrow."""

    def __init__(self, stacked_below: int) -> None:
        super().__init__()
        self._limit = stacked_below
        self._parts: list[int] = []
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(sizes.GAP)

    def add(self, widget: QWidget, stretch: int) -> None:
        """Put a card at the end; `stretch` is its part of the width."""
        self._parts.append(stretch)
        self._layout.addWidget(widget, stretch)

    def _widths(self) -> list[int]:
        items = [self._layout.itemAt(number) for number in range(self._layout.count())]
        return [item.minimumSize().width() for item in items if item is not None and not item.isEmpty()]

    def minimumSizeHint(self) -> QSize:
        """No wider than the widest: otherwise they would never stand one under the other."""
        return QSize(max([0, *self._widths()]), self._layout.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """A card came, went, or needs another width."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        widths = self._widths()
        needed = sum(widths) + self._layout.spacing() * max(0, len(widths) - 1)
        narrow = self.width() < max(sizes.scaled(self._limit), needed)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._layout.direction() is not direction:
            self._layout.setDirection(direction)
            for place, part in enumerate(self._parts):
                self._layout.setStretch(place, 1 if narrow else part)


def stand_beside(page: Page, head: Head, left: QWidget, right: QWidget, empty: QWidget) -> None:
    """A list left, what is chosen in it right; where there is nothing, `empty` in the place of both."""
    beside = abreast((left, 2), (right, 3), (empty, 3), between=sizes.GAP)
    layout = in_column(page, PAGE, sizes.GAP)
    layout.addWidget(head)
    layout.addLayout(beside, 1)
