"""What an association makes its own: funders' forms, changed templates, remembered columns, proofs."""

import datetime as dt

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from ngodesk.model.record import Base


class Form(Base):
    """A funder's own form, to be filled: a DOCX or XLSX whose bytes are kept as attachments' are."""

    __tablename__ = "forms"

    name: Mapped[str] = mapped_column(unique=True)
    report: Mapped[str | None]  # id of a report
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programmes.id"), index=True)
    language: Mapped[str | None]
    format: Mapped[str]  # docx, xlsx
    sha256: Mapped[str]
    added_on: Mapped[dt.date]

    __table_args__ = {"sqlite_strict": True}


class TemplateChange(Base):
    """A text, a column or a limit of a report's template as this association has it."""

    __tablename__ = "template_changes"

    report: Mapped[str]  # id of a report
    key: Mapped[str]  # its place in the template: parts[1].options.total
    language: Mapped[str | None]
    value: Mapped[str]
    changed_on: Mapped[dt.date]

    __table_args__ = (
        Index("uq_template_changes_key", "report", "key", text("""coalesce("language", '')"""), unique=True),
        {"sqlite_strict": True},
    )


class ColumnMapping(Base):
    """Which columns of somebody's sheet are which fields, remembered for the next import."""

    __tablename__ = "mappings"

    name: Mapped[str] = mapped_column(unique=True)
    table_name: Mapped[str]
    content: Mapped[str]  # JSON

    __table_args__ = {"sqlite_strict": True}


class RemarkLink(Base):
    """A record that a funder's remark is about, or that answers it."""

    __tablename__ = "remark_links"

    remark_id: Mapped[int] = mapped_column(ForeignKey("report_remarks.id"))
    table_name: Mapped[str]
    record_id: Mapped[int]

    __table_args__ = (UniqueConstraint("remark_id", "table_name", "record_id"), {"sqlite_strict": True})
