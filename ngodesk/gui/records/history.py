"""What happened to a record: the steps, the fields they changed, and the way to undo one."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ngodesk.common.language import _, current, plural
from ngodesk.gui import moments, sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Note, announce
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Scrolling

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.history import Difference, Told


_NAMED = 4  # so many later steps are named


class History(Scrolling):
    """The steps of a record, the latest first."""

    undone = Signal()

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self._file = file
        self.steps: list[Step] = []
        self.note = Note("problem")
        self.note.hide()
        self.set_margins(2, 2, 14, sizes.GAP)
        self._rows = QWidget()
        self.body.addWidget(self.note)
        self.body.addWidget(self._rows)
        self.body.addStretch(1)

    def show_record(self, table: str, record: int) -> None:
        """Read the history of a record."""
        language = current().language

        def fetch(store: "Store") -> tuple[list["Told"], bool]:
            from ngodesk.work import history

            return history.told(store, table, record, language), store.read_only is None

        self._file.read(fetch, self._show)

    def show_step(self, number: int) -> None:
        """Read one step of the whole file."""
        language = current().language

        def fetch(store: "Store") -> tuple[list["Told"], bool]:
            from ngodesk.work import whole_history

            return [whole_history.told(store, number, language)], store.read_only is None

        self._file.read(fetch, self._show)

    def clear(self) -> None:
        """Show nothing."""
        self._show(([], True))

    def _show(self, found: tuple[Sequence["Told"], bool]) -> None:
        told, writable = found
        old, self._rows = self._rows, QWidget()
        self.body.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()
        self.note.hide()
        layout = in_column(self._rows, between=sizes.INSET)
        self.steps = [Step(each, writable) for each in told]
        for step in self.steps:
            step.undo.clicked.connect(lambda _checked=False, step=step: self._ask(step))
            step.note.acted.connect(lambda number=step.told.number: self._undo(number))
            layout.addWidget(step)
        if not told:
            layout.addWidget(Label(_("Nothing is known of this record's past."), tone="muted", wrap=True))

    def _ask(self, step: "Step") -> None:
        """Undo a step; where later ones go with it, say which before."""
        number = step.told.number

        def others(store: "Store") -> list[str]:
            from ngodesk.work import history

            return history.others(store, number)

        def show(found: list[str]) -> None:
            if not found:
                self._undo(number)
            elif isValid(step):
                step.warn(found)

        self._file.read(others, show, self._refused)

    def _undo(self, number: int) -> None:
        def undo(store: "Store") -> list[str]:
            from ngodesk.work import history

            return history.undo_chosen(store, number)

        self._file.read(undo, lambda _undone: self.undone.emit(), self._refused)

    def _refused(self, error: Exception) -> None:
        from ngodesk.common.errors import UserError

        if not isinstance(error, UserError):
            self._file.failed.emit(error)
            return
        self.note.set_words(str(error))
        self.note.show()


class Step(QWidget):
    """One step: what it was, when, what it changed."""

    def __init__(self, told: "Told", writable: bool) -> None:
        super().__init__()
        self.told = told
        self.undo = Button("quiet", "undo-2", _("Undo this step"))
        self.undo.setAccessibleName(_("Undo this step: {step}").format(step=told.words))
        if not (told.stands and writable):
            self.undo.hide()
        layout = in_column(self, between=2)
        layout.addWidget(Label(_words(told), role="strong", wrap=True))
        layout.addWidget(Label(_when(told), "small", "muted", wrap=True))
        for each in told.differences:
            layout.addWidget(Label(_told(each), wrap=True))
        layout.addWidget(self.undo)
        self.note = Note("attention")
        self.note.hide()
        layout.addWidget(self.note)

    def warn(self, others: Sequence[str]) -> None:
        """Say which later steps go with it, and ask once more."""
        sentence = plural(
            "With it goes {number} later step that changed the same records: {steps}",
            "With it go {number} later steps that changed the same records: {steps}",
            len(others),
        )
        named = list(dict.fromkeys(others))
        words = sentence.format(
            number=len(others), steps="; ".join(named[:_NAMED]) + "…" * (len(named) > _NAMED)
        )
        self.note.set_words(words, plural("Undo it too", "Undo them all", len(others)))
        self.note.show()
        announce(self, words)


def _words(told: "Told") -> str:
    """What the step was; a step that took another back says so."""
    if told.kind == "undo":
        return _("Undone: {step}").format(step=told.words)
    if told.kind == "redo":
        return _("Done again: {step}").format(step=told.words)
    return told.words


def _when(told: "Told") -> str:
    when = moments.moment(datetime.fromisoformat(told.at), datetime.now().astimezone())
    parts = [when, told.who]
    if told.kind == "edit" and not told.stands:
        parts.append(_("undone since") if told.undone else _("cannot be undone any more"))
    return "  ·  ".join(filter(None, parts))


def _told(each: "Difference") -> str:
    """The field, what stood there and what stands there now."""
    if not each.before:
        return _("{field}: {after}").format(field=each.label, after=each.after)
    if not each.after:
        return _("{field}: {before} was removed").format(field=each.label, before=each.before)
    return _("{field}: {before} → {after}").format(field=each.label, before=each.before, after=each.after)
