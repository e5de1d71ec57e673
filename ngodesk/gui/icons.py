"""The icons: Lucide's drawings in the colours of the theme, drawn once for each size."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ngodesk.common.paths import resources
from ngodesk.gui import theme

_drawings: dict[str, str] = {}
_pixmaps: dict[tuple[str, int, str, float], QPixmap] = {}


def pixmap(name: str, size: int, role: str, ratio: float = 1.0) -> QPixmap:
    """The icon `name`, `size` logical pixels square, in the theme's colour `role`."""
    color = theme.color(role).name()
    key = name, size, color, ratio
    if key not in _pixmaps:
        _pixmaps[key] = _drawn(name, size, color, ratio)
    return _pixmaps[key]


def paint(painter: QPainter, name: str, role: str, x: float, y: float, size: int = 16) -> None:
    """Draw an icon with its upper left corner at that point."""
    device = painter.device()
    picture = pixmap(name, size, role, device.devicePixelRatioF() if device else 1.0)
    painter.drawPixmap(QRectF(x, y, size, size), picture, QRectF(picture.rect()))


def program_icon() -> QIcon:
    """The program's mark, for the title bar and the task bar."""
    made = QIcon()
    for size in (16, 32, 48, 128):
        made.addPixmap(_drawn("ngodesk", size, theme.LIGHT.fill, 1.0))
    return made


def _drawn(name: str, size: int, color: str, ratio: float) -> QPixmap:
    if name not in _drawings:
        _drawings[name] = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    width = "1.75" if size < 24 else "1.5"
    source = (
        _drawings[name].replace("currentColor", color).replace('stroke-width="2"', f'stroke-width="{width}"')
    )
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(source.encode())).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
