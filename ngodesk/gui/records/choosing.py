"""Editors that choose among words: one, yes or no, several."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QMenu

from ngodesk.common.describe import Field
from ngodesk.common.language import _
from ngodesk.gui.choices import Choices
from ngodesk.gui.records.editors import Editor, Stored

_AROUND = 38  # pixels: the edges and the arrow


class _Calm(Choices):
    """Choices that the wheel scrolls past, and that tell when one was taken from the open list."""

    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.may_narrow(5)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def hidePopup(self) -> None:
        super().hidePopup()
        QTimer.singleShot(0, self, self.taken.emit)


class ChoiceEditor(Editor):
    """One word of an enum, or yes and no; blank where nothing has to be said."""

    def __init__(self, table: str, field: Field) -> None:
        super().__init__(table, field)
        self.choices = _Calm()
        self.hold(self.choices)
        self.choices.taken.connect(self.finish)

    def _entries(self) -> list[tuple[str, str]]:
        from ngodesk.model.words import word

        if self.field.kind == "boolean":
            return [(_("yes"), "1"), (_("no"), "0")]
        return [(word(self.table, self.field.name, each), each) for each in self.field.words]

    def _key(self) -> str:
        return "" if self._stored is None else str(self._stored)

    def write(self) -> None:
        self._fill(self._key())

    def _fill(self, chosen: str) -> None:
        blank = [] if self.field.required and self._stored is not None else [("", "")]
        entries = [*blank, *self._entries()]
        if chosen not in (key for _words, key in entries):  # a word of another version of the program
            entries.append((chosen, chosen))
        self.choices.fill(entries, chosen)

    def needed(self) -> int:
        metrics = self.choices.fontMetrics()
        words = [self.choices.itemText(place) for place in range(self.choices.count())]
        return max((metrics.horizontalAdvance(each) for each in words), default=0) + _AROUND

    def value(self) -> Stored:
        chosen = self.choices.value()
        if not chosen:
            return None
        return int(chosen) if self.field.kind == "boolean" else chosen

    def is_changed(self) -> bool:
        return self.choices.count() > 0 and self.choices.value() != self._key()

    def retranslate(self) -> None:
        self._fill(self.choices.value())


class _Menu(QMenu):
    """A menu that stays open while one ticks."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.activeAction()
        if action and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None:
            action.trigger()
        else:
            super().keyPressEvent(event)


class _MenuChoices(_Calm):
    """Looks like a list to choose from, and opens a menu."""

    opened = Signal()

    def showPopup(self) -> None:
        self.opened.emit()


class WordsEditor(Editor):
    """Several words of an enum: the chosen ones joined, and a menu of ticks."""

    def __init__(self, table: str, field: Field) -> None:
        super().__init__(table, field)
        self.choices = _MenuChoices()
        self.choices.addItem("")
        self.menu = _Menu(self)
        self.menu.aboutToHide.connect(self.finish)
        self.choices.opened.connect(self.open_menu)
        self._chosen: list[str] = []
        self.hold(self.choices)

    def _kept(self) -> list[str]:
        return str(self._stored).split(";") if self._stored else []

    def write(self) -> None:
        self._chosen = self._kept()
        self._say()

    def _say(self) -> None:
        from ngodesk.model.words import word

        words = ", ".join(word(self.table, self.field.name, each) for each in self._chosen)
        self.choices.setItemText(0, words)
        self.choices.setToolTip(words)

    def open_menu(self) -> None:
        """Show all words, the chosen ones ticked."""
        from ngodesk.model.words import word

        self.menu.clear()
        for each in self.field.words:
            action = self.menu.addAction(word(self.table, self.field.name, each))
            action.setCheckable(True)
            action.setChecked(each in self._chosen)
            action.toggled.connect(lambda on, each=each: self._tick(each, on))
        self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _tick(self, word: str, on: bool) -> None:
        chosen = {*self._chosen, word} if on else {*self._chosen} - {word}
        self._chosen = [each for each in self.field.words if each in chosen]
        self._say()

    def value(self) -> Stored:
        return ";".join(self._chosen) or None

    def is_changed(self) -> bool:
        return self._chosen != self._kept()

    def retranslate(self) -> None:
        self._say()
