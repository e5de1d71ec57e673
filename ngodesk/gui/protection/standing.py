"""A file that is protected: change or take off its password, lock it when nobody works, old backups."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _, plural
from ngodesk.gui import remembered
from ngodesk.gui.buttons import Button
from ngodesk.gui.choices import Choices
from ngodesk.gui.protection.box import Box, name


class StandingBox(Box):
    """How it is, and what can be done."""

    change = Signal()
    remove = Signal()
    lock = Signal()
    minutes_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.changing, self.removing = Button("plain", "pencil"), Button("plain")
        self.locking = Button("plain", "lock")
        self.offer(self.changing, self.removing, self.locking)
        self.minutes = Choices()
        for number in remembered.LOCK_MINUTES:
            self.minutes.addItem("", str(number))
        self.label = self.ask(self.minutes)
        self.changing.clicked.connect(self.change)
        self.removing.clicked.connect(self.remove)
        self.locking.clicked.connect(self.lock)
        self.minutes.currentIndexChanged.connect(lambda _index: self._choose())
        self.retranslate()

    def first_field(self) -> QWidget:
        """Where the keyboard begins."""
        return self.changing

    def _choose(self) -> None:
        remembered.remember_lock_minutes(int(self.minutes.value()))
        self.minutes_chosen.emit()

    def retranslate(self) -> None:
        self.title.setText(_("The file is protected"))
        self.tells.setText(
            _("It opens with its password or with the code of its recovery sheet, on every computer.")
        )
        name(self.changing, _("Change the password…"))
        name(self.removing, _("Take the password off…"))
        name(self.locking, _("Lock now"))
        self.label.setText(_("Lock the window when nobody works"))
        self.minutes.setAccessibleName(self.label.text())
        self.minutes.choose(str(remembered.lock_minutes()))
        for place, number in enumerate(remembered.LOCK_MINUTES):
            words = plural("after {number} minute", "after {number} minutes", number).format(number=number)
            self.minutes.setItemText(place, words if number else _("never"))


class OthersBox(Box):
    """Backups that another password opens, or none: said in words, and offered to be deleted."""

    delete = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.number, self.protected = 0, False
        self.deleting = Button("plain")
        self.offer(self.deleting)
        self.deleting.clicked.connect(self.delete)
        self.hide()

    def show_number(self, number: int, protected: bool) -> None:
        """So many there are."""
        self.number, self.protected = number, protected
        self.setVisible(bool(number))
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(_("Backups from before"))
        told = plural(
            "{number} backup beside the file opens as it did until then: without a password, or with the"
            " former one. Copies elsewhere, on sticks or in letters, are not known here.",
            "{number} backups beside the file open as they did until then: without a password, or with the"
            " former one. Copies elsewhere, on sticks or in letters, are not known here.",
            self.number,
        )
        self.tells.setText(told.format(number=self.number))
        words = plural("Delete {number} old backup", "Delete {number} old backups", self.number)
        name(self.deleting, words.format(number=self.number))
