"""Hours of volunteers on a line whose time card is not signed: they do not count."""

from tests.checks.book import END, TODAY, Book

CHECK = "hours-unconfirmed"


def test_only_hours_on_a_line_that_are_not_signed(book: Book) -> None:
    own = book.new_source("O", "own_personal")
    agreement = book.volunteer()
    book.work(agreement, TODAY, line_id=book.line, source_id=own, confirmed=True)
    book.work(agreement, TODAY)
    book.work(agreement, END, line_id=book.line, source_id=own)  # still to come
    assert book.find(CHECK) == []
    book.work(agreement, TODAY, line_id=book.line, source_id=own)
    book.work(agreement, TODAY, line_id=book.line, source_id=own, confirmed=False)
    (found,) = book.find(CHECK)
    assert found.id == agreement
    assert found.what.text().startswith("2 ")
