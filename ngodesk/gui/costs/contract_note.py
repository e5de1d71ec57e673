"""The note about the contract behind a document: what is still to be billed, what follows from this one."""

from typing import TYPE_CHECKING

from ngodesk.common import money
from ngodesk.common.language import _, current
from ngodesk.common.money import unscaled
from ngodesk.gui.notes import Note

if TYPE_CHECKING:
    from ngodesk.work.allocating import Behind


class ContractNote(Note):
    """Hidden where no contract with an amount stands behind the document."""

    def __init__(self) -> None:
        super().__init__("info")
        self.can_act = False

    def show_contract(self, behind: "Behind | None", remainder: int, *, shared: bool, writable: bool) -> None:
        """Say what is left to bill; `remainder` of the document is not shared out yet."""
        self.setVisible(behind is not None and behind.left is not None)
        if behind is None or behind.left is None:
            self.can_act = False
            return
        words = _("Contract {contract}: {amount} still to be billed.")
        if behind.left < 0:
            words = _("Contract {contract}: {amount} more is billed than was agreed.")
        told = money.shown(abs(unscaled(behind.left, 2)), current().language)
        verb = self._offered(behind, remainder, shared) if writable else ""
        self.can_act = bool(verb)
        self.set_words(words.format(contract=behind.name, amount=told), verb)

    @staticmethod
    def _offered(behind: "Behind", remainder: int, shared: bool) -> str:
        if remainder > 0 and behind.place is not None:
            return _("Charge it as agreed")
        if shared and not remainder and not behind.closed and (behind.left or 0) > 0:
            return _("Nothing more will be billed")
        return ""
