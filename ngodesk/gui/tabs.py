"""A row of words to choose one from: the tabs of a page, underlined, or the pills of a filter."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QScrollArea, QSizePolicy, QWidget

from ngodesk.common.language import _
from ngodesk.gui import drawing, sizes, theme
from ngodesk.gui.buttons import Button
from ngodesk.gui.layouts import in_row
from ngodesk.gui.order import before, in_order

PADDING = 12  # beside the words
_HEIGHT = {"tab": 34, "pill": 28}


@dataclass(frozen=True)
class Entry:
    """One word: its key, what it says, how many records stand behind it."""

    key: str
    words: str
    count: int | None = None

    def said(self) -> str:
        """The words with the number."""
        return self.words if self.count is None else f"{self.words} {self.count}"


class TabButton(QPushButton):
    """One tab or pill."""

    def __init__(self, entry: Entry, kind: str) -> None:
        super().__init__(entry.said())
        self.entry = entry
        self._kind = kind
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, entry: Entry) -> None:
        """Other words, or another number, for the same key."""
        self.entry = entry
        self.setText(entry.said())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = sizes.metrics("strong").horizontalAdvance(self.text())
        return QSize(words + 2 * PADDING, sizes.height(_HEIGHT[self._kind]))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self._kind == "pill":
            self._paint_pill(painter, area)
        else:
            self._paint_tab(painter, area)
        painter.setFont(sizes.font("strong" if self.isChecked() else "body"))
        color = "accent" if self.isChecked() and self._kind == "pill" else "text"
        drawing.text(painter, area, self.text(), color, Qt.AlignmentFlag.AlignHCenter)

    def _paint_pill(self, painter: QPainter, area: QRectF) -> None:
        ground = "soft" if self.isChecked() else "hover" if self.underMouse() else "base"
        edge = "accent" if self.isChecked() or self.hasFocus() else "line"
        width = 2 if self.hasFocus() else 1
        drawing.box(painter, area, theme.color(ground), theme.color(edge), width, radius=area.height() / 2)

    def _paint_tab(self, painter: QPainter, area: QRectF) -> None:
        if self.underMouse() and not self.isChecked():
            drawing.box(painter, area.adjusted(2, 3, -2, -5), theme.color("hover"))
        if self.hasFocus():
            drawing.box(painter, area.adjusted(2, 3, -2, -5), None, theme.color("accent"), 2)
        if self.isChecked():
            line = QRectF(PADDING - 2, area.height() - 2, area.width() - 2 * PADDING + 4, 2)
            painter.fillRect(line, theme.color("accent"))


class Tabs(QScrollArea):
    """A row of tabs or pills. Arrow keys go along it; to what does not fit, arrows at its end."""

    chosen = Signal(str)

    def __init__(self, kind: str = "tab") -> None:
        super().__init__()
        self.kind = kind
        self.buttons: dict[str, TabButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._inside = inside = QWidget()
        inside.setObjectName("body")
        self._layout = in_row(inside, between=4 if kind == "tab" else 6)
        self._layout.addStretch(1)
        self.setWidget(inside)
        inside.installEventFilter(self)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.arrows = (Button("icon", "chevron-left"), Button("icon", "chevron-right"))
        for arrow, by in zip(self.arrows, (-1, 1), strict=True):
            arrow.setParent(self)
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard has its own
            arrow.clicked.connect(lambda _checked=False, by=by: self._turn(by))
        for moved in (self.horizontalScrollBar().valueChanged, self.horizontalScrollBar().rangeChanged):
            moved.connect(self._show_arrows)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(sizes.height(_HEIGHT[self.kind]))

    def _turn(self, by: int) -> None:
        """Show what stands left or right of what is seen."""
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + by * self.viewport().width() * 2 // 3)

    def _make_room(self) -> None:
        """Both arrows have their place where not everything fits, so that nothing moves as they come."""
        side = self.arrows[0].sizeHint()
        room = 2 * side.width() if self._layout.minimumSize().width() > self.width() else 0
        if self.viewportMargins().right() != room:
            self.setViewportMargins(0, 0, room, 0)
        for place, arrow in enumerate(self.arrows):
            x = self.width() - room + place * side.width()
            arrow.setGeometry(x, (self.height() - side.height()) // 2, side.width(), side.height())
        self._show_arrows()

    def _show_arrows(self) -> None:
        bar = self.horizontalScrollBar()
        room = self.viewportMargins().right() > 0
        self.arrows[0].setVisible(room and bar.value() > bar.minimum())
        self.arrows[1].setVisible(room and bar.value() < bar.maximum())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._fit()
        super().changeEvent(event)

    def show_entries(self, entries: Sequence[Entry], name: str) -> None:
        """Show these; the chosen one stays chosen where it is still there. `name` is for screen readers."""
        self.setAccessibleName(name)
        for arrow, words in zip(self.arrows, (_("More to the left"), _("More to the right")), strict=True):
            arrow.set_name(words)
        if list(self.buttons) != [entry.key for entry in entries]:
            self._remake(entries)
        for entry in entries:
            self.buttons[entry.key].say(entry)

    def _remake(self, entries: Sequence[Entry]) -> None:
        chosen = self.current()
        for button in self.buttons.values():
            self._group.removeButton(button)
            button.hide()  # until it is gone it would stand beside the new ones
            button.deleteLater()
        self.buttons = {entry.key: TabButton(entry, self.kind) for entry in entries}
        for place, (key, button) in enumerate(self.buttons.items()):
            self._group.addButton(button)
            self._layout.insertWidget(place, button)
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
        in_order(before(self), *self.buttons.values())
        self.choose(chosen)

    def current(self) -> str:
        """The key of the chosen one; blank where none is."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Show one as chosen without telling anybody."""
        if key in self.buttons:
            self.buttons[key].setChecked(True)
            for button in self.buttons.values():  # Tab goes to the chosen one, arrows to the others
                way = Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
                button.setFocusPolicy(way)
            self._scroll_to_chosen()

    def _scroll_to_chosen(self) -> None:
        if self.current():
            self.ensureWidgetVisible(self.buttons[self.current()], 20, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
        self._scroll_to_chosen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where the chosen one stands is known once all have their size."""
        if watched is self._inside and event.type() is QEvent.Type.LayoutRequest:
            self._make_room()
        if watched is self._inside and event.type() is QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._scroll_to_chosen)
        return super().eventFilter(watched, event)

    def step(self, by: int) -> None:
        """Go to the next or the one before, round and round."""
        keys = list(self.buttons)
        if keys:
            at = keys.index(self.current()) if self.current() in keys else 0
            key = keys[(at + by) % len(keys)]
            self.choose(key)
            self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
            return
        self.step(by)
        self.buttons[self.current()].setFocus()
