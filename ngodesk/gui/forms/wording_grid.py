"""The places of a report's template: what each is, how it came, how this association has it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_, _
from ngodesk.common.text import fold
from ngodesk.gui.grid import Grid, Typed
from ngodesk.gui.table import Cell, Column

if TYPE_CHECKING:
    from ngodesk.work.rewording import Row, Wording

_SECTION, _WHAT, _ORIGINAL, _YOURS, _PLACE = range(5)
_WHATS = {
    "title": N_("Title of the report"),
    "heading": N_("Heading"),
    "text": N_("Text"),
    "head": N_("Head of a column"),
    "limit": N_("Limit"),
}
_LEFT_OUT = ("", "0", "-", "\N{EN DASH}")


class WordingGrid(Grid):
    """Yours is typed; emptied, the original stands again. A column moves, or goes, by its place."""

    edited = Signal(object)  # pairs of a place and its value, or nothing to set it back

    def __init__(self) -> None:
        super().__init__()
        self.its: Wording | None = None
        self.shown: Sequence[Row] = ()
        self.writable = True
        self.search = ""

    def show_wording(self, its: "Wording", search: str = "") -> int:
        """Show the places whose words hold all of `search`; gives how many."""
        self.its, self.search = its, search
        wanted = fold(search).split()
        rows = [each for each in its.rows if each.place.what != "order"]
        self.shown = [each for each in rows if all(word in fold(_words(each)) for word in wanted)]
        columns = (
            Column(_("Section"), share=2, least=90),
            Column(_("What"), least=60),
            Column(_("Original"), share=4, least=120),
            Column(_("Yours"), share=4, least=120),
            Column(_("Place"), right=True),
        )
        self.refill(columns, [_cells(each) for each in self.shown], [each.place.key for each in self.shown])
        return len(self.shown)

    # Typing

    def can_type(self, row: int, column: int) -> bool:
        if not self.writable or not 0 <= row < len(self.shown):
            return False
        return column == _YOURS or (column == _PLACE and self.shown[row].place.what == "head")

    def entry(self, row: int, column: int) -> str:
        its = self.shown[row]
        if column == _PLACE:
            return str(its.column or "")
        return (its.original if its.yours is None else its.yours).replace("\n", " ")

    def doubt(self, row: int, column: int, text: str) -> str:
        from ngodesk.reports import changes

        its = self.shown[row]
        try:
            if column == _PLACE:
                self._order(its, text)
            elif text and self.its is not None:
                changes.check(its.place, self.its.language, text)
        except UserError as error:
            return error.text()
        return ""

    def _order(self, its: "Row", text: str) -> "tuple[object, str | None]":
        """What becomes of the order of the columns. Raises UserError."""
        from ngodesk.reports import changes
        from ngodesk.work import rewording

        if text not in _LEFT_OUT and not text.isdecimal():
            raise UserError(N_("The place of a column is a whole number; empty leaves it out."))
        assert self.its is not None
        place, value = rewording.order(self.its, its.place, None if text in _LEFT_OUT else int(text))
        if value is not None:
            changes.check(place, None, value)
        return place, value

    def put(self, typed: Sequence[Typed]) -> None:
        found: list[tuple[object, str | None]] = []
        for each in typed:
            its = self.shown[each.row]
            if each.column == _PLACE:
                found.append(self._order(its, each.text))
            else:
                found.append((its.place, each.text or None))
        self.edited.emit(found)


def _words(row: "Row") -> str:
    return " ".join((row.section, row.original, row.yours or ""))


def _cells(row: "Row") -> list[Cell]:
    place = ""
    if row.place.what == "head":
        place = str(row.column) if row.column else _("left out")
    yours = row.yours or ""
    return [
        Cell(row.section, "muted"),
        Cell(_(_WHATS[row.place.what]), "muted"),
        Cell(" ".join(row.original.split()), "muted" if yours else "text"),
        Cell(" ".join(yours.split()), role="strong", spoken=yours or _("as the original")),
        Cell(place, "attention" if row.column is None else "text"),
    ]
