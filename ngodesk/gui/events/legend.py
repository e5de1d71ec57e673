"""What the signs and the colours of the calendar mean."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ngodesk.common.language import N_, _
from ngodesk.gui import sizes, theme, words
from ngodesk.gui.events.month import paint_status
from ngodesk.gui.flow import Flow
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column, in_row

_LEARNING = ("training", "workshop", "seminar", "study_trip", "hackathon", "session")
_OPEN = ("conference", "fair", "coworking", "other")
TONES = (
    ("accent", N_("Training and trips")),
    ("info", N_("Fairs and conferences")),
    ("muted", N_("Advice and meetings")),
)
_STATUSES = ("planned", "held", "cancelled")


def tone_of(kind: str) -> str:
    """The colour of a kind of events."""
    return "accent" if kind in _LEARNING else "info" if kind in _OPEN else "muted"


class Legend(QWidget):
    """What the signs and the colours of the month mean."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = Flow()
        in_column(self, (6, 0, 6, 0)).addLayout(self._layout)
        self._labels: list[tuple[Label, str]] = []
        for status in _STATUSES:
            self._entry("", status, "muted", status)
        for tone, name in TONES:
            self._entry(name, "held", tone, "")

    def _entry(self, name: str, status: str, tone: str, word: str) -> None:
        label = Label(role="small", tone="muted")
        self._labels.append((label, name or f"={word}"))
        entry = QWidget()
        inside = in_row(entry, between=4)
        inside.addWidget(_Mark(status, tone))
        inside.addWidget(label)
        self._layout.addWidget(entry)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        for label, name in self._labels:
            said = _(name) if not name.startswith("=") else words.word("events", "status", name[1:])
            label.setText(said)


class _Mark(QWidget):
    """The sign of a status in a colour."""

    def __init__(self, status: str, tone: str) -> None:
        super().__init__()
        self._status, self._tone = status, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(sizes.scaled(12), sizes.scaled(12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        middle = QPointF(self.width() / 2, self.height() / 2)
        paint_status(QPainter(self), middle, self._status, theme.color(self._tone))
