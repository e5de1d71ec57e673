"""The status bar: whether everything is saved, the last backup, what the checks found."""

from datetime import datetime

from PySide6.QtWidgets import QStatusBar, QWidget

from ngodesk.common.language import _, plural
from ngodesk.gui.labels import Label, Sign
from ngodesk.gui.layouts import in_row
from ngodesk.gui.moments import moment


class Item(QWidget):
    """An icon and a few words."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self.sign = Sign(icon, "muted", 14)
        self.label = Label(role="small", tone="muted")
        layout = in_row(self, (10, 0, 6, 0), 6)
        layout.addWidget(self.sign)
        layout.addWidget(self.label)


class StatusBar(QStatusBar):
    """What is safe, in a few words."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.saved = Item("check")
        self.backup = Item("hard-drive-download")
        self.findings = Item("list-checks")
        self.findings.hide()
        self._found: int | None = None
        self._items = items = QWidget()
        items.hide()
        layout = in_row(items, between=6)
        layout.addWidget(self.saved)
        layout.addWidget(self.backup)
        layout.addWidget(self.findings)
        layout.addStretch(1)
        self.addWidget(items, 1)

    def show_state(self, saved: datetime | None, backup: datetime | None, read_only: bool) -> None:
        """Say when the file was saved and copied."""
        now = datetime.now().astimezone()
        self._items.show()
        self.saved.sign.set_sign("lock" if read_only else "check", "muted" if read_only else "accent")
        if read_only:
            words = _("Read only")
        elif saved is None:
            words = _("Everything is saved")
        else:
            words = _("Saved {moment}").format(moment=_clock(saved, now))
        self.saved.label.setText(words)
        copied = _("backup {moment}").format(moment=moment(backup, now)) if backup else _("no backup yet")
        self.backup.label.setText(copied)
        self.show_findings(self._found)

    def show_findings(self, number: int | None) -> None:
        """How much the checks found that is still to be dealt with; nothing while it is not known."""
        self._found = number
        self.findings.setVisible(number is not None)
        if number is not None:
            self.findings.sign.set_sign("list-checks", "attention" if number else "muted")
            said = plural("{number} finding", "{number} findings", number).format(number=number)
            self.findings.label.setText(said if number else _("nothing found"))


def _clock(when: datetime, now: datetime) -> str:
    """Today the time alone."""
    local = when.astimezone(now.tzinfo)
    return f"{local:%H:%M}" if local.date() == now.date() else moment(local, now)
