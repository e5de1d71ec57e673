"""The bytes of attachments beside the automatic backups: each content once, however many backups have it."""

import hashlib
import hmac
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from ngodesk.common import safefile
from ngodesk.common.errors import FileError
from ngodesk.common.language import N_
from ngodesk.store import connections, keys
from ngodesk.store.keys import Key

_FOLDER = "attachments"
_MANY = 16_384  # contents whose digest is kept
_WITHOUT_BYTES = (
    "SELECT id, sha256, size FROM files WHERE size > 0"
    " AND NOT EXISTS (SELECT 1 FROM file_pieces WHERE file_id = files.id)"
)
_PIECES = (
    "SELECT p.number, p.bytes FROM file_pieces p JOIN files f ON f.id = p.file_id"
    " WHERE f.sha256 = ? ORDER BY p.number"
)


def folder(backups: Path, salt: bytes) -> Path:
    """Where the contents of all backups under one key lie."""
    return backups / (_FOLDER if salt == keys.PLAIN else f"{_FOLDER} {salt[:4].hex()}")


def place(backups: Path, sha256: str, key: Key | None) -> Path:
    """Where one content lies. A protected one does not tell by its name what it is."""
    if key is None:
        return folder(backups, keys.PLAIN) / sha256
    name = hmac.new(key.secret, sha256.encode(), hashlib.sha256).hexdigest()
    return folder(backups, key.salt) / name


def keep(workspace: Path, backups: Path, copy: Path, key: Key | None, *, thorough: bool = False) -> None:
    """Write the contents that `copy` lacks and that do not lie there yet, or no longer whole.

    What the workspace itself has lost is left out; `verify` tells of it.
    To read them all takes long: only a `thorough` look does, any other one sees how large they are.
    """
    source = connections.connect(workspace, "ro", key=key)
    try:
        connections.reads_once(source)
        lost = set(source.execute(_WITHOUT_BYTES))
        for _id, sha256, size in set(_lacking(copy, key)) - lost:
            target = place(backups, sha256, key)
            there = target.is_file() and target.stat().st_size > size
            if not there or (thorough and not _is_whole(target, sha256, key)):
                target.parent.mkdir(exist_ok=True)
                _write(workspace, target, source.execute(_PIECES, (sha256,)), sha256, key)
    finally:
        source.close()


def _write(
    workspace: Path, target: Path, pieces: Iterable[tuple[int, bytes]], sha256: str, key: Key | None
) -> None:
    with safefile.replacing(target, workspace) as part:
        connection = connections.connect(part, "rwc", key=key)
        try:
            connection.execute("CREATE TABLE pieces (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT")
            connection.execute("BEGIN")
            for piece in pieces:
                connection.execute("INSERT INTO pieces VALUES (?, ?)", piece)
            connection.execute("COMMIT")
        finally:
            connections.close(connection)
        if not _is_whole(part, sha256, key):
            raise FileError(
                N_("The file {path} holds an attachment that is damaged."),
                N_("Run a check of the file and restore the attachment from an older backup."),
                path=target,
            )


def _is_whole(path: Path, sha256: str, key: Key | None) -> bool:
    stat = path.stat()
    return _digest(path, key, stat.st_mtime_ns, stat.st_size) == sha256


@lru_cache(_MANY)
def _digest(path: Path, key: Key | None, _changed: int, _size: int) -> str:
    """Of one content, read once while the file stays as it is; blank where it cannot be read."""
    digest = hashlib.sha256()
    try:
        connection = connections.connect(path, "ro", key=key)
        try:
            for (piece,) in connection.execute("SELECT bytes FROM pieces ORDER BY number"):
                digest.update(piece)
        finally:
            connection.close()
    except driver.DatabaseError:
        return ""
    return digest.hexdigest()


def fill(part: Path, backups: Path, key: Key | None, own: Key | None) -> int:
    """Put the contents back into a copy of a backup. Gives how many lie nowhere, or are damaged.

    They lie under the backup's `key`; the copy has a key of its `own`.
    """
    found, missing = _found(part, backups, key, own)
    connection = connections.connect(part, key=own)
    try:
        for number, path in found:
            _take(connection, number, path, key)
    finally:
        connections.close(connection)
    return missing


def is_whole(backup: Path, key: Key | None) -> bool:
    """Whether all contents that a backup lacks lie beside it."""
    return not _found(backup, backup.parent, key, key)[1]


def _found(copy: Path, backups: Path, key: Key | None, own: Key | None) -> tuple[list[tuple[int, Path]], int]:
    """Number and place of the contents that a copy lacks, and how many more of them are not to be had."""
    lacking = [(number, place(backups, sha256, key), sha256) for number, sha256, _size in _lacking(copy, own)]
    found = [
        (number, path) for number, path, sha256 in lacking if path.is_file() and _is_whole(path, sha256, key)
    ]
    return found, len(lacking) - len(found)


def _take(connection: Any, number: int, path: Path, key: Key | None) -> None:
    uri = f"{path.absolute().as_uri()}?mode=ro"
    connection.execute("ATTACH ? AS content KEY ?", (uri, key.clause if key else ""))
    connection.execute(
        "INSERT INTO file_pieces (file_id, number, bytes) SELECT ?, number, bytes FROM content.pieces",
        (number,),
    )
    connection.execute("DETACH content")


def _lacking(path: Path, key: Key | None) -> list[tuple[int, str, int]]:
    connection = connections.connect(path, "ro", key=key)
    try:
        return [tuple(row) for row in connection.execute(_WITHOUT_BYTES)]
    finally:
        connection.close()


def forget(backups: Path, kept: Iterable[Path], key: Key | None) -> None:
    """Take away the contents that no backup names; those under another key once all such backups are gone."""
    own = folder(backups, key.salt if key else keys.PLAIN)
    needed: set[Path] = set()
    folders = {own}
    for backup in kept:
        salt = keys.salt_of(backup)
        folders.add(folder(backups, salt))
        if folder(backups, salt) == own:
            needed |= {place(backups, sha256, key) for _id, sha256, _size in _lacking(backup, key)}
    for found in backups.glob(f"{_FOLDER}*"):
        gone = set(found.iterdir()) - needed if found == own or found not in folders else set()
        for path in gone:
            path.unlink(missing_ok=True)
        if not any(found.iterdir()):
            found.rmdir()
