"""Protect with a password: choosing it, the recovery sheet, and how the file stands."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common.errors import UserError
from ngodesk.common.language import _, current
from ngodesk.common.progress import Progress
from ngodesk.gui import rendering
from ngodesk.gui.notes import Note, announce
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import ScrollingPage
from ngodesk.gui.places import PROTECTION, Link
from ngodesk.gui.protection.box import WIDEST, Box
from ngodesk.gui.protection.choosing import ChoosingBox
from ngodesk.gui.protection.sheet import SheetBox
from ngodesk.gui.protection.standing import OthersBox, StandingBox
from ngodesk.gui.saving_place import ask_where

if TYPE_CHECKING:
    from ngodesk.store.keys import Key
    from ngodesk.store.store import Store
    from ngodesk.work.protecting import Standing


class ProtectionPage(ScrollingPage):
    """One box at a time; the file changes only after the code of the sheet was typed back."""

    place = "registers"
    help = "password"
    lock_wanted = Signal()
    minutes_chosen = Signal()

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self._file = file
        self._standing: Standing | None = None
        self._key: Key | None = None  # chosen, and not yet the file's
        self.note = Note("ok")
        self.note.setMaximumWidth(WIDEST)
        self.choosing, self.sheet = ChoosingBox(), SheetBox()
        self.standing, self.others = StandingBox(), OthersBox()
        for widget in (self.note, self.standing, self.choosing, self.sheet, self.others):
            self.scrolling.body.addWidget(widget)
            widget.hide()
        self.scrolling.body.addStretch(1)
        self.scrolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # every box has fields to go to
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.choosing.wanted.connect(self._chosen)
        self.choosing.left.connect(self._stand)
        self.sheet.left.connect(self._stand)
        self.sheet.printed.connect(self._print)
        self.sheet.saved.connect(self._save)
        self.sheet.confirmed.connect(self._confirm)
        self.standing.change.connect(lambda: self._begin("change"))
        self.standing.remove.connect(lambda: self._begin("remove"))
        self.standing.lock.connect(self.lock_wanted)
        self.standing.minutes_chosen.connect(self.minutes_chosen)
        self.others.delete.connect(self._delete_others)

    @property
    def link(self) -> Link:
        return Link(place=self.place, tab=PROTECTION)

    def retranslate(self) -> None:
        self.head.title.setText(_("Protect with a password"))
        self._show_state()

    def _show_state(self) -> None:
        if self._standing is not None:
            protected = self._standing.protected
            words = _("protected") if protected else _("not protected")
            self.head.show_state(words, "ok" if protected else "neutral")

    def read(self, store: "Store") -> Any:
        from ngodesk.work import protecting

        return protecting.standing(store)

    def fill(self, found: Any) -> None:
        first = self._standing is None or self._standing.protected != found.protected
        self._standing = found
        self._show_state()
        self.others.show_number(found.others, found.protected)
        why = self._file.read_only
        if why is not None:
            self._say(why.text(), "attention")
        elif first:
            self._stand()

    def _stand(self) -> None:
        """How the file stands: the box to choose a password, or what can be done with it."""
        self._key = None
        self.choosing.clear()
        if self._standing is not None and self._standing.protected:
            self._show(self.standing)
        else:
            self._begin("protect")

    def _begin(self, act: str) -> None:
        self.choosing.begin(act)
        self._show(self.choosing)

    def _show(self, box: Box) -> None:
        for each in (self.standing, self.choosing, self.sheet):
            each.setVisible(each is box)
        if self.isVisible():
            self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        for box in (self.sheet, self.choosing, self.standing):
            if not box.isHidden():
                return box.first_field()
        return self

    def leave(self) -> None:
        """Nothing of what was typed stays in the window."""
        self._key = None
        self.choosing.clear()
        self.sheet.show_code("")

    def _chosen(self, until_now: str, password: str) -> None:
        """In the worker the key is made: that takes a moment, by design."""
        removing = self.choosing.act == "remove"
        self.choosing.go.setEnabled(False)

        def make(store: "Store") -> "Key | None":
            from ngodesk.work import protecting

            protecting.must_open(store, until_now)
            return None if removing else protecting.new_key(password)

        self._file.read(make, self._removed_or_sheet, self._refused)

    def _removed_or_sheet(self, key: "Key | None") -> None:
        if key is None:
            self._exchange(None, _("The password is off. Everybody can open the file."))
            return
        self._key = key
        self.choosing.clear()
        self.note.hide()
        self.sheet.show_code(key.recovery_code)
        self._show(self.sheet)

    def _refused(self, error: Exception) -> None:
        self.choosing.go.setEnabled(True)
        if isinstance(error, UserError):
            self._say(error.text(), "problem")
        else:
            self._file.failed.emit(error)

    def _confirm(self, typed: str) -> None:
        if self._key is None or not self._key.is_written(typed):
            self.sheet.say_wrong()
            return
        self._exchange(self._key, _("The file is protected. From now on it asks for the password."))

    def _exchange(self, new: "Key | None", words: str) -> None:
        def act(store: "Store", progress: Progress) -> "Key | None":
            from ngodesk.work import protecting

            protecting.exchange(store.path, store.key, new, progress)
            return new

        def then() -> None:
            self._standing = None
            self._say(words, "ok")
            self.stale.emit()

        self._file.renew(act, then, _("Writing the file anew"))

    def _delete_others(self) -> None:
        def delete(store: "Store") -> int:
            from ngodesk.work import protecting

            return protecting.delete_under_other_keys(store.path, store.key)

        self._file.read(delete, lambda _number: self.stale.emit())

    def _say(self, words: str, tone: str) -> None:
        self.note.set_tone(tone)
        self.note.set_words(words)
        self.note.show()
        announce(self, words)

    # The sheet on paper

    def _with_sheet(self, use: Any) -> None:
        """`use` gets the sheet as a PDF, in the window's language."""
        key, language = self._key, current().language
        if key is None:
            return

        def make(store: "Store") -> bytes:
            from ngodesk.work import recovery_sheet

            return recovery_sheet.sheet(store, key, language)

        self._file.read(make, use)

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(_("Recovery sheet"))
        printer.setFullPage(True)
        if QPrintDialog(printer, self).exec():
            self._with_sheet(lambda pdf: rendering.print_pages(pdf, printer, [0]))

    def _save(self) -> None:
        path = self._file.path
        if path is None:
            return
        proposed = _not_beside(path) / f"{_('Recovery sheet')} {path.stem}.pdf"
        ask_where(self, _("Save the recovery sheet"), proposed, "PDF", self.save_to)

    def save_to(self, path: Path) -> None:
        """Save the sheet there, and say that the file of it is as good as the password."""

        def write(pdf: bytes) -> None:
            from ngodesk.work import read_back

            try:
                with read_back.writing(path) as stream:
                    stream.write(pdf)
            except UserError as error:
                self._say(error.text(), "problem")
                return
            beside = _is_beside(path, self._file.path)
            words = _saved_beside() if beside else _saved()
            self._say(words.format(name=path.name), "problem" if beside else "attention")

        self._with_sheet(write)


def _saved() -> str:
    """What is said of a sheet that was saved."""
    return _("Saved as {name}. Print it, then delete that file: whoever has it can open yours.")


def _saved_beside() -> str:
    """The same where the file lies."""
    return _(
        "Saved as {name}, in the folder of the file that it opens: whoever takes one takes both."
        " Print it and delete it there, or save it in another place."
    )


def _not_beside(workspace: Path) -> Path:
    """A folder for what shall not lie where the file does."""
    places = QStandardPaths.StandardLocation
    for place in (places.DocumentsLocation, places.DesktopLocation, places.HomeLocation):
        folder = Path(QStandardPaths.writableLocation(place))
        if not _is_beside(folder / workspace.name, workspace):
            return folder
    return Path()


def _is_beside(path: Path, workspace: Path | None) -> bool:
    """Whether something lies in the folder of a file, or among its backups."""
    return workspace is not None and path.resolve().is_relative_to(workspace.resolve().parent)
