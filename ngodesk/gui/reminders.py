"""What somebody is told about the open file once or each week: one note, one thing at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, Signal

from ngodesk.common import folders
from ngodesk.common.language import _
from ngodesk.gui import remembered
from ngodesk.gui.notes import Note
from ngodesk.gui.places import BACKUPS, PROTECTION, Link

CONFLICT, STICK, PASSWORD, COPY = "conflict", "stick", "password", "copy"


@dataclass(frozen=True)
class Around:
    """What lies round a file: the kind of its folder, and other versions of it. Looked at in the worker."""

    kind: str
    synchroniser: str
    versions: list[Path]


def around(path: Path) -> Around:
    """Look at the folder of a file."""
    return Around(folders.kind(path), folders.synchroniser(path), folders.conflicted(path))


@dataclass(frozen=True)
class _Said:
    what: str
    sentence: Callable[[], str]
    verb: Callable[[], str]


class Reminder(Note):
    """Closed, it does not say the same again of this file; the reminder of copies waits a week."""

    link_chosen = Signal(object)
    version_wanted = Signal(object)  # a path, to be looked at
    copy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("info", closable=True)
        self._path: Path | None = None
        self._around: Around | None = None
        self._left: list[_Said] = []
        self.acted.connect(self._act)
        self.closed.connect(self._drop)

    def look(self, path: Path, found: Around, *, protected: bool, people: int, sample: bool) -> None:
        """What is to be said about a file that was opened."""
        self._path, self._around = path, found
        wanted = {
            CONFLICT: bool(found.versions),
            folders.SYNCHRONISED: found.kind == folders.SYNCHRONISED,
            STICK: found.kind == folders.STICK,
            PASSWORD: bool(people) and not protected and not sample,
            COPY: _copy_is_due(path) and not sample,
        }
        self._left = [
            said
            for said in self._sayings()
            if wanted[said.what] and (said.what == COPY or not remembered.was_told(path, self._once(said)))
        ]
        self._show()

    def forget(self) -> None:
        """No file is open."""
        self._left = []
        self._show()

    def _once(self, said: _Said) -> str:
        """Another version that comes later is told anew."""
        versions = self._around.versions if self._around is not None else []
        return f"{said.what}-{versions[0].name}" if said.what == CONFLICT and versions else said.what

    def _sayings(self) -> list[_Said]:
        found = self._around
        assert found is not None
        version = found.versions[0].name if found.versions else ""
        return [
            _Said(
                CONFLICT,
                lambda: _(
                    "Another version of the file lies beside it: {name}. Something may stand in it that is"
                    " missing here."
                ).format(name=version),
                lambda: _("Look inside"),
            ),
            _Said(
                folders.SYNCHRONISED,
                lambda: _(
                    "{program} synchronises the folder of this file. Two computers at once would make two"
                    " files of it. Keep the file on this computer, and put copies there."
                ).format(program=found.synchroniser),
                lambda: _("Save a copy…"),
            ),
            _Said(
                STICK,
                lambda: _(
                    "This file lies on a stick. Sticks are good for copies; work is safer on the computer."
                ),
                lambda: _("Save a copy…"),
            ),
            _Said(
                PASSWORD,
                lambda: _("The file holds people's data. If you like, a password keeps it from others."),
                lambda: _("Protect with a password…"),
            ),
            _Said(
                COPY,
                lambda: _("It is time for a copy on another disk."),
                lambda: _("Save a copy…"),
            ),
        ]

    def _show(self) -> None:
        self.setVisible(bool(self._left))
        if self._left:
            self.set_words(self._left[0].sentence(), self._left[0].verb(), _("Close"))

    def _act(self) -> None:
        what = self._left[0].what if self._left else ""
        if what == CONFLICT and self._around is not None:
            self.version_wanted.emit(self._around.versions[0])
        elif what == PASSWORD:
            self._drop()
            self.link_chosen.emit(Link(place="registers", tab=PROTECTION))
        elif what == COPY:
            self.link_chosen.emit(Link(place="registers", tab=BACKUPS))
        elif what:
            self.copy_wanted.emit()

    def _drop(self) -> None:
        if self._left and self._path is not None:
            said = self._left.pop(0)
            if said.what != COPY:
                remembered.remember_told(self._path, self._once(said))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)


def _copy_is_due(path: Path) -> bool:
    from ngodesk.gui.backups.elsewhere import is_due

    return is_due(path, date.today())
