"""Freezing a report in the worker: a bar shows how far it is, and a cancel leaves nothing frozen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ngodesk.common.errors import Cancelled, UserError
from ngodesk.common.language import _
from ngodesk.common.progress import Progress
from ngodesk.gui.opened import OpenFile

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.printing import Wish


class Freezing(QObject):
    """One of the signals says what came of it; `over` comes in any case, and first."""

    over = Signal()
    frozen = Signal(object)  # the id of the frozen report
    refused = Signal(str)  # why nothing was frozen; blank as long as it is not known

    def __init__(self, file: OpenFile, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file

    def freeze(self, report: str, wish: "Wish", corrects: int | None, note: str) -> None:
        """Approve a report, or the next version of one."""

        def act(store: "Store", progress: Progress) -> int | Exception:
            from ngodesk.work import freezing

            try:
                made = freezing.freeze(store, report, wish, corrects=corrects, note=note, progress=progress)
            except (UserError, Cancelled) as error:  # it may be tried again
                return error
            return made.id

        self.refused.emit("")
        self._file.work(act, self._told, _("Freezing the report"))

    def _told(self, made: int | Exception) -> None:
        self.over.emit()
        if isinstance(made, int):
            self.frozen.emit(made)
        elif not isinstance(made, Cancelled):
            self._file.explain(made, self.refused.emit)
