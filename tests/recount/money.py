"""Money up to a day: allocations, personal contributions, computed lines, plans and receipts."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tests.recount.folder import Folder, Row, listed
from tests.recount.period import END_OF_TIME, Period, in_force, row_of, rows_of
from tests.recount.rounding import rounded

Cells = dict[tuple[str, str], Decimal]
"""Amounts by budget line and funding source."""

NOTHING = Decimal("0.00")


def project_amount(folder: Folder, allocation: Row) -> Decimal | None:
    """'Its `amount`, when the document is in [the project's] currency. Otherwise by the allocation's own
    rate, or else the document's, as quoted: `amount` × rate where `rate_currency` is the document's
    currency (or blank), `amount` ÷ rate where it is the project's; rounded. While the rate is not known the
    allocation is pending': None."""
    document = row_of(folder, "cost_documents", ref=allocation["document"])
    project = row_of(folder, "projects", ref=allocation["project"])
    if document["currency"] == project["currency"]:
        return rounded(allocation["amount"])
    quoted = allocation if allocation.get("exchange_rate") is not None else document
    if quoted.get("exchange_rate") is None:
        return None
    amount, rate = Fraction(allocation["amount"]), Fraction(quoted["exchange_rate"])
    currency = quoted.get("rate_currency") or document["currency"]
    if currency == document["currency"]:
        return rounded(amount * rate)
    return rounded(amount / rate) if currency == project["currency"] else None


def paid_part(folder: Folder, document: Row, day: date) -> Fraction:
    """'With rows in `payments`, Σ of those dated by then ÷ (`amount_due`, or else `gross`, +
    `employer_cost`), between 0 and 1 (of a document of 0.00: all with its first payment). Without rows: all
    of it on' the day paid."""
    payments = rows_of(folder, "payments", document=document["ref"])
    if not payments:
        paid_on = day_paid(document)
        return Fraction(paid_on is not None and paid_on <= day)
    by_then = [payment["amount"] for payment in payments if payment["date"] <= day]
    due = document["gross"] if document.get("amount_due") is None else document["amount_due"]
    due += document.get("employer_cost") or 0
    if due == 0:
        return Fraction(bool(by_then))
    return min(max(Fraction(sum(by_then)) / Fraction(due), Fraction(0)), Fraction(1))


def day_paid(document: Row) -> date | None:
    """'On `payment_date`; where that is blank and `payment_method` is none or the kind is in_kind, on
    `sale_date`, or else `issue_date`; otherwise nothing.'"""
    if document.get("payment_date"):
        return document["payment_date"]
    if document.get("payment_method") == "none" or document["kind"] == "in_kind":
        return document.get("sale_date") or document["issue_date"]
    return None


def allocation_actual(folder: Folder, allocation: Row, day: date) -> Decimal:
    """'Its amount × the paid part, rounded; all of it once the part is 1. With `report_period` it counts,
    as far as it is ever paid, on the last day of that reporting period.' A pending allocation 'counts
    nowhere'."""
    amount = project_amount(folder, allocation)
    if amount is None:
        return NOTHING
    if allocation.get("report_period"):
        declared = row_of(
            folder, "reporting_periods", project=allocation["project"], code=allocation["report_period"]
        )
        if day < declared["end"]:
            return NOTHING
        day = END_OF_TIME
    document = row_of(folder, "cost_documents", ref=allocation["document"])
    return rounded(Fraction(amount) * paid_part(folder, document, day))


def allocation_accepted(folder: Folder, allocation: Row, day: date) -> Decimal:
    """'Actual less `disallowed`, which takes effect as soon as actual equals the allocation.'"""
    actual = allocation_actual(folder, allocation, day)
    if actual == project_amount(folder, allocation):
        return actual - (allocation.get("disallowed") or 0)
    return actual


def allocation_committed(folder: Folder, allocation: Row, day: date) -> Decimal:
    """'Documents issued by E: allocation less actual.'"""
    amount = project_amount(folder, allocation)
    if amount is None or not issued_by(folder, allocation, day):
        return NOTHING
    return amount - allocation_actual(folder, allocation, day)


def issued_by(folder: Folder, allocation: Row, day: date) -> bool:
    """Whether the allocation's document was issued by that day."""
    return row_of(folder, "cost_documents", ref=allocation["document"])["issue_date"] <= day


def contract_committed(folder: Folder, contract: Row, day: date) -> Decimal:
    """'`amount` less all that documents issued by E with this `contract` have allocated to this project,
    never below 0', of contracts 'signed by E or undated, not `closed`'."""
    signed_on = contract.get("signed_on")
    if contract.get("closed") or contract.get("amount") is None or (signed_on and signed_on > day):
        return NOTHING
    billed = sum(
        project_amount(folder, allocation) or NOTHING
        for allocation in rows_of(folder, "allocations", project=contract["project"])
        if issued_by(folder, allocation, day)
        and row_of(folder, "cost_documents", ref=allocation["document"]).get("contract") == contract["ref"]
    )
    return max(contract["amount"] - billed, NOTHING)


def contribution(folder: Folder, entry: Row) -> Decimal:
    """'`hours` × the agreement's `hourly_value`, rounded for each entry. A blank `hourly_value` is worth
    0.00.'"""
    agreement = row_of(folder, "volunteer_agreements", ref=entry["agreement"])
    return rounded(Fraction(entry["hours"]) * Fraction(agreement.get("hourly_value") or 0))


def confirmed_hours(folder: Folder, project: Row) -> list[Row]:
    """'Confirmed hours on agreements of the project.'"""
    agreements = {row["ref"] for row in rows_of(folder, "volunteer_agreements", project=project["ref"])}
    return [
        row for row in rows_of(folder, "volunteer_hours", confirmed=True) if row["agreement"] in agreements
    ]


def contributions(folder: Folder, project: Row, day: date) -> Cells:
    """'Over the `confirmed` volunteer hours that name a line; it is actual on its date. Its source is the
    entry's, or the project's only source of kind own_personal.'"""
    cells: Cells = defaultdict(Decimal)
    for entry in confirmed_hours(folder, project):
        if entry.get("line") and entry["date"] <= day:
            source = entry.get("source") or only_personal_source(folder, project)
            cells[entry["line"], source] += contribution(folder, entry)
    return cells


def only_personal_source(folder: Folder, project: Row) -> str:
    """'The project's only source of kind own_personal.'"""
    return row_of(folder, "funding_sources", project=project["ref"], kind="own_personal")["code"]


def allocated(folder: Folder, project: Row, day: date, part: Callable[[Folder, Row, date], Decimal]) -> Cells:
    """That part of all allocations to the project, by line and source."""
    cells: Cells = defaultdict(Decimal)
    for allocation in rows_of(folder, "allocations", project=project["ref"]):
        cells[allocation["line"], allocation["source"]] += part(folder, allocation, day)
    return cells


def added(*parts: Cells) -> Cells:
    """The sums of the cells."""
    cells: Cells = defaultdict(Decimal)
    for part in parts:
        for place, amount in part.items():
            cells[place] += amount
    return cells


def with_computed_lines(folder: Folder, project: Row, typed: Cells) -> Cells:
    """'A line with `flat_rate_percent` is computed from the lines in `flat_rate_of`: for each source apart,
    the percentage of their sum …, rounded for each source. It may be of other computed lines, which are
    computed first.'"""
    cells = added(typed)
    waiting = [line for line in rows_of(folder, "budget_lines", project=project["ref"]) if is_computed(line)]
    sources = [row["code"] for row in rows_of(folder, "funding_sources", project=project["ref"])]
    while waiting:
        names = {line["code"] for line in waiting}
        line = next(line for line in waiting if not names.intersection(listed(line["flat_rate_of"])))
        for source in sources:
            base = sum(cells[code, source] for code in listed(line["flat_rate_of"]))
            cells[line["code"], source] = rounded(Fraction(base) * Fraction(line["flat_rate_percent"]) / 100)
        waiting.remove(line)
    return cells


def is_computed(line: Row) -> bool:
    """Whether the line is a flat rate of others."""
    return line.get("flat_rate_percent") is not None


def actual(folder: Folder, project: Row, day: date | None) -> Cells:
    """All that was spent up to the day, computed lines included; nothing before the beginning (None)."""
    if day is None:
        return added()
    spent = allocated(folder, project, day, allocation_actual)
    return with_computed_lines(folder, project, added(spent, contributions(folder, project, day)))


def accepted(folder: Folder, project: Row, day: date | None) -> Cells:
    """As `actual`, less what was disallowed."""
    if day is None:
        return added()
    kept = allocated(folder, project, day, allocation_accepted)
    return with_computed_lines(folder, project, added(kept, contributions(folder, project, day)))


def committed(folder: Folder, project: Row, day: date) -> Cells:
    """'Committed at E', of documents, and of contracts 'with line and source'."""
    contracts: Cells = defaultdict(Decimal)
    for contract in rows_of(folder, "contracts", project=project["ref"]):
        if contract.get("line") and contract.get("source"):
            contracts[contract["line"], contract["source"]] += contract_committed(folder, contract, day)
    billed = allocated(folder, project, day, allocation_committed)
    return with_computed_lines(folder, project, added(billed, contracts))


def in_period(up_to: Callable[[date | None], Cells], period: Period) -> Cells:
    """'A period's amount is the sum up to E less the sum up to the day before S, computed lines included.'"""
    before = {place: -amount for place, amount in up_to(period.day_before).items()}
    return added(up_to(period.last), before)


def planned(folder: Folder, project: Row, period: Period) -> Cells:
    """'Σ `budget_plan` of the amendment in force …, otherwise 0, the agreement. Where that plan is split by
    years and a period with both ends lies within one year, that year's rows alone; otherwise all.'"""
    plan = rows_of(folder, "budget_plan", project=project["ref"])
    number = in_force(folder, project, period, {row.get("amendment") or 0 for row in plan}) or 0
    plan = [row for row in plan if (row.get("amendment") or 0) == number]
    if period.year and any(row.get("year") for row in plan):
        plan = [row for row in plan if row.get("year") == period.year]
    cells: Cells = defaultdict(Decimal)
    for row in plan:
        cells[row["line"], row["source"]] += row["amount"]
    return added(cells)


def received(receipts: Iterable[Row], period: Period, *kinds: str) -> Decimal:
    """The receipts of these kinds in the period."""
    amounts = (row["amount"] for row in receipts if row["kind"] in kinds and period.holds(row["date"]))
    return sum(amounts, NOTHING)


def balance(source: Row, receipts: list[Row], spent: Decimal, period: Period) -> Decimal | None:
    """'All receipts up to E (refunds are negative) less actual up to E; null for own_personal and
    own_in_kind, and for own_cash that has no receipt at all.'"""
    if source["kind"] in ("own_personal", "own_in_kind") or (source["kind"] == "own_cash" and not receipts):
        return None
    return sum((row["amount"] for row in receipts if row["date"] <= period.last), NOTHING) - spent


def subgrant_money(
    folder: Folder, project: Row, period: Period, counted: list[Row]
) -> tuple[Decimal, Decimal]:
    """'Paid and returned = actual of the cost documents that name the sub-grant (positive, negative), in
    the period, whatever the sub-grant's status; of a counted sub-grant that no document but a proforma
    names, the typed columns.'"""
    paid = returned = NOTHING
    own = {row["ref"] for row in rows_of(folder, "subgrants", project=project["ref"])}
    for allocation in rows_of(folder, "allocations", project=project["ref"]):
        if row_of(folder, "cost_documents", ref=allocation["document"]).get("subgrant") in own:
            amount = allocation_in_period(folder, allocation, period)
            if (project_amount(folder, allocation) or 0) > 0:
                paid += amount
            else:
                returned -= amount
    for subgrant in counted:
        documents = rows_of(folder, "cost_documents", subgrant=subgrant["ref"])
        if all(document["kind"] == "proforma" for document in documents):
            paid += subgrant.get("paid") or 0
            returned += subgrant.get("returned") or 0
    return paid, returned


def allocation_in_period(folder: Folder, allocation: Row, period: Period) -> Decimal:
    """The allocation's actual up to E less its actual up to the day before S."""
    up_to_end = allocation_actual(folder, allocation, period.last)
    if period.day_before is None:
        return up_to_end
    return up_to_end - allocation_actual(folder, allocation, period.day_before)
