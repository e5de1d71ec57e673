"""More of a grant is spent than was received."""

from tests.checks.book import TODAY, Book

CHECK = "grant-overused"


def test_all_that_was_received_may_be_spent(book: Book) -> None:
    book.receive("100")
    book.receive("1.13", "interest")
    book.cost("101.13", payment_date=TODAY)
    assert book.find(CHECK) == []
    book.cost("0.01", payment_date=TODAY)
    assert book.ids(CHECK) == [book.grant]
    assert book.cents(CHECK) == 1


def test_where_nothing_is_entered_nothing_is_known(book: Book) -> None:
    book.cost("100", payment_date=TODAY)
    assert book.find(CHECK) == []
