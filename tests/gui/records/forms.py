"""A form over an open file, and what tests do with it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ngodesk.gui.job import Worker
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.records.editors import Editor
from ngodesk.gui.records.form import RecordForm


class Desk:
    """A form, the file under it and the worker between them."""

    def __init__(self, qtbot: QtBot, path: Path, size: tuple[int, int] = (340, 560)) -> None:
        self.qtbot = qtbot
        self.worker = Worker()
        self.file = OpenFile(self.worker)
        self.failures: list[Exception] = []
        self.file.failed.connect(self.failures.append)
        self.file.refused.connect(self.failures.append)
        self.file.open(path)
        self.settle()
        self.form = RecordForm(self.file)
        self.form.resize(*size)
        self.form.show()
        self.form.activateWindow()
        qtbot.waitUntil(self.form.isActiveWindow)

    def settle(self) -> None:
        """Wait until the worker has nothing to do and what it found is shown."""
        for _time in range(3):
            self.qtbot.wait(1)
            self.qtbot.waitUntil(lambda: not self.worker.busy, timeout=30_000)

    def ask(self, fetch: Callable[[Any], Any]) -> Any:
        """What the worker finds in the file."""
        found: list[Any] = []
        self.file.read(fetch, found.append)
        self.settle()
        return found[0]

    def id_of(self, table: str, condition: str) -> int:
        """The id of the one record that fulfils an SQL condition."""

        def fetch(store: Any) -> int:
            with store.reading() as connection:
                sql = f"SELECT id FROM {table} WHERE {condition}"
                return int(connection.exec_driver_sql(sql).scalar_one())

        return int(self.ask(fetch))

    def stored(self, table: str, record: int, field: str) -> Any:
        """What the file keeps in a field."""
        from ngodesk.work import viewing

        return self.ask(lambda store: viewing.fetch(store, table, record, "en")).values[field]

    def show(self, table: str, condition: str) -> int:
        """Show that record; gives its id."""
        record = self.id_of(table, condition)
        self.form.show_record(table, record)
        self.settle()
        return record

    def begin(self, table: str, **values: Any) -> None:
        """Begin a new record."""
        self.form.begin(table, values)
        self.settle()

    def editor(self, name: str) -> Any:
        """The editor of a field of the record that is shown."""
        assert self.form.pane is not None
        found = self.form.pane.boxes[name].editor
        assert isinstance(found, Editor)
        return found

    def said(self, name: str) -> str:
        """The note under a field."""
        assert self.form.pane is not None
        return self.form.pane.boxes[name].said()

    def write(self, name: str, text: str) -> None:
        """Put the keyboard into a field and type its text anew, letters of any language."""
        assert self.form.pane is not None
        self.form.activateWindow()  # without a screen a list that closes may not give the keyboard back
        self.qtbot.waitUntil(self.form.isActiveWindow)
        self.form.pane.go_to(name)
        widget = self.editor(name).input
        widget.selectAll()
        write(widget, text)

    def popup(self) -> QWidget:
        """The list that hangs under a line."""
        found = QApplication.activePopupWidget()
        assert found is not None
        return found

    def leave(self) -> None:
        """Put the keyboard elsewhere."""
        self.form.tabs.buttons["data"].setFocus()
        self.form.save.setFocus()
        self.settle()

    def close(self) -> None:
        """Close everything."""
        self.form.close()
        self.form.deleteLater()
        self.file.close(quietly=True)
        self.worker.close()
        assert not self.failures, self.failures


def write(widget: QWidget, text: str) -> None:
    """Type a text as an input method does, which knows all letters."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)
