"""The open file is gone, or another stands in its place: what stands in ours alone is not lost."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from ngodesk.common.errors import FileError
from ngodesk.common.language import N_
from ngodesk.store import backup, connections, journal, troubles
from ngodesk.store.keys import Key
from ngodesk.store.store import Store
from ngodesk.work import read_back

_OURS_ALONE = 0o600  # who else might read the file cannot be asked any more


def keep(store: Store) -> Path | None:
    """Write what the window still has to a file of its own; its name tells that it is another version.

    Nothing where the other file holds our last step as well, or where ours cannot be read any more.
    """
    target = store.path.with_name(
        f"{store.path.stem} (conflicted copy {datetime.now():%Y-%m-%d %H-%M-%S}){store.path.suffix}"
    )
    with suppress(FileError, OSError, driver.Error):
        with store.reading() as connection:
            if _holds(store.path, store.key, journal.last(connection)[1]):
                return None
            with read_back.replacing(target) as part:
                _copy(connection.connection.driver_connection, part, store.key)
        return target
    return None


def save(store: Store, target: Path) -> Path:
    """Write what is still open of a file that is gone to a new one.

    Raises FileError where there is a file of that name, or where ours cannot be read any more.
    """
    must_be_new(target)
    with (
        troubles.written_anew(store.path),
        read_back.replacing(target) as part,
        store.reading() as connection,
    ):
        _copy(connection.connection.driver_connection, part, store.key)
    store.kept()
    return target


def back_up(store: Store) -> Path:
    """The same as the next of its automatic backups, with the attachments in it."""

    def copy(part: Path) -> None:
        with store.reading() as connection:
            _copy(connection.connection.driver_connection, part, store.key)
        part.chmod(_OURS_ALONE)

    with troubles.written_anew(store.path):
        return backup.written_by(copy, store.path, "rescued")


def must_be_new(target: Path) -> None:
    """Raises FileError where there is a file of that name, or no folder for it."""
    if target.exists():
        raise FileError(
            N_("There is a file {path} already."),
            N_("Choose another name; it is never overwritten."),
            path=target,
        )
    must_have_folder(target)


def must_have_folder(target: Path) -> None:
    """Raises FileError where there is no folder for a file of that name."""
    if not target.absolute().parent.is_dir():
        raise FileError(
            N_("There is no folder {path}."), N_("Make it first, or choose another."), path=target.parent
        )


def _holds(path: Path, key: Key | None, digest: str) -> bool:
    """Whether a file goes on from the step with this digest."""
    connection = connections.connect(path, "ro", ours=False, key=key)
    try:
        found = connection.execute(
            "SELECT 1 FROM steps WHERE digest = ?", (bytes.fromhex(digest),)
        ).fetchone()
    except driver.DatabaseError:
        return False
    finally:
        connection.close()
    return found is not None


def _copy(source: object, part: Path, key: Key | None) -> None:
    """From the connection that is open: its file may have no name any more."""
    copied = connections.connect(part, "rwc", key=key)
    try:
        connections.writes_alone(copied)
        source.backup(copied)  # type: ignore[attr-defined]
    finally:
        connections.close(copied)
    backup.verify(part, key=key)
