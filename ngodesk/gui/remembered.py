"""What the window remembers here: its place, its language, the files opened last. Nothing of any person."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from ngodesk.common.language import LANGUAGES, system_language
from ngodesk.gui.sizes import PERCENTS

COLORS = ("system", "light", "dark")
_RECENT = 8
COPY_DAYS = 7
LOCK_MINUTES = (0, 5, 10, 30)


@dataclass(frozen=True)
class Recent:
    """A file that was opened before."""

    path: Path
    opened: datetime


@dataclass(frozen=True)
class TableState:
    """How a list of records was left: its columns from left to right, those made wider, its order."""

    columns: tuple[str, ...] = ()
    widths: dict[str, int] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False


def _settings() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "ngodesk", "ngodesk")


def language() -> str:
    """The window's language: the one chosen, otherwise the system's."""
    chosen = str(_settings().value("language", ""))
    return chosen if chosen in LANGUAGES else system_language()


def remember_language(code: str) -> None:
    """Start in this language from now on."""
    _settings().setValue("language", code)


def text_size() -> int:
    """How large text is shown, in percent of the system's."""
    try:
        percent = int(str(_settings().value("text_size", PERCENTS[0])))
    except ValueError:
        percent = PERCENTS[0]
    return percent if percent in PERCENTS else PERCENTS[0]


def remember_text_size(percent: int) -> None:
    """Show text that large from now on."""
    _settings().setValue("text_size", percent)


def colors() -> str:
    """The colours that were chosen: the system's, light or dark."""
    chosen = str(_settings().value("colors", ""))
    return chosen if chosen in COLORS else COLORS[0]


def remember_colors(name: str) -> None:
    """Start in these colours from now on."""
    _settings().setValue("colors", name)


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


def backup_folder() -> str:
    """The folder to which somebody backed up last; blank where nobody did."""
    return str(_settings().value("backup_folder", ""))


def remember_backup_folder(path: Path) -> None:
    """Begin there the next time."""
    _settings().setValue("backup_folder", str(path))


def lock_minutes() -> int:
    """After how many idle minutes a protected file is locked; 0 is never."""
    try:
        minutes = int(str(_settings().value("lock_minutes", LOCK_MINUTES[2])))
    except ValueError:
        minutes = LOCK_MINUTES[2]
    return minutes if minutes in LOCK_MINUTES else LOCK_MINUTES[2]


def remember_lock_minutes(minutes: int) -> None:
    """Lock after so many from now on."""
    _settings().setValue("lock_minutes", minutes)


def copied_on(path: Path) -> date | None:
    """The day on which a copy of a file was last saved on another disk; once it was kept for all together."""
    settings = _settings()
    try:
        return date.fromisoformat(
            str(settings.value(f"copied/{_name(path)}", settings.value("copied_on", "")))
        )
    except ValueError:
        return None


def remember_copied(path: Path, day: date) -> None:
    """A copy of it was saved."""
    _settings().setValue(f"copied/{_name(path)}", day.isoformat())


def reminds_of_copies() -> bool:
    """Whether somebody wants to be reminded each week."""
    return str(_settings().value("remind_of_copies", "")) == "yes"


def remember_to_remind(wanted: bool) -> None:
    """Remind each week from now on, or no more."""
    _settings().setValue("remind_of_copies", "yes" if wanted else "")


def was_told(path: Path, what: str) -> bool:
    """Whether somebody was told something about a file that is told once."""
    return str(_settings().value(f"told/{_name(path)}/{what}", "")) == "yes"


def remember_told(path: Path, what: str) -> None:
    """That is enough of it."""
    _settings().setValue(f"told/{_name(path)}/{what}", "yes")


def lacks_backup(path: Path) -> bool:
    """Whether no backup could be made when a file was closed last, and nobody could be told."""
    return str(_settings().value(f"lacks_backup/{_name(path)}", "")) == "yes"


def remember_lacking_backup(path: Path, lacks: bool) -> None:
    """Say so when the file is opened the next time, or no more."""
    _settings().setValue(f"lacks_backup/{_name(path)}", "yes" if lacks else "")


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


def table_state(name: str) -> TableState:
    """How a list was left; what cannot be read counts as never changed."""
    try:
        kept = json.loads(str(_settings().value(f"tables/{name}", "{}")))
        return TableState(
            columns=tuple(map(str, kept.get("columns", ()))),
            widths={str(key): int(width) for key, width in kept.get("widths", {}).items()},
            sort=str(kept.get("sort", "")),
            descending=bool(kept.get("descending", False)),
        )
    except (ValueError, TypeError, AttributeError):
        return TableState()


def remember_table_state(name: str, state: TableState) -> None:
    """Show the list that way the next time."""
    _settings().setValue(f"tables/{name}", json.dumps(asdict(state)))


def filters(path: Path, name: str) -> list[str]:
    """What a list of a file was narrowed to: words of the program and ids."""
    return str(_settings().value(f"filters/{_name(path)}/{name}", "")).split()


def remember_filters(path: Path, name: str, keys: list[str]) -> None:
    """Narrow the list to that the next time."""
    _settings().setValue(f"filters/{_name(path)}/{name}", " ".join(keys))


def forget_layout() -> None:
    """Window and lists stand as they did at first."""
    settings = _settings()
    settings.remove("tables")
    settings.remove("geometry")


def whereabouts(path: Path) -> str:
    """Where in a file somebody was last; blank where it is not known."""
    return str(_settings().value(f"whereabouts/{_name(path)}", ""))


def remember_whereabouts(path: Path, words: str) -> None:
    """Begin there the next time the file is opened."""
    _settings().setValue(f"whereabouts/{_name(path)}", words)


def _name(path: Path) -> str:
    """A path as a name in the settings, where slashes would be groups."""
    return str(path.absolute()).replace("/", "|").replace("\\", "|")
