"""A spreadsheet before it is taken in: columns matched, rows seen, problems by row, one button, one undo."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ngodesk.common.errors import UserError
from ngodesk.common.language import _, plural
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import PAGE, in_column
from ngodesk.gui.notes import Card, Note
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Head, Page, Scrolling
from ngodesk.gui.places import Link, to_record
from ngodesk.gui.sheets.asks import Asks
from ngodesk.gui.sheets.columns import ColumnsCard
from ngodesk.gui.sheets.keeping import Keeping
from ngodesk.gui.sheets.outcome import OutcomeCard, ProblemsCard
from ngodesk.gui.sheets.preview import PreviewCard

if TYPE_CHECKING:
    from ngodesk.exchange.sheets.mapping import Mapping
    from ngodesk.store.store import Store
    from ngodesk.work.imports import Imported
    from ngodesk.work.spreadsheets.offering import Asked, Offered

_SIDE = 286  # pixels
_WIDE = 1000  # pixels below which the summary stands behind a button


class SheetPage(Page):
    """One file; whatever a person corrects is read anew in the worker."""

    place = "people"
    help = "spreadsheets"
    left = Signal()
    other_wanted = Signal()
    bank_chosen = Signal(object)  # the path

    def __init__(self, file: OpenFile, path: Path) -> None:
        super().__init__()
        from ngodesk.work.spreadsheets.offering import Asked

        self._file = file
        self._asked: Asked = Asked(path)
        self._offered: Offered | None = None
        self._leaving_out = False
        self._side_wanted = False  # where the window is narrow
        self.head = Head()
        self.cancel, self.other = Button("plain"), Button("plain", "folder-open")
        self.summary = Button("plain")
        self.take = Button("primary", "file-input")
        self.head.add(self.summary, self.cancel, self.other, self.take)
        self.note = Note("problem")
        self.asks, self.columns, self.preview = Asks(), ColumnsCard(), PreviewCard()
        self.outcome, self.problems = OutcomeCard(), ProblemsCard()
        self.step = Label(role="small", tone="muted", wrap=True)
        self._keeping = Keeping(file, self, self._say)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._show()

    def _lay_out(self) -> None:
        asked = Card()
        inside = in_column(asked, (sizes.INSET, 8, sizes.INSET, 10))
        inside.addWidget(self.asks)
        self._scrolling = Scrolling()
        self._scrolling.set_margins(0, 0, 0, 0)
        for widget in (asked, self.columns):
            self._scrolling.body.addWidget(widget)
        self._scrolling.body.addWidget(self.preview, 1)
        self._side = Scrolling()
        column = self._side.body
        column.addWidget(self.outcome)
        column.addWidget(self.problems)
        column.addWidget(self.step)
        column.addStretch(1)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(sizes.GAP)
        self._beside.addWidget(self._scrolling, 3)
        self._beside.addWidget(self._side, 1)
        self._side.setMinimumWidth(sizes.scaled(_SIDE))
        self._side.setMaximumWidth(sizes.scaled(2 * _SIDE))
        layout = in_column(self, PAGE, sizes.GAP)
        layout.addWidget(self.head)
        layout.addWidget(self.note)
        layout.addLayout(self._beside, 1)
        self.preview.table.setMinimumHeight(sizes.scaled(160))

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.left)
        self.other.clicked.connect(self.other_wanted)
        self.take.clicked.connect(self._take)
        self.summary.clicked.connect(self._toggle_side)
        self.asks.changed.connect(self._ask)
        self.asks.recalled.connect(self._recall)
        self.asks.bank_chosen.connect(lambda: self.bank_chosen.emit(self._asked.path))
        self.columns.corrected.connect(self._corrected)
        self.columns.save.clicked.connect(lambda: self._keeping.ask_for_name(self.remember))
        self.preview.decided.connect(lambda row, code: self._decide({row: code}))
        self.preview.brought_back.connect(self._bring_back)
        self.outcome.asked.connect(self._show_fate)
        self.outcome.same.clicked.connect(self._all_the_same)
        self.outcome.anew.clicked.connect(lambda: self._decide(dict.fromkeys(self._undecided(), "")))
        self.columns.give.clicked.connect(lambda: self._keeping.ask_where_to_give(self.give_mapping))
        self.problems.words_asked.connect(self.columns.ask_for_words)
        self.problems.all_wanted.connect(lambda: self._show_fate("wrong"))
        self.problems.left_out.connect(self._leave_out)
        self.problems.save.clicked.connect(lambda: self._keeping.ask_where(self.save_wrong))

    # What is read

    def read(self, store: "Store") -> Any:
        from ngodesk.work.spreadsheets import offering

        asked, known = self._asked, self._offered
        book = known.look.book if known is not None and _same_file(asked, known.asked) else None
        try:
            return offering.offer(store, asked, book)
        except UserError as error:
            return error

    def fill(self, found: Any) -> None:
        if isinstance(found, UserError):
            self._say(found.text())
            self.asks.show_offered(self._asked, self._offered)
            return
        self._offered, self._asked = found, found.asked
        self._say_unknown()
        self._show()

    def _say_unknown(self) -> None:
        """Where no column is known, the columns are shown, to say which is which."""
        from ngodesk.work.spreadsheets import looking

        known = self._asked.mapping is None or bool(self._asked.mapping.names())
        self._say("" if known else looking.nothing_known(self._asked.path.name).text())

    def _say(self, words: str) -> None:
        self.note.set_words(words)
        self.note.setVisible(bool(words))

    def _ask(self, asked: "Asked") -> None:
        """Read it anew as a person says."""
        self._asked = asked
        self.stale.emit()

    def _corrected(self, mapping: "Mapping") -> None:
        self._ask(replace(self._asked, mapping=mapping))

    def _all_the_same(self) -> None:
        """Every row that is like one record alone is that record."""
        assert self._offered is not None
        known = self._offered.likenesses
        self._decide({row: known[row][0][0] for row in self._undecided() if len(known[row]) == 1})

    def _decide(self, decisions: dict[int, str]) -> None:
        self._ask(replace(self._asked, decisions={**self._asked.decisions, **decisions}))

    def _bring_back(self, row: int) -> None:
        self._ask(replace(self._asked, back=self._asked.back | {row}))

    def _undecided(self) -> list[int]:
        rows = self._offered.look.rows if self._offered is not None else ()
        return [row.place for row in rows if row.fate == "doubtful"]

    def _recall(self, name: str) -> None:
        assert self._offered is not None
        self._keeping.recall(self._asked, name, self._offered.look, self._ask)

    # What is shown

    def _show(self) -> None:
        offered = self._offered
        for widget in (self.columns, self.preview):
            widget.setVisible(offered is not None)
        self._say_button()
        if offered is None:
            return
        self.asks.show_offered(self._asked, offered)
        self.columns.show_columns(offered)
        self.preview.show_rows(offered, self.preview.fate)
        self.outcome.show_fates(offered.look.fates, len(offered.look.layout.left_out))
        self.problems.show_problems(offered)
        number = len(offered.look.layout.rows)
        self.head.show_state(plural("{number} row", "{number} rows", number).format(number=number), "neutral")
        self._fit()

    def _say_button(self) -> None:
        fates = self._offered.look.fates if self._offered is not None else {}
        number = sum(fates.get(fate, 0) for fate in ("new", "changed", "doubtful"))
        words = plural("Take in {number} row", "Take in {number} rows", number).format(number=number)
        self.take.setText(words if number else _("Nothing to take in"))
        why = self._why_not() if number else ""
        self.take.setEnabled(bool(number) and not why and self._file.read_only is None)
        self.take.setToolTip(why)
        self.take.setAccessibleDescription(why)

    def _why_not(self) -> str:
        """What is to be done before anything can be taken in; blank where it can."""
        if self._offered and self._offered.look.problems and not self._leaving_out:
            return _("Leave the rows with problems out, or mend them in the file.")
        if self._undecided():
            return _("Say of each row that is alike whether it is new or the same.")
        return ""

    def _show_fate(self, fate: str) -> None:
        """The rows of one fate; the same again shows the first rows."""
        if self._offered is not None:
            self._side_wanted = False
            self._fit()
            self.preview.show_rows(self._offered, "" if self.preview.fate == fate else fate)
            self.preview.table.setFocus()
            self._scrolling.ensureWidgetVisible(self.preview)

    def _leave_out(self, leaving: bool) -> None:
        self._leaving_out = leaving
        self._say_button()

    # What is done

    def remember(self, name: str) -> None:
        """Keep the columns under a name."""
        assert self._asked.mapping is not None
        self._keeping.remember(name, self._asked.mapping)

    def give_mapping(self, target: Path) -> None:
        """Write the columns to a file, for the command line."""
        self._keeping.give(target, self._asked)

    def save_wrong(self, target: Path) -> None:
        """Write the rows with problems to a file of their own."""
        assert self._offered is not None
        self._keeping.save_wrong(target, self._offered.look)

    def _take(self) -> None:
        offered, leaving = self._offered, self._leaving_out
        assert offered is not None
        self.take.setEnabled(False)

        def write(store: "Store") -> "Imported":
            from ngodesk.work.spreadsheets import looking

            return looking.take(store, offered.look, without_wrong=leaving, origin="window")

        self._file.write(write, self._say, self._taken, otherwise=self._say_button)

    def _taken(self, _imported: "Imported") -> None:
        assert self._offered is not None
        fates, table = self._offered.look.fates, self._offered.look.mapping.table
        self.link_chosen.emit(to_record(table, None))
        number = fates["new"] + fates["changed"] + fates["doubtful"]
        words = plural("{number} row was taken in", "{number} rows were taken in", number)
        self.undo_offered.emit(words.format(number=number))

    # Words

    @property
    def link(self) -> Link:
        return Link(place=self.place)

    def retranslate(self) -> None:
        self.head.title.setText(self._asked.path.name)
        self.head.meta.setText(_("Take in from a file"))
        self.cancel.setText(_("Cancel"))
        self.other.setText(_("Another file…"))
        self.summary.setText(_("Summary"))
        self.step.setText(_("One step: Ctrl+Z takes all of it back. A backup is made before."))
        self.columns.retranslate()
        self._show()

    def _fit(self) -> None:
        """Beside the rows where there is room, otherwise behind a button."""
        wide = self.width() >= sizes.scaled(_WIDE)
        self._side.setVisible(self._offered is not None and (wide or self._side_wanted))
        self._scrolling.setVisible(wide or not self._side_wanted)
        self.summary.setVisible(self._offered is not None and not wide)

    def _toggle_side(self) -> None:
        self._side_wanted = not self._side_wanted
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def first_focus(self) -> QWidget:
        return self.take if self.take.isEnabled() else self.asks.lists["table"]


def _same_file(asked: "Asked", known: "Asked") -> bool:
    return (asked.path, asked.encoding, asked.separator) == (known.path, known.encoding, known.separator)
