"""Sub-grants that were not settled in time."""

from datetime import timedelta
from decimal import Decimal

from ngodesk.model import Subgrant
from tests.checks.book import END, LATER, TODAY, Book

CHECK = "subgrant-unsettled"


def subgrant(book: Book, ref: str, **more: object) -> int:
    grantee = book.organisation(f"O{ref}", kind="ngo")
    values = {"project_id": book.project, "grantee_id": grantee, "title": ref, "amount": Decimal(100)}
    return book.add(Subgrant(ref=ref, **(values | {"status": "running"} | more)))


def test_on_its_day_it_is_in_time(book: Book) -> None:
    due = subgrant(book, "S1", settlement_due=TODAY)
    subgrant(book, "S2", settlement_due=TODAY, status="settled", settled_on=TODAY)
    subgrant(book, "S3", settlement_due=TODAY, status="rejected")
    assert book.find(CHECK, TODAY) == []
    assert book.ids(CHECK, TODAY + timedelta(days=1)) == [due]


def test_without_a_day_the_end_of_the_project_rules(book: Book) -> None:
    due = subgrant(book, "S1")
    assert book.find(CHECK, END) == []
    assert book.ids(CHECK, LATER) == [due]
