"""Polish structured invoices: KSeF's logical structures FA(2) and FA(3)."""

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ngodesk.common.language import N_
from ngodesk.common.saying import Amount, Saying, say
from ngodesk.exchange import einvoice_schemas
from ngodesk.exchange.einvoice_document import EInvoice, Line, Paid, Party, Reference
from ngodesk.exchange.einvoice_nodes import Node, currency, lacking

if TYPE_CHECKING:
    from lxml import etree

_FAMILY = "{http://crd.gov.pl/wzor/"
_FORMS = {
    "{http://crd.gov.pl/wzor/2023/06/29/12648/}Faktura": ("FA(2)", "schemat_FA(2)_v1-0E.xsd"),
    "{http://crd.gov.pl/wzor/2025/06/25/13775/}Faktura": ("FA(3)", "schemat_FA(3)_v1-0E.xsd"),
}
_NET = re.compile(r"P_13_[0-9]+(_[0-9]+)?")
_VAT = re.compile(r"P_14_[0-9]+")
_METHODS = {"1": "cash", "2": "card", "6": "transfer", "7": "transfer"}
_POSTCODE = re.compile(r"(?:(.*?)[, ]+)?([0-9]{2}-[0-9]{3}) +(.+)")
_SYSTEM_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])([0-9A-Z]{3}[0-9]{7})-(20[0-9]{6})-([0-9A-F]{6})-?([0-9A-F]{6})-([0-9A-F]{2})"
    r"(?![0-9A-Fa-f])"
)
_CENTS = Decimal("0.05")  # VAT of several rates, each rounded


def reads(root: "etree._Element") -> bool:
    """Whether this is an invoice of KSeF."""
    return str(root.tag).startswith(_FAMILY) and str(root.tag).endswith("}Faktura")


def read(root: "etree._Element", filename: str) -> EInvoice:
    """The invoice. Raises UnreadInvoiceError. Its number in KSeF is not inside: it may be in the name."""
    form, schema = _FORMS.get(str(root.tag), ("FA", ""))
    whole = Node(root)
    invoice = whole.first("Fa")
    if invoice is None:
        raise lacking("number")
    kind = invoice.text("RodzajFaktury")
    seller = _party(whole.first("Podmiot1"))
    number, issued = invoice.text("P_2"), invoice.day("P_1")
    gross = invoice.amount("P_15")
    if not number:
        raise lacking("number")
    if issued is None:
        raise lacking("issued")
    if gross is None:
        raise lacking("gross")
    if not seller.name and not seller.tax_id:
        raise lacking("seller")
    system_number = number_in(filename)
    paid_on, payments = _payments(invoice, kind)
    return EInvoice(
        form=f"KSeF {form}",
        kind="advance" if kind in ("ZAL", "KOR_ZAL") else "invoice",
        number=number,
        einvoice_no=system_number,
        issued=issued,
        currency=currency(invoice.text("KodWaluty")),
        gross=gross,
        net=_sum(invoice, _NET),
        vat=_sum(invoice, _VAT),
        amount_due=_due(invoice, gross),
        sold=invoice.day("P_6", "OkresFa/P_6_Do"),
        due=max(
            (day for term in invoice.all("Platnosc/TerminPlatnosci") if (day := term.day("Termin"))),
            default=None,
        ),
        paid_on=paid_on,
        payments=payments,
        method=_METHODS.get(invoice.text("Platnosc/FormaPlatnosci")),
        account=invoice.text("Platnosc/RachunekBankowy/NrRB"),
        seller=seller,
        buyer=_party(whole.first("Podmiot2")),
        corrects=_corrected(invoice),
        settles=_advances(invoice),
        lines=tuple(map(_line, (*invoice.all("FaWiersz"), *invoice.all("Zamowienie/ZamowienieWiersz")))),
        remarks=(*_unsound(root, form, schema), *_sums(invoice, gross), *_of_another(system_number, seller)),
    )


def number_in(filename: str) -> str:
    """KSeF's number in a file name; blank where there is none, or a mistyped one."""
    found = _SYSTEM_NUMBER.search(filename)
    number = "{}-{}-{}{}-{}".format(*found.groups()) if found else ""
    return number if number[-2:] == _checksum(number[:-3]) else ""


def _checksum(number: str) -> str:
    """CRC-8 with the polynomial 0x07. Source: KSeF's own documentation of its numbers, numer-ksef.md."""
    rest = 0
    for byte in number.encode():
        rest ^= byte
        for _bit in range(8):
            rest = (rest << 1) ^ (0x107 if rest & 0x80 else 0)
    return f"{rest:02X}"


def _party(found: Node | None) -> Party:
    if found is None:
        return Party()
    name = found.text("DaneIdentyfikacyjne/Nazwa", "DaneIdentyfikacyjne/ImieNazwisko")
    country = found.text("Adres/KodKraju")
    first, second = found.text("Adres/AdresL1"), found.text("Adres/AdresL2")
    address, postcode, city = _address(first, second)
    return Party(
        name=name,
        tax_id=found.text(
            "DaneIdentyfikacyjne/NIP", "DaneIdentyfikacyjne/NrVatUE", "DaneIdentyfikacyjne/NrID"
        ),
        country=country,
        address=address,
        postcode=postcode,
        city=city,
        email=found.text("DaneKontaktowe/Email"),
        phone=found.text("DaneKontaktowe/Telefon"),
    )


def _address(first: str, second: str) -> tuple[str, str, str]:
    """Street, postcode and town out of the two free lines of an address."""
    for line, rest in ((second, first), (first, second)):
        found = _POSTCODE.fullmatch(line)
        if found:
            return ", ".join(filter(None, (rest, (found[1] or "").strip(" ,")))), found[2], found[3]
    return ", ".join(filter(None, (first, second))), "", ""


def _sum(invoice: Node, names: re.Pattern[str]) -> Decimal | None:
    """The sum over all rates; nothing where no rate is named."""
    found = [
        amount
        for child in invoice.element
        if names.fullmatch(str(child.tag).rpartition("}")[2])
        and (amount := Node(child).amount("")) is not None
    ]
    return sum(found, Decimal(0)) if found else None


def _due(invoice: Node, gross: Decimal) -> Decimal | None:
    """What is to be paid, where that is less than the total."""
    due = invoice.amount("Rozliczenie/DoZaplaty")
    return due if due is not None and 0 < due < gross else None


def _payments(invoice: Node, kind: str) -> tuple[date | None, tuple[Paid, ...]]:
    """The day on which all was paid, or the parts that were."""
    parts = tuple(
        Paid(day, amount, _METHODS.get(part.text("FormaPlatnosci")))
        for part in invoice.all("Platnosc/ZaplataCzesciowa")
        if (day := part.day("DataZaplatyCzesciowej")) and (amount := part.amount("KwotaZaplatyCzesciowej"))
    )
    if parts:
        return None, parts
    paid_on = invoice.day("Platnosc/DataZaplaty")
    # An advance invoice tells in P_6 on which day the money came
    return paid_on or (invoice.day("P_6") if kind == "ZAL" else None), ()


def _corrected(invoice: Node) -> tuple[Reference, ...]:
    return tuple(
        Reference(each.text("NrFaKorygowanej"), number_in(each.text("NrKSeFFaKorygowanej")))
        for each in invoice.all("DaneFaKorygowanej")
    )


def _advances(invoice: Node) -> tuple[Reference, ...]:
    return tuple(
        Reference(each.text("NrFaZaliczkowej"), number_in(each.text("NrKSeFFaZaliczkowej")))
        for each in invoice.all("FakturaZaliczkowa")
    )


def _line(row: Node) -> Line:
    return Line(
        name=row.text("P_7", "P_7Z", "Indeks", "IndeksZ"),
        quantity=row.number("P_8B", "P_8BZ"),
        unit=row.text("P_8A", "P_8AZ"),
        price=row.number("P_9A", "P_9B", "P_9AZ"),
        net=row.amount("P_11", "P_11NettoZ"),
        gross=row.amount("P_11A"),
        rate=row.text("P_12", "P_12Z"),
        before=row.text("StanPrzed", "StanPrzedZ") == "1",
    )


def _unsound(root: "etree._Element", form: str, schema: str) -> list[Saying]:
    if schema:
        return einvoice_schemas.remarks(root, schema, form)
    return [say(N_("This form of KSeF is not known to ngodesk yet. Look at every value."))]


def _sums(invoice: Node, gross: Decimal) -> list[Saying]:
    """The total against its parts. FA has no published rules of arithmetic; P_13, P_14 and P_15 define it."""
    net, vat, code = _sum(invoice, _NET), _sum(invoice, _VAT), invoice.text("KodWaluty")
    found = (net or Decimal(0)) + (vat or Decimal(0))
    if net is None or abs(found - gross) <= _CENTS:
        return []
    return [
        say(
            N_("Net and VAT make {sum}, but the total says {total} (fields P_13, P_14 and P_15)."),
            sum=Amount(found, code),
            total=Amount(gross, code),
        )
    ]


def _of_another(system_number: str, seller: Party) -> list[Saying]:
    """KSeF's number begins with the seller's tax number."""
    if not system_number or not seller.tax_id or system_number.startswith(seller.tax_id):
        return []
    return [say(N_("The file is named after an invoice of another seller: look at its number in KSeF."))]
