"""A new file: the organisation's name, the language of its prints, its currency, where the file lies."""

import re
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ngodesk.common.language import N_, _, current
from ngodesk.gui import choices, remembered, sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.choices import Choices
from ngodesk.gui.labels import Label
from ngodesk.gui.notes import Card, Note
from ngodesk.gui.pages.page import Head, Page, Scrolling

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


class NewOrganisationPage(Page):
    """The form for a new file."""

    wanted = Signal(object, str, str, str)  # path, organisation, language, currency
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.head = Head()
        self.cancel, self.make = Button(), Button("primary", "check")
        self.head.add(self.cancel, self.make)
        self.name, self.path = QLineEdit(), QLineEdit()
        self.name.setMaxLength(250)
        self.language = choices.languages(current().language)
        self.currency = Choices()
        for code in CURRENCIES:
            self.currency.addItem(code, code)
        self.currency.choose("PLN" if current().language == "pl" else "EUR")
        self.browse = Button("plain", "folder-open")
        self.problem = Note("problem")
        self.problem.hide()
        self.labels = [Label(role="small", tone="muted") for _field in range(4)]
        self._path_is_ours = True
        self._lay_out()
        self._connect()
        self.retranslate()
        self._propose_path()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(sizes.GAP)
        grid.setVerticalSpacing(3)
        name, language, currency, path = self.labels
        where = QHBoxLayout()
        where.setSpacing(sizes.STEP)
        where.addWidget(self.path, 1)
        where.addWidget(self.browse)
        grid.addWidget(name, 0, 0, 1, 2)
        grid.addWidget(self.name, 1, 0, 1, 2)
        grid.addWidget(path, 6, 0, 1, 2)
        grid.addLayout(where, 7, 0, 1, 2)
        for column, (label, choice) in enumerate(((language, self.language), (currency, self.currency))):
            grid.addWidget(label, 3, column)
            grid.addWidget(choice, 4, column)
        for row in (2, 5, 8):
            grid.setRowMinimumHeight(row, sizes.GAP)
        card = Card()
        card.setMaximumWidth(sizes.scaled(720))
        inside = QVBoxLayout(card)
        inside.setContentsMargins(sizes.INSET, 12, sizes.INSET, 8)
        inside.addLayout(grid)
        self.problem.setMaximumWidth(sizes.scaled(720))
        scrolling = Scrolling()
        scrolling.body.addWidget(self.problem)
        scrolling.body.addWidget(card)
        scrolling.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(sizes.MARGIN, sizes.GAP, sizes.MARGIN, sizes.GAP)
        layout.setSpacing(sizes.GAP)
        layout.addWidget(self.head)
        layout.addWidget(scrolling, 1)
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        order: tuple[QWidget, ...] = (
            self.name,
            self.language,
            self.currency,
            self.path,
            self.browse,
            self.cancel,
            self.make,
        )
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self.name.textChanged.connect(lambda _text: self._propose_path())
        self.path.textEdited.connect(lambda _text: self._take_path())
        self.browse.clicked.connect(self._browse)
        self.make.clicked.connect(self._finish)
        self.cancel.clicked.connect(self.left)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.left)
        for field in (self.name, self.path):
            field.returnPressed.connect(self._finish)

    def retranslate(self) -> None:
        self.head.title.setText(_("Your organisation's file"))
        self.head.meta.setText(_("Everything of one organisation lies in one file."))
        self.cancel.setText(_("Cancel"))
        self.make.setText(_("Make the file"))
        self.browse.setText(_("Choose…"))
        for button in (self.cancel, self.make, self.browse):
            button.updateGeometry()
        names = (
            _("Name of the organisation"),
            _("Language of prints"),
            _("Currency"),
            _("Where the file lies"),
        )
        fields = (self.name, self.language, self.currency, self.path)
        for label, field, name in zip(self.labels, fields, names, strict=True):
            label.setText(name)
            label.setBuddy(field)
            field.setAccessibleName(name)
        for number, (code, name) in enumerate(CURRENCIES.items()):
            self.currency.setItemText(number, f"{code} – {_(name)}")

    def show_problem(self, words: str) -> None:
        """Say why the file could not be made."""
        self.problem.set_words(words)
        self.problem.setVisible(bool(words))
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
