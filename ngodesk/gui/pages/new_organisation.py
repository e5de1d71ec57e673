"""A new file: the organisation's name, the language of its prints, its currency, where the file lies."""

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from ngodesk.common.language import N_, _, current
from ngodesk.gui import choices, remembered
from ngodesk.gui.buttons import Button
from ngodesk.gui.choices import Choices
from ngodesk.gui.order import in_order
from ngodesk.gui.pages.asking import AskingPage

CURRENCIES = {
    "PLN": N_("Polish złoty"),
    "EUR": N_("Euro"),
    "CHF": N_("Swiss franc"),
    "CZK": N_("Czech koruna"),
    "DKK": N_("Danish krone"),
    "GBP": N_("Pound sterling"),
    "HUF": N_("Hungarian forint"),
    "NOK": N_("Norwegian krone"),
    "RON": N_("Romanian leu"),
    "SEK": N_("Swedish krona"),
    "UAH": N_("Ukrainian hryvnia"),
    "USD": N_("US dollar"),
}
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


def file_name(organisation: str) -> str:
    """The file's name for an organisation, with nothing that some system forbids."""
    name = _NOT_IN_NAMES.sub(" ", organisation)
    return (" ".join(name.split()).strip(". ")[:80] or _("My organisation")) + ".ngodesk"


class NewOrganisationPage(AskingPage):
    """The form for a new file."""

    wanted = Signal(object, str, str, str)  # path, organisation, language, currency

    def __init__(self) -> None:
        super().__init__()
        self.name, self.path = QLineEdit(), QLineEdit()
        self.name.setMaxLength(250)
        self.language = choices.languages(current().language)
        self.currency = Choices()
        for code in CURRENCIES:
            self.currency.addItem(code, code)
        self.currency.choose("PLN" if current().language == "pl" else "EUR")
        self.browse = Button("plain", "folder-open")
        self._path_is_ours = True
        self.labels = (
            self.ask(0, 0, self.name, span=2),
            self.ask(1, 0, self.language),
            self.ask(1, 1, self.currency),
            self.ask(2, 0, self.path, self.browse, span=2),
        )
        in_order(self.name, self.language, self.currency, self.path, self.browse, self.cancel, self.make)
        self._connect()
        self.retranslate()
        self._propose_path()

    def _connect(self) -> None:
        self.name.textChanged.connect(lambda _text: self._propose_path())
        self.path.textEdited.connect(lambda _text: self._take_path())
        self.browse.clicked.connect(self._browse)
        self.make.clicked.connect(self._finish)
        for field in (self.name, self.path):
            field.returnPressed.connect(self._finish)

    def retranslate(self) -> None:
        self.head.title.setText(_("Your organisation's file"))
        self.head.meta.setText(_("Everything of one organisation lies in one file."))
        self.say_buttons(_("Make the file"))
        self.browse.setText(_("Choose…"))
        names = (
            _("Name of the organisation"),
            _("Language of prints"),
            _("Currency"),
            _("Where the file lies"),
        )
        fields = (self.name, self.language, self.currency, self.path)
        self.say_names(names, self.labels, fields)
        for number, (code, name) in enumerate(CURRENCIES.items()):
            self.currency.setItemText(number, f"{code} – {_(name)}")

    def show_problem(self, words: str) -> None:
        super().show_problem(words)
        self.make.setEnabled(True)

    def first_focus(self) -> QWidget:
        return self.name

    def _take_path(self) -> None:
        self._path_is_ours = False

    def _propose_path(self) -> None:
        if self._path_is_ours:
            documents = QStandardPaths.StandardLocation.DocumentsLocation
            folder = remembered.folder() or QStandardPaths.writableLocation(documents)
            self.path.setText(str(Path(folder) / file_name(self.name.text())))
            self.path.setCursorPosition(0)

    def _browse(self) -> None:
        dialog = QFileDialog(self, _("Where the file lies"), self.path.text())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("ngodesk files") + " (*.ngodesk)")
        dialog.setDefaultSuffix("ngodesk")
        dialog.fileSelected.connect(self._chosen)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _chosen(self, path: str) -> None:
        self._take_path()
        self.path.setText(str(Path(path)))

    def _finish(self) -> None:
        name, path = self.name.text().strip(), self.path.text().strip()
        if not name:
            self.show_problem(_("The organisation has no name yet. Write it as it stands in the register."))
            self.name.setFocus()
        elif not path:
            self.show_problem(_("The file has no place yet. Choose a folder and a name."))
            self.path.setFocus()
        else:
            self.show_problem("")
            self.make.setEnabled(False)
            file = Path(path)
            file = file if file.suffix == ".ngodesk" else file.with_name(file.name + ".ngodesk")
            self.wanted.emit(file, name, self.language.value(), self.currency.value())
