"""Words on a page: labels with a role and a tone, a heading that is cut after two lines, chips."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ngodesk.gui import drawing, icons, sizes, theme

_CUT = 80  # pixels that a label keeps when it gives way


def repolish(widget: QWidget, tone: str) -> None:
    """Give a widget another tone of the style sheet."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Label(QLabel):
    """Plain text in a font role and a colour of the theme. What people typed is never read as markup."""

    def __init__(self, words: str = "", role: str = "body", tone: str = "text", wrap: bool = False) -> None:
        super().__init__(words)
        self.role = role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setFont(sizes.font(role))
        self.setProperty("tone", tone)

    def set_tone(self, tone: str) -> None:
        """Change the colour."""
        repolish(self, tone)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.ApplicationFontChange:
            self.setFont(sizes.font(self.role))
        super().changeEvent(event)


class CutLabel(Label):
    """One line that gives way: … stands where there is no room, and the tooltip has all of it."""

    def __init__(
        self,
        words: str,
        role: str = "body",
        tone: str = "text",
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(words, role, tone)
        self._tone, self._cut = tone, cut
        self.setToolTip(words)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), sizes.scaled(_CUT)), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        align = Qt.AlignmentFlag.AlignLeft
        drawing.text(QPainter(self), QRectF(self.rect()), self.text(), self._tone, align, self._cut)


class Chip(Label):
    """A state in a small coloured box: neutral, ok, attention, problem or info. Not clickable."""

    def __init__(self, words: str = "", tone: str = "neutral") -> None:
        super().__init__(words, "small strong", tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), sizes.height(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Sign(QWidget):
    """An icon beside words that say the same; screen readers pass over it."""

    def __init__(self, name: str, tone: str = "muted", size: int = 16) -> None:
        super().__init__()
        self._name, self._tone, self._size = name, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(sizes.scaled(self._size), sizes.scaled(self._size))

    def set_sign(self, name: str, tone: str) -> None:
        """Show another icon."""
        self._name, self._tone = name, tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self._name, self._tone, 0, 0, self.width())


class Heading(QWidget):
    """A page's title: as many lines as it needs up to two, the whole of it for a screen reader."""

    LINES = 2

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self._words = words
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(words)

    def text(self) -> str:
        """The whole title."""
        return self._words

    def setText(self, words: str) -> None:
        """Show another title."""
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(words if len(words) > 60 else "")
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.ApplicationFontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        metrics = sizes.metrics("title")
        return QSize(metrics.horizontalAdvance(self._words) + 2, metrics.lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, sizes.metrics("title").lineSpacing())

    def heightForWidth(self, width: int) -> int:
        return sizes.metrics("title").lineSpacing() * max(1, len(self._lines(width)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.color("text"))
        painter.setFont(sizes.font("title"))
        metrics = sizes.metrics("title")
        for number, line in enumerate(self._lines(self.width())):
            painter.drawText(QPointF(0, number * metrics.lineSpacing() + metrics.ascent()), line)

    def _lines(self, width: int) -> list[str]:
        """The title in lines no wider than `width`, the last one cut where it is too long."""
        layout = QTextLayout(self._words, sizes.font("title"))
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines: list[str] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines.append(self._part(line, width, last=len(lines) == self.LINES - 1))
            if len(lines) == self.LINES:
                break
        layout.endLayout()
        return lines

    def _part(self, line: QTextLine, width: int, last: bool) -> str:
        if not last:
            return self._words[line.textStart() : line.textStart() + line.textLength()].rstrip()
        rest = self._words[line.textStart() :]
        return sizes.metrics("title").elidedText(rest, Qt.TextElideMode.ElideRight, width)
