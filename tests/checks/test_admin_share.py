"""Administrative costs above the share that the programme allows."""

from decimal import Decimal

from tests.checks.book import TODAY, Book

CHECK = "admin-share"


def admin(book: Book, amount: str) -> None:
    line = book.new_line(f"A{amount}", cost_kind="admin")
    book.cost(amount, payment_date=TODAY, charge={"line_id": line})


def test_exactly_the_share_is_no_finding(book: Book) -> None:
    book.limit(admin_limit_percent=Decimal(20))
    book.cost("80", payment_date=TODAY)
    admin(book, "20")
    assert book.find(CHECK) == []
    admin(book, "0.01")
    assert book.ids(CHECK) == [book.project]
    assert book.cents(CHECK) == 1


def test_without_a_limit_nothing_is_found(book: Book) -> None:
    admin(book, "100")
    assert book.find(CHECK) == []
