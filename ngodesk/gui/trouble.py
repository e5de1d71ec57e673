"""When the program fails: what happened, what is safe, what to do, and details without personal data."""

import platform
import sys
from types import TracebackType

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ngodesk import __version__
from ngodesk.common import faults
from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label, Sign
from ngodesk.gui.layouts import abreast, in_column

_shown: list["TroubleDialog"] = []


def install() -> None:
    """From now on an error that nobody caught is shown, and the program goes on."""
    sys.excepthook = _caught


def _caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    sys.__excepthook__(kind, error, trace)
    if isinstance(error, KeyboardInterrupt):
        QApplication.quit()
    elif QApplication.instance() is not None:
        show(error)


def show(error: BaseException, parent: QWidget | None = None) -> None:
    """Show a mistake of the program, and keep it in the log; one at a time is enough."""
    faults.keep(error)
    if _shown:
        return
    dialog = TroubleDialog(details(error), parent or QApplication.activeWindow())
    _shown.append(dialog)
    dialog.finished.connect(_shown.clear)
    dialog.open()


def details(error: BaseException) -> str:
    """What somebody who mends the program needs: places in the program, no values, no messages, no paths."""
    lines = [
        f"ngodesk {__version__}, Python {platform.python_version()}, Qt {qVersion()}",
        f"{platform.system()} {platform.release()}, {platform.machine()}",
    ]
    return "\n".join((*lines, *faults.places(error)))


class TroubleDialog(QDialog):
    """The one dialog for errors of the program."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Something went wrong"))
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setAccessibleName(_("Details"))
        self.details.setMinimumHeight(140)
        self.details.hide()
        self.show_details = Button("quiet", words=_("Details"))
        self.show_details.setCheckable(True)
        self.show_details.toggled.connect(self._toggle)
        self.copy = Button("plain", words=_("Copy the details"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        self.leave = Button("primary", words=_("Go on working"))
        self.leave.clicked.connect(self.accept)
        self._lay_out()
        self.leave.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(sizes.GAP)
        head.addWidget(Sign("circle-alert", "problem", 24), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(sizes.STEP)
        words.addWidget(
            Label(
                _("The program made a mistake and could not finish what it was doing."), "section", wrap=True
            )
        )
        for sentence in (
            _("Everything that was saved before is safe in your file."),
            _(
                "Try it again. If it happens again, copy the details and send them to whoever looks after"
                " the program. They hold no personal data."
            ),
        ):
            words.addWidget(Label(sentence, wrap=True))
        head.addLayout(words, 1)
        foot = abreast(self.show_details, 1, self.copy, self.leave, between=None)
        layout = in_column(self, (sizes.MARGIN, sizes.MARGIN, sizes.MARGIN, sizes.INSET), sizes.GAP)
        layout.addLayout(head)
        layout.addWidget(self.details, 1)
        layout.addLayout(foot)
        self.setMinimumWidth(sizes.scaled(520))

    def _toggle(self, shown: bool) -> None:
        self.details.setVisible(shown)
        self.adjustSize()
