"""What can be done about a file that cannot be opened, or only be read: one verb beside the sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from ngodesk.common import folders
from ngodesk.common.errors import ChangedUnderneath, Damaged, Moved, OnNetwork, OpenElsewhere, Unreachable
from ngodesk.common.language import _
from ngodesk.gui import remembered
from ngodesk.gui.opened import OpenFile

if TYPE_CHECKING:
    from ngodesk.common.progress import Progress
    from ngodesk.store.keys import Key
    from ngodesk.store.store import Store


@dataclass(frozen=True)
class Way:
    """A verb, what it does, and a sentence that is shown before it is done; blank where none is needed."""

    verb: str
    act: Callable[[], None]
    sure: str = ""


class WaysOut(QObject):
    """Knows for each case what helps. What may lose somebody's work asks once more."""

    def __init__(self, file: OpenFile, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file

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
            return Way(_("Open it again"), self._again)
        if isinstance(error, Moved):
            return Way(
                _("Work here again…"),
                self._stay,
                _("Only when nobody works in the copy on the other computer: two files never become one."),
            )
        if isinstance(error, OnNetwork):
            return Way(_("Work in it all the same"), self._insist)
        if isinstance(error, Damaged) and (latest := error.latest) is not None:
            return Way(_("Restore it to a new file"), lambda: self._restore(error, latest))
        return None

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
