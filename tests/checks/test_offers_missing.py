"""Purchases above the programme's threshold without compared offers."""

from decimal import Decimal

from ngodesk.model import Attachment, Contract
from tests.checks.book import Book

CHECK = "offers-missing"


def test_exactly_the_threshold_needs_no_offers(book: Book) -> None:
    book.limit(offers_from=Decimal(1000))
    book.cost("1000")
    assert book.find(CHECK) == []
    document = book.cost("1000.01")
    assert book.ids(CHECK) == [document]


def test_a_note_or_an_attached_offer_is_enough(book: Book) -> None:
    book.limit(offers_from=Decimal(1000))
    book.cost("2000", procurement="three offers, the cheapest")
    document = book.cost("2000")
    book.add(
        Attachment(
            table_name="cost_documents", record_id=document, kind="offer", filename="o.pdf", sha256="0" * 64
        )
    )
    book.cost("2000", kind="payroll")
    assert book.find(CHECK) == []


def test_a_contract_shows_it_for_its_documents(book: Book) -> None:
    book.limit(offers_from=Decimal(1000))
    values = {"project_id": book.project, "kind": "services", "amount": Decimal("1000.01")}
    contract = book.add(Contract(ref="U1", subject="Druk", **values))
    book.cost("2000", contract_id=contract)
    (found,) = book.find(CHECK)
    assert (found.table, found.id) == ("contracts", contract)
    book.change(Contract, contract, selection="three offers")
    assert book.find(CHECK) == []


def test_without_a_threshold_nothing_is_found(book: Book) -> None:
    book.cost("100000")
    assert book.find(CHECK) == []
