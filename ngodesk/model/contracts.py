"""Contracts and planned purchases."""

import datetime as dt
from decimal import Decimal

from sqlalchemy.orm import Mapped

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Record

CONTRACT_KINDS = ("employment", "mandate", "work", "services", "lease", "planned_purchase", "other")


class Contract(Record):
    """A contract or planned purchase, which reserves money in a line."""

    __tablename__ = "contracts"
    labels = (N_("Contract"), N_("Contracts"))
    natural_key = ("ref",)
    searched = ("number", "subject")
    named = ("number", "subject")
    detail = ("organisation",)
    usual = (
        "project",
        "kind",
        "number",
        "subject",
        "organisation",
        "person",
        "signed_on",
        "amount",
        "line",
        "source",
    )
    listed = ("number", "subject", "organisation", "line", "amount", "billed", "reserved", "project")
    pills = ("kind",)

    ref: Mapped[str] = columns.text(N_("Code"), required=True)
    project_id: Mapped[int] = columns.reference("projects", N_("Project"), required=True)
    line_id: Mapped[int | None] = columns.reference(
        "budget_lines",
        N_("Line"),
        N_("Code of a budget line: then what is not billed yet is committed there."),
        within="project",
    )
    source_id: Mapped[int | None] = columns.reference(
        "funding_sources", N_("Source"), N_("Code of a funding source."), within="project"
    )
    organisation_id: Mapped[int | None] = columns.reference("organisations", N_("Organisation"))
    person_id: Mapped[int | None] = columns.reference("people", N_("Person"))
    kind: Mapped[str] = columns.choice(N_("Kind"), words=CONTRACT_KINDS, required=True)
    number: Mapped[str | None] = columns.text(N_("Number"))
    subject: Mapped[str] = columns.text(N_("Subject"), required=True)
    signed_on: Mapped[dt.date | None] = columns.day(N_("Signed on"), happened=True)
    start: Mapped[dt.date | None] = columns.day(N_("Start"))
    end: Mapped[dt.date | None] = columns.day(N_("End"))
    amount: Mapped[Decimal | None] = columns.number(
        N_("Amount"), N_("In the project's currency."), places=columns.MONEY
    )
    unit_price: Mapped[Decimal | None] = columns.number(N_("Unit price"), places=columns.MONEY)
    selection: Mapped[str | None] = columns.text(
        N_("How it was chosen"), N_("Offers compared, why this one."), multiline=True
    )
    closed: Mapped[bool | None] = columns.boolean(
        N_("Nothing more will be billed"), N_("Nothing more will be billed.")
    )
