"""The register of documents: a row for each allocation, in the columns that the form asks for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ngodesk.common.dates import in_table
from ngodesk.common.language import Texts
from ngodesk.common.money import money
from ngodesk.figures.charges import Charge, Paid, charges
from ngodesk.figures.project import Span
from ngodesk.model import words
from ngodesk.reports import captions
from ngodesk.reports.content import Element, Note, Row, Table, Text
from ngodesk.reports.layout import Field, Layout, exact
from ngodesk.reports.source import Source
from ngodesk.reports.values import NOT_STATED, Value

OF_PROJECT = (charges,)
OPTIONS = frozenset({"columns", "only", "total", "none", "note"})

# Papers of these kinds have no invoice number and no VAT in a list of expenditure.
_STAFF = {"payroll"}


@dataclass(frozen=True, slots=True)
class Item:
    """An allocation, its place in the list and what amounts are in."""

    charge: Charge
    number: int
    currency: str
    payments: tuple[Paid, ...]
    """Those in the period; all where it holds none, as with what another period declares."""


def _known(value: Decimal | None) -> Value:
    return NOT_STATED if value is None else value


def _paid_on(item: Item, texts: Texts) -> Value:
    """The day of payment; with references or on several days, each day with its references under it."""
    days = list(dict.fromkeys(paid.date for paid in item.payments))
    if len(days) == 1 and not any(paid.reference for paid in item.payments):
        return days[0]
    said = []
    for day in days:
        said.append(in_table(day, texts.language))
        said += [paid.reference for paid in item.payments if paid.date == day and paid.reference]
    return tuple(said)


def _document_amount(item: Item, texts: Texts) -> Value:
    """The gross amount; with its currency where that is not the project's."""
    charge = item.charge
    if charge.currency == item.currency:
        return charge.gross
    return money(charge.gross, charge.currency, texts.language)


def _rate(item: Item, texts: Texts) -> Value:
    charge = item.charge
    if charge.currency == item.currency:
        return ""
    return NOT_STATED if charge.rate is None else exact(charge.rate, texts)


FIELDS: dict[str, Field[Item]] = {
    "place": Field(lambda item, _texts: f"{item.number}."),
    "ref": Field(lambda item, _texts: item.charge.ref),
    "number": Field(lambda item, _texts: item.charge.number),
    "invoice": Field(lambda item, _texts: "" if item.charge.kind in _STAFF else item.charge.number),
    "accounting_no": Field(lambda item, _texts: item.charge.accounting_no),
    "kind": Field(lambda item, texts: words.word("cost_documents", "kind", item.charge.kind, texts)),
    "issue_date": Field(lambda item, _texts: item.charge.issue_date),
    "issuer": Field(lambda item, _texts: item.charge.issuer),
    "tax_id": Field(lambda item, _texts: item.charge.tax_id),
    "register_no": Field(lambda item, _texts: item.charge.register_no or item.charge.tax_id),
    "description": Field(lambda item, _texts: item.charge.description or item.charge.line_name),
    "note": Field(lambda item, _texts: item.charge.note),
    "currency": Field(lambda item, _texts: item.charge.currency),
    "gross": Field(lambda item, _texts: item.charge.gross, "number"),
    "document_amount": Field(_document_amount, "number"),
    "net": Field(lambda item, _texts: "" if item.charge.net is None else item.charge.net, "number"),
    "vat": Field(
        lambda item, _texts: "" if item.charge.vat is None or item.charge.kind in _STAFF else item.charge.vat,
        "number",
    ),
    "line": Field(lambda item, _texts: item.charge.line),
    "line_name": Field(lambda item, _texts: item.charge.line_name),
    "category": Field(lambda item, _texts: item.charge.category or item.charge.line_name),
    "source": Field(lambda item, _texts: item.charge.source),
    "source_name": Field(lambda item, _texts: item.charge.source_name),
    "procurement": Field(
        lambda item, _texts: (
            "" if item.charge.kind in _STAFF else item.charge.procurement or item.charge.contract
        )
    ),
    "paper_place": Field(lambda item, _texts: item.charge.paper_place),
    "quantity": Field(lambda item, texts: exact(item.charge.quantity, texts), "number"),
    "amount": Field(lambda item, _texts: item.charge.amount, "number"),
    "value": Field(lambda item, _texts: _known(item.charge.value), "number", summed=True),
    "paid": Field(lambda item, _texts: item.charge.paid, "number", summed=True, dash=True),
    "paid_there": Field(lambda item, _texts: item.charge.paid_there, "number"),
    "paid_grant": Field(
        lambda item, _texts: item.charge.paid if item.charge.source_kind == "grant" else Decimal("0.00"),
        "number",
        summed=True,
        dash=True,
    ),
    "paid_other": Field(
        lambda item, _texts: Decimal("0.00") if item.charge.source_kind == "grant" else item.charge.paid,
        "number",
        summed=True,
        dash=True,
    ),
    "rate": Field(_rate, "number"),
    "disallowed": Field(lambda item, _texts: item.charge.disallowed, "number", summed=True, dash=True),
    "paid_on": Field(_paid_on),
    "empty": Field(lambda _item, _texts: ""),
}


def subtitle(source: Source, texts: Texts) -> str:
    """Period and currency."""
    return captions.of_money(source, texts)


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The list with its sums; only what was paid in the period where the form asks for that."""
    found = source.of(charges)
    if options.get("only") == "paid":
        found = [charge for charge in found if charge.paid]
    if not found:
        yield Text(options["none"])
        return
    currency = source.facts.currency
    layout = Layout(options["columns"], FIELDS, texts, currency)
    rows: list[Row] = layout.rows(items(found, currency, source.span))
    rows.append(layout.summed(options["total"], rows))
    yield Table(layout.columns, rows, dense=True)
    if options.get("note"):
        yield Note(options["note"])


def items(found: Iterable[Charge], currency: str, span: Span) -> list[Item]:
    """The allocations with their place in the list."""
    return [Item(charge, n, currency, _in_period(charge, span.start)) for n, charge in enumerate(found, 1)]


def _in_period(charge: Charge, start: date | None) -> tuple[Paid, ...]:
    if start is None:
        return charge.payments
    return tuple(paid for paid in charge.payments if paid.date >= start) or charge.payments
