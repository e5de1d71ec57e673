"""Funders' programmes with their rules, and the credit lines of prints."""

import datetime as dt
from decimal import Decimal

from sqlalchemy.orm import Mapped

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Record

PROGRAMME_RATE_RULES = ("document", "month", "tranche", "fixed", "submission")


class Programme(Record):
    """A funder's programme with its rules, as data."""

    __tablename__ = "programmes"
    labels = (N_("Programme"), N_("Programmes"))
    natural_key = ("ref",)
    named = ("name",)
    detail = ("ref",)
    usual = (
        "ref",
        "name",
        "funder",
        "currency",
        "rate_rule",
        "report_due_days",
        "shift_limit_percent",
        "source",
    )
    listed = ("ref", "name", "funder", "currency", "valid_from")

    ref: Mapped[str] = columns.text(N_("Code"), required=True)
    name: Mapped[str] = columns.text(N_("Name"), required=True)
    funder_id: Mapped[int | None] = columns.reference("organisations", N_("Funder"))
    call: Mapped[str | None] = columns.text(N_("Call"), N_("Edition, priority, measure."))
    currency: Mapped[str] = columns.text(N_("Currency"), N_("ISO 4217."), required=True, form="currency")
    shift_limit_percent: Mapped[Decimal | None] = columns.number(
        N_("Limit of shifts between lines, %"),
        N_("A line may exceed its plan by so much before the funder must agree; blank: no rule."),
        places=columns.PERCENT,
    )
    admin_limit_percent: Mapped[Decimal | None] = columns.number(
        N_("Limit of administrative costs, %"),
        N_("Costs of kind admin, at most this share of all costs."),
        places=columns.PERCENT,
    )
    result_tolerance_percent: Mapped[Decimal | None] = columns.number(
        N_("Tolerance of results, %"),
        N_("An indicator may fall short of its target by so much."),
        places=columns.PERCENT,
    )
    attendance_threshold_percent: Mapped[Decimal | None] = columns.number(
        N_("Attendance for a certificate, %"),
        N_("Share of the hours that earns a certificate."),
        places=columns.PERCENT,
    )
    rate_rule: Mapped[str | None] = columns.choice(
        N_("Rule of the exchange rate"),
        N_("Whose rate is proposed: of the document, the month, the tranche, the agreement, the report."),
        words=PROGRAMME_RATE_RULES,
    )
    report_due_days: Mapped[int | None] = columns.integer(
        N_("Days to report"), N_("Calendar days after the end of a period or project.")
    )
    offers_from: Mapped[Decimal | None] = columns.number(
        N_("Offers needed from"), N_("A purchase above it needs compared offers."), places=columns.MONEY
    )
    cash_limit: Mapped[Decimal | None] = columns.number(
        N_("Cash limit"), N_("A cash payment above it is noticed."), places=columns.MONEY
    )
    retention_years: Mapped[int | None] = columns.integer(
        N_("Years to keep the papers"), N_("How long the project's papers must be kept.")
    )
    valid_from: Mapped[dt.date | None] = columns.day(N_("Valid from"), N_("The edition of the rules."))
    source: Mapped[str | None] = columns.text(
        N_("Source of the rules"), N_("Where the rules are written: manual, version, page.")
    )


class CreditLine(Record):
    """A sentence that every print of a programme or project must carry."""

    __tablename__ = "credit_lines"
    labels = (N_("Credit line"), N_("Credit lines"))
    natural_key = ("programme", "project", "language", "position")
    named = ("text",)
    detail = ("language",)
    listed = ("text", "language", "programme", "project", "valid_from")

    programme_id: Mapped[int | None] = columns.reference(
        "programmes", N_("Programme"), N_("One of programme and project.")
    )
    project_id: Mapped[int | None] = columns.reference("projects", N_("Project"))
    language: Mapped[str] = columns.text(N_("Language"), N_("En, pl, lv …"), required=True, form="language")
    position: Mapped[int | None] = columns.integer(N_("Position"), N_("Order on the page."))
    text: Mapped[str] = columns.text(
        N_("Text"), N_("The sentence that every print must carry."), required=True, multiline=True
    )
    valid_from: Mapped[dt.date | None] = columns.day(N_("Valid from"))
    valid_to: Mapped[dt.date | None] = columns.day(N_("Valid to"))
