"""An own contribution whose share is smaller than agreed, in a project that is over."""

from tests.checks.book import END, LATER, TODAY, Book

CHECK = "own-share"


def test_exactly_the_agreed_share_is_enough(book: Book) -> None:
    own = book.new_source("W", "own_cash")
    book.plan(book.line, "80")
    book.plan(book.line, "20", own)
    book.cost("40", payment_date=TODAY)
    book.cost("10", payment_date=TODAY, charge={"source_id": own})
    assert book.find(CHECK, LATER) == []
    book.cost("0.01", payment_date=TODAY)
    assert book.find(CHECK, END) == []
    assert book.ids(CHECK, LATER) == [book.project]


def test_without_a_plan_no_share_was_agreed(book: Book) -> None:
    book.cost("40", payment_date=TODAY)
    assert book.find(CHECK, LATER) == []
