"""What is set for this computer alone: how the window looks, and who sits before it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit

from ngodesk.common import settings
from ngodesk.common.describe import Field
from ngodesk.common.language import LANGUAGES, N_, _, current
from ngodesk.gui import remembered, sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.named_files import where
from ngodesk.gui.notes import Card
from ngodesk.gui.pages.settings_boxes import Entries, ListEditor
from ngodesk.gui.records.editors import LineEditor
from ngodesk.gui.records.fields import FieldBox

_COLORS = {"system": N_("As the &system"), "light": N_("&Light"), "dark": N_("&Dark")}  # as in the menu
_LANGUAGE = Field("language", N_("Language of the window"), "choice", required=True)
_COLOR = Field("colors", N_("Colours of the window"), "choice", required=True)
_SIZE = Field("text_size", N_("Size of text"), "choice", required=True)
_WHO = Field(
    "who", N_("Your name"), "text", N_("It stands in the history beside what you change. It may stay blank.")
)


def _languages() -> Entries:
    return [(name, code) for code, name in LANGUAGES.items()]


def _colors() -> Entries:
    return [(_(_COLORS[key]).replace("&", ""), key) for key in remembered.COLORS]


def _sizes() -> Entries:
    return [(f"{percent}\N{NO-BREAK SPACE}%", str(percent)) for percent in sizes.PERCENTS]


class ThisComputer(Card):
    """Choices that no file knows of; each counts at once."""

    language_chosen = Signal(str)
    colors_chosen = Signal(str)
    size_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.language = FieldBox(_LANGUAGE, ListEditor(_LANGUAGE, _languages), wide=True)
        self.colors = FieldBox(_COLOR, ListEditor(_COLOR, _colors), wide=True)
        self.text_size = FieldBox(_SIZE, ListEditor(_SIZE, _sizes), wide=True)
        self.who = FieldBox(_WHO, LineEditor("settings", _WHO), wide=True)
        self.who_told = Label(role="small", tone="muted", wrap=True)
        self.folder_label = Label(role="small", tone="muted")
        self.folder, self.choose_folder = QLineEdit(), Button("plain", "folder-open")
        self.folder.setReadOnly(True)
        self.folder_label.setBuddy(self.choose_folder)
        self._lay_out()
        self._connect()
        self.show_choices()
        self.retranslate()

    def _lay_out(self) -> None:
        layout = in_column(self, (sizes.INSET, 12, sizes.INSET, sizes.INSET), 10)
        for box in (self.language, self.colors, self.text_size, self.who):
            layout.addWidget(box)
        layout.addWidget(self.who_told)
        layout.addWidget(self.folder_label)
        line = abreast((self.folder, 1), self.choose_folder)
        layout.addLayout(line)

    def _connect(self) -> None:
        choices: tuple[tuple[FieldBox, Callable[[Any], object]], ...] = (
            (self.language, self.language_chosen.emit),
            (self.colors, self.colors_chosen.emit),
            (self.text_size, lambda percent: self.size_chosen.emit(int(percent))),
            (self.who, lambda name: settings.remember_who(name or "")),
        )
        for box, take in choices:
            box.editor.left.connect(lambda box=box, take=take: _take(box, take))
        self.choose_folder.clicked.connect(self._browse)

    def show_choices(self) -> None:
        """Show what is chosen now; it may have been chosen in a menu."""
        self.language.editor.show_value(current().language)
        self.colors.editor.show_value(remembered.colors())
        self.text_size.editor.show_value(str(sizes.percent()))
        if not self.who.editor.is_changed():
            self.who.editor.show_value(settings.who() or None)
        self.folder.setText(where(self._new_files()))
        self.folder.setCursorPosition(0)

    def flush(self) -> None:
        """Keep a name that was typed and not left yet."""
        self.who.editor.finish()

    def _browse(self) -> None:
        dialog = QFileDialog(self, _("Folder for new files"), str(self._new_files()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._take_folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _new_files(self) -> Path:
        return Path(remembered.folder() or _documents())

    def _take_folder(self, path: str) -> None:
        remembered.remember_folder(Path(path))
        self.show_choices()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        for box in (self.language, self.colors, self.text_size, self.who):
            box.retranslate()
        self.who_told.setText(_(_WHO.help))
        self.folder_label.setText(_("Folder for new files"))
        self.folder.setAccessibleName(_("Folder for new files"))
        self.choose_folder.setText(_("Choose…"))
        self.choose_folder.setAccessibleName(_("Choose the folder for new files"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.PaletteChange):
            self.show_choices()
        super().changeEvent(event)


def _take(box: FieldBox, take: Callable[[Any], object]) -> None:
    """What was chosen counts from now on; what was there already is no choice."""
    if box.editor.is_changed():
        value = box.editor.value()
        box.editor.show_value(value)
        take(value)


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
