"""Findings that were accepted with a reason."""

import datetime as dt

from sqlalchemy.orm import Mapped

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Record


class Waiver(Record):
    """A finding that was accepted with a reason."""

    __tablename__ = "waivers"
    labels = (N_("Waiver"), N_("Waivers"))
    natural_key = ("check", "table", "ref")
    named = ("check",)
    detail = ("reason",)
    listed = ("check", "table", "ref", "reason", "date", "by")

    check: Mapped[str] = columns.text(N_("Check"), N_("Id of a check."), required=True)
    table_name: Mapped[str] = columns.table(N_("Table"), N_("A table of this package."))
    record_id: Mapped[int] = columns.record(
        N_("Record"), N_("The record's key; several columns are joined by |.")
    )
    reason: Mapped[str] = columns.text(N_("Reason"), required=True, multiline=True)
    by: Mapped[str | None] = columns.text(N_("By"))
    date: Mapped[dt.date] = columns.day(N_("Date"), required=True)
