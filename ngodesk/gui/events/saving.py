"""Save as calendar file…: one event, its series, or everything that is shown."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ngodesk.common.language import _, plural
from ngodesk.gui import remembered
from ngodesk.gui.buttons import Button
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.saving_place import ask_where

if TYPE_CHECKING:
    from ngodesk.store.store import Store

WHOLE, SERIES, SHOWN = "event", "series", "shown"


class CalendarFile(QObject):
    """The button and what it does. `chosen` gives the event that is meant, `shown` those of the list."""

    problem = Signal(str)
    saved = Signal(str)  # a sentence

    def __init__(
        self,
        file: OpenFile,
        page: QWidget,
        chosen: Callable[[], int | None],
        shown: Callable[[], Sequence[int]],
    ) -> None:
        super().__init__(page)
        self.file, self._page = file, page
        self._chosen, self._shown = chosen, shown
        self.button = Button("plain", "calendar-days")
        self.button.clicked.connect(self._ask)
        self.button.installEventFilter(self)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the window's language."""
        self.button.setText(_("Save as calendar file…"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        """Which of them; where nothing is chosen only those shown are left."""
        menu = QMenu(self.button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, name in self.offered():
            menu.addAction(name).triggered.connect(partial(self._ask_where, key))
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def offered(self) -> list[tuple[str, str]]:
        """What may be saved, and how it is called."""
        one = [(WHOLE, _("This event")), (SERIES, _("All events of its series"))]
        everything = [(SHOWN, _("Everything shown here"))]
        return [*(one if self._chosen() is not None else []), *(everything if self._shown() else [])]

    def _ask_where(self, what: str, _checked: bool = False) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(remembered.folder() or documents)
        proposed, kind = folder / f"{_('Events')}.ics", _("Calendar files")
        ask_where(self._page, _("Save as calendar file"), proposed, kind, lambda path: self.save(what, path))

    def save(self, what: str, path: Path) -> None:
        """Write the file."""
        event, shown = self._chosen(), list(self._shown())

        def work(store: "Store") -> int:
            from ngodesk.work import event_calendar

            events = shown if what == SHOWN or event is None else [event]
            if what == SERIES and event is not None:
                events = event_calendar.of_series(store, event)
            return event_calendar.save(store, path, events)

        def done(number: int) -> None:
            said = plural("{number} entry saved in {file}.", "{number} entries saved in {file}.", number)
            self.saved.emit(said.format(number=number, file=path.name))

        self.file.write(work, self.problem.emit, done)
