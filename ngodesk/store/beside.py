"""The bytes of attachments beside the automatic backups: each content once, however many backups have it."""

import hashlib
import hmac
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ngodesk.common import safefile
from ngodesk.common.errors import FileError
from ngodesk.common.language import N_
from ngodesk.store import connections, keys
from ngodesk.store.keys import Key

_FOLDER = "attachments"
_WITHOUT_BYTES = (
    "SELECT id, sha256 FROM files WHERE size > 0"
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


def keep(workspace: Path, backups: Path, copy: Path, key: Key | None) -> None:
    """Write the contents that `copy` lacks and that do not lie there yet."""
    source = connections.connect(workspace, "ro", key=key)
    try:
        for _id, sha256 in _lacking(copy, key):
            target = place(backups, sha256, key)
            if not target.is_file():
                target.parent.mkdir(exist_ok=True)
                _write(target, source.execute(_PIECES, (sha256,)), sha256, key)
    finally:
        source.close()


def _write(target: Path, pieces: Iterable[tuple[int, bytes]], sha256: str, key: Key | None) -> None:
    with safefile.replacing(target) as part:
        connection = connections.connect(part, "rwc", key=key)
        try:
            connection.execute("CREATE TABLE pieces (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT")
            connection.execute("BEGIN")
            for piece in pieces:
                connection.execute("INSERT INTO pieces VALUES (?, ?)", piece)
            connection.execute("COMMIT")
        finally:
            connections.close(connection)
        if _digest(part, key) != sha256:
            raise FileError(
                N_("The file {path} holds an attachment that is damaged."),
                N_("Run a check of the file and restore the attachment from an older backup."),
                path=target,
            )


def _digest(path: Path, key: Key | None) -> str:
    connection = connections.connect(path, "ro", key=key)
    try:
        digest = hashlib.sha256()
        for (piece,) in connection.execute("SELECT bytes FROM pieces ORDER BY number"):
            digest.update(piece)
        return digest.hexdigest()
    finally:
        connection.close()


def fill(part: Path, backups: Path, key: Key | None) -> None:
    """Put the contents back into a copy of a backup; what lies nowhere stays missing, and `verify` tells."""
    found = [(number, place(backups, sha256, key), sha256) for number, sha256 in _lacking(part, key)]
    connection = connections.connect(part, key=key)
    try:
        for number, path, sha256 in found:
            if path.is_file() and _digest(path, key) == sha256:
                _take(connection, number, path, key)
    finally:
        connections.close(connection)


def _take(connection: Any, number: int, path: Path, key: Key | None) -> None:
    uri = f"{path.absolute().as_uri()}?mode=ro"
    connection.execute("ATTACH ? AS content KEY ?", (uri, key.clause if key else ""))
    connection.execute(
        "INSERT INTO file_pieces (file_id, number, bytes) SELECT ?, number, bytes FROM content.pieces",
        (number,),
    )
    connection.execute("DETACH content")


def _lacking(path: Path, key: Key | None) -> list[tuple[int, str]]:
    connection = connections.connect(path, "ro", key=key)
    try:
        return [(row[0], row[1]) for row in connection.execute(_WITHOUT_BYTES)]
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
            needed |= {place(backups, sha256, key) for _id, sha256 in _lacking(backup, key)}
    for found in backups.glob(f"{_FOLDER}*"):
        gone = set(found.iterdir()) - needed if found == own or found not in folders else set()
        for path in gone:
            path.unlink(missing_ok=True)
        if not any(found.iterdir()):
            found.rmdir()
