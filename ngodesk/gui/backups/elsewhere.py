"""A copy on another disk, for a stick in a drawer outlives the laptop: when it was made, and a reminder."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal

from ngodesk.common import dates
from ngodesk.common.language import _, current
from ngodesk.gui import remembered, sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.protection.box import name
from ngodesk.gui.ticks import Tick
from ngodesk.gui.worded import Worded


class ElsewhereCard(Worded, Card):
    """The reminder is a choice."""

    wanted = Signal()

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self._file = file
        self.title, self.tells = Label(role="section"), Label(wrap=True)
        self.last, self.remind, self.copy = Label(role="small", tone="muted"), Tick(), Button("plain")
        layout = in_column(self, (sizes.INSET, 12, sizes.INSET, sizes.INSET), sizes.STEP)
        for widget in (self.title, self.tells, self.last, self.remind, self.copy):
            layout.addWidget(widget)
        self.remind.setChecked(remembered.reminds_of_copies())
        self.remind.toggled.connect(remembered.remember_to_remind)
        self.copy.clicked.connect(self.wanted)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        path = self._file.path
        when = remembered.copied_on(path) if path is not None else None
        self.title.setText(_("A copy on another disk"))
        self.tells.setText(
            _(
                "The backups above lie beside the file. They help when something was deleted or damaged,"
                " not when the computer is lost. Save a copy on a stick or another disk; it is read back"
                " from there before anybody is told that it is good."
            )
        )
        self.last.setText(
            _("The last one was saved on {day}.").format(day=dates.in_text(when, current().language))
            if when
            else _("None was saved from this computer yet.")
        )
        self.remind.setText(_("Remind me each week"))
        name(self.copy, _("Save a copy…"))


def is_due(path: Path, today: date) -> bool:
    """Whether it is time for another copy of a file, for those who want to be reminded."""
    when = remembered.copied_on(path)
    return remembered.reminds_of_copies() and (when is None or (today - when).days >= remembered.COPY_DAYS)
