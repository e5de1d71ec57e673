"""What opens a backup, what shall open a file that is made of it, and whether somebody worked in it."""

from datetime import datetime
from pathlib import Path
from typing import cast

from ngodesk.common.errors import Damaged, FileError, Protected
from ngodesk.store import backup, journal, keys
from ngodesk.store.keys import Key
from ngodesk.store.opening import key_of, looks_protected, open_store, protected
from ngodesk.store.strangers import strangers


def key_for(path: Path, password: str, key: Key | None) -> Key | None:
    """What opens a file. Raises Protected where nothing that opens it was given."""
    found = key_of(path, password, key)
    if found is None and keys.salt_of(path) != keys.PLAIN and looks_protected(path):
        raise protected(path)
    return found


def key_in_place(workspace: Path, password: str, key: Key | None, source: Key | None) -> Key | None:
    """What shall open a restored file: what opens the one that stands there, else what opens the backup."""
    if not workspace.exists() or _tells_nothing(workspace):
        return source
    try:
        return key_for(workspace, password, key)
    except Damaged as error:  # by its backups it is known what opened it
        return cast("Key | None", error.key)


def _tells_nothing(workspace: Path) -> bool:
    """Whether a file is too damaged to say if it had a password."""
    return not looks_protected(workspace) and keys.salt_of(workspace) != keys.PLAIN


def is_worked_in(source: Path, password: str, key: Key | None) -> bool:
    """Whether a sound copy has steps that are later than its checksum: somebody opened it and worked there.

    Raises FileError where it is another than its checksum's for any other reason.
    """
    try:
        backup.verify_checksum(source)
    except FileError:
        if not _goes_on(source, password, key):
            raise
        return True
    return False


def _goes_on(source: Path, password: str, key: Key | None) -> bool:
    made = int(backup.checksum_file(source).stat().st_mtime)
    try:
        with (
            open_store(source, write=False, key=key_for(source, password, key)) as store,
            store.reading() as connection,
        ):
            at = connection.exec_driver_sql("SELECT at FROM steps ORDER BY number DESC LIMIT 1").scalar()
            later = at is not None and datetime.fromisoformat(f"{at}+00:00").timestamp() >= made
            return later and not any(journal.broken_steps(connection)) and not any(strangers(connection))
    except Protected:
        raise
    except FileError:
        return False  # what it was held against tells more
