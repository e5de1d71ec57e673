"""Cost documents, their payments and their allocations to projects."""

import datetime as dt
from decimal import Decimal

from sqlalchemy.orm import Mapped

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Record

COST_DOCUMENT_KINDS = (
    "invoice",
    "advance",
    "proforma",
    "bill",
    "payroll",
    "travel",
    "note",
    "in_kind",
    "subgrant",
    "other",
)
COST_DOCUMENT_PAYMENT_METHODS = ("transfer", "card", "cash", "offset", "none")
PAYMENT_METHODS = ("transfer", "card", "cash", "offset")
PAYMENT_KINDS = ("supplier", "tax", "social_insurance", "reimbursement")


class CostDocument(Record):
    """An invoice, bill, payroll or other paper of a cost."""

    __tablename__ = "cost_documents"
    labels = (N_("Cost document"), N_("Cost documents"))
    natural_key = ("ref",)
    searched = ("number", "issuer_name", "description", "einvoice_no")
    named = ("number",)
    detail = ("issuer", "issue_date")
    usual = (
        "kind",
        "number",
        "issuer",
        "issuer_name",
        "currency",
        "issue_date",
        "payment_date",
        "gross",
        "vat",
        "due_date",
        "payment_method",
        "description",
    )
    listed = ("issue_date", "number", "issuer", "description", "gross", "currency", "payment_date")
    pills = ("kind",)

    ref: Mapped[str] = columns.text(N_("Code"), required=True)
    kind: Mapped[str] = columns.choice(
        N_("Kind"),
        N_("A proforma never counts and cannot be allocated."),
        words=COST_DOCUMENT_KINDS,
        required=True,
    )
    number: Mapped[str] = columns.text(N_("Number"), N_("As on the paper."), required=True)
    accounting_no: Mapped[str | None] = columns.text(N_("Number in the ledger"), N_("Number in the ledger."))
    issuer_id: Mapped[int | None] = columns.reference("organisations", N_("Issuer"), instead="issuer_name")
    issuer_name: Mapped[str | None] = columns.text(
        N_("Issuer name"), N_("When the issuer is not in the table.")
    )
    issue_date: Mapped[dt.date] = columns.day(N_("Issue date"), required=True, happened=True)
    sale_date: Mapped[dt.date | None] = columns.day(N_("Sale date"))
    due_date: Mapped[dt.date | None] = columns.day(N_("Due date"))
    payment_date: Mapped[dt.date | None] = columns.day(
        N_("Payment date"),
        N_("The day of full payment, where there are no rows in payments; blank: not paid yet."),
        happened=True,
    )
    payment_method: Mapped[str | None] = columns.choice(
        N_("Payment method"),
        N_("None: nothing is ever paid, as with contributions in kind and internal notes."),
        words=COST_DOCUMENT_PAYMENT_METHODS,
    )
    currency: Mapped[str] = columns.text(N_("Currency"), N_("ISO 4217."), required=True, form="currency")
    gross: Mapped[Decimal] = columns.number(N_("Gross amount"), places=columns.MONEY, required=True)
    net: Mapped[Decimal | None] = columns.number(N_("Net amount"), places=columns.MONEY)
    vat: Mapped[Decimal | None] = columns.number(N_("VAT"), places=columns.MONEY)
    employer_cost: Mapped[Decimal | None] = columns.number(
        N_("Employer's cost"),
        N_("Contributions on top of gross that the employer pays."),
        places=columns.MONEY,
    )
    amount_due: Mapped[Decimal | None] = columns.number(
        N_("Amount due"), N_("Where less than gross is due, as after an advance."), places=columns.MONEY
    )
    outside_amount: Mapped[Decimal | None] = columns.number(
        N_("Outside all projects"), N_("Part that is charged to no project."), places=columns.MONEY
    )
    exchange_rate: Mapped[Decimal | None] = columns.number(
        N_("Exchange rate"),
        N_("One unit of the quoted currency is so many of the other; blank: the same, or not known yet."),
        places=columns.RATE,
    )
    rate_currency: Mapped[str | None] = columns.text(
        N_("Currency that is quoted"),
        N_("ISO 4217: which of the two is quoted; blank: the document's."),
        form="currency",
    )
    exchange_note: Mapped[str | None] = columns.text(
        N_("Source of the rate"), N_("Where the rate comes from.")
    )
    einvoice_no: Mapped[str | None] = columns.text(
        N_("Number of the e-invoice"), N_("Number in the national e-invoice system.")
    )
    description: Mapped[str | None] = columns.text(
        N_("Description"), N_("What was bought and what for."), multiline=True
    )
    corrects_id: Mapped[int | None] = columns.reference(
        "cost_documents", N_("Corrects"), N_("The document that this one corrects.")
    )
    settles_id: Mapped[int | None] = columns.reference(
        "cost_documents", N_("Settles"), N_("The proforma or advance that this one settles.")
    )
    contract_id: Mapped[int | None] = columns.reference("contracts", N_("Contract"))
    subgrant_id: Mapped[int | None] = columns.reference(
        "subgrants", N_("Sub-grant"), N_("Payment to a grantee, or its return (negative).")
    )
    procurement: Mapped[str | None] = columns.text(N_("Procurement"))
    posting: Mapped[str | None] = columns.text(N_("Ledger accounts"), N_("Ledger accounts."))
    paper_place: Mapped[str | None] = columns.text(N_("Where the paper stands"), N_("Binder, number."))
    vat_recoverable: Mapped[bool | None] = columns.boolean(
        N_("VAT can be recovered"), N_("Then only the net amount may be charged to a project.")
    )
    substance_checked_on: Mapped[dt.date | None] = columns.day(N_("Substance checked on"), happened=True)
    form_checked_on: Mapped[dt.date | None] = columns.day(N_("Form checked on"), happened=True)
    approved_on: Mapped[dt.date | None] = columns.day(N_("Approved on"), N_("For payment."), happened=True)


class Payment(Record):
    """A payment of a cost document."""

    __tablename__ = "payments"
    labels = (N_("Payment"), N_("Payments"))
    natural_key = ("document", "number")
    named = ("number",)
    detail = ("date",)
    listed = ("date", "document", "amount", "method", "kind", "reference")

    document_id: Mapped[int] = columns.reference("cost_documents", N_("Document"), required=True)
    number: Mapped[int] = columns.integer(N_("Number"), required=True)
    date: Mapped[dt.date] = columns.day(N_("Date"), required=True, happened=True)
    amount: Mapped[Decimal] = columns.number(
        N_("Amount"), N_("In the document's currency."), places=columns.MONEY, required=True
    )
    method: Mapped[str | None] = columns.choice(N_("Method"), words=PAYMENT_METHODS)
    kind: Mapped[str | None] = columns.choice(N_("Kind"), words=PAYMENT_KINDS)
    person_id: Mapped[int | None] = columns.reference(
        "people", N_("Person"), N_("Who had advanced the money.")
    )
    reference: Mapped[str | None] = columns.text(
        N_("Reference"), N_("Bank statement, cash report or order number.")
    )


class Allocation(Record):
    """The part of a document that a project's line and source pay."""

    __tablename__ = "allocations"
    labels = (N_("Allocation"), N_("Allocations"))
    natural_key = ("document", "project", "line", "source")
    named = ("document", "line")
    detail = ("amount",)
    usual = ("document", "project", "line", "source", "amount", "report_period", "disallowed", "note")
    listed = ("document", "project", "line", "source", "amount")

    document_id: Mapped[int] = columns.reference("cost_documents", N_("Document"), required=True)
    project_id: Mapped[int] = columns.reference("projects", N_("Project"), required=True)
    line_id: Mapped[int] = columns.reference(
        "budget_lines",
        N_("Line"),
        N_("Code of a budget line of that project."),
        required=True,
        within="project",
    )
    source_id: Mapped[int] = columns.reference(
        "funding_sources",
        N_("Source"),
        N_("Code of a funding source of that project."),
        required=True,
        within="project",
    )
    amount: Mapped[Decimal] = columns.number(
        N_("Amount"),
        N_("In the document's currency; a correction is negative."),
        places=columns.MONEY,
        required=True,
    )
    exchange_rate: Mapped[Decimal | None] = columns.number(
        N_("Exchange rate"),
        N_("When this project needs another rate than the document's."),
        places=columns.RATE,
    )
    rate_currency: Mapped[str | None] = columns.text(
        N_("Currency that is quoted"),
        N_("ISO 4217, of this rate; blank: the document's currency."),
        form="currency",
    )
    quantity: Mapped[Decimal | None] = columns.number(
        N_("Quantity"), N_("In the line's unit."), places=columns.QUANTITY
    )
    report_period_id: Mapped[int | None] = columns.reference(
        "reporting_periods",
        N_("Declared in"),
        N_("Code of a reporting period that declares it; blank: by the day of payment."),
        within="project",
    )
    disallowed: Mapped[Decimal | None] = columns.number(
        N_("Disallowed"), N_("Refused by the funder, in the project's currency."), places=columns.MONEY
    )
    disallowed_reason: Mapped[str | None] = columns.text(N_("Why disallowed"), multiline=True)
    note: Mapped[str | None] = columns.text(N_("Note"), multiline=True)
