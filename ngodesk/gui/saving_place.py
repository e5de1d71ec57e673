"""Where something is to be saved: the system's own question."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(
    parent: QWidget,
    title: str,
    proposed: Path,
    kind: str,
    then: Callable[[Path], object],
    *,
    overwrites: bool = True,
) -> QFileDialog:
    """Ask for a name beside the one that is proposed; what it ends with says which files are shown.

    What never overwrites a file says so itself, so the question need not ask it.
    """
    dialog = QFileDialog(parent, title, str(proposed))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not overwrites)
    dialog.setNameFilter(f"{kind} (*{proposed.suffix})")
    dialog.setDefaultSuffix(proposed.suffix.removeprefix("."))
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
