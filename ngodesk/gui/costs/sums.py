"""Amounts with what each is called: beside each other, or one under the other where letters are large."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ngodesk.gui import sizes
from ngodesk.gui.labels import Label


class Sums(QWidget):
    """A few large amounts."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.names = [Label("", "small", "muted") for _place in range(number)]
        self.amounts = [Label(role="figure") for _place in range(number)]
        self._narrow: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(sizes.MARGIN)
        self._grid.setVerticalSpacing(0)
        self._stand(narrow=False)

    def show_sums(self, sums: Sequence[tuple[str, str]]) -> None:
        """Each name with its amount."""
        for name, amount, (said, told) in zip(self.names, self.amounts, sums, strict=True):
            name.setText(said)
            amount.setText(told)
            amount.setAccessibleName(f"{said}: {told}")

    def _stand(self, *, narrow: bool) -> None:
        if narrow is self._narrow:
            return
        self._narrow = narrow
        for place, (name, amount) in enumerate(zip(self.names, self.amounts, strict=True)):
            self._grid.addWidget(name, place if narrow else 0, 0 if narrow else place)
            amount.setAlignment(Qt.AlignmentFlag.AlignRight if narrow else Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(amount, place if narrow else 1, 1 if narrow else place)
        self._grid.setColumnStretch(len(self.names), 1)

    def _needed(self) -> int:
        """How wide they are beside each other."""
        pairs = zip(self.names, self.amounts, strict=True)
        widths = [max(name.sizeHint().width(), amount.sizeHint().width()) for name, amount in pairs]
        return sum(widths) + sizes.MARGIN * len(widths)

    def minimumSizeHint(self) -> QSize:
        """No wider than one under the other: otherwise they would never stand so."""
        widest = [max(each.sizeHint().width() for each in part) for part in (self.names, self.amounts)]
        return QSize(sum(widest) + sizes.MARGIN, self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand(narrow=self.width() < self._needed())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # other words, other letters
            self._stand(narrow=self.width() < self._needed())
        return super().event(event)
