"""About the program: version, licences, what it is made of, where the open file lies."""

import platform
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from ngodesk import __version__
from ngodesk.common.language import _
from ngodesk.common.libraries import libraries
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.pages.welcome import Mark
from ngodesk.gui.worded import Worded


class AboutDialog(Worded, QDialog):
    """A few sentences, the libraries, and Close."""

    def __init__(self, path: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._libraries = libraries()
        self._labels = [_selectable() for _number in range(5)]
        self._heading = Label(role="section")
        self._list = _selectable("muted")
        self._close = Button("primary")
        self._close.clicked.connect(self.accept)
        self._lay_out()
        self.retranslate()
        self.resize(sizes.scaled(520), min(sizes.scaled(460), 480))
        self._close.setFocus()

    def _lay_out(self) -> None:
        layout = in_column(self, (0, sizes.MARGIN, 0, sizes.INSET), sizes.GAP)
        rest = Scrolling()
        rest.set_margins(sizes.MARGIN, 0, sizes.MARGIN, 0)
        for widget in (Mark(), *self._labels, self._heading, self._list):
            rest.body.addWidget(widget)
        rest.body.addStretch(1)
        layout.addWidget(rest, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(sizes.MARGIN, 0, sizes.MARGIN, 0)
        foot.addStretch(1)
        foot.addWidget(self._close)
        layout.addLayout(foot)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.setWindowTitle(_("About ngodesk"))
        for label, sentence in zip(self._labels, self.sentences(), strict=True):
            label.setText(sentence)
            label.setVisible(bool(sentence))
        self._heading.setText(_("Libraries and their licences"))
        self._list.setText(
            "\n".join(f"{each.name} {each.version}  {each.licence}".rstrip() for each in self._libraries)
        )
        self._close.setText(_("Close"))

    def sentences(self) -> list[str]:
        """What it says above the libraries; the last is blank where no file is open."""
        from ngodesk.store.connections import sqlite_version

        return [
            _(
                "Version {number}. Free software under the GNU General Public License, version 3 or later."
            ).format(number=__version__),
            _("Made with Qt {version} (LGPL) and the icons of Lucide (ISC) and Feather (MIT).").format(
                version=qVersion()
            ),
            _("Prints are set in Source Sans (SIL Open Font License)."),
            _("Python {python}, SQLite {sqlite}.").format(
                python=platform.python_version(), sqlite=sqlite_version()
            ),
            _("The open file: {path}").format(path=self._path) if self._path else "",
        ]


def _selectable(tone: str = "text") -> Label:
    label = Label(tone=tone, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
