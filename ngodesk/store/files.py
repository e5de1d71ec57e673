"""The bytes of attachments, forms and frozen reports: each content once, under its SHA-256, in pieces."""

import hashlib
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

PIECE = 1 << 20  # bytes


def known(connection: Connection) -> set[str]:
    """The checksums of all contents that are kept."""
    return {row[0] for row in connection.exec_driver_sql("SELECT sha256 FROM files")}


def add(connection: Connection, identifier: int, pieces: Iterable[bytes]) -> str:
    """Keep a content that comes in pieces; gives its SHA-256. One that is there already is not kept again."""
    digest, size = hashlib.sha256(), 0
    connection.exec_driver_sql(
        "INSERT INTO files (id, sha256, size) VALUES (?, ?, 0)", (identifier, f"new-{identifier}")
    )
    for number, piece in enumerate(pieces):
        digest.update(piece)
        size += len(piece)
        connection.exec_driver_sql(
            "INSERT INTO file_pieces (file_id, number, bytes) VALUES (?, ?, ?)", (identifier, number, piece)
        )
    sha256 = digest.hexdigest()
    if connection.exec_driver_sql("SELECT 1 FROM files WHERE sha256 = ?", (sha256,)).first():
        connection.exec_driver_sql("DELETE FROM file_pieces WHERE file_id = ?", (identifier,))
        connection.exec_driver_sql("DELETE FROM files WHERE id = ?", (identifier,))
    else:
        connection.exec_driver_sql(
            "UPDATE files SET sha256 = ?, size = ? WHERE id = ?", (sha256, size, identifier)
        )
    return sha256


def piece(connection: Connection, sha256: str, number: int) -> bytes | None:
    """One piece of a content, counted from 0; nothing where it has no more."""
    row = connection.exec_driver_sql(
        "SELECT p.bytes FROM file_pieces p JOIN files f ON f.id = p.file_id"
        " WHERE f.sha256 = ? AND p.number = ?",
        (sha256, number),
    ).first()
    return row[0] if row else None


def pieces(connection: Connection, sha256: str) -> Iterator[bytes]:
    """A content in pieces; nothing comes where it is not kept."""
    number = 0
    while (found := piece(connection, sha256, number)) is not None:
        yield found
        number += 1


def whole(connection: Connection, sha256: str) -> bytes:
    """A content at once; nothing where it is not kept."""
    return b"".join(pieces(connection, sha256))


def damaged(connection: Connection) -> list[str]:
    """The checksums whose content is not what it was when it was kept."""
    return [sha256 for sha256 in sorted(known(connection)) if not is_sound(connection, sha256)]


def is_sound(connection: Connection, sha256: str) -> bool:
    """Whether a content is there and what it was when it was kept, and nothing else under its name."""
    digest, count, size = hashlib.sha256(), 0, 0
    for piece in pieces(connection, sha256):
        digest.update(piece)
        count, size = count + 1, size + len(piece)
    told = connection.exec_driver_sql(
        "SELECT f.size, count(p.file_id) FROM files f LEFT JOIN file_pieces p ON p.file_id = f.id"
        " WHERE f.sha256 = ? GROUP BY f.id",
        (sha256,),
    ).first()
    return digest.hexdigest() == sha256 and told is not None and tuple(told) == (size, count)
