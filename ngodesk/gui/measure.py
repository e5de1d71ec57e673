"""The one sign: a flat bar, and a notch where it should be."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ngodesk.gui import sizes, theme

BAR = 8
NOTCH = 16
PAST_THE_NOTCH = 1.25  # bars in tables run to 125 %, so that the notches stand in one column


@dataclass(frozen=True)
class Measure:
    """What a bar shows, as parts of its plan or target: 1.0 is all of it."""

    value: float = 0.0
    pending: float = 0.0  # hatched, after the value
    notch: bool = False  # a bar with a notch runs to 125 %, one without to 100 %
    tone: str = "accent"
    past: str = "accent"  # the colour beyond the notch
    today: float | None = None  # a notch anywhere on a bar that runs to 100 %

    @property
    def full(self) -> float:
        """What the whole length of the bar stands for."""
        return PAST_THE_NOTCH if self.notch else 1.0


def paint(painter: QPainter, area: QRectF, measure: Measure) -> None:
    """Draw the bar in the middle of `area`, as long as `area`."""
    track = QRectF(area.x(), round(area.center().y() - BAR / 2), area.width(), BAR)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    clip = QPainterPath()
    clip.addRoundedRect(track, BAR / 2, BAR / 2)
    painter.setClipPath(clip)
    painter.fillRect(track, theme.color("track"))
    done = min(measure.value, measure.full)
    reserved = min(measure.value + measure.pending, measure.full)
    _stretch(painter, track, measure, 0.0, done, hatched=False)
    _stretch(painter, track, measure, done, reserved, hatched=True)
    painter.setClipping(False)
    if theme.current().plain:  # where the track has the colour of what it lies on
        painter.strokePath(clip, theme.color("border"))
    if measure.notch:
        _notch(painter, QPointF(round(track.x() + track.width() / measure.full), track.center().y()))
    if measure.today is not None:
        x = track.x() + track.width() * min(max(measure.today, 0.0), 1.0)
        _notch(painter, QPointF(round(x), track.center().y()))
    painter.restore()


def paint_notch(painter: QPainter, x: float, middle: float, height: float = NOTCH - 4) -> None:
    """A notch alone, as a legend shows it."""
    painter.fillRect(QRectF(x, middle - height / 2, 2, height), theme.color("text"))


def paint_hatched(painter: QPainter, area: QRectF, tone: str = "accent") -> None:
    """Fine lines from lower left to upper right: what is still to be paid."""
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(theme.color(tone), 1.2))
    x = area.left() - area.height()
    while x < area.right():
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x + area.height(), area.top()))
        x += 3
    painter.restore()


def _stretch(
    painter: QPainter, track: QRectF, measure: Measure, start: float, end: float, hatched: bool
) -> None:
    """The part of a bar from `start` to `end`, in another colour beyond the notch."""
    for left, right, tone in (
        (start, min(end, 1.0), measure.tone),
        (max(start, 1.0), end, measure.past if measure.notch else measure.tone),
    ):
        if right <= left:
            continue
        scale = track.width() / measure.full
        part = QRectF(track.x() + left * scale, track.y(), (right - left) * scale, track.height())
        if hatched:
            paint_hatched(painter, part, tone)
        else:
            painter.fillRect(part, theme.color(tone))


def _notch(painter: QPainter, middle: QPointF) -> None:
    halo = QRectF(middle.x() - 2, middle.y() - NOTCH / 2, 4, NOTCH)
    painter.fillRect(halo, theme.color("base"))
    painter.fillRect(halo.adjusted(1, 0, -1, 0), theme.color("text"))


class Bar(QWidget):
    """A bar by itself; what it shows is also said in words, to whoever cannot see it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measure = Measure()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_measure(self, measure: Measure, words: str) -> None:
        """Show `measure`, which `words` says."""
        self._measure = measure
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        plain = not self._measure.notch and self._measure.today is None
        return QSize(sizes.scaled(120), BAR if plain else NOTCH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint(QPainter(self), QRectF(self.rect()), self._measure)
