"""Whose backups lie beside a file: by their folder's name, or by the first step that they share with it."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from ngodesk.common.errors import FileError
from ngodesk.store import backup, connections, keys
from ngodesk.store.keys import Key


@dataclass(frozen=True)
class Beside:
    """The backups that are of a file, and those of another name that may be; each the newest first."""

    own: list[Path] = field(default_factory=list)
    perhaps: list[Path] = field(default_factory=list)


def beside(workspace: Path, key: Key | None = None) -> Beside:
    """Look through the folders of backups beside a file that is damaged or gone."""
    own = _newest_first(backup.folder(workspace))
    found = Beside(own)
    first = _first_of([workspace, *own], key)
    for place in _others(workspace):
        theirs = _newest_first(place)
        other, is_left = _first_of(theirs, key), not _workspace(place).exists()
        if first and first == other and is_left:
            found.own.extend(theirs)
        elif (first and first == other) or (is_left and not (first and other)):
            found.perhaps.extend(theirs)
    return found


def newest_sound(backups: list[Path], key: Key | None = None) -> Path | None:
    """The first that is what it was when it was made; one that no key opens is held against its checksum."""
    return next((path for path in backups if is_sound(path, key)), None)


def follow(workspace: Path, key: Key | None = None) -> None:
    """A file that was renamed takes its backups along, with all that lies among them."""
    if backup.folder(workspace).exists():
        return
    for place in _others(workspace):
        theirs = _newest_first(place)
        first = None if _workspace(place).exists() else _first_of(theirs, key)
        if first is not None and first == _first_step(workspace, key):
            with suppress(OSError):  # another program looks into it: the next time, then
                place.rename(backup.folder(workspace))
            return


def _others(workspace: Path) -> Iterator[Path]:
    """The folders beside it that hold backups of some file."""
    with suppress(OSError):
        for place in sorted(workspace.parent.glob(f"*{backup.FOLDER}")):
            if place != backup.folder(workspace) and place.is_dir() and _newest_first(place):
                yield place


def _workspace(place: Path) -> Path:
    return place.with_name(f"{place.name.removesuffix(backup.FOLDER)}.ngodesk")


def _newest_first(place: Path) -> list[Path]:
    return backup.lying_in(place)[::-1]


def _first_of(paths: list[Path], key: Key | None) -> bytes | None:
    """The first step of the first file that tells it."""
    return next((step for path in paths if (step := _first_step(path, key))), None)


def _first_step(path: Path, key: Key | None) -> bytes | None:
    """The digest of a file's first step, which all its copies have; nothing where it cannot be read."""
    with suppress(driver.DatabaseError, OSError, ValueError):  # bytes that are no text
        key = None if keys.salt_of(path) == keys.PLAIN else key
        connection = connections.connect(path, "ro", ours=False, key=key)
        try:
            row = connection.execute("SELECT digest FROM steps ORDER BY number LIMIT 1").fetchone()
            return bytes(row[0]) if row else None
        finally:
            connection.close()
    return None


def is_sound(path: Path, key: Key | None) -> bool:
    """Whether a backup is what it was when it was made; of one that no key opens its checksum tells."""
    with suppress(FileError, driver.DatabaseError, OSError):
        backup.verify_checksum(path)
        if keys.salt_of(path) == keys.PLAIN:
            backup.verify(path)
        elif key is not None and keys.opens(path, key):
            backup.verify(path, key=key)
        return True
    return False
