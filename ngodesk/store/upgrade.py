"""An older file: migrated as a verified copy, which takes its place only when nothing is missing."""

from pathlib import Path
from typing import Any

from sqlalchemy.exc import DatabaseError

from ngodesk.common import safefile
from ngodesk.common.errors import FileError
from ngodesk.common.language import N_
from ngodesk.store import backup, connections, schema, troubles
from ngodesk.store.keys import Key


def bring_up_to_date(path: Path, key: Key | None = None) -> None:
    """Migrate a file whose schema is older; one of today's is left alone. Nobody else has it open.

    Raises FileError where the migrated copy is not sound or lost rows; the file is then as it was.
    """
    if _version(path, key) == schema.VERSION:
        return
    safefile.must_have_room(path)
    with troubles.written_anew(path):
        _migrated(path, key)


def bring_copy_up_to_date(path: Path, key: Key | None = None) -> None:
    """The same of a copy that nobody needs as it was. Raises FileError where it is not whole afterwards."""
    if _version(path, key) == schema.VERSION:
        return
    before = _counted(path, key)
    try:
        _migrate(path, key)
    except DatabaseError as error:
        raise _failed(path) from error
    _must_be_whole(path, path, before, key)


def _counted(path: Path, key: Key | None) -> backup.Counts:
    connection = connections.connect(path, "ro", key=key)
    try:
        return backup.Counts.of(connection)
    finally:
        connection.close()


def _migrated(path: Path, key: Key | None) -> None:
    backup.automatic(path, "before-migration", key=key)
    with safefile.replacing(path) as part:
        before = _copied(path, part, key)
        try:
            _migrate(part, key)
        except DatabaseError as error:
            raise _failed(path) from error
        _must_be_whole(path, part, before, key)


def _version(path: Path, key: Key | None) -> int:
    connection = connections.connect(path, "ro", key=key)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def _copied(path: Path, part: Path, key: Key | None) -> backup.Counts:
    source, target = connections.connect(path, "ro", key=key), connections.connect(part, "rwc", key=key)
    try:
        connections.writes_alone(target)
        source.backup(target, pages=-1)
        return backup.Counts.of(source)
    finally:
        source.close()
        connections.close(target)


def _migrate(part: Path, key: Key | None) -> None:
    from ngodesk.store import migrate

    migrate.upgrade(connections.connect(part, key=key), migrate.SCRIPTS, schema.VERSION)


def _must_be_whole(path: Path, part: Path, before: backup.Counts, key: Key | None) -> None:
    connection = connections.connect(part, "ro", key=key)
    try:
        if not _is_whole(connection, before):
            raise _failed(path)
    finally:
        connection.close()


def _failed(path: Path) -> FileError:
    return FileError(
        N_("The file {path} could not be brought to this version of ngodesk."),
        N_("It is as it was, with a backup beside it. Go on with the former version and report this."),
        path=path,
    )


def _is_whole(connection: Any, before: backup.Counts) -> bool:
    after = backup.Counts.of(connection)
    return (
        connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        and not connection.execute("PRAGMA foreign_key_check").fetchall()
        and schema.fingerprint(connection) == schema.FINGERPRINTS[schema.VERSION]
        and all(after.rows.get(table) == count for table, count in before.rows.items())
    )
