"""What the window remembers here: its place, its language, the files opened last. Nothing of any person."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from ngodesk.common.language import LANGUAGES, system_language

_RECENT = 8


@dataclass(frozen=True)
class Recent:
    """A file that was opened before."""

    path: Path
    opened: datetime


def _settings() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "ngodesk", "ngodesk")


def language() -> str:
    """The window's language: the one chosen, otherwise the system's."""
    chosen = str(_settings().value("language", ""))
    return chosen if chosen in LANGUAGES else system_language()


def remember_language(code: str) -> None:
    """Start in this language from now on."""
    _settings().setValue("language", code)


def geometry() -> QByteArray:
    """Where the window stood; empty the first time."""
    value = _settings().value("geometry")
    return value if isinstance(value, QByteArray) else QByteArray()


def remember_geometry(geometry: QByteArray) -> None:
    """Stand there the next time."""
    _settings().setValue("geometry", geometry)


def folder() -> str:
    """The folder in which a file was opened or saved last."""
    return str(_settings().value("folder", ""))


def remember_folder(path: Path) -> None:
    """Begin there the next time."""
    _settings().setValue("folder", str(path))


def recent() -> list[Recent]:
    """The files opened last, the newest first."""
    settings = _settings()
    found = []
    for number in range(settings.beginReadArray("recent")):
        settings.setArrayIndex(number)
        try:
            opened = datetime.fromisoformat(str(settings.value("opened")))
        except ValueError:
            continue
        found.append(Recent(Path(str(settings.value("path"))), opened))
    settings.endArray()
    return found


def remember_opened(path: Path, now: datetime) -> None:
    """Put a file at the head of those opened last."""
    _write([Recent(path, now), *(entry for entry in recent() if entry.path != path)][:_RECENT])


def _write(entries: list[Recent]) -> None:
    settings = _settings()
    settings.remove("recent")
    settings.beginWriteArray("recent", len(entries))
    for number, entry in enumerate(entries):
        settings.setArrayIndex(number)
        settings.setValue("path", str(entry.path))
        settings.setValue("opened", entry.opened.isoformat(timespec="seconds"))
    settings.endArray()
