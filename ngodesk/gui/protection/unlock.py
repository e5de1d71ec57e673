"""The password of a protected file: asked for when it is opened, and when the window was locked."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common.errors import Protected
from ngodesk.common.language import _, plural
from ngodesk.gui.labels import Label
from ngodesk.gui.notes import announce
from ngodesk.gui.order import in_order
from ngodesk.gui.pages.asking import AskingPage
from ngodesk.gui.protection.secret import SecretField


class UnlockPage(AskingPage):
    """One field. Nothing of the file is in the window until it opens.

    With a `workspace` the path is a backup of it, which is restored to a new file.
    """

    help = "password"
    wanted = Signal(object, str)  # the path, what was typed

    def __init__(self, path: Path, locked: bool = False, workspace: Path | None = None) -> None:
        super().__init__()
        self.path, self.workspace, self._locked = path, workspace, locked
        self._left = 0
        self._error: Protected | None = None
        self.password = SecretField()
        self.tells = Label(role="small", tone="muted", wrap=True)
        self.labels = (self.ask(0, 0, self.password, span=2),)
        self.grid.addWidget(self.tells, 3, 0, 1, 2)
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._tick)
        self.make.clicked.connect(self._finish)
        self.password.line.returnPressed.connect(self._finish)
        in_order(*self.password.parts, self.cancel, self.make)
        self.retranslate()

    def retranslate(self) -> None:
        title = _("A protected file") if self.workspace is None else _("A protected backup")
        self.head.title.setText(_("The file is locked") if self._locked else title)
        self.head.meta.setText(_("{name} opens with its password alone.").format(name=self.path.name))
        self.tells.setText(
            _(
                "Forgotten? Type the code of the recovery sheet here instead:"
                " 52 letters and digits, spaces do not matter."
            )
        )
        self.say_buttons(_("Open the file") if self.workspace is None else _("Restore it to a new file"))
        self.cancel.setText(_("Close"))
        self.cancel.updateGeometry()
        self.say_names((_("Password"),), self.labels, (self.password.line,))
        self.password.retranslate()
        self._say()

    def first_focus(self) -> QWidget:
        return self.password.line

    def _finish(self) -> None:
        typed = self.password.line.text()
        if typed and not self._left:
            self.make.setEnabled(False)
            self.wanted.emit(self.path, typed)

    def show_wrong(self, error: Protected) -> None:
        """Say that it was not the password; after a few times one has to wait."""
        self._error, self._left = error if error.tried else None, error.wait
        self.password.line.clear()
        self.password.line.setFocus()
        self.make.setEnabled(not self._left)
        if self._left:
            self._clock.start()
        self._say()
        if self.problem_note.text():
            announce(self, self.problem_note.text())

    def _tick(self) -> None:
        self._left = max(0, self._left - 1)
        if not self._left:
            self._clock.stop()
            self.make.setEnabled(True)
        self._say()

    def _say(self) -> None:
        words = self._error.text() if self._error is not None else ""
        if self._left:
            wait = plural(
                "The next try is possible in {number} second.",
                "The next try is possible in {number} seconds.",
                self._left,
            ).format(number=self._left)
            words = f"{words} {wait}".lstrip()
        self.show_problem(words)
