"""Volunteers' agreements and hours."""

import datetime as dt
from decimal import Decimal

from sqlalchemy.orm import Mapped

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Record

VOLUNTEER_AGREEMENT_INSURANCES = ("none", "accident_policy", "state")


class VolunteerAgreement(Record):
    """What was agreed with a volunteer."""

    __tablename__ = "volunteer_agreements"
    labels = (N_("Volunteer agreement"), N_("Volunteer agreements"))
    natural_key = ("ref",)
    named = ("person", "number")
    detail = ("start",)
    usual = ("person", "project", "number", "signed_on", "start", "end", "tasks", "hourly_value", "insurance")
    listed = ("person", "number", "signed_on", "start", "end", "project")

    ref: Mapped[str] = columns.text(N_("Code"), required=True)
    person_id: Mapped[int] = columns.reference("people", N_("Person"), required=True)
    project_id: Mapped[int | None] = columns.reference(
        "projects", N_("Project"), N_("Blank: for the organisation as such.")
    )
    number: Mapped[str | None] = columns.text(N_("Number"))
    signed_on: Mapped[dt.date | None] = columns.day(N_("Signed on"), N_("Blank: oral."), happened=True)
    start: Mapped[dt.date] = columns.day(N_("Start"), required=True)
    end: Mapped[dt.date | None] = columns.day(N_("End"), N_("Blank: until further notice."))
    tasks: Mapped[str] = columns.text(N_("Tasks"), required=True, multiline=True)
    hourly_value: Mapped[Decimal | None] = columns.number(
        N_("Worth of an hour"), N_("Worth of an hour, in the project's currency."), places=columns.MONEY
    )
    insurance: Mapped[str | None] = columns.choice(N_("Insurance"), words=VOLUNTEER_AGREEMENT_INSURANCES)
    policy_no: Mapped[str | None] = columns.text(N_("Policy number"))
    insured_until: Mapped[dt.date | None] = columns.day(N_("Insured until"))
    terms: Mapped[str | None] = columns.text(
        N_("Terms"), N_("Manner of work, how it can be ended."), multiline=True
    )
    guardian_consent_on: Mapped[dt.date | None] = columns.day(N_("Guardian's consent of"), happened=True)
    expenses_covered: Mapped[bool | None] = columns.boolean(N_("Expenses are covered"))


class VolunteerHours(Record):
    """A volunteer's work on one day."""

    __tablename__ = "volunteer_hours"
    labels = (N_("Volunteer hours"), N_("Volunteer hours"))
    natural_key = ("agreement", "date", "task")
    named = ("agreement", "date")
    detail = ("task",)
    usual = ("agreement", "date", "hours", "task", "event", "confirmed")
    listed = ("date", "agreement", "task", "hours", "confirmed")

    agreement_id: Mapped[int] = columns.reference("volunteer_agreements", N_("Agreement"), required=True)
    date: Mapped[dt.date] = columns.day(N_("Date"), required=True, happened=True)
    start_time: Mapped[dt.time | None] = columns.clock(N_("Start time"))
    end_time: Mapped[dt.time | None] = columns.clock(N_("End time"))
    hours: Mapped[Decimal] = columns.number(N_("Hours"), places=columns.HOURS, required=True)
    task: Mapped[str] = columns.text(N_("Task"), required=True)
    event_id: Mapped[int | None] = columns.reference("events", N_("Event"))
    line_id: Mapped[int | None] = columns.reference(
        "budget_lines",
        N_("Line"),
        N_("The line of the agreement's project that this work counts towards as a personal contribution."),
        scope="agreement.project",
    )
    source_id: Mapped[int | None] = columns.reference(
        "funding_sources",
        N_("Source"),
        N_("The source of kind own_personal; may be blank where the project has just one."),
        scope="agreement.project",
    )
    confirmed: Mapped[bool | None] = columns.boolean(N_("Confirmed"), N_("The time card is signed."))
