"""A tile: one figure with its unit, a remark and a bar."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ngodesk.gui import drawing, icons, measure, sizes, theme
from ngodesk.gui.measure import Measure

_SIDE = 15


@dataclass(frozen=True)
class Figure:
    """What a tile says."""

    label: str
    figure: str
    unit: str = ""
    remark: str = ""
    tone: str = "muted"  # of the remark
    measure: Measure = field(default_factory=Measure)

    def words(self) -> str:
        """All of it in one sentence."""
        said = f"{self.label}: {self.figure} {self.unit}".rstrip()
        return f"{said}, {self.remark}" if self.remark else said


class Tile(QPushButton):
    """A figure. As a link it takes focus, shows an arrow and goes to the records behind it."""

    def __init__(self, link: bool = True) -> None:
        super().__init__()
        self._link = link
        self._figure = Figure("", "")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, link)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if link else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(link)
        self.setEnabled(True)

    def show_figure(self, figure: Figure) -> None:
        """Show `figure`."""
        self._figure = figure
        self.setAccessibleName(figure.words())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        lines = sizes.metrics("small").lineSpacing() + sizes.metrics("figure").lineSpacing()
        figure = sizes.metrics("figure").horizontalAdvance(self._figure.figure)
        unit = sizes.metrics("body").horizontalAdvance(self._figure.unit)
        remark = sizes.metrics("small").horizontalAdvance(self._figure.remark)
        return QSize(2 * _SIDE + figure + unit + remark + 24, max(80, lines + 38))

    def minimumSizeHint(self) -> QSize:
        return QSize(180, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        focus = self._link and self.hasFocus()
        pointed = self._link and self.underMouse()
        edge = "accent" if focus else "border" if pointed else "line"
        area = QRectF(self.rect())
        drawing.box(
            painter, area, theme.color("base"), theme.color(edge), 2 if focus else 1, drawing.CARD_RADIUS
        )
        inner = area.adjusted(_SIDE, 0, -_SIDE, 0)
        label = sizes.metrics("small").lineSpacing()
        painter.setFont(sizes.font("small"))
        icon = sizes.scaled(16)
        room = QRectF(inner.x(), 9, inner.width() - icon - 4, label)
        drawing.text(painter, room, self._figure.label, "muted")
        if self._link:
            x, y = inner.right() - icon + 4, 9 + round((label - icon) / 2)
            icons.paint(painter, "chevron-right", "muted", x, y, icon)
        self._paint_figure(painter, QRectF(inner.x(), 9 + label, inner.width(), self.height() - 31 - label))
        bar = QRectF(inner.x(), self.height() - 21, inner.width(), 10)
        measure.paint(painter, bar, self._figure.measure)

    def _paint_figure(self, painter: QPainter, area: QRectF) -> None:
        """Figure, unit and remark on one base line."""
        large = sizes.metrics("figure")
        base = area.center().y() + large.capHeight() / 2
        painter.setFont(sizes.font("figure"))
        painter.setPen(theme.color("text"))
        painter.drawText(round(area.x()), round(base), self._figure.figure)
        x = area.x() + large.horizontalAdvance(self._figure.figure) + 4
        painter.setFont(sizes.font("body"))
        painter.setPen(theme.color("muted"))
        painter.drawText(round(x), round(base), self._figure.unit)
        x += sizes.metrics("body").horizontalAdvance(self._figure.unit) + 8
        painter.setFont(sizes.font("small"))
        line = sizes.metrics("small")
        rest = QRectF(x, base - line.ascent(), area.right() - x, line.lineSpacing())
        drawing.text(painter, rest, self._figure.remark, self._figure.tone, Qt.AlignmentFlag.AlignRight)
