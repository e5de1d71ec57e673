"""The settings: those of this computer, and those of the open file. Each is stored at once."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ngodesk.common.errors import UserError
from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Note
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Beside, ScrollingPage
from ngodesk.gui.pages.settings_file import ThisFile
from ngodesk.gui.pages.settings_here import ThisComputer
from ngodesk.gui.places import FEATURE_OF, SETTINGS, Link

if TYPE_CHECKING:
    from ngodesk.store.store import Store

_STACKED = 820


class Group(QWidget):
    """A heading with a sentence, and everything of one kind under it."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.title, self.tells = Label(role="section"), Label(role="small", tone="muted", wrap=True)
        layout = in_column(self, between=sizes.STEP)
        layout.addWidget(self.title)
        layout.addWidget(self.tells)
        layout.addWidget(content)
        layout.addStretch(1)


class SettingsPage(ScrollingPage):
    """Two groups: what no file knows of, and what stands in the file for everybody."""

    place = "registers"
    left = Signal()

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self._file = file
        self.scrolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # every card has fields to go to
        self.as_list = Button("quiet")
        self.head.add(self.as_list)
        self.note = Note("attention")
        self.note.hide()
        self.here, self.inside = ThisComputer(), ThisFile()
        self.computer, self.workspace = Group(self.here), Group(self.inside)
        self.inside.hide()
        self.as_list.hide()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        beside = Beside(_STACKED)
        beside.add(self.computer, 32)
        beside.add(self.workspace, 68)
        self.scrolling.body.addWidget(self.note)
        self.scrolling.body.addWidget(beside)
        self.scrolling.body.addStretch(1)

    def _connect(self) -> None:
        self.inside.changed.connect(self._write)
        self.inside.signatory_removed.connect(self._say_removed)
        self.as_list.clicked.connect(lambda: self.link_chosen.emit(Link(place="registers", table="settings")))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)

    @property
    def link(self) -> Link:
        """Where the person is now."""
        return Link(place=SETTINGS)

    def go(self, link: Link) -> bool:
        return link.place == SETTINGS

    def retranslate(self) -> None:
        self.head.title.setText(_("Settings"))
        self.head.meta.setText(_("Each choice is stored at once."))
        self.as_list.setText(_("Everything that is set in the file, as a list"))
        self.computer.title.setText(_("This computer"))
        self.computer.tells.setText(_("Only here, whichever file is open."))
        self.workspace.title.setText(_("This file"))
        if self._file.path is None:
            self.workspace.tells.setText(_("No file is open. What is set in a file stands here."))
        else:
            self.workspace.tells.setText(_("For everybody who opens it. Ctrl+Z takes a change back."))
        self.here.retranslate()
        self.here.show_choices()
        self.inside.retranslate()

    def read(self, store: "Store") -> Any:
        from ngodesk.work import features, settings

        return settings.of_file(store), features.chosen(store), features.counts(store, FEATURE_OF)

    def fill(self, found: Any) -> None:
        known, chosen, held = found
        self.inside.show_settings(known, chosen, held)
        self.note.set_words(_("This file is open to read only: what stands in it cannot be changed here."))
        self.note.setVisible(known.read_only is not None)
        self.inside.show()
        self.as_list.show()

    def _write(self, write: "Callable[[Store], None]") -> None:
        """The commit has the page read anew."""
        self._file.read(write, lambda _nothing: None, self._refused)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.problem_found.emit(error.text())
        else:
            self._file.failed.emit(error)

    def _say_removed(self, name: str) -> None:
        """Once it is stored, for a commit takes the bar away."""
        words = _("Removed: {name}").format(name=name)
        self._file.read(lambda _store: None, lambda _nothing: self.undo_offered.emit(words))

    def leave(self) -> None:
        self.here.flush()
        self.inside.flush()

    def first_focus(self) -> QWidget:
        return self.here.language.editor.input
