"""Another file stands in the place of the open one: what stood in ours alone is kept beside it."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from ngodesk.common import safefile
from ngodesk.common.errors import FileError
from ngodesk.store import backup, connections, journal
from ngodesk.store.keys import Key
from ngodesk.store.store import Store


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
            with safefile.replacing(target) as part:
                _copy(connection.connection.driver_connection, part, store.key)
        return target
    return None


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
