"""A month between two arrows: the one before, its name, the one after."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common import dates
from ngodesk.common.language import _, current
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_row


class MonthTurner(QWidget):
    """The arrows ask for another month; whoever shows it says which one stands here."""

    wanted = Signal(object)  # the first day of another month

    def __init__(self, role: str = "body") -> None:
        super().__init__()
        self.month: date | None = None
        self.name = Label(role=role)
        self.before, self.after = Button("icon", "chevron-left"), Button("icon", "chevron-right")
        layout = in_row(self, between=sizes.STEP)
        for part in (self.before, self.name, self.after):
            layout.addWidget(part)
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))

    def show_month(self, month: date | None) -> None:
        """Say another month."""
        self.month = month
        self.name.setText("" if month is None else dates.month(month, current().language))

    def _turn(self, by: int) -> None:
        if self.month is not None and (month := dates.month_after(self.month, by)) is not None:
            self.wanted.emit(month)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.before.set_name(_("Month before"))
        self.after.set_name(_("Month after"))
        self.show_month(self.month)
