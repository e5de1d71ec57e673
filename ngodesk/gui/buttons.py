"""Buttons: primary, plain, quiet and with an icon alone; and the large choices of the first page."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ngodesk.gui import drawing, icons, sizes, theme

_ICON = 16
_GAP = 6
_PADDING = {"primary": 14, "plain": 13, "quiet": 8, "icon": 6, "link": 2, "step": 0, "count": 2}
_WORDS = {
    "primary": "on_fill",
    "plain": "text",
    "quiet": "accent",
    "icon": "muted",
    "link": "accent",
    "step": "muted",
    "count": "text",
}


class Button(QPushButton):
    """A button. `kind`: primary (one on a page, the rightmost), plain, quiet, link, step of a trail,
    count, or icon.

    A button without words needs `set_name`: what it does, for tooltip and screen reader.
    """

    def __init__(self, kind: str = "plain", icon: str = "", words: str = "") -> None:
        super().__init__(words)
        self.kind = kind
        self.sign = icon
        self.tone = _WORDS[kind]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self._take_font()

    def set_name(self, name: str) -> None:
        """Say what a button without words does."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def _take_font(self) -> None:
        self.setFont(sizes.font("strong" if self.kind in ("primary", "link") else "body"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._take_font()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        height = sizes.height(20 if self.kind in ("step", "count") else 28)
        if self.kind == "icon":
            return QSize(height, height)
        icon = _ICON + _GAP if self.sign else 0
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(words + 2 + icon + 2 * _PADDING[self.kind], height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground, edge = self._ground_and_edge()
        focus = self.hasFocus()
        if focus:
            edge = theme.color("text" if self.kind == "primary" else "accent")
        drawing.box(painter, QRectF(self.rect()), ground, edge, 2 if focus else 1)
        self._paint_content(painter)

    def _ground_and_edge(self) -> tuple[QColor | None, QColor | None]:
        pointed = self.underMouse() or self.isDown()
        if self.kind == "primary":
            if not self.isEnabled():
                return theme.color("track"), None
            return theme.color("fill_hover" if pointed else "fill"), None
        bare = self.kind == "link" or not self.isEnabled()
        ground = theme.color("hover") if pointed and not bare else None
        if self.kind != "plain":
            return ground, None
        if not self.isEnabled():
            return None, theme.color("line")
        return ground or theme.color("base"), theme.color("border")

    def _paint_content(self, painter: QPainter) -> None:
        painter.setFont(self.font())
        words = self.text()
        width = QFontMetrics(self.font()).horizontalAdvance(words)
        color = self.tone if self.isEnabled() else "muted"
        x = (self.width() - width - ((_ICON + _GAP) if self.sign and words else _ICON * bool(self.sign))) / 2
        if self.sign:
            role = "muted" if self.kind == "plain" else color
            icons.paint(painter, self.sign, role, round(x), round((self.height() - _ICON) / 2))
            x += _ICON + _GAP
        if words:
            drawing.text(painter, QRectF(x, 0, self.width() - x, self.height()), words, color)


class Choice(QPushButton):
    """One of a few large choices: an icon, what it is, one sentence, its key."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self._sentence = ""
        self._key = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(True)

    def set_words(self, title: str, sentence: str, key: str) -> None:
        """What the choice says."""
        self.setText(title)
        self._sentence, self._key = sentence, key
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        title, body = sizes.metrics("section"), sizes.metrics("body")
        lines = title.lineSpacing() + body.lineSpacing()
        width = max(title.horizontalAdvance(self.text()), body.horizontalAdvance(self._sentence))
        key = sizes.metrics("small").horizontalAdvance(self._key)
        return QSize(58 + width + 24 + key + 17, max(66, lines + 30))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        focus = self.hasFocus()
        ground = theme.color("hover" if self.underMouse() or self.isDown() else "base")
        edge = theme.color("accent" if focus else "line")
        drawing.box(painter, QRectF(self.rect()), ground, edge, 2 if focus else 1, drawing.CARD_RADIUS)
        icons.paint(painter, self._icon, "accent", 17, round((self.height() - 24) / 2), 24)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        title, body = sizes.metrics("section").lineSpacing(), sizes.metrics("body").lineSpacing()
        key = sizes.metrics("small").horizontalAdvance(self._key) + 2
        width = self.width() - 58 - 17 - key - 12
        top = (self.height() - title - body - 2) / 2
        painter.setFont(sizes.font("section"))
        drawing.text(painter, QRectF(58, top, width, title), self.text(), "text")
        painter.setFont(sizes.font("body"))
        drawing.text(painter, QRectF(58, top + title + 2, width, body), self._sentence, "muted")
        painter.setFont(sizes.font("small"))
        area = QRectF(self.width() - 17 - key, 0, key, self.height())
        drawing.text(painter, area, self._key, "muted", Qt.AlignmentFlag.AlignRight)
