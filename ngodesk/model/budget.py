"""Funding sources, budget lines and what they are planned to cost."""

from decimal import Decimal
from typing import ClassVar

from sqlalchemy import Integer
from sqlalchemy.orm import Mapped, mapped_column

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Link, Record

FUNDING_SOURCE_KINDS = (
    "grant",
    "own_cash",
    "own_personal",
    "own_in_kind",
    "participant_fees",
    "other_public",
    "other_private",
    "interest",
    "other_income",
)
BUDGET_LINE_COST_KINDS = ("direct", "admin", "investment")


class FundingSource(Record):
    """Where a project's money, work or things come from."""

    __tablename__ = "funding_sources"
    labels = (N_("Funding source"), N_("Funding sources"))
    natural_key = ("project", "code")
    parent = "project"
    named = ("code", "name")
    detail = ("project",)
    listed = ("code", "name", "kind", "funder", "project")

    project_id: Mapped[int] = columns.reference("projects", N_("Project"), required=True)
    code: Mapped[str] = columns.text(N_("Code"), required=True)
    kind: Mapped[str] = columns.choice(N_("Kind"), words=FUNDING_SOURCE_KINDS, required=True)
    name: Mapped[str] = columns.text(N_("Name"), required=True)
    funder_id: Mapped[int | None] = columns.reference("organisations", N_("Funder"))
    ledger_account: Mapped[str | None] = columns.text(N_("Ledger account"))


class BudgetLine(Record):
    """A line of a project's budget; a computed one is a percentage of others."""

    __tablename__ = "budget_lines"
    labels = (N_("Budget line"), N_("Budget lines"))
    natural_key = ("project", "code")
    parent = "project"
    named = ("code", "name")
    detail = ("project",)
    usual = ("code", "name", "category", "cost_kind", "unit", "quantity", "unit_cost")
    listed = ("code", "name", "category", "cost_kind", "unit", "quantity", "unit_cost", "project")

    project_id: Mapped[int] = columns.reference("projects", N_("Project"), required=True)
    code: Mapped[str] = columns.text(
        N_("Code"),
        N_("As in the agreement: I.1, 2.3 …; sorted as people sort them, 2 before 10."),
        required=True,
    )
    name: Mapped[str] = columns.text(N_("Name"), required=True)
    category: Mapped[str | None] = columns.text(
        N_("Category"), N_("Heading under which the line is printed.")
    )
    cost_kind: Mapped[str] = columns.choice(N_("Cost kind"), words=BUDGET_LINE_COST_KINDS, required=True)
    unit: Mapped[str | None] = columns.text(N_("Unit"))
    quantity: Mapped[Decimal | None] = columns.number(N_("Quantity"), places=columns.QUANTITY)
    unit_cost: Mapped[Decimal | None] = columns.number(N_("Unit cost"), places=columns.UNIT_COST)
    partner_id: Mapped[int | None] = columns.reference(
        "organisations", N_("Partner"), N_("Who spends it; blank: the lead.")
    )
    activity_id: Mapped[int | None] = columns.reference(
        "activities", N_("Activity"), N_("Code of an activity of the same project."), within="project"
    )
    flat_rate_percent: Mapped[Decimal | None] = columns.number(
        N_("Flat rate, %"),
        N_("The line is not spent but computed: this percentage …"),
        places=columns.PERCENT,
    )
    flat_rate_of: ClassVar = columns.records(
        "budget_lines",
        N_("Flat rate of the lines"),
        N_("… of the actual costs of these lines, separated by ;."),
        link="budget_line_bases",
        scope="project",
    )
    ledger_account: Mapped[str | None] = columns.text(N_("Ledger account"))


class BudgetLineBase(Link):
    """A line that a computed line is a percentage of."""

    __tablename__ = "budget_line_bases"
    owner_table = "budget_lines"
    target_table = "budget_lines"

    owner_id: Mapped[int] = mapped_column(Integer)
    target_id: Mapped[int] = mapped_column(Integer)


class PlannedAmount(Record):
    """What a line may cost from a source, as the agreement or an amendment says."""

    __tablename__ = "budget_plan"
    labels = (N_("Planned amount"), N_("Budget plan"))
    natural_key = ("project", "line", "source", "year", "amendment")
    named = ("line", "source")
    detail = ("amendment",)
    listed = ("line", "source", "year", "amount", "amendment", "project")

    project_id: Mapped[int] = columns.reference("projects", N_("Project"), required=True)
    line_id: Mapped[int] = columns.reference(
        "budget_lines",
        N_("Line"),
        N_("Code of a budget line of the same project."),
        required=True,
        within="project",
    )
    source_id: Mapped[int] = columns.reference(
        "funding_sources",
        N_("Source"),
        N_("Code of a funding source of the same project."),
        required=True,
        within="project",
    )
    year: Mapped[int | None] = columns.year(N_("Year"), N_("Blank: the plan is not split by year."))
    amount: Mapped[Decimal] = columns.number(N_("Amount"), places=columns.MONEY, required=True)
    amendment_id: Mapped[int | None] = columns.reference(
        "amendments",
        N_("Amendment"),
        N_("Blank: the agreement; an amendment restates the whole plan, and the highest number is in force."),
        within="project",
        default=0,
    )
