"""Saving a file where the person wants it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from ngodesk.common import safefile
from ngodesk.common.attached import clean_name, is_risky
from ngodesk.common.language import _
from ngodesk.gui import private, remembered


def show_elsewhere(parent: QWidget, name: str, content: bytes) -> str:
    """Have another program show it; says what is to be known of it, or why that cannot be.

    What may run something is only saved: the person opens it, or not.
    """
    if is_risky(name, content):
        save_as(parent, name, content)
        warning = _("{name} may run something on this computer, so it is only saved.").format(name=name)
        return warning + " " + _("Open it only if you know who made it.")
    return "" if private.show(name, content) else _("No program on this computer shows such files.")


def save_as(parent: QWidget, name: str, content: bytes) -> QFileDialog:
    """Ask where, then write it whole or not at all."""
    dialog = QFileDialog(parent, _("Save the file"), str(Path(remembered.folder()) / clean_name(name)))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.fileSelected.connect(lambda path: write(Path(path), content))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def write(path: Path, content: bytes) -> None:
    """Write it under that name."""
    with safefile.writing(path) as stream:
        stream.write(content)
