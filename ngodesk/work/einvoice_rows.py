"""The rows that e-invoices become: organisations, cost documents, payments, attachments."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from ngodesk.exchange.einvoice_document import EInvoice
from ngodesk.store import files
from ngodesk.store.batch import Batch, columns_of
from ngodesk.work.defaults import following
from ngodesk.work.einvoice_matching import Paper, Seller

_DESCRIPTION = 200  # characters
_FILENAME = 120


class Writing:
    """Writes rows within one step, and counts the organisations that it adds."""

    def __init__(self, batch: Batch, identifiers: Iterator[int]) -> None:
        self._batch = batch
        self._identifiers = identifiers
        self._refs = [row[0] for row in batch.connection.exec_driver_sql("SELECT ref FROM organisations")]
        self.organisations = 0

    def organisation(self, row_id: int, invoice: EInvoice) -> None:
        """Add a seller."""
        party = invoice.seller
        ref = following(self._refs, "O1")
        self._refs.append(ref)
        values = {
            "ref": ref,
            "name": party.name or party.tax_id,
            "kind": "business",
            "country": party.country,
        }
        self._insert("organisations", row_id, values | _of_seller(invoice))
        self.organisations += 1

    def complete_organisation(self, row_id: int, invoice: EInvoice) -> None:
        """Fill what is blank of a seller's numbers and account."""
        self._complete("organisations", row_id, _of_seller(invoice))

    def document(
        self, paper: Paper, seller: Seller, invoice: EInvoice, corrects: int | None, settles: int | None
    ) -> None:
        """Add a cost document with the payments that the invoice tells of."""
        values = {
            "ref": paper.ref,
            "kind": invoice.kind,
            "number": invoice.number,
            "issue_date": invoice.issued.isoformat(),
            "currency": invoice.currency,
            "gross": _units(invoice.gross),
            "payment_date": invoice.paid_on.isoformat() if invoice.paid_on else None,
            "corrects_id": corrects,
            "settles_id": settles,
        }
        self._insert("cost_documents", paper.id, values | _always(seller, invoice) | _amounts(invoice))
        self._payments(paper.id, invoice)

    def complete_document(
        self, paper: Paper, seller: Seller, invoice: EInvoice, corrects: int | None, settles: int | None
    ) -> None:
        """Fill what is blank of a paper typed before; amounts only where the total is the same."""
        values = {"corrects_id": corrects, "settles_id": settles} | _always(seller, invoice)
        if (paper.currency, paper.gross) == (invoice.currency, _units(invoice.gross)):
            values |= _amounts(invoice)
            if invoice.paid_on and not self._is_paid(paper.id):
                values["payment_date"] = invoice.paid_on.isoformat()
        self._complete("cost_documents", paper.id, values)

    def attach(self, document: int, filename: str, data: bytes) -> None:
        """Keep the file itself, once for a document."""
        sha256 = files.add(self._batch.connection, next(self._identifiers), [data])
        found = self._batch.connection.exec_driver_sql(
            "SELECT filename, sha256 FROM attachments WHERE table_name = ? AND record_id = ?",
            ("cost_documents", document),
        )
        there: dict[str, str] = {row.filename: row.sha256 for row in found}
        if sha256 in there.values():
            return
        values = {
            "table_name": "cost_documents",
            "record_id": document,
            "kind": "einvoice",
            "filename": _free_name(filename, there),
            "media_type": "application/xml",
            "sha256": sha256,
        }
        self._insert("attachments", next(self._identifiers), values)

    def _payments(self, document: int, invoice: EInvoice) -> None:
        for number, paid in enumerate(invoice.payments, 1):
            values = {
                "document_id": document,
                "number": number,
                "date": paid.day.isoformat(),
                "amount": _units(paid.amount),
                "method": paid.method or invoice.method,
                "kind": "supplier",
            }
            self._insert("payments", next(self._identifiers), values)

    def _is_paid(self, document: int) -> bool:
        found = self._batch.connection.exec_driver_sql(
            "SELECT 1 FROM payments WHERE document_id = ?", (document,)
        )
        return found.first() is not None

    def _insert(self, table: str, row_id: int, values: dict[str, Any]) -> None:
        values = values | {"id": row_id}
        self._batch.insert(table, [tuple(_filled(values.get(name)) for name in columns_of(table))])

    def _complete(self, table: str, row_id: int, values: dict[str, Any]) -> None:
        names = columns_of(table)
        for block in self._batch.stored(table, [row_id]):
            for row in block:
                full = tuple(
                    _filled(values.get(name)) if old is None else old
                    for name, old in zip(names, row, strict=True)
                )
                if full != row:
                    self._batch.replace(table, [full])


def _of_seller(invoice: EInvoice) -> dict[str, Any]:
    """What is filled in of a seller, be it new or not."""
    party = invoice.seller
    return {
        "tax_id": party.tax_id,
        "register_no": party.register_no,
        "address": party.address,
        "postcode": party.postcode,
        "city": party.city,
        "email": party.email,
        "phone": party.phone,
        "bank_account": invoice.account,
    }


def _always(seller: Seller, invoice: EInvoice) -> dict[str, Any]:
    """What an invoice says of itself apart from its amounts."""
    return {
        "issuer_id": seller.id,
        "sale_date": invoice.sold.isoformat() if invoice.sold else None,
        "due_date": invoice.due.isoformat() if invoice.due else None,
        "payment_method": invoice.method,
        "einvoice_no": invoice.einvoice_no,
        "description": _description(invoice),
    }


def _amounts(invoice: EInvoice) -> dict[str, Any]:
    return {
        "net": None if invoice.net is None else _units(invoice.net),
        "vat": None if invoice.vat is None else _units(invoice.vat),
        "amount_due": None if invoice.amount_due is None else _units(invoice.amount_due),
    }


def _units(value: Decimal) -> int:
    return int(value.scaleb(2))


def _filled(value: Any) -> Any:
    return None if value == "" else value


def _description(invoice: EInvoice) -> str:
    """The names of the lines, each once, as many as there is room for."""
    said = "; ".join(dict.fromkeys(line.name for line in invoice.lines if line.name and not line.before))
    return said if len(said) <= _DESCRIPTION else said[: _DESCRIPTION - 1].rstrip("; ") + "…"


def _free_name(filename: str, taken: dict[str, str]) -> str:
    """The file's name, with a number where the document has another file of that name."""
    path = PurePath(filename)
    name = filename = path.stem[:_FILENAME] + path.suffix[:10]
    number = 2
    while name in taken:
        name = f"{PurePath(filename).stem} ({number}){path.suffix[:10]}"
        number += 1
    return name
