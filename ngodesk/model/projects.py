"""Projects with partners, team, amendments, reporting periods and activities."""

import datetime as dt
from decimal import Decimal

from sqlalchemy.orm import Mapped

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Record

PROJECT_ROLES = ("lead", "partner")
PROJECT_STATUSES = (
    "planned",
    "applied",
    "approved",
    "running",
    "completed",
    "settled",
    "rejected",
    "cancelled",
)
PROJECT_COVERAGES = ("local", "county", "regional", "national", "cross_border", "european")
PROJECT_PARTNER_ROLES = ("lead", "partner", "associated", "informal")
AMENDMENT_STATUSES = ("draft", "requested", "approved", "rejected")
ACTIVITY_STATUSES = ("planned", "running", "done", "cancelled")


class Project(Record):
    """A project: what was agreed with the funder, and its texts."""

    __tablename__ = "projects"
    labels = (N_("Project"), N_("Projects"))
    natural_key = ("ref",)
    searched = ("title", "acronym", "agreement_no")
    named = ("ref", "title")
    detail = ("agreement_no",)
    usual = (
        "ref",
        "title",
        "programme",
        "agreement_no",
        "start",
        "end",
        "status",
        "currency",
        "grant_amount",
    )
    listed = ("ref", "title", "programme", "start", "end", "status")

    ref: Mapped[str] = columns.text(N_("Code"), required=True)
    title: Mapped[str] = columns.text(N_("Title"), required=True)
    acronym: Mapped[str | None] = columns.text(N_("Acronym"))
    programme_id: Mapped[int | None] = columns.reference("programmes", N_("Programme"))
    agreement_no: Mapped[str | None] = columns.text(N_("Agreement number"))
    agreement_date: Mapped[dt.date | None] = columns.day(N_("Agreement date"))
    decision_date: Mapped[dt.date | None] = columns.day(N_("Decision date"))
    role: Mapped[str] = columns.choice(N_("Role"), words=PROJECT_ROLES, required=True)
    start: Mapped[dt.date] = columns.day(N_("Start"), required=True)
    end: Mapped[dt.date] = columns.day(N_("End"), required=True)
    status: Mapped[str] = columns.choice(N_("Status"), words=PROJECT_STATUSES, required=True)
    currency: Mapped[str] = columns.text(N_("Currency"), N_("ISO 4217."), required=True, form="currency")
    total_cost: Mapped[Decimal | None] = columns.number(
        N_("Total cost"), N_("As in the agreement."), places=columns.MONEY
    )
    grant_amount: Mapped[Decimal | None] = columns.number(
        N_("Grant amount"), N_("As in the agreement."), places=columns.MONEY
    )
    coverage: Mapped[str | None] = columns.choice(N_("Coverage"), words=PROJECT_COVERAGES)
    area_of_support: Mapped[str | None] = columns.text(N_("Area of support"))
    activity_types: Mapped[str | None] = columns.text(N_("Activity types"), N_("Separated by ;."))
    target_groups: Mapped[str | None] = columns.text(N_("Target groups"), N_("Separated by ;."))
    need: Mapped[str | None] = columns.text(N_("Need"), N_("Why the project was needed."), multiline=True)
    activities_text: Mapped[str | None] = columns.text(
        N_("Activities and recipients"), N_("What was done and for whom."), multiline=True
    )
    results_text: Mapped[str | None] = columns.text(N_("Results"), N_("What changed."), multiline=True)
    teaching_hour_minutes: Mapped[int | None] = columns.integer(
        N_("Length of a training hour, min"),
        N_("Length of a training hour: 45 or 60; 60 when blank."),
        lowest=1,
    )
    stated_months: Mapped[int | None] = columns.integer(
        N_("Duration stated, months"),
        N_("Duration as the agreement states it; shown beside the one that the dates give."),
    )
    keep_until: Mapped[dt.date | None] = columns.day(
        N_("Keep the papers until"), N_("The papers must be kept so long.")
    )
    website: Mapped[str | None] = columns.text(N_("Website"), form="website")
    contact_id: Mapped[int | None] = columns.reference("people", N_("Contact"))
    fixed_rate: Mapped[Decimal | None] = columns.number(
        N_("Fixed exchange rate"),
        N_("Units of the project's currency for one of the accounts', where the agreement fixes it."),
        places=columns.RATE,
    )


class ProjectPartner(Record):
    """An organisation that carries out a project with us, or leads it."""

    __tablename__ = "project_partners"
    labels = (N_("Partner"), N_("Partners"))
    natural_key = ("project", "organisation")
    named = ("organisation",)
    detail = ("role",)
    listed = ("organisation", "role", "country", "budget", "agreement_date", "project")

    project_id: Mapped[int] = columns.reference("projects", N_("Project"), required=True)
    organisation_id: Mapped[int] = columns.reference("organisations", N_("Organisation"), required=True)
    role: Mapped[str] = columns.choice(N_("Role"), words=PROJECT_PARTNER_ROLES, required=True)
    country: Mapped[str | None] = columns.text(N_("Country"), form="country")
    budget: Mapped[Decimal | None] = columns.number(
        N_("Share of the budget"), N_("The partner's share, in the project's currency."), places=columns.MONEY
    )
    agreement_date: Mapped[dt.date | None] = columns.day(N_("Agreement date"))


class TeamMember(Record):
    """A person's role in a project."""

    __tablename__ = "project_team"
    labels = (N_("Team member"), N_("Team"))
    natural_key = ("project", "person", "role")
    named = ("person", "role")
    detail = ("project",)
    listed = ("person", "role", "permanent", "project")

    project_id: Mapped[int] = columns.reference("projects", N_("Project"), required=True)
    person_id: Mapped[int] = columns.reference("people", N_("Person"), required=True)
    role: Mapped[str] = columns.text(
        N_("Role"), N_("Coordinator, accountant, trainer, adviser, expert … (free text)."), required=True
    )
    permanent: Mapped[bool | None] = columns.boolean(
        N_("Permanent staff"), N_("Employed by the organisation or a partner.")
    )


class Amendment(Record):
    """A change of the agreement; the agreement itself is number 0."""

    __tablename__ = "amendments"
    labels = (N_("Amendment"), N_("Amendments"))
    natural_key = ("project", "number")
    parent = "project"
    named = ("number",)
    detail = ("date",)
    listed = ("number", "date", "status", "in_force_from", "new_end", "reason", "project")

    project_id: Mapped[int] = columns.reference("projects", N_("Project"), required=True)
    number: Mapped[int] = columns.integer(
        N_("Number"), N_("1, 2, 3 …; the agreement itself is 0."), required=True, lowest=1
    )
    date: Mapped[dt.date] = columns.day(N_("Date"), required=True)
    status: Mapped[str] = columns.choice(N_("Status"), words=AMENDMENT_STATUSES, required=True)
    in_force_from: Mapped[dt.date | None] = columns.day(N_("In force from"), N_("Blank: its date."))
    new_end: Mapped[dt.date | None] = columns.day(N_("New end"))
    reason: Mapped[str | None] = columns.text(N_("Reason"), multiline=True)


class ReportingPeriod(Record):
    """A period that the funder wants a report on."""

    __tablename__ = "reporting_periods"
    labels = (N_("Reporting period"), N_("Reporting periods"))
    natural_key = ("project", "code")
    parent = "project"
    named = ("code",)
    detail = ("start",)
    listed = ("code", "start", "end", "due", "submitted_on", "accepted_on", "project")

    project_id: Mapped[int] = columns.reference("projects", N_("Project"), required=True)
    code: Mapped[str] = columns.text(N_("Code"), required=True)
    start: Mapped[dt.date] = columns.day(N_("Start"), required=True)
    end: Mapped[dt.date] = columns.day(N_("End"), required=True)
    due: Mapped[dt.date | None] = columns.day(N_("Due on"))
    pay_until: Mapped[dt.date | None] = columns.day(
        N_("Payable until"), N_("Costs of the period may be paid so long.")
    )
    submitted_on: Mapped[dt.date | None] = columns.day(N_("Submitted on"))
    accepted_on: Mapped[dt.date | None] = columns.day(N_("Accepted on"))


class Activity(Record):
    """An activity of a project, as the agreement lists it."""

    __tablename__ = "activities"
    labels = (N_("Activity"), N_("Activities"))
    natural_key = ("project", "code")
    parent = "project"
    named = ("code", "title")
    detail = ("project",)
    listed = ("code", "title", "start", "end", "responsible", "status", "project")

    project_id: Mapped[int] = columns.reference("projects", N_("Project"), required=True)
    code: Mapped[str] = columns.text(N_("Code"), required=True)
    title: Mapped[str] = columns.text(N_("Title"), required=True)
    start: Mapped[dt.date | None] = columns.day(N_("Start"))
    end: Mapped[dt.date | None] = columns.day(N_("End"))
    responsible_id: Mapped[int | None] = columns.reference("organisations", N_("Responsible"))
    status: Mapped[str | None] = columns.choice(N_("Status"), words=ACTIVITY_STATUSES)
