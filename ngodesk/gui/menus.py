"""The menus: only what works, each with the key that people expect."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMenuBar, QWidget

from ngodesk.common.language import LANGUAGES, _, current
from ngodesk.gui import remembered, sizes
from ngodesk.gui.sidebar import PLACES

_Key = QKeySequence.StandardKey


class Menus(QMenuBar):
    """The menu bar and its actions."""

    recent_chosen = Signal(object)
    language_chosen = Signal(str)
    place_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.file, self.edit, self.view, self.help = QMenu(), QMenu(), QMenu(), QMenu()
        for menu in (self.file, self.edit, self.view, self.help):
            self.addMenu(menu)
        self.undo_label: str | None = None
        self.redo_label: str | None = None
        self._fill_file()
        self._fill_edit()
        self._fill_view()
        self.about = self._action(self.help, None)
        self.show_open(False)
        self.retranslate()

    def _action(
        self, menu: QMenu, keys: QKeySequence | QKeySequence.StandardKey | str | None, *more: str
    ) -> QAction:
        action = QAction(self)
        if isinstance(keys, QKeySequence.StandardKey):
            action.setShortcuts([*QKeySequence.keyBindings(keys), *map(QKeySequence, more)])
        elif keys is not None:
            action.setShortcut(QKeySequence(keys))
        menu.addAction(action)
        return action

    def _fill_file(self) -> None:
        self.new = self._action(self.file, "Ctrl+Shift+N")
        self.open = self._action(self.file, _Key.Open)
        self.recent = QMenu()
        self.file.addMenu(self.recent)
        self.file.aboutToShow.connect(self._list_recent)
        self.file.addSeparator()
        self.save = self._action(self.file, _Key.Save)
        self.close_file = self._action(self.file, "Ctrl+W")
        self.file.addSeparator()
        self.quit = self._action(self.file, "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def _fill_edit(self) -> None:
        self.undo = self._action(self.edit, "Ctrl+Z")
        self.redo = self._action(self.edit, "Ctrl+Y")
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])

    def _fill_view(self) -> None:
        self.places = []
        for number, place in enumerate(PLACES, 1):
            action = self._action(self.view, f"Ctrl+{number}")
            action.triggered.connect(lambda _checked=False, key=place.key: self.place_chosen.emit(key))
            self.places.append(action)
        self.view.addSeparator()
        self.language = QMenu()
        self.view.addMenu(self.language)
        group = QActionGroup(self)
        self.languages = {}
        for code, name in LANGUAGES.items():
            action = self.language.addAction(name)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, code=code: self.language_chosen.emit(code))
            group.addAction(action)
            self.languages[code] = action

    def show_open(self, is_open: bool) -> None:
        """Offer what makes sense with a file open, or without one."""
        for action in (self.save, self.close_file, *self.places):
            action.setEnabled(is_open)
        if not is_open:
            self.show_steps(None, None)

    def show_steps(self, undo: str | None, redo: str | None) -> None:
        """Name the steps that can be undone and done again."""
        self.undo_label, self.redo_label = undo, redo
        self.undo.setEnabled(undo is not None)
        self.redo.setEnabled(redo is not None)
        self._name_steps()

    def _name_steps(self) -> None:
        undo, redo = self.undo_label, self.redo_label
        self.undo.setText(_("&Undo: {step}").format(step=_escaped(undo)) if undo else _("&Undo"))
        self.redo.setText(_("&Redo: {step}").format(step=_escaped(redo)) if redo else _("&Redo"))

    def _list_recent(self) -> None:
        self.recent.clear()
        for entry in remembered.recent():
            action = self.recent.addAction(_escaped(entry.path.name))
            action.setToolTip(str(entry.path))
            action.triggered.connect(self._opener(entry.path))
        self.recent.setEnabled(not self.recent.isEmpty())

    def _opener(self, path: Path) -> Callable[..., None]:
        return lambda _checked=False: self.recent_chosen.emit(path)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        for item, text in (
            (self.file.menuAction(), _("&File")),
            (self.edit.menuAction(), _("&Edit")),
            (self.view.menuAction(), _("&View")),
            (self.help.menuAction(), _("&Help")),
            (self.new, _("&New organisation…")),
            (self.open, _("&Open…")),
            (self.recent.menuAction(), _("Open &recent")),
            (self.save, _("&Save")),
            (self.close_file, _("&Close the file")),
            (self.quit, _("&Quit")),
            (self.language.menuAction(), _("&Language")),
            (self.about, _("&About ngodesk")),
        ):
            item.setText(text)
        for action, place in zip(self.places, PLACES, strict=True):
            action.setText(_(place.name))
        self.languages[current().language].setChecked(True)
        self._name_steps()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _escaped(words: str) -> str:
    """An & in what people typed is not a key."""
    return words.replace("&", "&&")


class Strip(QWidget):
    """The strip with the menus; what else belongs on top stands to their right."""

    def __init__(self, menus: Menus) -> None:
        super().__init__()
        self.setFixedHeight(sizes.height(40))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, sizes.MARGIN, 0)
        layout.addWidget(menus, 1, Qt.AlignmentFlag.AlignVCenter)
