"""A flat rate for administration above what the programme allows of its base."""

from decimal import Decimal

from ngodesk.model import BudgetLineBase
from tests.checks.book import TODAY, Book

CHECK = "flat-rate-over-limit"


def computed(book: Book, percent: str) -> int:
    line = book.new_line("F", cost_kind="admin", flat_rate_percent=Decimal(percent))
    book.add(BudgetLineBase(owner_id=line, target_id=book.line, position=0))
    return line


def test_a_rate_at_the_limit_is_allowed_however_it_is_rounded(book: Book) -> None:
    book.limit(admin_limit_percent=Decimal(7))
    computed(book, "7")
    book.cost("33.38", payment_date=TODAY)  # 2.3366
    assert book.find(CHECK) == []


def test_a_rate_above_it_is_found(book: Book) -> None:
    book.limit(admin_limit_percent=Decimal(7))
    line = computed(book, "8")
    assert book.find(CHECK) == []
    book.cost("100", payment_date=TODAY)
    assert book.ids(CHECK) == [line]
    assert book.cents(CHECK) == 100


def test_without_a_limit_nothing_is_found(book: Book) -> None:
    computed(book, "40")
    book.cost("100", payment_date=TODAY)
    assert book.find(CHECK) == []
