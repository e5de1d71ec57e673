"""Certificates that were issued."""

import datetime as dt
from decimal import Decimal

from sqlalchemy.orm import Mapped

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Record


class Certificate(Record):
    """A certificate that was issued; its number is given once."""

    __tablename__ = "certificates"
    labels = (N_("Certificate"), N_("Certificates"))
    natural_key = ("number",)
    named = ("number",)
    detail = ("person",)
    listed = ("number", "person", "event", "issued_on", "hours")

    number: Mapped[str] = columns.text(N_("Number"), required=True)
    person_id: Mapped[int] = columns.reference("people", N_("Person"), required=True)
    event_id: Mapped[int | None] = columns.reference("events", N_("Event"))
    series: Mapped[str | None] = columns.text(N_("Series"))
    agreement_id: Mapped[int | None] = columns.reference("volunteer_agreements", N_("Agreement"))
    issued_on: Mapped[dt.date] = columns.day(N_("Issued on"), required=True, happened=True)
    hours: Mapped[Decimal | None] = columns.number(N_("Hours"), places=columns.HOURS)
