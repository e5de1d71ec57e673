"""Choosing a password: typed twice, with a hint how good it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common.language import N_, _
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.protection.box import Box, name
from ngodesk.gui.protection.secret import SecretField

_HINTS = {
    "": (N_("Four words that do not belong together are easy to keep in mind and hard to guess."), "muted"),
    "short": (N_("Too short: at least 8 characters."), "problem"),
    "weak": (N_("It will do. Longer is better: 12 characters, or four words."), "attention"),
    "good": (N_("A good password."), "accent"),
}


class ChoosingBox(Box):
    """Off until somebody wants it; the same box changes a password and takes it off."""

    wanted = Signal(str, str)  # the password until now, and the new one
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.act = ""  # "protect", "change" or "remove"
        self.now, self.first, self.second = SecretField(), SecretField(), SecretField()
        self.hint = Label(role="small", tone="muted", wrap=True)
        self.labels = tuple(self.ask(field) for field in (self.now, self.first, self.second))
        self.body.insertWidget(self.body.indexOf(self.labels[2]), self.hint)
        self.go, self.cancel = Button("primary"), Button("plain")
        self.offer(self.go, self.cancel)
        self.first.line.textChanged.connect(self._say_hint)
        for field in (self.now, self.first, self.second):
            field.line.textChanged.connect(self._allow)
            field.line.returnPressed.connect(self.go.click)
        self.go.clicked.connect(lambda: self.wanted.emit(self.now.line.text(), self.first.line.text()))
        self.cancel.clicked.connect(self.left)
        self.begin("protect")

    def begin(self, act: str) -> None:
        """Ask for what the act needs, with blank fields."""
        self.act = act
        self.clear()
        for field, label, shown in zip(
            (self.now, self.first, self.second),
            self.labels,
            (act != "protect", act != "remove", act != "remove"),
            strict=True,
        ):
            field.setVisible(shown)
            label.setVisible(shown)
        self.hint.setVisible(act != "remove")
        self.cancel.setVisible(act != "protect")
        self.retranslate()
        self._allow()

    def clear(self) -> None:
        """Keep nothing of what was typed."""
        for field in (self.now, self.first, self.second):
            field.line.clear()
            field.shown.setChecked(False)

    def first_field(self) -> QWidget:
        """Where the keyboard begins."""
        return self.first.line if self.act == "protect" else self.now.line

    def _strength(self) -> str:
        from ngodesk.work import protecting

        typed = self.first.line.text()
        return protecting.strength(typed) if typed else ""

    def _say_hint(self) -> None:
        words, tone = _HINTS[self._strength()]
        self.hint.setText(_(words))
        self.hint.set_tone(tone)

    def _allow(self) -> None:
        same = self.first.line.text() == self.second.line.text()
        chosen = self.act == "remove" or (same and self._strength() in ("weak", "good"))
        self.go.setEnabled(chosen and (self.act == "protect" or bool(self.now.line.text())))

    def retranslate(self) -> None:
        titles = {
            "protect": _("Protect the file with a password"),
            "change": _("Change the password"),
            "remove": _("Take the password off"),
        }
        tells = {
            "protect": _(
                "Without a password, whoever gets hold of this file reads everything in it: names,"
                " addresses, bank accounts. With one, the file and its backups are unreadable to others."
                " You need not have one. Whoever forgets it needs the recovery sheet of the next step;"
                " without both nobody can open the file any more, and nobody can help."
            ),
            "change": _("The new password gets a recovery sheet of its own; the old one then opens nothing."),
            "remove": _("Afterwards everybody who gets hold of the file can read it."),
        }
        buttons = {
            "protect": _("Go on to the recovery sheet"),
            "change": _("Go on to the recovery sheet"),
            "remove": _("Take the password off"),
        }
        self.title.setText(titles[self.act])
        self.tells.setText(tells[self.act])
        name(self.go, buttons[self.act])
        name(self.cancel, _("Cancel"))
        names = (_("Password until now"), _("New password"), _("The same once more"))
        for label, field, words in zip(self.labels, (self.now, self.first, self.second), names, strict=True):
            label.setText(words)
            field.line.setAccessibleName(words)
            field.retranslate()
        self._say_hint()
