"""What tests of the window do often."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ngodesk.gui import theme
from ngodesk.gui.app import Application
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.preview import PreviewPage
from ngodesk.gui.pages.project import ProjectPage
from ngodesk.gui.places import (
    ADVICE,
    BACKUPS,
    BEFORE_BUYING,
    CALENDAR,
    CATALOGUE,
    FORMS,
    HISTORY,
    MOVING,
    OWN_PAGE,
    PERSON,
    PRIVACY,
    PROTECTION,
    REGISTRATION,
    ROOMS,
    SERIES,
    TEXTS,
    TOOLS,
    WORDING,
    Link,
    to_texts,
)
from ngodesk.work.projects import ProjectRow

Open = Callable[..., MainWindow]
LANGUAGES = ("en", "pl", "lv")
THEMES = {"light": theme.LIGHT, "dark": theme.DARK}
_DATA = Path(__file__).parent.parent / "data"
INCOMING = [*sorted((_DATA / "einvoice").glob("*.xml")), _DATA / "rates" / "nbp-archive.csv"]
SMALL = (1092, 513)  # 1366 × 768 at 125 %, less the title bar and the task bar

NL1 = ProjectRow(
    id=1,
    ref="NL1",
    title="Łąka dla wszystkich",
    status="running",
    start=date(2025, 3, 1),
    end=date(2025, 11, 30),
    recorded_end=date(2025, 11, 30),
    acronym="NL",
    agreement_no="FS/7/2025",
    programme="Fundusz Sąsiedzki 2025",
    currency="PLN",
)


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the worker has nothing to do and what it found is shown."""
    quiet = 0
    while quiet < 3:  # one job may lead to the next, by way of the window's thread
        qtbot.wait(1)
        quiet += 1
        while window.worker.busy:
            quiet = 0
            with qtbot.waitSignal(window.worker.over, timeout=30_000):
                pass


def show_project(qtbot: QtBot, window: MainWindow) -> ProjectPage:
    """Go to the first project of the file."""
    window.show_project(window.page.table.rows.keys[0])
    settle(qtbot, window)
    return window.page.overview


def show_preview(qtbot: QtBot, window: MainWindow) -> PreviewPage:
    """Go to the card of the first project of the file."""
    show_project(qtbot, window).print.click()
    settle(qtbot, window)
    return window.page


def page_of(qtbot: QtBot, open_window: Open, name: str, file: Any, **options: Any) -> MainWindow:
    """A window with the page of that name in it."""
    window = open_window(None if name in WITHOUT_FILE else file, **options)
    show_page(qtbot, window, name)
    return window


def walk(
    qtbot: QtBot, open_window: Open, names: Iterable[str], file: Any, **options: Any
) -> Iterator[tuple[str, MainWindow]]:
    """One page after the other, in one window for those with a file and one for those without."""
    for has_file, pages in groupby(names, lambda name: name not in WITHOUT_FILE):
        window = open_window(file if has_file else None, **options)
        for name in pages:
            if has_file:
                window.go_to("projects")
                settle(qtbot, window)
            show_page(qtbot, window, name)
            yield name, window


def show_page(qtbot: QtBot, window: MainWindow, name: str) -> None:
    """Go to the page of that name, from the list of projects or where nothing is open."""
    if name == "new":
        window.new_organisation()
    elif name == "project":
        show_project(qtbot, window)
    elif name == "preview":
        show_preview(qtbot, window)
    elif name == "incoming":
        window.bring_in(INCOMING)
    elif name == "new project":
        window.new_project()
    elif name in ("budget", "details", "subgrants"):
        project = show_project(qtbot, window).project.id
        window.follow(Link(project=project, tab=name))
    elif name in ("today", "people", "reports", "costs", "checks", "settings", "volunteers"):
        window.go_to(name)
    elif name in (BACKUPS, PROTECTION, MOVING):
        window.follow(Link(place="registers", tab=name))
    elif name == "before you buy":
        window.follow(Link(place="costs", tab=BEFORE_BUYING))
    elif name == "contract":
        window.follow(Link(place="costs", tab=OWN_PAGE["contracts"], table="contracts", new=True))
    elif name == "consultation":
        window.follow(Link(place="registers", tab=OWN_PAGE["consultations"], table="consultations", new=True))
    elif name in (CALENDAR, SERIES, ADVICE, TOOLS):
        window.follow(Link(place="events", tab=name))
    elif name == REGISTRATION:
        window.follow(Link(place="events", tab=REGISTRATION, table="events", record=_event(window)))
    elif name == "event":
        window.follow(Link(place="events", tab=OWN_PAGE["events"], table="events", record=_event(window)))
    elif name in (CATALOGUE, ROOMS):
        window.follow(Link(place="organisations" if name == CATALOGUE else "registers", tab=name))
    elif name in (FORMS, WORDING):
        window.follow(Link(place="reports", tab=name))
    elif name == TEXTS:
        window.follow(to_texts("", None))
    elif name in (PRIVACY, HISTORY):
        window.follow(Link(place="people" if name == PRIVACY else "registers", tab=name))
    elif name == PERSON:
        window.follow(
            Link(place="people", tab=PERSON, table="people", record=_record(window, "people", "P1"))
        )
    elif name == "subgrant":
        record = _record(window, "subgrants", "S2")
        window.follow(Link(place="projects", tab=OWN_PAGE["subgrants"], table="subgrants", record=record))
    elif name == "questionnaire":
        record = _record(window, "questionnaires", "Q1")
        window.follow(Link(place="registers", tab=name, table="questionnaires", record=record))
    settle(qtbot, window)


def _event(window: MainWindow) -> int:
    return _record(window, "events", "E1")


def _record(window: MainWindow, table: str, ref: str) -> int:
    from ngodesk.store.opening import open_store

    assert window.file.path is not None
    with open_store(window.file.path, write=False) as store, store.reading() as connection:
        return int(connection.exec_driver_sql(f"SELECT id FROM {table} WHERE ref = ?", (ref,)).scalar_one())


WITHOUT_FILE = ("welcome", "new")
PAGES = (
    "welcome",
    "new",
    "today",
    "projects",
    "new project",
    "project",
    "budget",
    "details",
    "people",
    PERSON,
    PRIVACY,
    HISTORY,
    CATALOGUE,
    ROOMS,
    "costs",
    "event",
    CALENDAR,
    SERIES,
    REGISTRATION,
    ADVICE,
    TOOLS,
    "volunteers",
    "before you buy",
    "contract",
    "subgrants",
    "subgrant",
    "consultation",
    "questionnaire",
    "reports",
    TEXTS,
    FORMS,
    WORDING,
    "checks",
    "settings",
    BACKUPS,
    PROTECTION,
    MOVING,
    "preview",
    "incoming",
)
ROUNDS = tuple(PAGES[start : start + 10] for start in range(0, len(PAGES), 10))
"""So many pages are walked through in one window."""


def inputs(widget: QWidget) -> list[QWidget]:
    """Everything visible on it that takes the keyboard."""
    return [
        child
        for child in widget.findChildren(QWidget)
        if child.isVisible() and child.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]


def spoken(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return widget.accessibleName() or text


def assert_fits(qtbot: QtBot, qapp: Application, window: MainWindow) -> None:
    """In no language the page asks for more than a small window has; what takes the keyboard has a name."""
    window.resize(*SMALL)
    for language in LANGUAGES:
        qapp.speak(language)
        settle(qtbot, window)
        page = window.page
        assert page.minimumSizeHint().width() <= 1000
        assert page.minimumSizeHint().height() <= 500
        assert [widget for widget in inputs(page) if not spoken(widget)] == []
