"""Sub-grants that are together more than their budget line holds."""

from decimal import Decimal

from ngodesk.model import Subgrant
from tests.checks.book import Book

CHECK = "subgrants-over-line"


def subgrant(book: Book, ref: str, **more: object) -> int:
    grantee = book.organisation(f"O{ref}", kind="ngo")
    values = {"project_id": book.project, "grantee_id": grantee, "title": ref, "amount": Decimal(100)}
    return book.add(Subgrant(ref=ref, **(values | {"status": "running"} | more)))


def test_all_of_the_line_may_be_awarded(book: Book) -> None:
    line = book.new_line("I.4", planned="200")
    subgrant(book, "S1", line_id=line)
    subgrant(book, "S2", line_id=line)
    subgrant(book, "S3", line_id=line, status="rejected")
    assert book.find(CHECK) == []
    subgrant(book, "S4", line_id=line, amount=Decimal("0.01"))
    assert book.ids(CHECK) == [line]


def test_what_is_settled_takes_what_was_settled(book: Book) -> None:
    line = book.new_line("I.4", planned="200")
    subgrant(book, "S1", line_id=line, amount=Decimal(150), settled=Decimal(100), status="settled")
    subgrant(book, "S2", line_id=line)
    assert book.find(CHECK) == []
    subgrant(book, "S3", line_id=line, amount=Decimal(1), status="settled")  # nobody wrote how much
    assert book.ids(CHECK) == [line]
