"""The strip at the top of the window: the menus, and the search over everything."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ngodesk.gui import sizes
from ngodesk.gui.layouts import in_row
from ngodesk.gui.menus import Menus
from ngodesk.gui.search import Search

_LEFT = 10
_SEARCH, _SEARCH_NARROW, _SEARCH_LEAST = 330, 220, 120  # how wide the search field is


class Strip(QWidget):
    """The strip with the menus; the search over everything stands to their right."""

    def __init__(self, menus: Menus, field: Search) -> None:
        super().__init__()
        self._menus, self._field = menus, field
        layout = in_row(self, (_LEFT, 0, sizes.MARGIN, 0), sizes.STEP)
        layout.addWidget(menus, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(field, 0, Qt.AlignmentFlag.AlignVCenter)
        self._fit()

    def _fit(self) -> None:
        """The field gives way to the menus in a narrow window."""
        self.setFixedHeight(max(sizes.height(40), self._menus.sizeHint().height()))
        wanted = sizes.scaled(_SEARCH if self.width() >= sizes.NARROW else _SEARCH_NARROW)
        room = self.width() - _LEFT - sizes.MARGIN - sizes.STEP - self._menus.sizeHint().width()
        self._field.setFixedWidth(max(_SEARCH_LEAST, min(wanted, room)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.LanguageChange):
            self._fit()
