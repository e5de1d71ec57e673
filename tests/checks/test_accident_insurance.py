"""Volunteers for a short time whom nobody insured against accidents."""

from datetime import timedelta

from tests.checks.book import START, Book

CHECK = "accident-insurance"

DAY = timedelta(days=1)


def test_up_to_thirty_days_we_insure(book: Book) -> None:
    book.country("PL")
    last = START + 29 * DAY
    without = book.volunteer(START, last)
    states = book.volunteer(START, last, insurance="state")
    short = book.volunteer(START, last, insurance="accident_policy", insured_until=last - DAY)
    book.volunteer(START, last, insurance="accident_policy", insured_until=last)
    book.volunteer(START, last, insurance="accident_policy")
    assert book.ids(CHECK) == [without, states, short]


def test_for_longer_the_state_does(book: Book) -> None:
    book.country("PL")
    book.volunteer(START, START + 30 * DAY)
    book.volunteer(START, None)
    assert book.find(CHECK) == []


def test_it_is_a_polish_rule(book: Book) -> None:
    book.country("LV")
    book.volunteer(START, START)
    assert book.find(CHECK) == []
