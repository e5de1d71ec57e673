"""A personal contribution that is not what the volunteers' hours are worth."""

from decimal import Decimal

from tests.checks.book import TODAY, Book

CHECK = "contribution-not-hours"


def test_hours_alone_make_the_contribution(book: Book) -> None:
    own = book.new_source("O", "own_personal")
    agreement = book.volunteer(hourly_value=Decimal(30))
    book.work(agreement, TODAY, "2", line_id=book.line, source_id=own, confirmed=True)
    assert book.find(CHECK) == []
    book.cost("10", kind="in_kind", charge={"source_id": own})
    (found,) = book.find(CHECK)
    assert found.id == own
    assert "70.00" in found.what.text()
    assert "10.00" in found.what.text()
