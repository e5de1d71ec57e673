"""The forms that are kept, and what the chosen one is for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ngodesk.common.errors import UserError
from ngodesk.common.language import LANGUAGES, _
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.choices import Choices
from ngodesk.gui.forms.reading import Found
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from ngodesk.work.forms import FormRow

_NARROWEST = 190  # pixels
_SEEN = 3  # forms, whatever room there is
_FORMATS = {"docx": "Word", "xlsx": "Excel"}


class Kept(QWidget):
    """One is always chosen where there is any."""

    chosen = Signal(object)  # its id
    changed = Signal(object, str, object)  # the form, another name, what it is Meant for
    replace_wanted = Signal(object)  # the form
    remove_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.form: FormRow | None = None
        self.table = Table(links=True)
        self.name = QLineEdit()
        self.report, self.programme, self.language = Choices(), Choices(), Choices()
        self._fields = (self.name, self.report, self.programme, self.language)
        self.labels = [Label(role="small", tone="muted", wrap=True) for _field in self._fields]
        self.replace, self.remove = Button("quiet"), Button("quiet")
        self._lay_out()
        self.table.chosen.connect(self.chosen)
        self.name.editingFinished.connect(self._change)
        for box in (self.report, self.programme, self.language):
            box.may_narrow()
            box.activated.connect(lambda _row: self._change())
        self.replace.clicked.connect(lambda: self.replace_wanted.emit(self.form))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self.form))

    def _lay_out(self) -> None:
        scroll = Scrolling()
        scroll.set_margins(0, 0, 4, 0)
        layout = scroll.body
        layout.setSpacing(2)
        layout.addWidget(self.table, 1)
        for label, field in zip(self.labels, self._fields, strict=True):
            label.setBuddy(field)
            layout.addSpacing(4)
            layout.addWidget(label)
            layout.addWidget(field)
        foot = abreast(self.replace, 1, self.remove, between=None)
        layout.addLayout(foot)
        in_column(self).addWidget(scroll)
        self._fit()

    def _fit(self) -> None:
        """A few forms are seen, however large the letters are."""
        self.setMinimumWidth(sizes.scaled(_NARROWEST))
        self.table.setMinimumHeight(sizes.height(30) + _SEEN * sizes.height(28))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._fit()
        super().changeEvent(event)

    def show_forms(self, found: Found) -> None:
        """Show what there is and which one is chosen."""
        self.form = form = found.form
        forms, reports = found.forms, found.reports
        columns = (Column(_("Form"), share=1, least=100), Column(_("File")))
        cells = [[Cell(each.name, "accent"), Cell(_FORMATS[each.format], "muted")] for each in forms]
        self.table.show_rows(columns, cells, [each.id for each in forms])
        if form is None:
            return
        self.table.setCurrentIndex(self.table.rows.index([each.id for each in forms].index(form.id), 0))
        if not self.name.hasFocus() or not self.name.isModified():
            self.name.setText(form.name)
            self.name.setCursorPosition(0)
        rows = [(_("None"), ""), *((each.title, each.id) for each in reports)]
        self.report.fill(rows, form.report or "")
        programmes = [(_("All"), ""), *((name, str(row_id)) for row_id, name in found.programmes)]
        self.programme.fill(programmes, str(form.programme or ""))
        languages = [(_("The file’s language"), ""), *((name, code) for code, name in LANGUAGES.items())]
        self.language.fill(languages, form.language or "")

    def allow(self, why_not: UserError | None) -> None:
        """Let it be changed, or say why not."""
        self.name.setReadOnly(why_not is not None)
        for box in (self.report, self.programme, self.language):
            box.setEnabled(why_not is None)
        for button in (self.replace, self.remove):
            button.allow(why_not)

    def _change(self) -> None:
        if self.form is None:
            return
        from ngodesk.work.forms import Meant

        form, name = self.form, self.name.text().strip() or self.form.name
        programme = int(self.programme.value()) if self.programme.value() else None
        meant = Meant(self.report.value() or None, self.language.value() or None, programme)
        if (name, meant) != (form.name, Meant(form.report, form.language, form.programme)):
            self.name.setModified(False)
            self.changed.emit(form, name, meant)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.table.setAccessibleName(_("Forms of funders"))
        names = (
            _("What the form is called"),
            _("It may name the texts of"),
            _("Programme"),
            _("Language of the form"),
        )
        for label, field, words in zip(self.labels, self._fields, names, strict=True):
            label.setText(words)
            field.setAccessibleName(words)
        self.replace.setText(_("Replace the file…"))
        self.remove.setText(_("Remove"))
