"""Money that came in: tranches promised, receipts and refunds."""

import datetime as dt
from decimal import Decimal

from sqlalchemy.orm import Mapped

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Record

RECEIPT_KINDS = ("tranche", "refund", "interest", "own", "participant_fee", "other")


class Tranche(Record):
    """A payment that the funder has promised."""

    __tablename__ = "tranches"
    labels = (N_("Tranche"), N_("Tranches"))
    natural_key = ("project", "number")
    named = ("number",)
    detail = ("due",)
    listed = ("number", "source", "due", "amount", "condition", "project")

    project_id: Mapped[int] = columns.reference("projects", N_("Project"), required=True)
    number: Mapped[int] = columns.integer(N_("Number"), required=True)
    source_id: Mapped[int] = columns.reference(
        "funding_sources", N_("Source"), N_("Code of a funding source."), required=True, within="project"
    )
    due: Mapped[dt.date | None] = columns.day(N_("Due on"))
    amount: Mapped[Decimal] = columns.number(N_("Amount"), places=columns.MONEY, required=True)
    condition: Mapped[str | None] = columns.text(
        N_("Condition"), N_("Report accepted, 80 % of the former tranche spent …"), multiline=True
    )


class Receipt(Record):
    """Money that came in for a project, or went back."""

    __tablename__ = "receipts"
    labels = (N_("Receipt"), N_("Receipts"))
    natural_key = ("ref",)
    named = ("ref",)
    detail = ("date",)
    usual = ("project", "source", "date", "kind", "amount", "note")
    listed = ("date", "kind", "source", "amount", "person", "event", "note", "project")

    ref: Mapped[str] = columns.text(N_("Code"), required=True)
    project_id: Mapped[int] = columns.reference("projects", N_("Project"), required=True)
    source_id: Mapped[int] = columns.reference(
        "funding_sources", N_("Source"), N_("Code of a funding source."), required=True, within="project"
    )
    date: Mapped[dt.date] = columns.day(N_("Date"), required=True, happened=True)
    kind: Mapped[str] = columns.choice(
        N_("Kind"), N_("A refund to the funder is negative."), words=RECEIPT_KINDS, required=True
    )
    amount: Mapped[Decimal] = columns.number(N_("Amount"), places=columns.MONEY, required=True)
    account_amount: Mapped[Decimal | None] = columns.number(
        N_("Amount booked by the bank"), N_("What the bank booked."), places=columns.MONEY
    )
    account_currency: Mapped[str | None] = columns.text(
        N_("Currency of the account"), N_("ISO 4217."), form="currency"
    )
    person_id: Mapped[int | None] = columns.reference("people", N_("Person"), N_("Who paid the fee."))
    event_id: Mapped[int | None] = columns.reference("events", N_("Event"))
    note: Mapped[str | None] = columns.text(N_("Note"), multiline=True)
