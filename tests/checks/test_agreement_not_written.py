"""Agreements with volunteers that must be in writing and have no day of signing."""

from datetime import date, timedelta

from tests.checks.book import START, Book

CHECK = "agreement-not-written"

DAY = timedelta(days=1)


def test_poland_thirty_days_may_be_oral(book: Book) -> None:
    book.country("PL")
    book.volunteer(START, START + 29 * DAY)
    assert book.find(CHECK) == []
    longer = book.volunteer(START, START + 30 * DAY)
    endless = book.volunteer(START, None)
    book.volunteer(START, None, signed_on=START)
    assert book.ids(CHECK) == [longer, endless]


def test_latvia_asks_with_minors_and_expenses(book: Book) -> None:
    book.country("LV")
    book.volunteer(START, None, birth_date=date(2007, 1, 1))  # eighteen on that day
    assert book.find(CHECK) == []
    minor = book.volunteer(START, None, birth_date=date(2007, 1, 2))
    paid = book.volunteer(START, None, expenses_covered=True)
    book.volunteer(START, None, expenses_covered=True, signed_on=START)
    assert book.ids(CHECK) == [minor, paid]


def test_elsewhere_no_law_is_known(book: Book) -> None:
    book.country("NO")
    book.volunteer(START, None)
    assert book.find(CHECK) == []
