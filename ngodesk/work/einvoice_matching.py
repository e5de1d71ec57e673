"""What of an e-invoice the file holds already: its seller, the paper typed before, the same invoice."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from ngodesk.common.text import fold
from ngodesk.exchange.einvoice_document import EInvoice, Party, Reference

_GROUPS = re.compile("[a-z]+|[0-9]+")
_COUNTRY = re.compile("[A-Z]{2}(?=[0-9A-Z]{6,})")
_MONEY = 100


@dataclass(frozen=True)
class Seller:
    """An organisation of the file, as far as a seller is told by it."""

    id: int
    name: str
    keys: frozenset[str]
    account: str
    own: bool = False


@dataclass(frozen=True)
class Paper:
    """A cost document of the file, as far as an invoice is told by it."""

    id: int
    ref: str
    number: str
    kind: str
    issuer: int | None
    issuer_name: str
    issued: str
    currency: str
    gross: int
    einvoice_no: str
    attached: bool


class Known:
    """The organisations and cost documents of a file; those that an import adds join them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sellers = list(_sellers(connection))
        self._papers: dict[str, list[Paper]] = {}
        self._by_amount: dict[tuple[str, str, int], list[Paper]] = {}
        self._by_system_number: dict[str, Paper] = {}
        self.refs: list[str] = []
        for paper in _papers(connection):
            self.add_paper(paper)

    @property
    def own(self) -> Seller | None:
        """The organisation that keeps the file."""
        return next((each for each in self._sellers if each.own), None)

    def add_seller(self, seller: Seller) -> None:
        """An organisation that is about to be there."""
        self._sellers.append(seller)

    def add_paper(self, paper: Paper) -> None:
        """A document that is about to be there, or is now more complete."""
        self.refs.append(paper.ref)
        for papers in (
            self._papers.setdefault(plain_number(paper.number), []),
            self._by_amount.setdefault((paper.issued, paper.currency, paper.gross), []),
        ):
            papers[:] = [each for each in papers if each.id != paper.id] + [paper]
        if paper.einvoice_no:
            self._by_system_number[_plain(paper.einvoice_no)] = paper

    def seller(self, party: Party) -> Seller | None:
        """The organisation with one of the numbers; where either has none, the one of that name."""
        wanted = keys_of(party.tax_id, party.register_no)
        for seller in self._sellers:
            if wanted & seller.keys:
                return seller
        name = fold(party.name)
        for seller in self._sellers:
            if not (wanted and seller.keys) and fold(seller.name) == name:
                return seller
        return None

    def attached(self, sha256: str) -> Paper | None:
        """The document that has this very file."""
        row = self._connection.exec_driver_sql(
            "SELECT record_id FROM attachments WHERE table_name = 'cost_documents' AND sha256 = ?", (sha256,)
        ).first()
        return None if row is None else self._paper(row[0])

    def same(self, invoice: EInvoice, seller: Seller | None) -> Paper | None:
        """The document that is this invoice: by its number in the national system, or the seller's number."""
        if found := self._by_system_number.get(_plain(invoice.einvoice_no)):
            return found
        for paper in self._papers.get(plain_number(invoice.number), ()):
            # A seller may begin with 1 again every year
            near = paper.issued[:4] == str(invoice.issued.year) or paper.gross == int(invoice.gross * _MONEY)
            if near and _may_be(paper, invoice, seller):
                return paper
        return None

    def alike(self, invoice: EInvoice, seller: Seller | None) -> Paper | None:
        """The only paper without an e-invoice that has the same seller, day and amount."""
        key = (invoice.issued.isoformat(), invoice.currency, int(invoice.gross * _MONEY))
        found = [
            paper
            for paper in self._by_amount.get(key, ())
            if not paper.attached and not paper.einvoice_no and _may_be(paper, invoice, seller)
        ]
        return found[0] if len(found) == 1 else None

    def referred(self, reference: Reference, seller: Seller | None) -> Paper | None:
        """The document that another invoice of the same seller names."""
        if found := self._by_system_number.get(_plain(reference.einvoice_no)):
            return found
        if not reference.number:
            return None
        papers = self._papers.get(plain_number(reference.number), ())
        return next((paper for paper in papers if seller and paper.issuer == seller.id), None)

    def _paper(self, row_id: int) -> Paper | None:
        return next((each for papers in self._papers.values() for each in papers if each.id == row_id), None)


def plain_number(number: str) -> str:
    """A document's number as it is compared: FV 012/2025 is fv/12/2025."""
    return "/".join(group.lstrip("0") or "0" for group in _GROUPS.findall(fold(number)))


def keys_of(*numbers: str | None) -> frozenset[str]:
    """Tax and register numbers as they are compared: without signs and without the country."""
    plain = filter(None, (_plain(number or "") for number in numbers))
    return frozenset(_COUNTRY.sub("", each, count=1) for each in plain)


def same_account(one: str, other: str) -> bool:
    """Whether two bank accounts are one, be it with the country or without."""
    first, second = _plain(one), _plain(other)
    return first.endswith(second) or second.endswith(first)


def _plain(number: str) -> str:
    return "".join(char for char in number.upper() if char.isalnum())


def _may_be(paper: Paper, invoice: EInvoice, seller: Seller | None) -> bool:
    """Whether a paper may be this invoice as far as kind and seller go."""
    if (paper.kind == "proforma") != (invoice.kind == "proforma"):
        return False
    if paper.einvoice_no and invoice.einvoice_no and _plain(paper.einvoice_no) != _plain(invoice.einvoice_no):
        return False
    if paper.issuer is not None:
        return seller is not None and paper.issuer == seller.id
    return _one_name(paper.issuer_name, invoice.seller.name)


def _one_name(typed: str, full: str) -> bool:
    """Whether all words of the typed name are in the full one; a paper that names nobody may be anybody's."""
    return set(_GROUPS.findall(fold(typed))) <= set(_GROUPS.findall(fold(full)))


def _sellers(connection: Connection) -> Iterator[Seller]:
    for row_id, name, tax_id, register_no, account, own in connection.exec_driver_sql(
        "SELECT id, name, tax_id, register_no, bank_account, own FROM organisations ORDER BY id"
    ):
        yield Seller(row_id, name, keys_of(tax_id, register_no), account or "", bool(own))


def _papers(connection: Connection) -> Iterable[Paper]:
    for row in connection.exec_driver_sql(
        "SELECT id, ref, number, kind, issuer_id, coalesce(issuer_name, ''), issue_date, currency, gross,"
        " coalesce(einvoice_no, ''), EXISTS (SELECT 1 FROM attachments a"
        " WHERE a.table_name = 'cost_documents' AND a.record_id = d.id AND a.kind = 'einvoice')"
        " FROM cost_documents d ORDER BY id"
    ):
        yield Paper(*row)
