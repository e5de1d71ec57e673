"""The sidebar: whose file it is, and the places to go. In a narrow window a rail of icons."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QWidget

from ngodesk.common.language import _, plural
from ngodesk.gui import drawing, icons, sizes, theme
from ngodesk.gui.layouts import in_column
from ngodesk.gui.places import PLACES, Place
from ngodesk.gui.worded import Worded

_LEAST = 56
_MONOGRAM = 32
_RIGHT = 16  # pixels right of the numbers
_ICON = 18


# Places whose number says nothing, and those that stand apart at the foot of the list.
_UNCOUNTED = {"today", "reports", "checks", "registers"}
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
        side = min(sizes.scaled(_MONOGRAM), self.width() - 16)
        left = (self.width() - side) / 2 if self.narrow else 14
        square = QRectF(left, (self.height() - side) / 2, side, side)
        drawing.box(painter, square, theme.color("fill"), radius=7)
        painter.setFont(fitting("strong", self.letters(), side - 4))
        painter.setPen(theme.color("on_fill"))
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, self.letters())
        if self.narrow:
            return
        left += side + 10
        room = self.width() - left - 8
        painter.setFont(sizes.font("strong"))
        line, small = sizes.metrics("strong").lineSpacing(), sizes.metrics("small").lineSpacing()
        top = (self.height() - line - (small if self._more else 0)) / 2
        drawing.text(painter, QRectF(left, top, room, line), self._name, "text")
        painter.setFont(sizes.font("small"))
        drawing.text(painter, QRectF(left, top + line, room, small), self._more, "muted")


def fitting(role: str, words: str, width: int) -> QFont:
    """The font of a role, smaller where the words would be wider than that."""
    font = QFont(sizes.font(role))
    wide = sizes.metrics(role).horizontalAdvance(words)
    if wide > width:
        font.setPointSizeF(font.pointSizeF() * width / wide)
    return font


class PlaceButton(Worded, QPushButton):
    """One place: icon, name and how many records stand there."""

    left = Signal(int)  # by an arrow: to the next place, 1, or the one before, -1

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.narrow = False
        self._count = ""
        self._found = 0
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int | None) -> None:
        """How many records stand there; nothing while it is not known."""
        self._count = "" if count is None else str(count)
        self.retranslate()
        self.update()

    def show_found(self, number: int) -> None:
        """How much there is to be dealt with: a chip, in a narrow window a dot."""
        self._found = number
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        """Say the name in the window's language."""
        name, count = _(self.place.name), self._count
        if self._found:
            count = plural("{number} finding", "{number} findings", self._found).format(number=self._found)
        self.setText(name)
        self.setAccessibleName(f"{name}, {count}" if count else name)
        self.setToolTip(name if self.narrow else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if by is not None:
            self.left.emit(by)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

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
        icon = sizes.scaled(_ICON)
        left = round((self.width() - icon) / 2) if self.narrow else 20
        icons.paint(painter, self.place.icon, role, left, round((self.height() - icon) / 2), icon)
        if not self.narrow:
            self._paint_words(painter)
        elif self._found:
            dot = QRectF(left + icon - 3, (self.height() - icon) / 2 - 3, 8, 8)
            drawing.box(painter, dot, theme.color("attention"), radius=4)

    def words_room(self) -> int:
        """How wide its name may be, in pixels: between the icon and the number."""
        return self.width() - _RIGHT - self._count_width() - 4 - self._words_left()

    def _words_left(self) -> int:
        return 20 + sizes.scaled(_ICON) + 10

    def _count_width(self) -> int:
        return sizes.metrics("small").horizontalAdvance(self._count) + 2

    def _paint_words(self, painter: QPainter) -> None:
        painter.setFont(sizes.font("strong" if self.isChecked() else "body"))
        words = QRectF(self._words_left(), 0, self.words_room(), self.height())
        drawing.text(painter, words, self.text(), "text")
        count, right = self._count_width(), self.width() - _RIGHT
        painter.setFont(sizes.font("small"))
        area = QRectF(right - count, 0, count, self.height())
        drawing.text(painter, area, self._count, "muted", Qt.AlignmentFlag.AlignRight)
        if self._found:
            self._paint_found(painter, right)

    def _paint_found(self, painter: QPainter, right: int) -> None:
        painter.setFont(sizes.font("small strong"))
        words, height = str(self._found), sizes.height(20)
        width = sizes.metrics("small strong").horizontalAdvance(words) + 14
        chip = QRectF(right - width, (self.height() - height) / 2, width, height)
        drawing.box(painter, chip, theme.color("attention_soft"), radius=5)
        drawing.text(painter, chip, words, "attention", Qt.AlignmentFlag.AlignHCenter)


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
        layout = in_column(self, (0, 5, 0, 12), 0)
        layout.addWidget(self.monogram)
        layout.addSpacing(4)
        for key, button in self.buttons.items():
            group.addButton(button)
            if key in _APART:
                layout.addWidget(_Line())
            layout.addWidget(button)
            button.clicked.connect(lambda _checked, key=key: self.chosen.emit(key))
            button.left.connect(self._step)
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

    def _step(self, by: int) -> None:
        """To the next place that is there, or the one before; Enter or Space goes there."""
        seen = [button for button in self.buttons.values() if not button.isHidden()]
        focus = next((place for place, button in enumerate(seen) if button.hasFocus()), 0)
        seen[(focus + by) % len(seen)].setFocus()

    def show_counts(self, counts: dict[str, int]) -> None:
        """How many records stand in each place; a place that is not among them is not used."""
        for key, button in self.buttons.items():
            button.setVisible(key in counts or key == "today")
            button.show_count(None if key in _UNCOUNTED else counts.get(key))

    def show_findings(self, number: int) -> None:
        """How much the checks found that is still to be dealt with."""
        self.buttons["checks"].show_found(number)

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
