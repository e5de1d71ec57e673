"""What belongs to a record and what refers to it, as links."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ngodesk.common.language import _, current
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.places import FEATURE_OF, Link, to_record

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.viewing import Found

_LETTERS = 34
_LETTERS_BESIDE = 26  # where something is told beside it


@dataclass(frozen=True)
class Row:
    """One line: what it says, what is told beside it, where it leads, where a new part begins."""

    words: str
    beside: str
    link: Link | None
    new: Link | None = None


class Links(Scrolling):
    """First what the record names, then its parts, then what else names it."""

    link_chosen = Signal(object)  # Link

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self._file = file
        self.buttons: list[Button] = []
        self.body.setSpacing(2)
        self.set_margins(2, 2, 14, sizes.GAP)
        self._rows = QWidget()
        self.body.addWidget(self._rows)
        self.body.addStretch(1)

    def show_record(self, table: str, record: int) -> None:
        """Read what is linked with a record."""
        language = current().language
        self._file.read(lambda store: _read(store, table, record, language), self._show)

    def clear(self) -> None:
        """Show nothing."""
        self._show(([], True))

    def _show(self, found: tuple[list[Row], bool]) -> None:
        rows, writable = found
        old, self._rows = self._rows, QWidget()
        self.body.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()
        self.buttons = []
        layout = in_column(self._rows, between=4)
        for row in rows:
            layout.addLayout(self._line(row, writable))
        if not rows:
            layout.addWidget(Label(_("Nothing is linked with this record yet."), tone="muted", wrap=True))

    def _line(self, row: Row, writable: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(sizes.STEP)
        if row.link is not None:
            line.addWidget(
                self._button("link", row.words, row.link, _LETTERS_BESIDE if row.beside else _LETTERS)
            )
        else:
            line.addWidget(Label(row.words, tone="muted"))
        line.addWidget(Label(row.beside, "small", "muted"), 1)
        if row.new is not None and writable:
            add = self._button("quiet", _("Add"), row.new)
            add.setAccessibleName(_("Add: {record}").format(record=row.words))
            line.addWidget(add)
        return line

    def _button(self, kind: str, words: str, link: Link, letters: int = _LETTERS) -> Button:
        button = Button(kind, words=_shortened(words, letters))
        button.setToolTip(words if button.text() != words else "")
        button.setAccessibleName(words)
        button.clicked.connect(lambda: self.link_chosen.emit(link))
        self.buttons.append(button)
        return button


def _shortened(words: str, letters: int) -> str:
    return words if len(words) <= letters else words[: letters - 1].rstrip() + "…"


def _read(store: "Store", table: str, record: int, language: str) -> tuple[list[Row], bool]:
    """In the worker."""
    from ngodesk.work import viewing

    found = viewing.fetch(store, table, record, language)
    if found is None:
        return [], True
    writable = store.read_only is None
    rows = [*_named(found), *_naming(store, table, record)]
    return [row for row in rows if row.link is not None or writable], writable


def _named(found: "Found") -> list[Row]:
    """The records that this one names."""
    from ngodesk.model import TABLES

    rows = []
    for field in TABLES[found.table].described.fields:
        value, name = found.values[field.name], found.names.get(field.name, "")
        pairs = zip(value, name, strict=True) if isinstance(value, tuple) else [(value, name)]
        if field.target:
            rows += [
                Row(str(each), _(field.label), to_record(field.target, target))
                for target, each in pairs
                if isinstance(target, int) and each
            ]
    return rows


def _naming(store: "Store", table: str, record: int) -> list[Row]:
    """The tables whose records name this one; parts also where there are none yet, to begin one."""
    from ngodesk.model import TABLES
    from ngodesk.work import features, viewing

    chosen = features.chosen(store)
    known = [
        each
        for each in viewing.referring(store, table, record)
        if each.count or (each.part and FEATURE_OF.get(each.table, "") in {"", *chosen})
    ]
    known.sort(key=lambda each: not each.count)  # what there is before what there could be
    often = [each.table for each in known]
    rows = []
    for each in known:
        label, words = TABLES[each.table].described.field(each.field).label, _(TABLES[each.table].labels[1])
        link = Link(table=each.table, owner=(each.field, record))
        new = Link(table=each.table, new=True, owner=link.owner, values=((each.field, record),))
        beside = _(label) if often.count(each.table) > 1 else ""
        said = f"{words} {each.count}" if each.count else words
        rows.append(Row(said, beside, link if each.count else None, new if each.part else None))
    return rows
