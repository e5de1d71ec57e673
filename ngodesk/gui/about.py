"""About the program: version, licences, what it is made of, where the open file lies."""

from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ngodesk import __version__
from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.pages.welcome import Mark


class AboutDialog(QDialog):
    """A few sentences and Close."""

    def __init__(self, path: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About ngodesk"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(sizes.MARGIN, sizes.MARGIN, sizes.MARGIN, sizes.INSET)
        layout.setSpacing(sizes.GAP)
        layout.addWidget(Mark())
        for sentence in self._sentences(path):
            label = Label(sentence, wrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(label)
        layout.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        close = Button("primary", words=_("Close"))
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        layout.addLayout(foot)
        self.setMinimumWidth(sizes.scaled(480))
        close.setFocus()

    @staticmethod
    def _sentences(path: Path | None) -> list[str]:
        sentences = [
            _(
                "Version {number}. Free software under the GNU General Public License, version 3 or later."
            ).format(number=__version__),
            _("Made with Qt {version} (LGPL) and the icons of Lucide (ISC) and Feather (MIT).").format(
                version=qVersion()
            ),
        ]
        return sentences + ([_("The open file: {path}").format(path=path)] if path else [])
