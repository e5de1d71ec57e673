"""Files that belong to records."""

from sqlalchemy.orm import Mapped

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Record

ATTACHMENT_KINDS = (
    "document",
    "payment_proof",
    "contract",
    "offer",
    "signed_list",
    "photo",
    "deliverable",
    "questionnaire",
    "correspondence",
    "logo",
    "einvoice",
    "other",
)


class Attachment(Record):
    """A scan or file that belongs to a record; its bytes are kept once, by hash."""

    __tablename__ = "attachments"
    labels = (N_("Attachment"), N_("Attachments"))
    natural_key = ("table", "ref", "filename")
    named = ("filename",)
    detail = ("kind",)
    listed = ("filename", "kind", "table", "ref", "note")

    table_name: Mapped[str] = columns.table(N_("Table"), N_("A table of this package."))
    record_id: Mapped[int] = columns.record(
        N_("Record"), N_("The record's key; several columns are joined by |.")
    )
    kind: Mapped[str | None] = columns.choice(N_("Kind"), words=ATTACHMENT_KINDS)
    filename: Mapped[str] = columns.text(
        N_("File name"), N_("The file lies at files/<sha256>."), required=True
    )
    media_type: Mapped[str | None] = columns.text(N_("Media type"))
    sha256: Mapped[str] = columns.text(N_("Checksum"), required=True)
    note: Mapped[str | None] = columns.text(N_("Note"), multiline=True)
