"""What can be done about a file that cannot be opened, or only be read: one verb beside the sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common import folders
from ngodesk.common.errors import (
    ChangedUnderneath,
    Damaged,
    Moved,
    OneOfItsBackups,
    OnNetwork,
    OpenElsewhere,
    Unreachable,
)
from ngodesk.common.language import _
from ngodesk.gui import remembered
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.saving_place import ask_where

if TYPE_CHECKING:
    from ngodesk.common.progress import Progress
    from ngodesk.store.keys import Key
    from ngodesk.store.store import Store


@dataclass(frozen=True)
class Way:
    """A verb and what it does; a sentence that is shown before where that is needed; another way."""

    verb: str
    act: Callable[[], object]
    sure: str = ""
    other: "Way | None" = None

    @property
    def other_verb(self) -> str:
        """The verb of what can be done instead; blank for nothing."""
        return self.other.verb if self.other is not None else ""


class WaysOut(QObject):
    """Knows for each case what helps. What may lose somebody's work asks once more."""

    leaving = Signal()  # what is typed on the page is to be kept now
    list_wanted = Signal(object)  # a Damaged: the backups beside that file are to be shown

    def __init__(self, file: OpenFile, window: QWidget) -> None:
        super().__init__(window)
        self._file, self._window = file, window

    def of(self, error: Exception | None) -> Way | None:
        """What can be done about it."""
        if isinstance(error, OpenElsewhere):
            return Way(
                _("Work here instead…"),
                lambda: self._again(take_over=True),
                _(
                    "Only when ngodesk is closed on that computer, or it is gone for good. Otherwise the"
                    " changes of one of you are lost."
                ),
            )
        if isinstance(error, ChangedUnderneath):
            return Way(_("Open it again"), self._keep_ours)
        if isinstance(error, Unreachable):
            return Way(_("Open it again"), self._again, other=Way(_("Save as a new file…"), self._ask_where))
        if isinstance(error, Moved):
            return Way(
                _("Work here again…"),
                self._stay,
                _("Only when nobody works in the copy on the other computer: two files never become one."),
            )
        if isinstance(error, OneOfItsBackups):
            key = cast("Key | None", error.key)
            return Way(
                _("Restore to a new file"),
                lambda: self._file.restore(error.backup, error.workspace, key),
            )
        if isinstance(error, OnNetwork):
            return Way(_("Work in it all the same"), self._insist)
        return self._of_damaged(error) if isinstance(error, Damaged) else None

    def _of_damaged(self, error: Damaged) -> Way | None:
        listed = Way(_("All backups beside it…"), lambda: self.list_wanted.emit(error))
        latest = error.latest
        if latest is None:
            return listed if error.number else None
        return Way(
            _("Restore it to a new file"),
            lambda: self._restore(error, latest),
            other=listed if error.number > 1 else None,
        )

    def _keep_ours(self) -> None:
        """What stands in this window alone becomes another version beside the file; then that is opened."""

        def keep(store: "Store") -> None:
            from ngodesk.work import keeping_ours

            keeping_ours.keep(store)

        self._file.read(keep, lambda _nothing: self._again(), lambda _error: self._again())

    def _again(self, take_over: bool = False) -> None:
        """Close and open it; what another program made of it counts from now on."""

        def nothing(store: "Store", _progress: "Progress") -> "Key | None":
            return store.key

        self._file.renew(nothing, self._file.refresh, _("Opening the file again"), take_over=take_over)

    def _ask_where(self) -> None:
        path = self._file.path
        if path is None:
            return
        from ngodesk.work import backups

        proposed = backups.proposed_name(path, datetime.now())
        title, kind = _("Save as a new file"), _("ngodesk files")
        ask_where(self._window, title, proposed, kind, self._save_as, overwrites=False)

    def _save_as(self, target: Path) -> None:
        self.leaving.emit()
        self._file.save_as(target)

    def _stay(self) -> None:
        def stay(store: "Store") -> None:
            from ngodesk.work import moving

            moving.stay(store)

        self._file.read(stay, lambda _nothing: self._file.refresh())

    def _insist(self) -> None:
        if self._file.path is not None:
            remembered.remember_told(self._file.path, folders.NETWORK)
            self._again()

    def _restore(self, error: Damaged, latest: Path) -> None:
        key = cast("Key | None", error.key)
        self._file.restore(latest, Path(str(error.arguments["path"])), key)
