"""Mini-projects that a project gives money to."""

import datetime as dt
from decimal import Decimal

from sqlalchemy.orm import Mapped

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Record

SUBGRANT_STATUSES = ("applied", "reserve", "awarded", "running", "settled", "rejected", "cancelled")


class Subgrant(Record):
    """A mini-project that a project gives money to."""

    __tablename__ = "subgrants"
    labels = (N_("Sub-grant"), N_("Sub-grants"))
    natural_key = ("ref",)
    named = ("title",)
    detail = ("grantee",)
    usual = (
        "project",
        "grantee",
        "patron",
        "contact",
        "title",
        "call",
        "applied_amount",
        "score",
        "amount",
        "status",
    )
    listed = ("title", "grantee", "call", "amount", "status", "settlement_due", "settled", "project")

    ref: Mapped[str] = columns.text(N_("Code"), required=True)
    project_id: Mapped[int] = columns.reference("projects", N_("Project"), required=True)
    activity_id: Mapped[int | None] = columns.reference("activities", N_("Activity"), within="project")
    grantee_id: Mapped[int] = columns.reference("organisations", N_("Grantee"), required=True)
    title: Mapped[str] = columns.text(N_("Title"), required=True)
    call: Mapped[str | None] = columns.text(N_("Call"))
    patron_id: Mapped[int | None] = columns.reference(
        "organisations", N_("Patron"), N_("Who stands in for an informal group.")
    )
    contact_id: Mapped[int | None] = columns.reference("people", N_("Contact"))
    line_id: Mapped[int | None] = columns.reference(
        "budget_lines", N_("Line"), N_("Code of a budget line."), within="project"
    )
    source_id: Mapped[int | None] = columns.reference(
        "funding_sources", N_("Source"), N_("Code of a funding source."), within="project"
    )
    agreement_no: Mapped[str | None] = columns.text(N_("Agreement number"))
    agreement_date: Mapped[dt.date | None] = columns.day(N_("Agreement date"))
    start: Mapped[dt.date | None] = columns.day(N_("Start"))
    end: Mapped[dt.date | None] = columns.day(N_("End"))
    applied_amount: Mapped[Decimal | None] = columns.number(
        N_("Applied amount"), N_("Asked for, in the project's currency."), places=columns.MONEY
    )
    score: Mapped[Decimal | None] = columns.number(
        N_("Score"), N_("From the assessment."), places=columns.PERCENT
    )
    decision_date: Mapped[dt.date | None] = columns.day(N_("Decision date"))
    amount: Mapped[Decimal] = columns.number(
        N_("Amount"),
        N_("Awarded, in the project's currency; 0 while applied or rejected."),
        places=columns.MONEY,
        required=True,
    )
    paid: Mapped[Decimal | None] = columns.number(
        N_("Paid"), N_("Typed; counted from cost documents where there are any."), places=columns.MONEY
    )
    settlement_due: Mapped[dt.date | None] = columns.day(N_("Settlement due"))
    settled_on: Mapped[dt.date | None] = columns.day(N_("Settled on"))
    settled: Mapped[Decimal | None] = columns.number(
        N_("Settled"), N_("Accepted as eligible."), places=columns.MONEY
    )
    returned: Mapped[Decimal | None] = columns.number(
        N_("Returned"), N_("Paid back by the grantee; typed, or counted likewise."), places=columns.MONEY
    )
    status: Mapped[str] = columns.choice(N_("Status"), words=SUBGRANT_STATUSES, required=True)
