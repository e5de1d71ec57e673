"""The columns of a list of records: what each is called, which are shown, how a value looks in one."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from ngodesk.common.language import LANGUAGES, _
from ngodesk.gui import sizes, words
from ngodesk.gui.records.setting_names import setting_name, setting_value
from ngodesk.gui.table import Cell, Column

if TYPE_CHECKING:
    from ngodesk.common.describe import Field
    from ngodesk.work.listing import Cell as Found

NARROW, WIDE = 64, 280  # how wide a column is at first
SQUEEZED = 100  # how narrow a column of words becomes so that all columns are seen
_STEP = 4
_FIGURES = ("number", "integer", "year")
_TYPED = ("text", "choice", "boolean", "integer", "year", "number", "date", "time", "datetime")
EMPTY = Cell()


def title_of(table: str) -> str:
    """What the records of a table are called."""
    from ngodesk.model import TABLES

    return _(TABLES[table].described.plural)


def fields_of(table: str) -> "tuple[Field, ...]":
    """All that a list of this table can show."""
    from ngodesk.model import TABLES
    from ngodesk.work import computed

    return TABLES[table].described.fields + computed.fields_of(table)


def fields_at_first(table: str, known: Iterable[str]) -> tuple[str, ...]:
    """What a list shows that nobody changed, less what is the same in every row."""
    from ngodesk.model import TABLES

    described, hidden = TABLES[table].described, set(known)
    return tuple(name for name in described.listed if name not in hidden) or described.listed


def column_of(field: "Field") -> Column:
    """A column's heading; figures stand at the right."""
    return Column(_(field.label), right=field.kind in _FIGURES)


def cell_of(table: str, field: "Field", found: "Found") -> Cell:
    """How a value looks: the state of a project as a chip, all else in plain words."""
    if (table, field.name) == ("projects", "status") and found.stored:
        name, tone = words.project_status(str(found.stored))
        return Cell(name, chip=tone)
    if (table, field.name) == ("settings", "key"):
        return Cell(setting_name(str(found.stored)))
    if (table, field.name) == ("settings", "value"):
        return Cell(setting_value(" ".join(found.text.split())))
    if field.form == "language":
        return Cell(LANGUAGES.get(found.text, found.text))
    return Cell(" ".join(found.text.split()))


def squeezed(widths: Sequence[int], columns: Iterable[int], headings: Sequence[int], room: int) -> list[int]:
    """Widths that fit into the room as far as may be: the widest of some columns give way to the headings."""
    found, wordy = list(widths), set(columns)
    widest, least = max(widths, default=0), sizes.scaled(SQUEEZED)
    while sum(found) > room and widest > least:
        widest -= _STEP
        found = [
            min(width, max(widest, heading)) if place in wordy else width
            for place, (width, heading) in enumerate(zip(widths, headings, strict=True))
        ]
    return found


def typed_in_cell(field: "Field") -> bool:
    """Whether a value is changed in its cell; what has many lines or names records is not."""
    return field.kind in _TYPED and field.list_of is None and not (field.multiline or field.computed)


class ColumnsMenu(QMenu):
    """All fields of a table, those that are shown ticked."""

    chosen = Signal(object)  # the names of the fields to show

    def show_fields(self, fields: "Sequence[Field]", shown: Sequence[str]) -> None:
        """List them; the last that is shown cannot be taken away."""
        self.clear()
        for field in fields:
            action = self.addAction(_(field.label).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(field.name in shown)
            action.setEnabled(tuple(shown) != (field.name,))
            action.toggled.connect(lambda on, name=field.name: self._toggle(shown, name, on))

    def _toggle(self, shown: Sequence[str], name: str, on: bool) -> None:
        self.chosen.emit([*shown, name] if on else [each for each in shown if each != name])
