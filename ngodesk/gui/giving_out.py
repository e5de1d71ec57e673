"""Data that leave the file: what, in which form, where to; and a tick where it tells of people."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_, _, current, plural
from ngodesk.common.text import sort_key
from ngodesk.gui import remembered, sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.choices import Choices
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Note, announce
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.saving_place import ask_where
from ngodesk.gui.ticks import Tick
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.common.progress import Progress
    from ngodesk.store.store import Store
    from ngodesk.work.giving_out import Choice, SeenList

FORMS = {
    ".xlsx": N_("Workbook (.xlsx)"),
    ".csv": N_("Text table for spreadsheets (.csv)"),
    ".zip": N_("Exchange folder, for other programs (.zip)"),
    ".vcf": N_("Contacts for address books (.vcf)"),
    ".ics": N_("Calendar (.ics)"),
}
_WIDTH, _LIST = 520, 320  # pixels

Give = Callable[["Store", str, Path, "Progress"], None]


class GiveDialog(Worded, QDialog):
    """What, how, where to. It stays after it was written, to say so and lead to the folder."""

    def __init__(
        self, file: OpenFile, title: str, offered: "Sequence[Choice]", name: str, give: Give, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._file, self._title, self._offered, self._give = file, title, offered, give
        self._name, self._written = name, Path()
        self.heading, self.said = Label(role="section"), Label(tone="muted", wrap=True)
        self.labels = [Label(role="small", tone="muted") for _list in range(2)]
        self.what, self.form = Choices(), Choices()
        self.allowed, self.saved = Tick(), Note("ok")
        self.problem = Note("problem")
        self.close_button, self.save = Button("plain"), Button("primary", "download")
        self.save.setDefault(True)
        self._lay_out()
        self._connect()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.retranslate()
        (self.what if len(offered) > 1 else self.form).setFocus()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(sizes.GAP)
        for row, (label, choices) in enumerate(zip(self.labels, (self.what, self.form), strict=True)):
            choices.setMinimumWidth(sizes.scaled(_LIST))
            label.setBuddy(choices)
            grid.addWidget(label, row, 0)
            grid.addWidget(choices, row, 1)
        grid.setColumnStretch(1, 1)
        self.labels[0].setVisible(len(self._offered) > 1)
        self.what.setVisible(len(self._offered) > 1)
        foot = abreast(1, self.close_button, self.save, between=None)
        layout = in_column(self, (sizes.MARGIN, sizes.MARGIN, sizes.MARGIN, sizes.INSET), sizes.GAP)
        layout.addWidget(self.heading)
        layout.addLayout(grid)
        for widget in (self.said, self.allowed, self.saved, self.problem):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addLayout(foot)
        self.saved.hide()
        self.problem.hide()
        self.resize(sizes.scaled(_WIDTH), self.sizeHint().height())

    def _connect(self) -> None:
        self.what.currentIndexChanged.connect(lambda _index: self._show_forms())
        self.form.currentIndexChanged.connect(lambda _index: self._show_allowed())
        self.allowed.toggled.connect(lambda _on: self._show_save())
        self.close_button.clicked.connect(self.reject)
        self.save.clicked.connect(self._ask_where)
        self.saved.acted.connect(self._open_folder)
        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self).activated.connect(self._help)

    # What is chosen

    @property
    def chosen(self) -> "Choice":
        """What is given out."""
        return self._offered[max(0, self.what.currentIndex())]

    def _show_forms(self) -> None:
        """The forms that what is chosen has."""
        from ngodesk.work import giving_out

        of_list = giving_out.WORKBOOK, giving_out.CSV
        suffixes = giving_out.forms(self.chosen.table) if len(self._offered) > 1 else of_list
        self.form.fill((_(FORMS[suffix]), suffix) for suffix in suffixes)
        self._show_allowed()

    def _tells_of_people(self) -> bool:
        return self.chosen.personal and self.form.value() != ".ics"

    def _show_allowed(self) -> None:
        self.allowed.setVisible(self._tells_of_people())
        number = self.chosen.rows
        words = plural("{number} row", "{number} rows", number).format(number=number)
        if self.form.value() == ".zip":
            words = _("All tables and attached papers, without the history. A backup holds everything.")
        self.said.setText(words)
        self._show_save()

    def _show_save(self) -> None:
        self.save.setEnabled(self.allowed.isChecked() or not self._tells_of_people())

    # What is done

    def _ask_where(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suffix = self.form.value()
        name = self.what.currentText() if len(self._offered) > 1 else self._name
        proposed = Path(remembered.folder() or documents) / f"{name}{suffix}"
        ask_where(self, _("Save as"), proposed, _(FORMS[suffix]), self.to)

    def to(self, target: Path) -> None:
        """Write it there."""
        table = self.chosen.table

        def work(store: "Store", progress: "Progress") -> Any:
            try:
                self._give(store, table, target, progress)
            except UserError as error:
                return error
            return target

        self.save.setEnabled(False)
        self._file.work(work, self._told, _("Saving {name}").format(name=target.name))

    def _told(self, found: Any) -> None:
        refused = isinstance(found, UserError)
        self.problem.set_words(found.text() if refused else "")
        self.problem.setVisible(refused)
        self._written = Path() if refused else found
        self._show_saved()
        self._show_save()
        self._file.refresh()
        announce(self, self.problem.text() if refused else self.saved.text())

    def _show_saved(self) -> None:
        words = [_("Saved as {name}.").format(name=self._written.name), self._unnoted()]
        self.saved.set_words(" ".join(filter(None, words)), _("Open its folder"))
        self.saved.setVisible(bool(self._written.name))

    def _unnoted(self) -> str:
        """What is told where the history cannot note that data of people were given out."""
        from ngodesk.work.giving_out import UNNOTED

        return _(UNNOTED) if self._file.read_only is not None and self._tells_of_people() else ""

    def _help(self) -> None:
        from ngodesk.gui.help import HelpWindow

        HelpWindow(self).show_page("giving")

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

    # Words

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.setWindowTitle(_(self._title))
        self.heading.setText(_(self._title))
        for label, choices, words in zip(
            self.labels, (self.what, self.form), (_("What"), _("In which form")), strict=True
        ):
            label.setText(words)
            choices.setAccessibleName(words)
        self._show_names()
        reading = self._file.read_only is not None
        self.allowed.setText(
            _("It tells of people. I may give it out; the history cannot note that I did.")
            if reading
            else _("It tells of people. I may give it out; the history notes that I did.")
        )
        self.allowed.setMinimumWidth(self.allowed.sizeHint().width())
        self.close_button.setText(_("Close"))
        self.save.setText(_("Save as…"))
        self._show_saved()
        self._show_forms()

    def _show_names(self) -> None:
        before = self.what.currentIndex()
        self.what.blockSignals(True)
        self.what.clear()
        for choice in self._offered:
            self.what.addItem(_name_of(choice.table))
        self.what.setCurrentIndex(max(0, before))
        self.what.blockSignals(False)


def _name_of(table: str) -> str:
    from ngodesk.model import TABLES

    return _(TABLES[table].described.plural) if table else _("Everything")


def ask_for_file(file: OpenFile, parent: QWidget) -> None:
    """What of the whole file."""

    def fetch(store: "Store") -> "list[Choice]":
        from ngodesk.work import giving_out

        everything, *tables = giving_out.choices(store)
        key = current().language
        return [everything, *sorted(tables, key=lambda each: sort_key(_name_of(each.table), key))]

    def give(store: "Store", table: str, target: Path, progress: "Progress") -> None:
        from ngodesk.work import giving_out

        giving_out.give(store, table, target, progress=progress)

    file.read(fetch, lambda found: GiveDialog(file, N_("Give data out"), found, "", give, parent).open())


def ask_for_list(file: OpenFile, seen: "SeenList", parent: QWidget) -> GiveDialog:
    """A list as it is seen."""
    from ngodesk.work.giving_out import Choice

    def give(store: "Store", _table: str, target: Path, progress: "Progress") -> None:
        from ngodesk.work import giving_out

        giving_out.give_list(store, seen, target, progress)

    table = seen.listing.scope.table
    choice = Choice(table, len(seen.ids), seen.personal)
    dialog = GiveDialog(file, N_("Save the list as it is seen"), [choice], _name_of(table), give, parent)
    dialog.open()
    return dialog
