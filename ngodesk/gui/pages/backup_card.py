"""A card of the first page: when the last backup was made, and the way to another."""

from datetime import datetime

from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label, Sign
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.pages import agenda


class BackupCard(Card):
    """When the last backup was made, and the way to another."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.when = Label(role="section"), Label(wrap=True)
        self.next = Label(role="small", tone="muted", wrap=True)
        self.sign = Sign("circle-check", "accent")
        self.now, self.elsewhere = Button("link"), Button("link")
        line = abreast(self.sign, (self.when, 1))
        layout = in_column(self, (sizes.INSET, 9, sizes.INSET, sizes.INSET), sizes.STEP)
        layout.addWidget(self.title)
        layout.addLayout(line)
        layout.addWidget(self.next)
        acts = abreast(self.now, self.elsewhere, 1, between=sizes.GAP)
        layout.addLayout(acts)
        layout.addStretch(1)

    def show_backup(self, when: datetime | None) -> None:
        """Say when it was."""
        icon, tone, said = agenda.last_backup(when, datetime.now().astimezone())
        self.sign.set_sign(icon, tone)
        self.title.setText(_("Backup"))
        self.when.setText(said)
        self.next.setText(_("The next one is made after half an hour of work, or when the file is closed."))
        self.now.setText(_("Back up now"))
        self.elsewhere.setText(_("Save a copy…"))
