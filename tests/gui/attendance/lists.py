"""What tests of attendance lists do often: an event with sessions, and somebody who types."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ngodesk.gui.attendance.page import EventPage
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.places import Link
from tests.gui.windows import settle

ENTER, CONTROL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
KNOWN = (
    "Zalewski Jan", "Bērziņa Aija", "Jurczuk Elżbieta", "Kondratiuk Olga", "Święcicki Łukasz",
    "Mojsak Walentyna", "Popławska Irena", "Roszkowski Adam", "Szymczuk Katarzyna", "Tur Grażyna",
    "Wasilewska Jolanta", "Żukowski Marek", "Dąbrowska Zofia", "Wojciechowska Barbara", "Wójcik Adam",
    "Łukaszuk Piotr", "Ķirsis Juris", "Āboliņa Līga", "Sienkiewicz Ewa", "Ćwikła Roman",
)  # fmt: skip
NEW = (
    "Borowski Michał", "Chilimoniuk Danuta", "Filipczuk Igor", "Gryko Helena", "Halicka Urszula",
    "Iwaniuk Sergiusz", "Kalniņš Edgars", "Leończuk Nina", "Ostapczuk Wiera", "Šmite Ilga",
)  # fmt: skip


def prepare(path: Path, people: tuple[str, ...] = KNOWN, sessions: int = 3) -> None:
    """An event with sessions and nobody on its list, and people who are known."""
    from ngodesk.store.opening import open_store
    from ngodesk.work import saving

    with open_store(path) as store:
        with store.reading() as connection:
            project = connection.exec_driver_sql("SELECT id FROM projects").scalar_one()
        event = {"ref": "E20", "project": project, "kind": "training", "title": "Promocja", "status": "held"}
        event_id = saving.add(store, "events", {**event, "start": "2025-11-14", "signatures": 30})
        hours = ("60000", "60000", "40000", *["20000"] * 7)
        for number in range(sessions):
            values = {"event": event_id, "number": number + 1, "date": f"2025-11-{14 + number}"}
            saving.add(store, "event_sessions", {**values, "hours": int(hours[number])})
        for number, name in enumerate(people):
            last, first = name.split(" ")
            saving.add(store, "people", {"ref": f"X{number}", "last_name": last, "first_name": first})


def event_id(window: MainWindow, qtbot: QtBot, ref: str) -> int:
    """The id of an event by its code."""
    found: dict[str, int] = {}

    def read(store: Any) -> dict[str, int]:
        with store.reading() as connection:
            return dict(connection.exec_driver_sql("SELECT ref, id FROM events").fetchall())

    window.file.read(read, found.update)
    settle(qtbot, window)
    return found[ref]


def show(qtbot: QtBot, window: MainWindow, ref: str = "E20") -> EventPage:
    """The page of an event."""
    record = event_id(window, qtbot, ref)
    window.follow(Link(place="events", tab="event", table="events", record=record))
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, EventPage)
    return page


def stored(qtbot: QtBot, window: MainWindow, page: EventPage) -> Any:
    """The list as the file has it."""
    found: list[Any] = []

    def read(store: Any) -> Any:
        from ngodesk.work import attending

        return attending.sheet(store, page.record or 0)

    window.file.read(read, found.append)
    settle(qtbot, window)
    return found[0]


def names(page: EventPage) -> list[str]:
    """Who stands on the list on the screen."""
    book = page.sheet.book
    assert book is not None
    return [book.name(line) for line in book.lines]


def words(page: EventPage, row: int) -> list[str]:
    """What a screen reader says of a row."""
    return [cell.spoken or cell.words for cell in page.sheet.grid.rows.cells[row]]
