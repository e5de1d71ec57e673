"""Reports that left the house, as they were: final rows, their files, and what became of them since."""

import datetime as dt

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ngodesk.model.record import Base


class FrozenReport(Base):
    """A report as it was approved. Never changed: what became of it stands in `FrozenState`.

    The project is named by id and by its code of then, and referred to by neither: it may go, this stays.
    """

    __tablename__ = "frozen_reports"

    number: Mapped[str] = mapped_column(unique=True)
    version: Mapped[int]
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("frozen_reports.id"), unique=True)
    report: Mapped[str]
    title: Mapped[str]
    project_id: Mapped[int]
    project_ref: Mapped[str]
    period_code: Mapped[str | None]
    start: Mapped[dt.date | None]
    end: Mapped[dt.date | None]
    wish: Mapped[str]  # what else was asked for, as JSON
    language: Mapped[str]
    approved_on: Mapped[dt.date]
    approved_by: Mapped[str]
    note: Mapped[str | None]
    step: Mapped[int]  # the last step of the journal when it was made
    mark: Mapped[str]  # and its digest
    program: Mapped[str]  # version of ngodesk
    fonts: Mapped[str]  # their files with checksums, as JSON
    digest: Mapped[str]  # over all of the above and the checksums of the files

    __table_args__ = {"sqlite_strict": True}


class FrozenFile(Base):
    """One part of a frozen report: a print in a format, or what the print was made from."""

    __tablename__ = "frozen_files"

    report_id: Mapped[int] = mapped_column(ForeignKey("frozen_reports.id"))
    part: Mapped[str]  # pdf, xlsx, docx; figures, evidence, documents, template
    sha256: Mapped[str]

    __table_args__ = (UniqueConstraint("report_id", "part"), {"sqlite_strict": True})


class FrozenState(Base):
    """What became of a frozen report: it was sent, came back, was accepted."""

    __tablename__ = "frozen_states"

    report_id: Mapped[int] = mapped_column(ForeignKey("frozen_reports.id"), unique=True)
    sent_on: Mapped[dt.date | None]
    returned_on: Mapped[dt.date | None]
    accepted_on: Mapped[dt.date | None]
    note: Mapped[str | None]

    __table_args__ = {"sqlite_strict": True}
