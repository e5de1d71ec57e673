"""The recovery sheet: shown, printed or saved, and typed back before anything is protected."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ngodesk.common.language import _
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.protection.box import Box, name

_IN_A_LINE = 5  # groups of four


class SheetBox(Box):
    """Who cannot type the code back has not got it: the file stays as it is."""

    printed = Signal()
    saved = Signal()
    confirmed = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.code = Label(role="title", wrap=True)
        self.body.addWidget(self.code)
        self.print, self.save = Button("plain", "printer"), Button("plain")
        self.offer(self.print, self.save)
        self.typed = QLineEdit()
        self.label = self.ask(self.typed)
        self.wrong = Label(role="small", tone="problem", wrap=True)
        self.wrong.hide()
        self.body.addWidget(self.wrong)
        self.go, self.cancel = Button("primary", "check"), Button("plain")
        self.offer(self.go, self.cancel)
        self.print.clicked.connect(self.printed)
        self.save.clicked.connect(self.saved)
        self.go.clicked.connect(lambda: self.confirmed.emit(self.typed.text()))
        self.typed.returnPressed.connect(self.go.click)
        self.typed.textChanged.connect(lambda text: self.go.setEnabled(bool(text.strip())))
        self.cancel.clicked.connect(self.left)
        self.retranslate()

    def show_code(self, code: str) -> None:
        """Show a new code, and nothing typed."""
        groups = code.split()
        lines = (groups[start : start + _IN_A_LINE] for start in range(0, len(groups), _IN_A_LINE))
        self.code.setText("\n".join("   ".join(line) for line in lines))
        self.code.setAccessibleName(code)
        self.typed.clear()
        self.wrong.hide()
        self.go.setEnabled(False)

    def say_wrong(self) -> None:
        """What was typed is another code."""
        self.wrong.setText(_("That is not the code of this sheet. Compare it group by group."))
        self.wrong.show()
        self.typed.setFocus()

    def first_field(self) -> QWidget:
        """Where the keyboard begins."""
        return self.print

    def retranslate(self) -> None:
        self.title.setText(_("The recovery sheet"))
        self.tells.setText(
            _(
                "This code opens the file when the password is forgotten. Print it, or write it down, and"
                " keep it where the organisation keeps its contracts. Then type it from the paper:"
                " only then is the file changed."
            )
        )
        name(self.print, _("Print the sheet…"))
        name(self.save, _("Save as PDF…"))
        name(self.go, _("Protect the file"))
        name(self.cancel, _("Cancel"))
        self.label.setText(_("The code, typed from the sheet"))
        self.typed.setAccessibleName(_("The code, typed from the sheet"))
