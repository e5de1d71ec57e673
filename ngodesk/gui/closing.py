"""Closing a file: nothing that was typed, and nothing that only the window has, goes without a word."""

from typing import TYPE_CHECKING

from ngodesk.common.errors import Unreachable, UserError
from ngodesk.common.language import _
from ngodesk.gui import named_files
from ngodesk.gui.guarding import Guarding
from ngodesk.gui.ways_out import Way

if TYPE_CHECKING:
    from ngodesk.store.store import Store


class Closing(Guarding):
    """What is in the way is said once; whoever closes once more lets it go."""

    def __init__(self) -> None:
        super().__init__()
        self._warned = False  # that something typed would be lost
        self._without_backup = False  # that no backup could be made

    def may_close(self) -> bool:
        """Whether all that was typed is stored; where it is not, that is said once, and then let go."""
        refusals, gone = self.file.refusals, list[bool]()
        self.page.leave()
        self.file.read(_is_gone, gone.append)
        self.worker.catch_up()
        begun = self.file.begun.tables(self.file.path)
        if self._warned or (self.file.refusals == refusals and not begun and not any(gone)):
            self.file.begun.let_go(self.file.path)
            return True
        self._warned = True
        if any(gone):
            self._say_gone()
        elif self.file.refusals != refusals:
            self.status.showMessage(_("Not everything typed could be stored. Close once more to let it go."))
        else:
            from ngodesk.model import TABLES

            names = ", ".join(_(TABLES[table].labels[0]) for table in dict.fromkeys(begun))
            said = _("Begun and not added: {names}. Add it, or close once more to let it go.")
            self.say_problem(said.format(names=names))
        return False

    def _say_gone(self) -> None:
        """What is open here is all there is of the file, unless it comes back."""
        self._leaving = True
        self.file.notice()

    def _is_backed_up(self) -> bool:
        """Whether what was changed has its backup; where none could be made, that is said once."""
        if self._without_backup:
            return True
        problems: list[Exception] = []
        self.file.back_up(problems.append)
        self.worker.catch_up()
        for problem in problems:
            self._without_backup = True
            if not isinstance(problem, UserError):
                self.report(problem)
                continue
            words = _("The file itself is safe. Close once more, and it has no backup of the last changes.")
            way = Way(_("Close all the same"), self.window().close)
            self.offer(f"{named_files.told(problem)} {words}", way)
        return not problems


def _is_gone(store: "Store") -> bool:
    """Whether the file was taken from under a window that works in it."""
    return store.is_gone and isinstance(store.why_read_only(), Unreachable)
