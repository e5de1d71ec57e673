"""Invoices and credit notes of EN 16931 in UBL, as Peppol BIS Billing 3 sends them."""

from decimal import Decimal
from typing import TYPE_CHECKING

from ngodesk.common.language import N_
from ngodesk.common.saying import Saying, say
from ngodesk.exchange import einvoice_rules, einvoice_schemas
from ngodesk.exchange.einvoice_document import EInvoice, Line, Party, Reference
from ngodesk.exchange.einvoice_nodes import Node, currency, lacking

if TYPE_CHECKING:
    from lxml import etree

_INVOICE = "{urn:oasis:names:specification:ubl:schema:xsd:Invoice-2}Invoice"
_CREDIT_NOTE = "{urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2}CreditNote"
_SCHEMAS = {_INVOICE: "UBL-Invoice-2.5.xsd", _CREDIT_NOTE: "UBL-CreditNote-2.5.xsd"}
# Codes of UNTDID 1001 and 4461, as EN 16931 takes them
_CREDITS = {"81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532"}
_KINDS = {"325": "proforma", "386": "advance"}
_METHODS = {
    "10": "cash",
    "30": "transfer",
    "31": "transfer",
    "42": "transfer",
    "58": "transfer",
    "49": "transfer",
    "59": "transfer",
    "48": "card",
    "54": "card",
    "55": "card",
    "97": "offset",
}


def reads(root: "etree._Element") -> bool:
    """Whether this is an invoice or a credit note in UBL 2."""
    return root.tag in _SCHEMAS


def read(root: "etree._Element") -> EInvoice:
    """The invoice; a credit note lowers, so its amounts are negative. Raises UnreadInvoiceError."""
    whole = Node(root)
    code = whole.text("InvoiceTypeCode", "CreditNoteTypeCode")
    credit = root.tag == _CREDIT_NOTE or code in _CREDITS
    seller = _party(whole.first("AccountingSupplierParty/Party"))
    number, issued = whole.text("ID"), whole.day("IssueDate")
    totals = whole.first("LegalMonetaryTotal")
    gross = totals.amount("TaxInclusiveAmount", "PayableAmount") if totals else None
    if not number:
        raise lacking("number")
    if issued is None:
        raise lacking("issued")
    if totals is None or gross is None:
        raise lacking("gross")
    if not seller.name:
        raise lacking("seller")
    money = currency(whole.text("DocumentCurrencyCode"))
    sign = -1 if credit else 1
    net, vat = totals.amount("TaxExclusiveAmount"), _vat(whole, money)
    references = tuple(
        Reference(each.text("ID")) for each in whole.all("BillingReference/InvoiceDocumentReference")
    )
    return EInvoice(
        form="Peppol BIS 3",
        kind=_KINDS.get(code, "invoice"),
        number=number,
        issued=issued,
        currency=money,
        gross=sign * gross,
        net=None if net is None else sign * net,
        vat=None if vat is None else sign * vat,
        amount_due=None if credit else _due(totals, gross),
        sold=whole.day("Delivery/ActualDeliveryDate", "InvoicePeriod/EndDate", "TaxPointDate"),
        due=whole.day("DueDate", "PaymentMeans/PaymentDueDate", "PaymentTerms/PaymentDueDate"),
        method=_METHODS.get(whole.text("PaymentMeans/PaymentMeansCode")),
        account=whole.text("PaymentMeans/PayeeFinancialAccount/ID"),
        seller=seller,
        buyer=_party(whole.first("AccountingCustomerParty/Party")),
        corrects=references if credit or code == "384" else (),
        settles=() if credit or code == "384" else references,
        lines=tuple(_line(each) for path in ("InvoiceLine", "CreditNoteLine") for each in whole.all(path)),
        remarks=(
            *einvoice_schemas.remarks(root, _SCHEMAS[str(root.tag)], "UBL"),
            *einvoice_rules.remarks(whole, totals, vat, money),
            *_prepaid(totals, gross),
        ),
    )


def _party(found: Node | None) -> Party:
    if found is None:
        return Party()
    return Party(
        name=found.text("PartyLegalEntity/RegistrationName", "PartyName/Name"),
        tax_id=_tax_id(found),
        register_no=found.text("PartyLegalEntity/CompanyID"),
        country=found.text("PostalAddress/Country/IdentificationCode"),
        address=", ".join(
            filter(
                None,
                (
                    found.text("PostalAddress/StreetName"),
                    found.text("PostalAddress/AdditionalStreetName"),
                    found.text("PostalAddress/AddressLine/Line"),
                ),
            )
        ),
        postcode=found.text("PostalAddress/PostalZone"),
        city=found.text("PostalAddress/CityName"),
        email=found.text("Contact/ElectronicMail"),
        phone=found.text("Contact/Telephone"),
    )


def _tax_id(party: Node) -> str:
    """The VAT number, or else the one of another tax scheme."""
    schemes = list(party.all("PartyTaxScheme"))
    schemes.sort(key=lambda each: each.text("TaxScheme/ID") != "VAT")
    return schemes[0].text("CompanyID") if schemes else ""


def _vat(whole: Node, money: str) -> Decimal | None:
    """The VAT in the invoice's currency; a second total may be in that of the accounts."""
    for total in whole.all("TaxTotal"):
        amount = total.first("TaxAmount")
        if amount is not None and amount.element.get("currencyID", money) == money:
            return amount.amount("")
    return None


def _due(totals: Node, gross: Decimal) -> Decimal | None:
    due = totals.amount("PayableAmount")
    return due if due is not None and 0 < due < gross else None


def _prepaid(totals: Node, gross: Decimal) -> list[Saying]:
    due = totals.amount("PayableAmount")
    if not gross or due is None or due > 0 or not totals.amount("PrepaidAmount"):
        return []
    return [say(N_("It was paid before it was issued, and does not say on which day: enter the day."))]


def _line(row: Node) -> Line:
    quantity = row.first("InvoicedQuantity") or row.first("CreditedQuantity")
    return Line(
        name=row.text("Item/Name", "Item/Description"),
        quantity=quantity.number("") if quantity else None,
        unit=quantity.element.get("unitCode", "") if quantity else "",
        price=row.number("Price/PriceAmount"),
        net=row.amount("LineExtensionAmount"),
        rate=row.text("Item/ClassifiedTaxCategory/Percent"),
    )
