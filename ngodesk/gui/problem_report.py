"""A report for whoever looks after the program: the person reads it, and changes it, before it is saved."""

import platform
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from ngodesk import __version__
from ngodesk.common import faults
from ngodesk.common.language import _, current
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.scans.saving import save_as
from ngodesk.gui.worded import Worded


def report(counts: Mapping[str, int], size: int | None) -> str:
    """Versions, the screen, how large the open file is, the last errors. No names, no paths, no contents."""
    from ngodesk.store.connections import sqlite_version
    from ngodesk.store.schema import VERSION

    screen = QGuiApplication.primaryScreen()
    room = (
        f"{screen.size().width()}x{screen.size().height()}, {screen.devicePixelRatio():g}" if screen else "-"
    )
    lines = [
        f"ngodesk {__version__}, schema {VERSION}",
        f"Python {platform.python_version()}, Qt {qVersion()}, SQLite {sqlite_version()}",
        f"{platform.system()} {platform.release()}, {platform.machine()}",
        f"screen {room}, text {sizes.percent()} %, language {current().language}",
        f"written {datetime.now():%Y-%m-%d %H:%M}",
    ]
    if size is not None:
        held = ", ".join(f"{place} {number}" for place, number in counts.items())
        lines.append(f"file of {size / 1e6:.1f} MB: {held}")
    errors = faults.latest()
    return "\n".join((*lines, "", "Last errors:", *(errors or ["none"])))


class ProblemReport(Worded, QDialog):
    """What would be saved, to be read and changed; Save and Copy."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.text = Label(wrap=True), QPlainTextEdit(text)
        self.copy, self.save, self.leave = Button("plain"), Button("primary"), Button("plain")
        foot = abreast(self.leave, 1, self.copy, self.save, between=None)
        layout = in_column(self, (sizes.MARGIN, sizes.MARGIN, sizes.MARGIN, sizes.INSET), sizes.GAP)
        layout.addWidget(self.words)
        layout.addWidget(self.text, 1)
        layout.addLayout(foot)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.reject)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.retranslate()
        self.resize(sizes.scaled(640), min(sizes.scaled(440), 480))

    def _save(self) -> None:
        dialog = save_as(self, f"ngodesk {datetime.now():%Y-%m-%d}.txt", self.text.toPlainText().encode())
        dialog.fileSelected.connect(lambda _path: self.accept())

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.setWindowTitle(_("Problem report"))
        self.words.setText(
            _(
                "Read it before you save it, and take out what you do not want to pass on. It holds versions,"
                " numbers of records and the places of errors in the program; no names and no contents."
                " Nothing is sent: you send the file yourself."
            )
        )
        self.text.setAccessibleName(_("Problem report"))
        self.copy.setText(_("Copy"))
        self.save.setText(_("Save…"))
        self.leave.setText(_("Close"))


def of(path: Path | None, counts: Mapping[str, int], parent: QWidget) -> ProblemReport:
    """The report on this program with this file open."""
    return ProblemReport(report(counts, path.stat().st_size if path is not None else None), parent)
