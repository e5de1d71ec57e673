"""What is done with the forms that are kept: added, replaced, called otherwise, removed."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from ngodesk.common.language import LANGUAGES, _
from ngodesk.gui import remembered
from ngodesk.gui.buttons import Button
from ngodesk.gui.opened import OpenFile

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.form_files import Example
    from ngodesk.work.forms import FormRow, Meant

SUFFIXES = (".docx", ".xlsx")


class FormFiles(QWidget):
    """Asks for files on a page that it belongs to; it is not seen itself."""

    turned = Signal(object)  # the id of the form to be shown now, or nothing
    refused = Signal(str)  # why nothing was done
    undo_offered = Signal(str)  # what was just removed

    def __init__(self, file: OpenFile, page: QWidget) -> None:
        super().__init__(page)
        self._file, self._page = file, page
        self.hide()

    def ask_for(self, act: Callable[[Path], None]) -> None:
        """Ask for a file, and do something with it."""
        dialog = QFileDialog(self._page, _("Choose the funder’s form"), remembered.folder())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_("Forms") + " (*.docx *.xlsx)")
        dialog.fileSelected.connect(lambda path: act(Path(path)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def add(self, path: Path) -> None:
        """Keep a file as a form, called as the file."""

        def act(store: "Store") -> int:
            from ngodesk.work import form_files, forms

            return forms.add(store, form_files.read(path), path.stem)

        self._write(act)

    def put_in_place(self, form: "FormRow", path: Path) -> None:
        """Put another file in place of a form's."""

        def act(store: "Store") -> int:
            from ngodesk.work import form_files, forms

            forms.replace_content(store, form.id, form_files.read(path))
            return form.id

        self._write(act)

    def offer_examples(self, examples: "tuple[Example, ...]", button: Button) -> None:
        """A menu of the forms that come with the program."""
        menu = QMenu(self._page)
        for each in examples:
            words = f"{each.name} – {LANGUAGES[each.language]}, {each.file.rpartition('.')[2]}"
            menu.addAction(words).triggered.connect(lambda _on, each=each: self.add_example(each))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def add_example(self, example: "Example") -> None:
        """Keep an example that comes with the program."""

        def act(store: "Store") -> int:
            from ngodesk.work import forms

            return forms.add_example(store, example)

        self._write(act)

    def change(self, form: "FormRow", name: str, meant: "Meant") -> None:
        """Call a form otherwise, or say what it is for."""

        def act(store: "Store") -> int:
            from ngodesk.work import forms

            forms.change(store, form.id, name, meant)
            return form.id

        self._write(act)

    def remove(self, form: "FormRow") -> None:
        """Remove a form; it can be undone."""

        def act(store: "Store") -> None:
            from ngodesk.work import forms

            forms.remove(store, form.id)

        self._write(act, _("Removed: {name}").format(name=form.name))

    def _write(self, act: Callable[["Store"], int | None], undo: str = "") -> None:
        """Do it; `undo` is what can then be undone with the bar."""

        def shown(row_id: int | None) -> None:
            self.turned.emit(row_id)
            if undo:
                self.undo_offered.emit(undo)

        self._file.write(act, self.refused.emit, shown)


def forms_in(event: QDropEvent) -> list[Path]:
    """The forms among what is let fall."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in SUFFIXES]
