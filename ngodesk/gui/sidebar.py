"""The sidebar: whose file it is, and the places to go. In a narrow window a rail of icons."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ngodesk.common.language import _
from ngodesk.gui import drawing, icons, sizes, theme
from ngodesk.gui.places import PLACES, Place

_LEAST = 56


# Places whose number says nothing, and those that stand apart at the foot of the list.
_UNCOUNTED = {"today", "reports", "registers"}
_APART = {"reports"}


class Monogram(QWidget):
    """Whose file it is: two letters, the short name, the whole name."""

    def __init__(self) -> None:
        super().__init__()
        self._name = self._more = ""
        self.narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str, more: str) -> None:
        """Show the name and what is said under it."""
        self._name, self._more = name, more
        words = f"{name}, {more}" if more else name
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def letters(self) -> str:
        """The first letters of the first two words."""
        words = [word for word in self._name.replace("-", " ").split() if word[0].isalnum()]
        return "".join(word[0] for word in words[:2]).upper()

    def sizeHint(self) -> QSize:
        return QSize(_LEAST, max(42, sizes.metrics("strong").lineSpacing() * 2 + 6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = (self.height() - 32) / 2
        square = QRectF(12 if self.narrow else 14, top, 32, 32)
        drawing.box(painter, square, theme.color("fill"), radius=7)
        painter.setFont(sizes.font("strong"))
        drawing.text(painter, square, self.letters(), "on_fill", Qt.AlignmentFlag.AlignHCenter)
        if self.narrow:
            return
        room = self.width() - 56 - 8
        line, small = sizes.metrics("strong").lineSpacing(), sizes.metrics("small").lineSpacing()
        top = (self.height() - line - (small if self._more else 0)) / 2
        drawing.text(painter, QRectF(56, top, room, line), self._name, "text")
        painter.setFont(sizes.font("small"))
        drawing.text(painter, QRectF(56, top + line, room, small), self._more, "muted")


class PlaceButton(QPushButton):
    """One place: icon, name and how many records stand there."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.narrow = False
        self._count = ""
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int | None) -> None:
        """How many records stand there; nothing while it is not known."""
        self._count = "" if count is None else str(count)
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        """Say the name in the window's language."""
        name = _(self.place.name)
        self.setText(name)
        self.setAccessibleName(f"{name}, {self._count}" if self._count else name)
        self.setToolTip(name if self.narrow else "")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(_LEAST, sizes.height(34))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        pill = QRectF(self.rect()).adjusted(8, 1, -8, -1)
        if self.isChecked():
            drawing.box(painter, pill, theme.color("base"))
            bar = QRectF(pill.left(), pill.top() + 8, 3, pill.height() - 16)
            drawing.box(painter, bar, theme.color("accent"), radius=1.5)
        elif self.underMouse():
            drawing.box(painter, pill, theme.color("hover"))
        if self.hasFocus():
            drawing.box(painter, pill, None, theme.color("accent"), 2)
        role = "accent" if self.isChecked() else "muted"
        icons.paint(
            painter, self.place.icon, role, 19 if self.narrow else 20, round((self.height() - 18) / 2), 18
        )
        if not self.narrow:
            self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setFont(sizes.font("strong" if self.isChecked() else "body"))
        count = sizes.metrics("small").horizontalAdvance(self._count) + 2
        right = self.width() - 20
        drawing.text(painter, QRectF(48, 0, right - count - 56, self.height()), self.text(), "text")
        painter.setFont(sizes.font("small"))
        area = QRectF(right - count, 0, count, self.height())
        drawing.text(painter, area, self._count, "muted", Qt.AlignmentFlag.AlignRight)


class Sidebar(QFrame):
    """The list of places."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.monogram = Monogram()
        self.buttons = {place.key: PlaceButton(place) for place in PLACES}
        group = QButtonGroup(self)
        group.setExclusive(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 5, 0, 12)
        layout.setSpacing(0)
        layout.addWidget(self.monogram)
        layout.addSpacing(4)
        for key, button in self.buttons.items():
            group.addButton(button)
            if key in _APART:
                layout.addWidget(_Line())
            layout.addWidget(button)
            button.clicked.connect(lambda _checked, key=key: self.chosen.emit(key))
        layout.addStretch(1)
        self.fit(sizes.NARROW)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.setAccessibleName(_("Places"))
        for button in self.buttons.values():
            button.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.ApplicationFontChange:
            self.fit(self.window().width())
        super().changeEvent(event)

    def fit(self, window: int) -> None:
        """Be a list, or a rail of icons in a narrow window."""
        narrow = window < sizes.NARROW
        self.setFixedWidth(sizes.side_width(window))
        self.monogram.narrow = narrow
        self.monogram.update()
        for button in self.buttons.values():
            button.narrow = narrow
            button.retranslate()
            button.update()

    def show_counts(self, counts: dict[str, int]) -> None:
        """How many records stand in each place; a place that is not among them is not used."""
        for key, button in self.buttons.items():
            button.setVisible(key in counts or key == "today")
            button.show_count(None if key in _UNCOUNTED else counts.get(key))

    def select(self, key: str) -> None:
        """Show where the window is."""
        self.buttons[key].setChecked(True)


class _Line(QWidget):
    """A line between groups of places."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(17)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(18, 8, self.width() - 36, 1), theme.color("line"))
