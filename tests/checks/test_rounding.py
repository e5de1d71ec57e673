"""Costs in another currency whose rounded parts do not add up to the rounded whole."""

from tests.checks.book import Book

CHECK = "rounding"


def test_parts_that_lose_a_cent_are_told(book: Book) -> None:
    other = book.new_line("2")
    document = book.document("0.02", currency="EUR", exchange_rate="1.5")
    book.charge(document, "0.01")  # 0.015 is 0.02
    assert book.find(CHECK) == []
    book.charge(document, "0.01", line_id=other)  # 0.04 beside 0.03
    assert book.ids(CHECK) == [document]


def test_a_rate_that_rounds_nothing_is_silent(book: Book) -> None:
    other = book.new_line("2")
    document = book.document("0.02", currency="EUR", exchange_rate="4")
    book.charge(document, "0.01")
    book.charge(document, "0.01", line_id=other)
    assert book.find(CHECK) == []
