"""Editors that look things up while one types: a record, several records, names of places and currencies."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common import territories
from ngodesk.common.describe import Field
from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import N_, _, current
from ngodesk.common.text import fold, normalised
from ngodesk.gui import words
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column, in_row
from ngodesk.gui.order import in_order
from ngodesk.gui.records.editors import Editor, LineEditor, Stored, Surroundings
from ngodesk.gui.records.suggestions import DropLine, Suggestion, Suggestions

if TYPE_CHECKING:
    from ngodesk.store.store import Store

LEVELS = ("region", "county", "municipality")
KNOWN = ("country", "currency", "language")


class PlaceEditor(LineEditor):
    """A text with a list of what is known: territories of the country, or what other records have here."""

    def __init__(self, table: str, field: Field, around: Surroundings) -> None:
        line = DropLine()
        super().__init__(table, field, line)
        self._around = around
        self.suggestions = Suggestions(line, self._fetch)
        self.suggestions.chosen.connect(lambda _row: self.finish())

    def _entered(self) -> None:
        if not self.suggestions.is_open():
            self.finish()

    def _fetch(self, typed: str, show: Callable[[Sequence[Suggestion]], None]) -> None:
        names = self._territories(typed) if self.field.form in LEVELS else []
        if names:
            show([Suggestion(name) for name in names])
            return
        table, name = self.table, self.field.name

        def fetch(store: "Store") -> list[Suggestion]:
            from ngodesk.work import viewing

            return [Suggestion(text) for text in viewing.known_texts(store, table, name, typed) if text]

        self._around.file.read(fetch, show)

    def _territories(self, typed: str) -> list[str]:
        region, county = (str(self._around.other(level) or "") for level in LEVELS[:2])
        return territories.proposals(
            self._around.country(),
            self.field.form,
            typed,
            region=region if self.field.form != "region" else "",
            county=county if self.field.form == "municipality" else "",
        )


class WordEditor(PlaceEditor):
    """A text of which some words are known by name: they are offered, any other stands as it is."""

    def write(self) -> None:
        super().write()
        if isinstance(self._stored, str):
            self._shown = words.word(self.table, self.field.name, self._stored)
            self.line.setText(self._shown)
            self.line.setCursorPosition(0)

    def value(self) -> Stored:
        found = super().value()
        return words.kept(self.table, self.field.name, found) if isinstance(found, str) else found

    def _fetch(self, typed: str, show: Callable[[Sequence[Suggestion]], None]) -> None:
        from ngodesk.model.words import WORDS

        def together(found: Sequence[Suggestion]) -> None:
            called = [words.word(self.table, self.field.name, each.name) for each in found]
            show([Suggestion(name) for name in dict.fromkeys([*known, *called])])

        names = [words.word(self.table, self.field.name, each) for each in WORDS[self.table, self.field.name]]
        known = [name for name in names if fold(normalised(typed)) in fold(name)]
        super()._fetch(typed, together)


class Picker(Editor):
    """A record, found by its name while one types. What names no record stays and says so."""

    def __init__(self, table: str, field: Field, around: Surroundings) -> None:
        super().__init__(table, field)
        self._around = around
        self._chosen: Suggestion | None = None
        self._found: list[Suggestion] = []
        self.line = DropLine()
        self.suggestions = Suggestions(self.line, self._fetch, eager=True)
        self.suggestions.chosen.connect(self._take)
        self.line.textEdited.connect(self._typed)
        self.line.returnPressed.connect(self._entered)
        self.hold(self.line)

    def write(self) -> None:
        self._chosen = None
        if isinstance(self._stored, int):
            self._chosen = Suggestion(str(self._name), id=self._stored)
        if self.line.text() != str(self._name):
            self.line.setText(str(self._name))
            self.line.setCursorPosition(0)

    def name(self) -> str:
        return self.line.text()

    def _typed(self, _text: str) -> None:
        self._chosen = None

    def _take(self, row: Suggestion) -> None:
        self._chosen = row
        self.finish()

    def _entered(self) -> None:
        if not self.suggestions.is_open():
            self.finish()

    def finish(self) -> None:
        """Where something was typed and nothing taken from the list, the one record of that name is meant."""
        if self._chosen is None and self.line.text().strip():
            self._fetch(self.line.text(), self._resolve)
        else:
            super().finish()

    def _resolve(self, found: Sequence[Suggestion]) -> None:
        self._found = list(found)
        typed = fold(normalised(self.line.text()))
        same = [row for row in found if fold(row.name) == typed]
        if self._chosen is None and typed and len(same or found) == 1:
            self._chosen = (same or list(found))[0]
            self.line.setText(self._chosen.name)
        super().finish()

    def _fetch(self, typed: str, show: Callable[[Sequence[Suggestion]], None]) -> None:
        target, within, language = self.field.target, self._within(), current().language

        def fetch(store: "Store") -> list[Suggestion]:
            from ngodesk.work import viewing

            found = viewing.proposals(store, target, typed, language, within=within)
            return [Suggestion(each.name, each.detail, each.id) for each in found]

        self._around.file.read(fetch, show)

    def _within(self) -> tuple[str, int] | None:
        """The record that the chosen one must belong to, where the form names it: a line's project."""
        name = self.field.within or self.field.scope
        owner = self._around.other(name) if name and "." not in name else None
        if not isinstance(owner, int):
            return None
        from ngodesk.model import TABLES

        kind = TABLES[self.table].described.field(name).target
        fields = TABLES[self.field.target].described.fields
        found = next((field.name for field in fields if field.target == kind), None)
        return (found, owner) if found else None

    def value(self) -> Stored:
        typed = self.line.text().strip()
        if self._chosen is not None:
            return self._chosen.id
        if not typed:
            return None
        if len(self._found) > 1:
            raise WrongEntry(N_("Several records fit “{text}”. Choose one from the list."), text=typed)
        raise WrongEntry(N_("Nothing is called “{text}”. Choose from the list."), text=typed)

    def unknown(self) -> str:
        """What was typed, where no record is called so."""
        return "" if self._chosen is not None or len(self._found) > 1 else normalised(self.line.text())

    def is_changed(self) -> bool:
        if self._chosen is not None:
            return self._chosen.id != self._stored
        return bool(self.line.text().strip()) or self._stored is not None

    def set_enabled(self, on: bool) -> None:
        self.line.setReadOnly(not on)


class _Row(QWidget):
    """One record of several, and the way to take it off."""

    removed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.remove = Button("icon", "x")
        self.remove.set_name(_("Take {record} off").format(record=name))
        self.remove.clicked.connect(self.removed)
        layout = in_row(self)
        layout.addWidget(Label(name, wrap=True), 1)
        layout.addWidget(self.remove)


class SeveralEditor(Editor):
    """Several records: those chosen, each with a cross, and a line to find another."""

    def __init__(self, table: str, field: Field, around: Surroundings) -> None:
        super().__init__(table, field)
        self._chosen: dict[int, str] = {}
        self._enabled = True
        self.rows: list[_Row] = []
        self.picker = Picker(table, field, around)
        self.picker.left.connect(self._picked)
        self.input = self.picker.input
        self.setFocusProxy(self.input)
        column = QWidget()
        self._column = in_column(column, between=2)
        self._column.addWidget(self.picker)
        self.row.addWidget(column, 1)

    def name(self) -> tuple[str, ...]:
        return tuple(self._chosen.values())

    def _kept(self) -> tuple[int, ...]:
        return self._stored if isinstance(self._stored, tuple) else ()

    def write(self) -> None:
        self._chosen = dict(zip(self._kept(), self._name, strict=False))
        self.picker.show_value(None)
        self._list()

    def _list(self) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [_Row(name) for name in self._chosen.values()]
        for place, (row, key) in enumerate(zip(self.rows, self._chosen, strict=True)):
            row.removed.connect(lambda key=key: self._take_off(key))
            row.remove.setHidden(not self._enabled)
            self._column.insertWidget(place, row)
        in_order(self.input, *(row.remove for row in self.rows))

    def _picked(self) -> None:
        try:
            found = self.picker.value()
        except WrongEntry:
            found = None
        if isinstance(found, int):
            self._chosen[found] = self.picker.line.text()
            self.picker.show_value(None)
            self._list()
        self.finish()

    def _take_off(self, key: int) -> None:
        del self._chosen[key]
        self._list()
        self.input.setFocus()
        self.finish()

    def value(self) -> Stored:
        """The chosen ones; what is typed and names nothing says so."""
        self.picker.value()
        return tuple(self._chosen)

    def is_changed(self) -> bool:
        return tuple(self._chosen) != self._kept() or self.picker.is_changed()

    def set_enabled(self, on: bool) -> None:
        self._enabled = on
        self.picker.setVisible(on)
        self._list()
