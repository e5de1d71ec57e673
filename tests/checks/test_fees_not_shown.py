"""Fees of participants that differ from what is shown as their source, in a project that is over."""

from tests.checks.book import END, LATER, TODAY, Book

CHECK = "fees-not-shown"


def test_what_was_collected_is_shown_to_the_cent(book: Book) -> None:
    fees = book.new_source("F", "participant_fees")
    book.receive("50", "participant_fee", fees)
    book.cost("49.99", payment_date=TODAY, charge={"source_id": fees})
    assert book.find(CHECK, END) == []
    assert book.ids(CHECK, LATER) == [book.project]
    book.cost("0.01", payment_date=TODAY, charge={"source_id": fees})
    assert book.find(CHECK, LATER) == []


def test_fees_that_were_booked_elsewhere_are_found(book: Book) -> None:
    book.receive("50", "participant_fee")
    assert book.ids(CHECK, LATER) == [book.project]
