"""Random budgets, contracts, documents, payments, receipts and plans."""

from decimal import Decimal

from tests.recount.drawing import CURRENCIES, DAYS, MONEY, PER_CENTS, RATES, TEXTS, Drawing, signed
from tests.recount.folder import Row, tables
from tests.recount.money import project_amount
from tests.recount.period import rows_of

LINES = ["1", "2", "10", "I.2", "I.10", "02"]
SOURCES = ["D", "W", "O", "10", "2"]
SOURCE_KINDS = ["grant", "own_personal", "own_cash", "own_in_kind", "participant_fees", "interest"]


def choices(table: str, column: str) -> tuple[str, ...]:
    """The enum of a column."""
    return next(field.choices for field in tables()[table].columns if field.name == column)


def draw_project_money(drawing: Drawing, project: str) -> None:
    """The project's amendments, periods, sources, lines, plan, receipts and contracts."""
    draw_amendments(drawing, project)
    for number in drawing.times(3):
        start, end = drawing.span()
        drawing.add("reporting_periods", project=project, code=f"R{number}", start=start, end=end)
    for _ in drawing.times(4, least=1):
        draw_source(drawing, project)
    draw_lines(drawing, project)
    if drawing.codes("funding_sources", project):
        draw_plan(drawing, project)
        draw_receipts(drawing, project)
    for _ in drawing.times(3):
        draw_contract(drawing, project)


def draw_amendments(drawing: Drawing, project: str) -> None:
    """Amendments of every status, in force from a day before or after their own."""
    for _ in drawing.times(3):
        drawing.add(
            "amendments",
            project=project,
            number=drawing.one([1, 2, 10, 3]),
            date=drawing.one(DAYS),
            status=drawing.one(["approved", "approved", "requested", "draft", "rejected"]),
            in_force_from=drawing.maybe(DAYS),
        )


def draw_source(drawing: Drawing, project: str) -> None:
    """A funding source."""
    drawing.add(
        "funding_sources",
        project=project,
        code=drawing.one(SOURCES),
        kind=drawing.one(SOURCE_KINDS),
        name="Source",
    )


def draw_lines(drawing: Drawing, project: str) -> None:
    """Budget lines, some of them computed from lines drawn before."""
    for _ in drawing.times(6, least=2):
        former = drawing.codes("budget_lines", project)
        flat_rate_of = drawing.listed(former) if drawing.number(0, 1) else None
        code = drawing.one(LINES)
        if code not in former:
            drawing.add(
                "budget_lines",
                project=project,
                code=code,
                name=drawing.one(TEXTS),
                category=drawing.seldom(TEXTS),
                cost_kind="direct",
                flat_rate_percent=drawing.one(PER_CENTS) if flat_rate_of else None,
                flat_rate_of=flat_rate_of,
            )


def typed_lines(drawing: Drawing, project: str) -> list[str]:
    """The codes of lines that are not computed: only these can be charged."""
    return drawing.codes("budget_lines", project, flat_rate_percent=None)


def draw_plan(drawing: Drawing, project: str) -> None:
    """Plans of the agreement and of amendments, split by years or not, of computed lines too."""
    numbers = [row["number"] for row in rows_of(drawing.folder, "amendments", project=project)]
    lines = drawing.codes("budget_lines", project)
    for _ in drawing.times(6 if lines else 0):
        drawing.add(
            "budget_plan",
            project=project,
            line=drawing.one(lines),
            source=drawing.one(drawing.codes("funding_sources", project)),
            year=drawing.one([None, None, 2025, 2026]),
            amount=drawing.one(MONEY),
            amendment=drawing.one([None, 0, *numbers]),
        )


def draw_receipts(drawing: Drawing, project: str) -> None:
    """Receipts of every kind; 'a refund to the funder is negative'."""
    for _ in drawing.times(4):
        kind = drawing.one(choices("receipts", "kind"))
        amount = drawing.one(MONEY)
        drawing.add(
            "receipts",
            ref=f"T{len(drawing.refs('receipts')) + 1}",
            project=project,
            source=drawing.one(drawing.codes("funding_sources", project)),
            date=drawing.one(DAYS),
            kind=kind,
            amount=signed(amount, -1 if kind == "refund" else 1),
        )


def draw_contract(drawing: Drawing, project: str) -> None:
    """A contract, with or without line, source, amount and signature, open or closed."""
    drawing.add(
        "contracts",
        ref=f"U{len(drawing.refs('contracts')) + 1}",
        project=project,
        line=drawing.any_of(typed_lines(drawing, project)),
        source=drawing.any_of(drawing.codes("funding_sources", project)),
        kind="mandate",
        subject="Work",
        signed_on=drawing.maybe(DAYS),
        amount=drawing.one([None, Decimal(5000), *MONEY]),
        closed=drawing.one([False, None, None, True]),
    )


def draw_document(drawing: Drawing) -> None:
    """A document of any kind, with its payments and allocations."""
    gross = signed(drawing.one(MONEY), drawing.one([1, 1, -1]))
    document = drawing.add(
        "cost_documents",
        ref=drawing.one(["C1", "C2", "C10", "C|3", "Ć 4"]),
        kind=drawing.one(["invoice", "in_kind", "proforma", *choices("cost_documents", "kind")]),
        number="1/2025",
        issue_date=drawing.one(DAYS),
        sale_date=drawing.maybe(DAYS),
        payment_date=drawing.maybe(DAYS),
        payment_method=drawing.one([None, "transfer", "none", "none"]),
        currency=drawing.one(CURRENCIES),
        gross=gross,
        employer_cost=drawing.seldom(MONEY),
        amount_due=drawing.one([None, None, Decimal("33.35"), gross / 2 if gross % 1 == 0 else gross]),
        exchange_rate=drawing.maybe(RATES),
        rate_currency=drawing.one([None, *CURRENCIES]),
        contract=drawing.any_of(drawing.refs("contracts")),
        subgrant=drawing.any_of(drawing.refs("subgrants")),
        settles=drawing.seldom(drawing.refs("cost_documents") or [None]),
    )
    for number in range(1, drawing.one([0, 0, 1, 2, 3]) + 1):
        draw_payment(drawing, document, number)
    if document["kind"] != "proforma":
        for _ in drawing.times(4, least=2):
            draw_allocation(drawing, document)


def draw_payment(drawing: Drawing, document: Row, number: int) -> None:
    """All of it, a part, too much, something back, or any sum."""
    gross = document["gross"]
    part = gross.quantize(Decimal("1")) / 4
    drawing.add(
        "payments",
        document=document["ref"],
        number=number,
        date=drawing.one(DAYS),
        amount=drawing.one([gross, part, part * 3, signed(part, -1), gross * 2, drawing.one(MONEY)]),
    )


def draw_allocation(drawing: Drawing, document: Row) -> None:
    """A share of the document for any project that has a line and a source for it. What is paid to a
    grantee or comes back from one has the document's sign."""
    project = drawing.one(drawing.refs("projects"))
    lines, sources = typed_lines(drawing, project), drawing.codes("funding_sources", project)
    if not lines or not sources:
        return
    sign = drawing.one([1] if document.get("subgrant") else [1, 1, 1, -1])
    if document["gross"] < 0:
        sign = -sign
    allocation = drawing.add(
        "allocations",
        document=document["ref"],
        project=project,
        line=drawing.one(lines),
        source=drawing.one(sources),
        amount=signed(drawing.one(MONEY), sign),
        exchange_rate=drawing.seldom(RATES),
        rate_currency=drawing.one([None, None, *CURRENCIES]),
        report_period=drawing.any_of([None, None, *drawing.codes("reporting_periods", project)]),
    )
    if project_amount(drawing.folder, allocation):  # of nothing, nothing can be refused
        allocation["disallowed"] = drawing.seldom(MONEY)
