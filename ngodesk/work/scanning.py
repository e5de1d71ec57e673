"""Scans that wait to be typed: twelve photos are twelve drafts, one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from ngodesk.common.attached import clean_name
from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.common.safefile import reading_from
from ngodesk.figures.documents import CEILING
from ngodesk.store import files
from ngodesk.store.batch import Batch, columns_of
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work.defaults import following

LARGEST = 25 << 20
"""Bytes of a scan."""

_HEADS = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
    b"BM": "image/bmp",
}


@dataclass(frozen=True)
class Scan:
    """A file that belongs to a record."""

    id: int
    filename: str
    kind: str | None
    media_type: str
    sha256: str


def media_type(content: bytes) -> str:
    """What a file is by its first bytes, blank where it is no PDF and no picture."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for head, kind in _HEADS.items() if content.startswith(head)), "")


def read_file(path: Path) -> bytes:
    """The content of a scan. Raises UserError where it is too large, empty, gone, or not of a known kind."""
    with reading_from(path):
        size = path.stat().st_size
        if size > LARGEST:
            raise UserError(
                N_("{name} is too large: {size} MB."),
                N_("Up to 25 MB are taken. Scan it with fewer dots per inch, or in grey."),
                name=path.name,
                size=-(-size >> 20),
            )
        content = path.read_bytes()
    if not media_type(content):
        raise UserError(
            N_("{name} is neither a PDF nor a picture."),
            N_("Scans may be PDF, JPEG, PNG, TIFF, WebP, GIF or BMP."),
            name=path.name,
        )
    return content


def scans(store: Store, table: str, record: int) -> list[Scan]:
    """The files of a record, in the order in which they came."""
    with store.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT id, filename, kind, coalesce(media_type, ''), sha256 FROM attachments"
            " WHERE table_name = ? AND record_id = ? ORDER BY id",
            (table, record),
        ).all()
    return [Scan(*row) for row in rows]


def content_of(store: Store, sha256: str) -> bytes:
    """The bytes of a file; none where they are not kept."""
    with store.reading() as connection:
        return b"".join(files.pieces(connection, sha256))


def attach(store: Store, table: str, record: int, paths: Sequence[Path], kind: str = "document") -> list[str]:
    """Keep files with a record in one step; gives the names of those that were there already.

    Raises UserError for a file that cannot be taken; then none is.
    """
    contents = [(path, read_file(path)) for path in paths]
    known = []
    with store.writing(Header(N_("Attach: {number}"), {"number": len(paths)})) as batch:
        for path, content in contents:
            if not _attach(store, batch, table, record, path, content, kind):
                known.append(path.name)
    return known


def _attach(
    store: Store, batch: Batch, table: str, record: int, path: Path, content: bytes, kind: str
) -> bool:
    fresh = iter(store.identifiers)
    sha256 = files.add(batch.connection, next(fresh), _in_pieces(content))
    there: dict[str, str] = dict(
        batch.connection.exec_driver_sql(
            "SELECT filename, sha256 FROM attachments WHERE table_name = ? AND record_id = ?",
            (table, record),
        ).fetchall()
    )
    if sha256 in there.values():
        return False
    values = {
        "id": next(fresh),
        "table_name": table,
        "record_id": record,
        "kind": kind,
        "filename": _free(clean_name(path.name), set(there)),
        "media_type": media_type(content),
        "sha256": sha256,
    }
    batch.insert("attachments", [tuple(values.get(name) for name in columns_of("attachments"))])
    return True


def _in_pieces(content: bytes) -> list[bytes]:
    return [content[start : start + files.PIECE] for start in range(0, len(content), files.PIECE)]


def _free(name: str, taken: set[str]) -> str:
    """The name, or with a number where a record has it already."""
    stem, dot, suffix = name.rpartition(".")
    number, free = 2, name
    while free in taken:
        free = f"{stem} ({number}){dot}{suffix}" if dot else f"{name} ({number})"
        number += 1
    return free


def drafts(store: Store, paths: Sequence[Path], today: date) -> list[int]:
    """Make a cost document for each scan, to be typed; gives their ids. One step.

    A draft is called as its file until its number is typed, and is of 0.00. Raises UserError for a file that
    cannot be taken; then none is.
    """
    contents = [(path, read_file(path)) for path in paths]
    made: list[int] = []
    with store.writing(Header(N_("Take in scans: {number}"), {"number": len(paths)})) as batch:
        refs = list(batch.connection.exec_driver_sql("SELECT ref FROM cost_documents").scalars())
        currency = _currency(batch.connection)
        for path, content in contents:
            refs.append(following(refs, "D1"))
            name = clean_name(path.name)
            made.append(next(iter(store.identifiers)))
            values = {
                "id": made[-1],
                "ref": refs[-1],
                "kind": "invoice",
                "number": name.rpartition(".")[0] or name,
                "issue_date": today.isoformat(),
                "currency": currency,
                "gross": 0,
            }
            row = tuple(values.get(name) for name in columns_of("cost_documents"))
            batch.insert("cost_documents", [row])
            _attach(store, batch, "cost_documents", made[-1], path, content, "document")
    return made


def _currency(connection: Connection) -> str:
    found = connection.exec_driver_sql("SELECT value FROM settings WHERE key = 'currency'").scalar()
    return str(found or "EUR")


_OPEN = (
    f"SELECT d.id FROM cost_documents d WHERE d.kind <> 'proforma' AND (d.gross = 0 OR {CEILING}"
    " - coalesce(d.outside_amount, 0)"
    " <> (SELECT coalesce(sum(a.amount), 0) FROM allocations a WHERE a.document_id = d.id))"
    " AND NOT EXISTS (SELECT 1 FROM cost_documents f WHERE f.settles_id = d.id)"
    " ORDER BY d.issue_date, d.id"
)


def to_do(store: Store) -> list[int]:
    """The documents that are not wholly shared out, as scans that wait to be typed; the oldest first."""
    with store.reading() as connection:
        return list(connection.exec_driver_sql(_OPEN).scalars())


def beside(store: Store, document: int) -> tuple[int | None, int | None]:
    """The documents before and after this one by day of issue."""
    with store.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT issue_date FROM cost_documents WHERE id = ?", (document,)
        ).first()
        if row is None:
            return None, None
        here = (row[0], document)
        before = connection.exec_driver_sql(
            "SELECT id FROM cost_documents WHERE (issue_date, id) < (?, ?)"
            " ORDER BY issue_date DESC, id DESC LIMIT 1",
            here,
        ).scalar()
        after = connection.exec_driver_sql(
            "SELECT id FROM cost_documents WHERE (issue_date, id) > (?, ?) ORDER BY issue_date, id LIMIT 1",
            here,
        ).scalar()
    return before, after
