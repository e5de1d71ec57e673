"""Taking in national e-invoices: looked at first, then written together as one step."""

import hashlib
import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ngodesk.common.errors import FileError, UserError
from ngodesk.common.language import N_
from ngodesk.common.safefile import reading_from
from ngodesk.exchange import einvoice_reading, safe_xml, xml_archive
from ngodesk.exchange.einvoice_document import EInvoice
from ngodesk.store import backup, files
from ngodesk.store.batch import Batch
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work import einvoice_rows
from ngodesk.work.einvoice_fates import Entry, Fate, File, fates

IMPORT = N_("Import of e-invoices: {number}")


@dataclass(frozen=True)
class Taken:
    """What was written: how many documents and organisations."""

    new: int
    completed: int
    organisations: int

    def __bool__(self) -> bool:
        return bool(self.new or self.completed)


def read(paths: Iterable[Path]) -> list[File]:
    """The files, also those in a ZIP. One that is no e-invoice says so and stands in nobody's way."""
    return [file for path in paths for file in _files(path)]


def _files(path: Path) -> list[File]:
    if not xml_archive.holds_only_xml(path):
        return [_file(path)]
    try:
        return [read_bytes(name, data) for name, data in xml_archive.read(path)]
    except UserError as error:
        return [File(path.name, b"", "", None, error)]


def _file(path: Path) -> File:
    try:
        with reading_from(path), path.open("rb") as opened:
            data = opened.read(safe_xml.LARGEST + 1)
    except FileError as unread:
        return File(path.name, b"", "", None, unread)
    return read_bytes(path.name, data)


def read_bytes(name: str, data: bytes) -> File:
    """A file whose bytes are known."""
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        return File(name, data, sha256, einvoice_reading.read(safe_xml.read(data), name))
    except UserError as error:
        return File(name, b"", sha256, None, error)


def look(store: Store, found: Sequence[File], answers: Mapping[int, Fate] | None = None) -> list[Entry]:
    """What would become of files, in their order; nothing is written."""
    with store.reading() as connection:
        return fates(connection, found, answers or {}, itertools.count(-1, -1))


def take(
    store: Store, found: Sequence[File], answers: Mapping[int, Fate] | None = None, origin: str = "import"
) -> Taken:
    """Write all files that are new or complete a paper, as one step.

    `answers`, by the place of a file: "new" for one that shall not complete the paper it was offered for,
    "left" for one to be left out.
    """
    number = sum(each.invoice is not None for each in found)
    with store.writing(Header(IMPORT, {"number": number}, origin)) as batch:
        taken = write(store, batch, found, answers or {})
        if taken and store.worth_keeping:
            # Nothing is kept yet: the copy is of the file as it was.
            backup.automatic(store.path, "before-import", key=store.key)
    return taken


def write(store: Store, batch: Batch, found: Sequence[File], answers: Mapping[int, Fate]) -> Taken:
    """The same within a step that somebody else began."""
    entries = fates(batch.connection, found, answers, iter(store.identifiers))
    writing = einvoice_rows.Writing(batch, iter(store.identifiers))
    for entry in sorted(entries, key=lambda each: each.file.age):  # others refer to the older
        if entry.fate in ("new", "completes"):
            _write(writing, entry)
    written = [entry.fate for entry in entries]
    return Taken(written.count("new"), written.count("completes"), writing.organisations)


def _write(writing: einvoice_rows.Writing, entry: Entry) -> None:
    invoice, paper, seller = entry.file.invoice, entry.paper, entry.seller
    assert invoice is not None
    assert paper is not None
    assert seller is not None
    if entry.new_seller:
        writing.organisation(seller.id, invoice)
    else:
        writing.complete_organisation(seller.id, invoice)
    add = writing.document if entry.fate == "new" else writing.complete_document
    add(paper, seller, invoice, entry.corrects, entry.settles)
    writing.attach(paper.id, entry.file.name, entry.file.data)


def kept(store: Store, document: int) -> EInvoice | None:
    """The e-invoice that a cost document has as its attachment, with its lines; nothing where it has none."""
    with store.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT filename, sha256 FROM attachments WHERE table_name = 'cost_documents' AND record_id = ?"
            " AND kind = 'einvoice' ORDER BY id",
            (document,),
        ).first()
        data = b"".join(files.pieces(connection, row[1])) if row else b""
    return read_bytes(row[0], data).invoice if row else None
