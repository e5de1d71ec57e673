"""A list of records, and what is done to them there: deleted, written in cells, copied, pasted."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from shiboken6 import isValid

from ngodesk.common.language import _, current
from ngodesk.gui.notes import announce
from ngodesk.gui.records import clipboard, deeds
from ngodesk.gui.records.columns import fields_of
from ngodesk.gui.records.shown import ShownRecords

if TYPE_CHECKING:
    from ngodesk.gui.giving_out import GiveDialog
    from ngodesk.store.store import Store
    from ngodesk.work.listing import Row


class RecordList(ShownRecords):
    """The records of a table: all, those of a project, or those of an owner (its field and id)."""

    said = Signal(str)  # what was deleted or pasted

    def _connect(self) -> None:
        super()._connect()
        self.table.delete_wanted.connect(self.delete)
        self.table.copy_wanted.connect(self.copy)
        self.table.paste_wanted.connect(self.paste)
        self.table.written.connect(self._write)
        self.save_button.clicked.connect(self.save_as)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An empty list can be pasted into too."""
        if clipboard.is_paste(event):
            self.paste(clipboard.is_paste_as_new(event))
        else:
            super().keyPressEvent(event)

    def delete(self, ids: list[int]) -> None:
        """Delete records; the undo bar says which."""
        name, language = self._name, current().language
        self._do(lambda store: deeds.delete(store, name, ids, language), self.said.emit)

    def _write(self, row_id: int, name: str, value: Any) -> None:
        """One value that was typed in a cell."""
        self._do(lambda store: deeds.change(store, self._name, row_id, name, value), lambda _nothing: None)

    def copy(self, ids: list[int]) -> None:
        """Put rows on the clipboard as they are seen, with their headings."""
        order = self.table.header.shown()
        titles = [self.table.rows.columns[column].title for column in order]

        def put(rows: "list[Row]") -> None:
            data = QMimeData()
            texts = [[row[column].text for column in order] for row in rows]
            data.setText(clipboard.written([titles, *texts]))
            QGuiApplication.clipboard().setMimeData(data)

        if ids:
            self.table.rows.read_rows(ids, put)

    def save_as(self) -> "GiveDialog | None":
        """Ask for a form and a place for the list as it is seen."""
        from ngodesk.gui.giving_out import ask_for_list

        seen = self.table.rows.seen_list(self.table.header.shown())
        return ask_for_list(self._file, seen, self) if seen is not None else None

    def paste(self, as_new: bool = False) -> None:
        """Change the rows from the chosen one on, or those that headings name, and add what is more.

        `as_new`: change nothing, add all of it.
        """
        titles = {_(field.label): field.name for field in fields_of(self._name)}
        block = clipboard.rows_of(QGuiApplication.clipboard().text())
        shown = self.table.header.names()
        names, rows, unknown = clipboard.under_headings(block, titles, self._name, shown)
        titled = len(rows) < len(block) and not as_new
        names, rows = clipboard.without(
            {"", *(field.name for field in fields_of(self._name) if field.computed)}, names, rows
        )
        if not rows:
            return
        first = -1 if as_new else self._first_chosen()
        ids = list(self.table.rows.ids[first : first + len(rows)]) if first >= 0 else []
        known, language = self._known(), current().language

        self._do(
            lambda store: deeds.paste(store, self._name, names, rows, ids, language, known, titled),
            lambda pasted: self._pasted(pasted, 0 if titled else len(ids), unknown),
            self._name,
        )

    def _first_chosen(self) -> int:
        """The row where one is; where one is at none, the uppermost that is chosen; or -1."""
        current = self.table.currentIndex().row()
        chosen = [index.row() for index in self.table.selectionModel().selectedRows()]
        return current if current >= 0 else min(chosen, default=-1)

    def _pasted(self, ids: list[int], changed: int, unknown: list[str]) -> None:
        """A block that does not say which rows it means has changed some: say so, and the other way."""
        self.problem.emit("")
        self.select(ids[0])
        key = QKeySequence(clipboard.PASTE_AS_NEW).toString(QKeySequence.SequenceFormat.NativeText)
        words = deeds.pasted_over(changed, key) if changed else deeds.pasted(len(ids))
        self.said.emit(" ".join(filter(None, (words, deeds.not_pasted(unknown)))))

    def _do(self, deed: "Callable[[Store], Any]", then: Callable[[Any], None], pasted: str = "") -> None:
        """Write to the file. A list that is gone by then shows nothing, and the frame says what failed."""
        failed = self._file.failed

        def done(found: Any) -> None:
            if isValid(self):
                then(found)

        def refused(error: Exception) -> None:
            if isValid(self):
                self._refuse(error, pasted)
            else:
                failed.emit(error)

        self._file.read(deed, done, refused)

    def _refuse(self, error: Exception, pasted: str = "") -> None:
        """Nothing was written: say why, and show what stands."""
        sentence = deeds.trouble(error, pasted)
        if not sentence:
            self._fail(error)
            return
        self.problem.emit(sentence)
        announce(self, sentence)
        self.refresh()
