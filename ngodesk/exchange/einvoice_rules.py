"""The arithmetic of EN 16931: the business rules by their ids, those that a treasurer would notice first.

Source: EN 16931-1 and the Peppol BIS Billing 3.0 rules; a rule is looked at where its amounts are there.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ngodesk.common.language import N_
from ngodesk.common.saying import Amount, Saying, say
from ngodesk.exchange.einvoice_nodes import Node

_NONE = Decimal(0)
_LINE_SLACK = Decimal("0.02")  # PEPPOL-EN16931-R120
_VAT_SLACK = Decimal(1)  # BR-CO-17, as the published rules take it


def remarks(whole: Node, totals: Node, vat: Decimal | None, code: str) -> list[Saying]:
    """The first sum that does not come out; the others mostly follow from it."""
    for rule, found, said in _sums(whole, totals, vat):
        if found is not None and said is not None and abs(found - said) > _slack(rule):
            return [
                say(
                    N_("The amounts do not add up: {found} where the invoice says {said} (rule {rule})."),
                    found=Amount(found, code),
                    said=Amount(said, code),
                    rule=rule,
                )
            ]
    return []


def _slack(rule: str) -> Decimal:
    return {"PEPPOL-EN16931-R120": _LINE_SLACK, "BR-CO-17": _VAT_SLACK}.get(rule, _NONE)


def _sums(
    whole: Node, totals: Node, vat: Decimal | None
) -> Iterator[tuple[str, Decimal | None, Decimal | None]]:
    """Rule, what comes out, what the invoice says."""
    lines = [*whole.all("InvoiceLine"), *whole.all("CreditNoteLine")]
    for line in lines:
        yield "PEPPOL-EN16931-R120", _of_line(line), line.amount("LineExtensionAmount")
    net = totals.amount("LineExtensionAmount")
    yield "BR-CO-10", _added(line.amount("LineExtensionAmount") for line in lines), net
    allowances, charges = _charged(whole, "false"), _charged(whole, "true")
    yield "BR-CO-11", allowances, totals.amount("AllowanceTotalAmount")
    yield "BR-CO-12", charges, totals.amount("ChargeTotalAmount")
    taxable = totals.amount("TaxExclusiveAmount")
    yield "BR-CO-13", None if net is None else net - allowances + charges, taxable
    for total in whole.all("TaxTotal"):
        parts = list(total.all("TaxSubtotal"))
        for part in parts:
            yield "BR-CO-17", _of_rate(part), part.amount("TaxAmount")
        if parts:
            yield "BR-CO-14", _added(part.amount("TaxAmount") for part in parts), total.amount("TaxAmount")
    gross = totals.amount("TaxInclusiveAmount")
    yield "BR-CO-15", None if taxable is None else taxable + (vat or _NONE), gross
    prepaid, rounding = totals.amount("PrepaidAmount"), totals.amount("PayableRoundingAmount")
    due = None if gross is None else gross - (prepaid or _NONE) + (rounding or _NONE)
    yield "BR-CO-16", due, totals.amount("PayableAmount")


def _added(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), _NONE)


def _charged(owner: Node, indicator: str) -> Decimal:
    """Allowances (false) or charges (true) of the document or of a line."""
    return _added(
        each.amount("Amount")
        for each in owner.all("AllowanceCharge")
        if each.text("ChargeIndicator") == indicator
    )


def _of_line(line: Node) -> Decimal | None:
    quantity = line.number("InvoicedQuantity", "CreditedQuantity")
    price = line.number("Price/PriceAmount")
    per = line.number("Price/BaseQuantity") or Decimal(1)
    if (
        quantity is None
        or price is None
        or len(quantity.as_tuple().digits) + len(price.as_tuple().digits) > 25
    ):
        return None
    return quantity * price / per - _charged(line, "false") + _charged(line, "true")


def _of_rate(part: Node) -> Decimal | None:
    base, percent = part.amount("TaxableAmount"), part.number("TaxCategory/Percent")
    return None if base is None or percent is None else base * percent / 100
