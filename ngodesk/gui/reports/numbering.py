"""Numbering the certificates that have no number yet."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ngodesk.common.language import _, current, plural
from ngodesk.common.progress import Progress
from ngodesk.gui.buttons import Button
from ngodesk.gui.opened import OpenFile

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.printing import Wish

CERTIFICATES = "certificates"


class NumberButton(Button):
    """Numbers them in one step. `told` hears how many there were."""

    def __init__(self, file: OpenFile, told: Callable[[str], None]) -> None:
        super().__init__()
        self._file, self._told = file, told

    def retranslate(self) -> None:
        """Say in the window's language what it does."""
        self.setText(_("Give the numbers"))
        self.setToolTip(_("Number the certificates of everybody who earned one and has none."))
        self.updateGeometry()

    def give(self, wish: "Wish") -> None:
        """Number those of an event, or of its series."""
        if not isinstance(wish.event, int):
            return
        event, series, language = wish.event, wish.series, wish.language or current().language

        def act(store: "Store", _progress: Progress) -> int:
            from ngodesk.work import certifying

            return len(certifying.give(store, event, series, language=language))

        def told(number: int) -> None:
            said = plural(
                "{number} certificate was numbered.", "{number} certificates were numbered.", number
            )
            self._told(said.format(number=number))

        self._file.work(act, told, _("Giving numbers"))
