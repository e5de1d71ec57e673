"""Buttons: primary, plain, quiet and with an icon alone; and the large choices of the first page."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ngodesk.common.errors import UserError
from ngodesk.gui import drawing, icons, sizes, theme

_ICON = 16
_LARGE = 24  # of the large choices
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
KINDS = tuple(_WORDS)


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
        wide = QSizePolicy.Policy.Maximum if kind == "step" else QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self._take_font()

    def set_name(self, name: str) -> None:
        """Say what a button without words does."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def allow(self, why_not: UserError | None) -> None:
        """Let it be pressed, or say why it cannot be."""
        words = str(why_not) if why_not is not None else ""
        self.setEnabled(why_not is None)
        self.setToolTip(words or (self.accessibleName() if self.kind == "icon" else ""))
        self.setAccessibleDescription(words)

    def _take_font(self) -> None:
        self.setFont(sizes.font("strong" if self.kind in ("primary", "link") else "body"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._take_font()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        height = sizes.height(20 if self.kind in ("step", "count") else 28)
        if self.kind == "icon":
            return QSize(height, height)
        icon = sizes.scaled(_ICON) + _GAP if self.sign else 0
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(words + 2 + icon + 2 * _PADDING[self.kind], height)

    def minimumSizeHint(self) -> QSize:
        """The step of a trail is the only one that may be cut."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), sizes.scaled(40)), hint.height()) if self.kind == "step" else hint

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
        icon = sizes.scaled(_ICON) if self.sign else 0
        x = max(0, (self.width() - width - icon - (_GAP if icon and words else 0)) / 2)
        if self.sign:
            role = "muted" if self.kind == "plain" else color
            icons.paint(painter, self.sign, role, round(x), round((self.height() - icon) / 2), icon)
            x += icon + _GAP
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
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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
        words = max(title.horizontalAdvance(self.text()), body.horizontalAdvance(self._sentence)) + 2
        width = self._before() + words + self._after()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._before() + sizes.metrics("section").horizontalAdvance(self.text()) // 2 + self._after()
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """The sentence goes on in a second line where it must."""
        title = sizes.metrics("section").lineSpacing()
        return max(66, title + self._sentence_height(width) + 30)

    def _sentence_height(self, width: int) -> int:
        room = QRect(0, 0, width - self._before() - self._after(), 10 * sizes.height(28))
        return sizes.metrics("body").boundingRect(room, Qt.TextFlag.TextWordWrap, self._sentence).height()

    @staticmethod
    def _before() -> int:
        """The room of the icon."""
        return 17 + sizes.scaled(_LARGE) + 17

    def _after(self) -> int:
        """The room of the key."""
        return 12 + sizes.metrics("small").horizontalAdvance(self._key) + 2 + 17

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        focus = self.hasFocus()
        ground = theme.color("hover" if self.underMouse() or self.isDown() else "base")
        edge = theme.color("accent" if focus else "line")
        drawing.box(painter, QRectF(self.rect()), ground, edge, 2 if focus else 1, drawing.CARD_RADIUS)
        icon = sizes.scaled(_LARGE)
        icons.paint(painter, self._icon, "accent", 17, round((self.height() - icon) / 2), icon)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        title, body = sizes.metrics("section").lineSpacing(), self._sentence_height(self.width())
        left, width = self._before(), self.width() - self._before() - self._after()
        top = (self.height() - title - body - 2) / 2
        painter.setFont(sizes.font("section"))
        drawing.text(painter, QRectF(left, top, width, title), self.text(), "text")
        painter.setFont(sizes.font("body"))
        painter.setPen(theme.color("muted"))
        painter.drawText(QRectF(left, top + title + 2, width, body), Qt.TextFlag.TextWordWrap, self._sentence)
        painter.setFont(sizes.font("small"))
        area = QRectF(left + width + 12, 0, self._after() - 12 - 17, self.height())
        drawing.text(painter, area, self._key, "muted", Qt.AlignmentFlag.AlignRight)
