"""Budget lines that cost more than their plan allows."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ngodesk.checks.core.budget import exceeds
from tests.checks.book import TODAY, Book

CHECK = "line-overspent"


def spend(book: Book, amount: str) -> None:
    book.cost(amount, payment_date=TODAY)


def test_exactly_the_limit_is_no_finding(book: Book) -> None:
    book.limit(shift_limit_percent=Decimal(10))
    book.plan(book.line, "100")
    spend(book, "110")
    assert book.find(CHECK) == []
    spend(book, "0.01")
    assert book.ids(CHECK) == [book.line]


def test_without_a_limit_nothing_is_found(book: Book) -> None:
    book.plan(book.line, "100")
    spend(book, "1000")
    assert book.find(CHECK) == []


def test_a_limit_of_nothing_is_a_limit(book: Book) -> None:
    book.limit(shift_limit_percent=Decimal(0))
    book.plan(book.line, "100")
    spend(book, "100")
    assert book.find(CHECK) == []
    spend(book, "0.01")
    assert book.ids(CHECK) == [book.line]


def test_a_line_without_a_plan_may_cost_nothing(book: Book) -> None:
    book.limit(shift_limit_percent=Decimal(10))
    book.plan(book.line, "100")
    other = book.new_line("2")
    assert book.find(CHECK) == []
    book.cost("0.01", payment_date=TODAY, charge={"line_id": other})
    assert book.ids(CHECK) == [other]


@given(limit=st.integers(0, 300), plan=st.integers(0, 50_000), actual=st.integers(1, 50_000))
def test_strictly_greater_whatever_the_amounts(limit: int, plan: int, actual: int) -> None:
    whole = Fraction(plan) * (100 + Fraction(limit, 10)) / 100
    assert exceeds(actual - plan, plan, limit * 1000) == (actual > whole)
