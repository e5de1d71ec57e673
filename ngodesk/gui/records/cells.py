"""Writing in a cell: a line or a list in place of what it shows, read when it is left."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QStyleOptionViewItem, QWidget

from ngodesk.common.entering import WrongEntry, entry, read, shown
from ngodesk.common.language import _, current
from ngodesk.gui import words
from ngodesk.gui.cells import Cells
from ngodesk.gui.choices import Choices

if TYPE_CHECKING:
    from ngodesk.common.describe import Field
    from ngodesk.gui.records.table import RecordTable
    from ngodesk.gui.table import Index

_Hint = QAbstractItemDelegate.EndEditHint
_LEFT, _RIGHT = Qt.Key.Key_Backtab, Qt.Key.Key_Tab


class RecordCells(Cells):
    """Paints cells and lets one write in them. A text that cannot be read stays until it can, or Esc."""

    def __init__(self, table: "RecordTable") -> None:
        super().__init__(table)
        self._records = table
        self._filled: QWidget | None = None
        self._field: Field | None = None

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: "QModelIndex | QPersistentModelIndex"
    ) -> None:
        if self._records.rows.see(index.row()):
            super().paint(painter, option, index)
        else:  # who jumps far does not wait until nothing is painted with care
            self._ground(painter, QRectF(option.rect), option.state, index.row())

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: "QModelIndex | QPersistentModelIndex"
    ) -> QWidget:
        field = self._field = self._records.rows.fields[index.column()]
        made = self._choices(field, parent) if field.kind in ("choice", "boolean") else QLineEdit(parent)
        made.setAccessibleName(_(field.label))
        self._filled = None
        return made

    def _choices(self, field: "Field", parent: QWidget) -> Choices:
        made = Choices(parent)
        made.addItem("", None)
        for code in field.words:
            made.addItem(words.word(self._records.name, field.name, code), code)
        if field.kind == "boolean":
            made.addItem(_("no"), 0)
            made.addItem(_("yes"), 1)
        return made

    def setEditorData(self, editor: QWidget, index: "Index") -> None:
        """Once: what is read anew meanwhile does not take away what is being typed."""
        if self._filled is editor:
            return
        self._filled = editor
        stored = self._records.rows.stored(index.row(), index.column())
        if isinstance(editor, Choices):
            editor.setCurrentIndex(max(0, editor.findData(stored)))
        elif isinstance(editor, QLineEdit):
            field = self._records.rows.fields[index.column()]
            if self._records.rows.columns[index.column()].right:
                editor.setAlignment(Qt.AlignmentFlag.AlignRight)
            known = field.form == "word"
            editor.setText(self._said(field, stored) if known else entry(field, stored, current().language))
            editor.selectAll()

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: "Index") -> None:
        field = self._records.rows.fields[index.column()]
        before = self._records.rows.stored(index.row(), index.column())
        try:
            value = self._value(editor, field)
        except WrongEntry:
            return
        if value != before:
            text = editor.currentText() if isinstance(editor, Choices) else self._said(field, value)
            self._records.write(index.row(), index.column(), value, text)

    def _value(self, editor: QWidget, field: "Field") -> Any:
        if isinstance(editor, Choices):
            return editor.currentData()
        assert isinstance(editor, QLineEdit)
        found = read(field, editor.text(), current().language)
        if field.form == "word" and isinstance(found, str):
            return words.kept(self._records.name, field.name, found)
        return found

    def _said(self, field: "Field", value: Any) -> str:
        if field.form == "word" and value:
            return words.word(self._records.name, field.name, value)
        return shown(field, value, current().language)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if not isinstance(editor, QWidget):
            return super().eventFilter(editor, event)
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, _LEFT, _RIGHT):
                self._leave(editor, key)
                return True
        if event.type() is QEvent.Type.FocusOut and not self._is_readable(editor):
            return False
        return super().eventFilter(editor, event)

    def _leave(self, editor: QWidget, key: Qt.Key) -> None:
        if not self._is_readable(editor):
            return
        index = self._records.currentIndex()
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, _Hint.NoHint)
        if key in (_LEFT, _RIGHT):
            self._records.edit_beside(index, -1 if key == _LEFT else 1)

    def _is_readable(self, editor: QWidget) -> bool:
        """Otherwise it is said why not."""
        assert self._field is not None
        try:
            self._value(editor, self._field)
        except WrongEntry as error:
            self._records.problem.emit(error.text())
            return False
        return True
