"""The menus: only what works, each with the key that people expect."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ngodesk.common.language import LANGUAGES, _, current
from ngodesk.gui import remembered, search, sizes
from ngodesk.gui.places import PLACES

_Key = QKeySequence.StandardKey
_LAST_DIGIT = 9  # further places have no key


class Menus(QMenuBar):
    """The menu bar and its actions."""

    recent_chosen = Signal(object)
    language_chosen = Signal(str)
    place_chosen = Signal(str)
    size_chosen = Signal(int)  # of the text, in percent
    colors_chosen = Signal(str)  # one of remembered.COLORS

    def __init__(self) -> None:
        super().__init__()
        self.file, self.edit, self.view, self.help = (QMenu(self) for _menu in range(4))
        for menu in (self.file, self.edit, self.view, self.help):
            self.addMenu(menu)
        self.file.setToolTipsVisible(True)
        self.edit.setToolTipsVisible(True)
        self.undo_label: str | None = None
        self.redo_label: str | None = None
        self._fill_file()
        self._fill_edit()
        self._fill_view()
        self.helping = self._action(self.help, _Key.HelpContents)
        self.keys = self._action(self.help, None)
        self.mark = self._action(self.help, None)
        self.trouble = self._action(self.help, None)
        self.help.addSeparator()
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
        self.recent = QMenu(self)
        self.recent.setToolTipsVisible(True)
        self.file.addMenu(self.recent)
        self.file.aboutToShow.connect(self._list_recent)
        self.file.addSeparator()
        self.bring = self._action(self.file, None)
        self.give = self._action(self.file, None)
        self.save = self._action(self.file, _Key.Save)
        self.back_up = self._action(self.file, None)
        self.back_up_elsewhere = self._action(self.file, None)
        self.backups = self._action(self.file, None)
        self.protect = self._action(self.file, None)
        self.moving = self._action(self.file, None)
        self.lock = self._action(self.file, "Ctrl+Alt+L")
        self.board = self._action(self.file, None)
        self.close_file = self._action(self.file, _Key.Close)
        self.file.addSeparator()
        self.quit = self._action(self.file, "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def _fill_edit(self) -> None:
        self.undo = self._action(self.edit, "Ctrl+Z")
        self.redo = self._action(self.edit, "Ctrl+Y")
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.edit.addSeparator()
        self.find_in_list = self._action(self.edit, None)  # the key itself belongs to the list
        self.find_in_list.triggered.connect(self._find)
        self.edit.aboutToShow.connect(lambda: self.find_in_list.setEnabled(bool(self._lists())))
        self.paste_new = self._action(self.edit, None)  # this one too
        self.paste_new.triggered.connect(self._paste_new)
        self.edit.aboutToShow.connect(lambda: self.paste_new.setEnabled(bool(self._lists())))
        self.search = self._action(self.edit, search.KEY)
        self.history = self._action(self.edit, "Ctrl+H")
        self.edit.addSeparator()
        self.settings = self._action(self.edit, "Ctrl+,")
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)

    def _lists(self) -> list[QWidget]:
        """The search fields of the lists that are seen."""
        from ngodesk.gui.records.search import SearchField

        return [field for field in self.window().findChildren(SearchField) if field.isVisible()]

    def _find(self) -> None:
        for field in self._lists()[:1]:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _paste_new(self) -> None:
        from ngodesk.gui.records.listing import RecordList

        for records in self.window().findChildren(RecordList):
            if records.isVisible():
                records.paste(as_new=True)
                return

    def _fill_view(self) -> None:
        self.places = []
        for number, place in enumerate(PLACES, 1):
            action = self._action(self.view, f"Ctrl+{number}" if number <= _LAST_DIGIT else None)
            action.triggered.connect(lambda _checked=False, key=place.key: self.place_chosen.emit(key))
            self.places.append(action)
        self.view.addSeparator()
        self._fill_size()
        self.view.addSeparator()
        self.colors, self.language = QMenu(self), QMenu(self)
        self.by_colors = self._choices(self.colors, dict.fromkeys(remembered.COLORS, ""), self.colors_chosen)
        self.colors.aboutToShow.connect(lambda: self.by_colors[remembered.colors()].setChecked(True))
        self.languages = self._choices(self.language, LANGUAGES, self.language_chosen)

    def _fill_size(self) -> None:
        """Ctrl++ belongs to the preview. On many keyboards + is Shift and =."""
        self.larger = self._action(self.view, "Ctrl+Alt++")
        self.larger.setShortcuts([*self.larger.shortcuts(), QKeySequence("Ctrl+Alt+=")])
        self.smaller = self._action(self.view, "Ctrl+Alt+-")
        self.usual = self._action(self.view, "Ctrl+Alt+0")
        for action, step in ((self.larger, 1), (self.smaller, -1), (self.usual, 0)):
            action.triggered.connect(
                lambda _checked=False, step=step: self.size_chosen.emit(sizes.another(step))
            )
        self._offer_sizes()
        self.layout_reset = self._action(self.view, None)

    def _offer_sizes(self) -> None:
        now = sizes.percent()
        for action, step in ((self.larger, 1), (self.smaller, -1), (self.usual, 0)):
            action.setEnabled(sizes.another(step) != now)

    def _choices(self, menu: QMenu, names: dict[str, str], chosen: SignalInstance) -> dict[str, QAction]:
        """A menu of which one entry is ticked."""
        self.view.addMenu(menu)
        group = QActionGroup(self)
        found = {}
        for key, name in names.items():
            action = found[key] = menu.addAction(name)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, key=key: chosen.emit(key))
            group.addAction(action)
        return found

    def show_open(self, is_open: bool, why: str = "", *, protected: bool = False) -> None:
        """Offer what makes sense with a file open, or without one; `why` says why it cannot be changed."""
        needs_file = (
            self.give,
            self.back_up,
            self.back_up_elsewhere,
            self.backups,
            self.protect,
            self.moving,
            self.close_file,
            self.search,
            self.mark,
        )
        for action in (*needs_file, *self.places):
            action.setEnabled(is_open)
        self.lock.setEnabled(is_open and protected)
        for action in (self.save, self.bring):
            action.setEnabled(is_open and not why)
        for action in (self.save, self.bring, self.undo, self.redo):
            action.setToolTip(why)
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
        from ngodesk.gui.named_files import where

        self.recent.clear()
        files = [entry.path for entry in remembered.recent()]
        names = [path.name for path in files]
        for path in files:
            words = path.name if names.count(path.name) == 1 else f"{path.name} – {where(path.parent)}"
            action = self.recent.addAction(_escaped(words))
            action.setToolTip(str(path))
            action.triggered.connect(self._opener(path))
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
            (self.helping, _("&Help on this page")),
            (self.keys, _("&Keyboard shortcuts")),
            (self.mark, _("&Check a printed mark…")),
            (self.trouble, _("Save a &problem report…")),
            (self.board, _("Save a copy for the boar&d…")),
            (self.history, _("&History of the file")),
            (self.new, _("&New organisation…")),
            (self.open, _("&Open…")),
            (self.recent.menuAction(), _("Open &recent")),
            (self.bring, _("&Take in files…")),
            (self.give, _("&Give data out…")),
            (self.save, _("&Save")),
            (self.back_up, _("&Back up now")),
            (self.back_up_elsewhere, _("Save a co&py…")),
            (self.backups, _("Back&ups and restoring…")),
            (self.protect, _("Prot&ect with a password…")),
            (self.moving, _("&Move to another computer…")),
            (self.lock, _("&Lock now")),
            (self.close_file, _("&Close the file")),
            (self.quit, _("&Quit")),
            (self.find_in_list, "\t".join((_("&Find in the list"), _native("Ctrl+F")))),
            (self.paste_new, "\t".join((_("Paste as &new rows"), _native("Ctrl+Shift+V")))),
            (self.search, _("Search &everything")),
            (self.settings, _("Se&ttings…")),
            (self.larger, _("L&arger text")),
            (self.smaller, _("S&maller text")),
            (self.usual, _("&Usual size of text")),
            (self.layout_reset, _("Put window and lists back in &order")),
            (self.colors.menuAction(), _("&Colours")),
            (self.by_colors["system"], _("As the &system")),
            (self.by_colors["light"], _("&Light")),
            (self.by_colors["dark"], _("&Dark")),
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
        elif event.type() is QEvent.Type.ApplicationFontChange:
            self._offer_sizes()
        super().changeEvent(event)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _escaped(words: str) -> str:
    """An & in what people typed is not a key."""
    return words.replace("&", "&&")
