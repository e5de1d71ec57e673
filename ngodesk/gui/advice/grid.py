"""The register of advice as one types it: a line for each advice, the last one new."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import _
from ngodesk.common.text import fold, normalised
from ngodesk.gui.advice.cells import AdviceCells
from ngodesk.gui.advice.lines import Line, Values, kept, several, values_of
from ngodesk.gui.advice.texts import (
    ADVISER,
    CASE,
    CHOSEN,
    DAY,
    FIELDS,
    MODE,
    ORGANISATION,
    PERSON,
    PROJECT,
    TIME,
    TOPIC,
    Texts,
)
from ngodesk.gui.grid import Grid, Typed
from ngodesk.gui.records.suggestions import Suggestion
from ngodesk.gui.table import Cell, Column

if TYPE_CHECKING:
    from ngodesk.work.advising import Advice

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NEEDED = (DAY, TOPIC, TIME)
_REPEATED = ("mode", "lead", "project")  # of the line that was typed last


class AdviceGrid(Grid):
    """Enter in the new line keeps it; how and by whom are those of the line before where none was typed."""

    edited = Signal(object)  # lines: id or nothing, and the values that changed
    opened = Signal(object)  # an event
    deleted = Signal(object)  # events

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(AdviceCells(self))
        self.texts: Texts | None = None
        self.lines: list[Line] = [Line()]
        self.kinds: list[int] = []
        self.writable = True
        self.usual: Values = {}
        self._kept: list[list[Cell]] = []  # of the lines that are there: they change only when read anew

    def show_advices(self, advices: "Sequence[Advice]", texts: Texts, usual: Values) -> None:
        """Show these; a line that is half typed stays. `usual` is what a new line begins with."""
        first, new = self.texts is None, self.lines[-1]
        self.texts = texts
        self.lines = [*(Line(each, values_of(each)) for each in advices), new]
        last = max(advices, key=lambda each: each.id, default=None)
        before = {} if last is None else {name: values_of(last)[name] for name in _REPEATED}
        self.usual = before | usual
        there = {CASE: bool(texts.book.cases), PROJECT: texts.project is None}
        self.kinds = [kind for kind in FIELDS if there.get(kind, True)]
        self._kept = [self._cells(line) for line in self.lines[:-1]]
        self.show_again()
        if first:
            self.setCurrentIndex(self.rows.index(len(self.lines) - 1, 0))
        if self.current_event() is None:
            self.scrollToBottom()

    def give_back(self, values: Values) -> None:
        """A line that was not kept is typed on, unless another was begun meanwhile."""
        if not self.lines[-1].values:
            self.lines[-1] = Line(None, values)
            self.show_again()

    def show_again(self) -> None:
        """Show what was typed in the new line."""
        if self.texts is None:
            return
        columns = self._columns()
        self.refill(
            [columns[kind] for kind in self.kinds],
            [*self._kept, self._cells(self.lines[-1])],
            [line.id or "" for line in self.lines],
        )

    @staticmethod
    def _columns() -> dict[int, Column]:
        return {
            DAY: Column(_("Day"), least=84),
            ORGANISATION: Column(_("Organisation"), share=5, least=96),
            PERSON: Column(_("Person"), share=3, least=80),
            TOPIC: Column(_("Topic"), share=5, least=96),
            TIME: Column(_("Hours"), right=True, least=40),
            MODE: Column(_("Mode"), least=60),
            ADVISER: Column(_("Adviser"), share=2, least=70),
            CASE: Column(_("Tool"), share=3, least=70),
            PROJECT: Column(_("Project"), least=44),
        }

    # Cells

    def _cells(self, line: Line) -> list[Cell]:
        return [self._cell(line, kind) for kind in self.kinds]

    def _cell(self, line: Line, kind: int) -> Cell:
        words = self._words(line, kind)
        if line.advice is not None:
            return kept(line.advice, kind, words)
        if words:
            new = isinstance(line.values[FIELDS[kind]], str) and kind in (ORGANISATION, PERSON)
            spoken = _("{name}, new").format(name=words) if new else ""
            return Cell(words, "accent" if new else "text", spoken=spoken)
        if not self.writable:
            return Cell()
        if kind == DAY:
            return Cell(_("New advice"), "muted")
        assert self.texts is not None
        return Cell(self.texts.say(kind, self._usual(line).get(FIELDS[kind])), "muted")

    def _words(self, line: Line, kind: int) -> str:
        assert self.texts is not None
        many = () if line.advice is None else several(line.advice, kind)
        if len(many) > 1:
            return ", ".join(self.texts.say(kind, each) for each in many)
        return self.texts.say(kind, line.values.get(FIELDS[kind]))

    def _usual(self, line: Line) -> Values:
        """What a new line has where nothing was typed: also for whom the person was there last."""
        assert self.texts is not None
        stands_for = self.texts.book.named.stands_for.get(line.values.get("person") or 0)
        theirs = {"organisation": stands_for} if stands_for is not None else {}
        return self.usual | theirs

    # Typing

    def can_type(self, row: int, column: int) -> bool:
        if not self.writable or self.texts is None:
            return False
        kind, advice = self.kinds[column], self.lines[row].advice
        if advice is None:
            return True
        if kind == PROJECT or (kind == TIME and advice.of_sessions):
            return False
        return advice.plain or kind not in (ORGANISATION, PERSON)

    def entry(self, row: int, column: int) -> str:
        return self._words(self.lines[row], self.kinds[column]).replace("\N{NO-BREAK SPACE}", " ")

    def doubt(self, row: int, column: int, text: str) -> str:
        kind = self.kinds[column]
        if not text:
            needed = self.lines[row].id is not None and kind in _NEEDED and bool(self.entry(row, column))
            return _("An advice session needs a day, a topic and a time.") if needed else ""
        try:
            self._read(row, kind, text, self.lines[row].values)
        except WrongEntry as error:
            return error.text()
        return ""

    def _read(self, row: int, kind: int, text: str, line: Values) -> Any:
        assert self.texts is not None
        return self.texts.read(kind, text, self.usual | line if self.lines[row].id is None else line)

    def pick(self, name: str, chosen: int | None) -> None:
        """The name that is being typed means this one, or somebody new."""
        assert self.texts is not None
        self.texts.picked[self.kinds[self.currentIndex().column()], fold(normalised(name))] = chosen

    def proposes(self, column: int) -> bool:
        """Words, tools and projects stand under what is typed; names have a list of their own."""
        return self.kinds[column] in CHOSEN

    def proposals(self, row: int, column: int, text: str) -> Sequence[Suggestion]:
        """What goes on from what is typed."""
        assert self.texts is not None
        return self.texts.propose(self.kinds[column], text, self.lines[row].values)

    def put(self, typed: Sequence[Typed]) -> None:
        """Lines that are there change at once; new ones from a block are made together, or none."""
        changes: dict[tuple[int, int], Values] = {}
        for each in typed:
            line = self.lines[each.row]
            values = changes.setdefault((each.row, each.place if line.id is None else 0), {})
            kind = self.kinds[each.column]
            values[FIELDS[kind]] = self._read(each.row, kind, each.text, line.values | values)
        assert self.texts is not None
        self.texts.picked.clear()
        news = [values for (row, _place), values in changes.items() if self.lines[row].id is None]
        if len(news) > 1:
            self._put_block(news)
        elif news:
            self.lines[-1].values |= news[0]
        self.show_again()
        edits = [
            (self.lines[row].id, values)
            for (row, _place), values in changes.items()
            if self.lines[row].id is not None
        ]
        if edits:
            self.edited.emit(edits)

    def _put_block(self, news: Sequence[Values]) -> None:
        """A block pasted into the new line."""
        broken = [number for number, values in enumerate(news, 1) if self._missing(values) is not None]
        if broken:
            said = _("Line {number} of the block lacks a day, a topic or a time. Nothing was pasted.")
            self.problem.emit(said.format(number=broken[0]))
        else:
            self.edited.emit([(None, self._usual(Line(None, values)) | values) for values in news])

    def is_whole(self) -> bool:
        """Whether the new line can be kept as it stands."""
        return bool(self.lines[-1].values) and self._missing(self.lines[-1].values) is None

    def _missing(self, values: Values) -> int | None:
        """The first column that a line must have and has not."""
        known = {**self.usual, **values}
        return next((kind for kind in (*_NEEDED, PROJECT) if known.get(FIELDS[kind]) in (None, "")), None)

    def next_row(self, row: int) -> int:
        return min(row + 1, len(self.lines) - 1)

    def go_on(self, index: QModelIndex, key: Qt.Key) -> None:
        new = self.lines[index.row()].id is None
        at_end = key == Qt.Key.Key_Tab and index.column() == len(self.kinds) - 1
        if new and (key in _ENTER or at_end) and self.writable:
            self.keep()
            return
        super().go_on(index, key)

    def keep(self) -> None:
        """The new line as it stands; what it lacks is asked for."""
        new, row = self.lines[-1], len(self.lines) - 1
        if not new.values:
            return
        missing = self._missing(new.values)
        if missing is None:
            whole = self._usual(new) | new.values
            self.lines[-1] = Line()
            self.usual |= {name: whole.get(name) for name in _REPEATED}
            self.show_again()
            self._stand(row, 0)
            self.edited.emit([(None, whole)])
        else:
            project = _("Say which project the advice is for.")
            self.problem.emit(
                project if missing == PROJECT else _("An advice session needs a day, a topic and a time.")
            )
            self._stand(row, self.kinds.index(missing) if missing in self.kinds else 0)

    def _empty(self) -> None:
        rows, columns = self._chosen()
        if list(rows) == [len(self.lines) - 1]:
            for column in columns:
                self.lines[-1].values.pop(FIELDS[self.kinds[column]], None)
            self.show_again()
        else:
            super()._empty()

    # Keys

    def current_event(self) -> int | None:
        """The event of the line that one stands in."""
        row = self.currentIndex().row()
        return self.lines[row].id if 0 <= row < len(self.lines) else None

    def focusNextPrevChild(self, forward: bool) -> bool:
        """While a line is half typed Tab goes through its cells, blank ones too."""
        index, key = self.currentIndex(), Qt.Key.Key_Tab if forward else Qt.Key.Key_Backtab
        edge = len(self.kinds) - 1 if forward else 0
        if self.lines[-1].values and index.row() == len(self.lines) - 1 and index.column() != edge:
            super().go_on(index, key)
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        here = self.current_event()
        opens = event.key() == Qt.Key.Key_F4 or (event.key() in _ENTER and not self.writable)
        if opens and here is not None:
            self.opened.emit(here)
        elif control and event.key() == Qt.Key.Key_Delete and self.writable:
            rows, _columns = self._chosen()
            self.deleted.emit([self.lines[row].id for row in rows if self.lines[row].id is not None])
        else:
            super().keyPressEvent(event)
