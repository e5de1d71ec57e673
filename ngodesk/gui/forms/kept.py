"""The forms that are kept, and what the chosen one is for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ngodesk.common.errors import UserError
from ngodesk.common.language import LANGUAGES, _
from ngodesk.gui.buttons import Button
from ngodesk.gui.choices import Choices
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from ngodesk.work.forms import FormRow
    from ngodesk.work.printing import ReportRow

_FORMATS = {"docx": "Word", "xlsx": "Excel"}


class Kept(QWidget):
    """One is always chosen where there is any."""

    chosen = Signal(object)  # its id
    changed = Signal(str, str, str)  # name, report, language; blank is none
    replace_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.form: FormRow | None = None
        self.table = Table(links=True)
        self.name, self.report, self.language = QLineEdit(), Choices(), Choices()
        self.labels = [Label(role="small", tone="muted") for _place in range(3)]
        self.replace, self.remove = Button("quiet"), Button("quiet")
        self._lay_out()
        self.table.chosen.connect(self.chosen)
        self.name.editingFinished.connect(self._change)
        for box in (self.report, self.language):
            box.setSizeAdjustPolicy(Choices.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.activated.connect(lambda _row: self._change())
        self.replace.clicked.connect(self.replace_wanted)
        self.remove.clicked.connect(self.remove_wanted)

    def _lay_out(self) -> None:
        layout = in_column(self, between=2)
        layout.addWidget(self.table, 1)
        for label, field in zip(self.labels, (self.name, self.report, self.language), strict=True):
            label.setBuddy(field)
            layout.addSpacing(4)
            layout.addWidget(label)
            layout.addWidget(field)
        foot = QHBoxLayout()
        foot.addWidget(self.replace)
        foot.addStretch(1)
        foot.addWidget(self.remove)
        layout.addLayout(foot)

    def show_forms(
        self, forms: "Sequence[FormRow]", form: "FormRow | None", reports: "Sequence[ReportRow]"
    ) -> None:
        """Show what there is and which one is chosen."""
        self.form = form
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
        languages = [(_("The file’s language"), ""), *((name, code) for code, name in LANGUAGES.items())]
        self.language.fill(languages, form.language or "")

    def allow(self, why_not: UserError | None) -> None:
        """Let it be changed, or say why not."""
        self.name.setReadOnly(why_not is not None)
        for box in (self.report, self.language):
            box.setEnabled(why_not is None)
        for button in (self.replace, self.remove):
            button.allow(why_not)

    def _change(self) -> None:
        if self.form is None:
            return
        said = (self.name.text().strip() or self.form.name, self.report.value(), self.language.value())
        if said != (self.form.name, self.form.report or "", self.form.language or ""):
            self.name.setModified(False)
            self.changed.emit(*said)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.table.setAccessibleName(_("Forms of funders"))
        names = (_("What the form is called"), _("It may name the texts of"), _("Language of the form"))
        for label, field, words in zip(
            self.labels, (self.name, self.report, self.language), names, strict=True
        ):
            label.setText(words)
            field.setAccessibleName(words)
        self.replace.setText(_("Replace the file…"))
        self.remove.setText(_("Remove"))
        for button in (self.replace, self.remove):
            button.updateGeometry()
