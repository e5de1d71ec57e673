"""The backups of a file: a list with what each holds, a look inside, and back to one of them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common.errors import Protected, UserError
from ngodesk.common.language import _, current, plural
from ngodesk.common.progress import Progress
from ngodesk.gui import named_files, remembered, sizes
from ngodesk.gui.backups import rows
from ngodesk.gui.backups.elsewhere import ElsewhereCard
from ngodesk.gui.backups.password import PasswordBox
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card, EmptyState, Note, announce
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import ScrollingPage
from ngodesk.gui.places import BACKUPS, Link
from ngodesk.gui.protection.box import name
from ngodesk.gui.saving_place import ask_where
from ngodesk.gui.table import Table

if TYPE_CHECKING:
    from ngodesk.store.keys import Key
    from ngodesk.store.store import Store
    from ngodesk.work.backups import Entry, Overview
    from ngodesk.work.restored import Restored


class BackupsPage(ScrollingPage):
    """Nothing is ever overwritten: a restored file is new, or the replaced one is kept."""

    place = "registers"
    help = "backup"
    now_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self._file = file
        self._found: Overview | None = None
        self._sound: dict[Path, bool] = {}
        self._checking: Path | None = None
        self._is_protected = False  # the file that is open
        self.now, self.copy = Button("plain", "hard-drive-download"), Button("plain")
        self.look, self.replace, self.new = Button("plain"), Button("plain"), Button("primary", "history")
        self.begin = Button("primary")
        self.paused, self.note = Note("attention"), Note("ok")
        self.table, self.told = Table(30, choosing=True), Label(role="small", tone="muted", wrap=True)
        self.opening = Label(role="small", tone="muted", wrap=True)
        self.empty = EmptyState("hard-drive-download", self.begin)
        self.password, self.elsewhere = PasswordBox(), ElsewhereCard(file)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.head.add(self.copy, self.now)
        card = self.card = Card()
        inside = in_column(card, (8, 2, 8, 12), sizes.STEP)
        inside.addWidget(self.table)
        inside.addWidget(self.told)
        self.told.setContentsMargins(8, 0, 8, 0)
        inside.addWidget(self.opening)
        self.opening.setContentsMargins(8, 0, 8, 0)
        self.password.offer(inside, self.new, self.look, self.replace)
        for widget in (self.paused, self.note, card, self.empty, self.elsewhere):
            self.scrolling.body.addWidget(widget)
        for widget in (self.paused, self.note, card, self.empty):
            widget.hide()
        self.scrolling.body.addStretch(1)
        self.scrolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _connect(self) -> None:
        self.now.clicked.connect(self.now_wanted)
        self.begin.clicked.connect(self.now_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.elsewhere.wanted.connect(self.copy_wanted)
        self.look.clicked.connect(self._look)
        self.new.clicked.connect(self._ask_where)
        self.replace.clicked.connect(self._replace)
        self.table.chosen.connect(lambda _key: self._look())
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._allow())
        self.paused.acted.connect(self._confirm)
        self.password.field.line.textChanged.connect(lambda _words: self._allow())

    @property
    def link(self) -> Link:
        return Link(place=self.place, tab=BACKUPS)

    def first_focus(self) -> QWidget:
        return self.begin if not self.empty.isHidden() else self.table

    def retranslate(self) -> None:
        self.head.title.setText(_("Backups"))
        for button, words in (
            (self.now, _("Back up now")),
            (self.begin, _("Back up now")),
            (self.copy, _("Save a copy…")),
            (self.look, _("Look inside")),
            (self.replace, _("Put it in place of the file")),
            (self.new, _("Restore to a new file…")),
        ):
            name(button, words)
        self.table.setAccessibleName(_("Backups"))
        self.empty.set_words(
            _("There is no backup yet"),
            _("One is made when the file is closed after a change, and every half hour of work."),
        )
        self.paused.set_words(
            _("The file was restored. Until you found it good, all backups stay."), _("It is good, go on")
        )
        if self._found is not None:
            self._show()

    def read(self, store: "Store") -> Any:
        from ngodesk.work import backups

        self._is_protected = store.key is not None
        return backups.overview(store)

    def fill(self, found: Any) -> None:
        self._found, self._checking = found, None
        self._show()
        self._check_next()

    def _show(self) -> None:
        found, language = self._found, current().language
        assert found is not None
        kept = self._entry()
        cells = [rows.cells(entry, self._sound.get(entry.path), language) for entry in found.entries]
        self.table.show_rows(rows.columns(), cells, found.entries)
        self.table.show_all_rows()
        paths = [entry.path for entry in found.entries]
        self.table.selectRow(paths.index(kept.path) if kept is not None and kept.path in paths else 0)
        self.card.setVisible(bool(cells))
        self.empty.setVisible(not cells)
        self.paused.setVisible(found.paused)
        told = plural(
            "{number} backup in {folder}, with the attachments {size}.",
            "{number} backups in {folder}, with the attachments {size}.",
            len(cells),
        )
        self.told.setText(
            told.format(number=len(cells), folder=found.folder.name, size=rows.size(found.size, language))
        )
        self.head.meta.setText(
            _("Older ones are thinned out: all of two days stay, then one a day, a week and a month.")
        )
        self._allow()

    def _entry(self) -> "Entry | None":
        """The chosen one."""
        row = self.table.currentIndex().row()
        keys = self.table.rows.keys
        return keys[row] if 0 <= row < len(keys) else None  # type: ignore[return-value]

    def _allow(self) -> None:
        entry = self._entry()
        usable = entry is not None and self._sound.get(entry.path) is not False
        self.password.setVisible(entry is not None and entry.counts is None and usable)
        known = entry is not None and (entry.counts is not None or bool(self.password.text()))
        self.look.setEnabled(usable and known)
        self.opening.setText(self._opens(entry) if entry is not None and usable else "")
        self.opening.setVisible(bool(self.opening.text()))
        self.new.setEnabled(usable)
        self.replace.setEnabled(usable and self._file.read_only is None)

    def _check_next(self) -> None:
        """One after the other while the page stands: whoever works meanwhile, or leaves, waits for one."""
        entries = self._found.entries if self._found is not None else []
        entry = next((each for each in entries if each.path not in self._sound), None)
        if entry is None or entry.path == self._checking:
            return
        self._checking = entry.path

        def check(store: "Store") -> bool:
            from ngodesk.work import backups

            return backups.is_sound(entry.path, store.key)

        def show(sound: bool) -> None:
            self._sound[entry.path] = sound
            self._show()
            self._check_next()

        self._file.read(check, show)

    def _look(self) -> None:
        entry, password = self._entry(), self.password.text()
        if entry is None or not self.look.isEnabled():
            return
        if entry.counts is not None:
            self._file.look_at(entry.path)
            return

        def find(store: "Store") -> "Key | None":
            from ngodesk.work import backup_keys

            return backup_keys.key_for(entry.path, password, store.key)

        def look(key: "Key | None") -> None:
            self.password.clear()
            self._file.look_at(entry.path, key)

        self._file.read(find, look, self._refused)

    def _opens(self, entry: "Entry") -> str:
        """What a file that is made of a backup opens with, where a password comes into it."""
        if entry.protected and entry.counts is not None:
            return _("A new file from this backup opens with the password of this file.")
        if entry.protected and self._is_protected:
            return _(
                "A new file from this backup opens with the password that the file had then. In place of the"
                " file it opens with the password of now."
            )
        if entry.protected:
            return _(
                "A new file from this backup opens with the password that the file had then. In place of the"
                " file it opens without one, as the file."
            )
        if self._is_protected:
            return _(
                "This backup has no password, and a new file from it has none either. In place of the file it"
                " opens with the password of now."
            )
        return ""

    def _ask_where(self) -> None:
        entry, path = self._entry(), self._file.path
        if entry is None or path is None:
            return
        from ngodesk.work import backups

        proposed = backups.proposed_name(path, entry.made)
        title, kind = _("Restore to a new file"), _("ngodesk files")
        ask_where(self, title, proposed, kind, self.restore_to, overwrites=False)

    def restore_to(self, target: Path) -> None:
        """Make a new file from the chosen backup; a file that is there is never overwritten."""
        entry, password = self._entry(), self.password.text()
        if entry is None:
            return

        def restore(store: "Store") -> "Restored":
            from ngodesk.work import backups

            return backups.restore(entry.path, target, password=password, key=store.key, open_now=store)

        self._file.read(restore, lambda done: self._restored(target, done), self._refused)

    def _restored(self, target: Path, done: "Restored") -> None:
        self.password.clear()
        remembered.remember_folder(target.parent)
        self._say_restored(_("The file {name} is made and checked.").format(name=target.name), done)

    def _replace(self) -> None:
        """The file that is open goes on under another name; the step cannot be taken for an undo."""
        entry, password = self._entry(), self.password.text()
        if entry is None:
            return
        done: list[Restored] = []

        def act(store: "Store", _progress: Progress) -> "Key | None":
            from ngodesk.work import backups

            done.append(
                backups.restore(entry.path, store.path, replace=True, password=password, key=store.key)
            )
            return store.key

        def then() -> None:
            words = _("The backup stands in place of the file. The file until now is kept as {name}.")
            self.password.clear()
            kept = done[0].kept
            self._say_restored(words.format(name=kept.name if kept else ""), done[0])
            self.stale.emit()

        self._file.renew(act, then, _("Restoring a backup"))

    def _confirm(self) -> None:
        def confirm(store: "Store") -> None:
            from ngodesk.work import backups

            backups.confirm_restored(store)

        self._file.read(confirm, lambda _nothing: self.stale.emit())

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Protected):
            self.password.setVisible(True)
        if isinstance(error, UserError):
            self._say(named_files.told(error), "problem", named_files.paths(error))
        else:
            self._file.failed.emit(error)

    def _say_restored(self, words: str, done: "Restored") -> None:
        told = done.told()
        said = " ".join(filter(None, (words, told, done.noted())))
        self._say(said, "attention" if told else "ok")

    def _say(self, words: str, tone: str, tip: str = "") -> None:
        self.note.set_tone(tone)
        self.note.set_words(words, tip=tip)
        self.note.show()
        announce(self, words)
