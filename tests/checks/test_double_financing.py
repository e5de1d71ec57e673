"""Costs that two funders pay twice: together more than the document allows."""

from tests.checks.book import Book

CHECK = "double-financing"


def two_projects(book: Book, first: str, second: str, **source: object) -> int:
    other = book.new_project("P2", programme_id=None)
    line, grant = book.new_line("1", project_id=other), book.new_source("G", project_id=other, **source)
    document = book.document("100")
    book.charge(document, first)
    book.charge(document, second, project_id=other, line_id=line, source_id=grant)
    return document


def test_two_funders_may_share_a_cost(book: Book) -> None:
    two_projects(book, "60", "40")
    assert book.find(CHECK) == []


def test_together_they_pay_no_more_than_there_is(book: Book) -> None:
    document = two_projects(book, "60", "40.01")
    assert book.ids(CHECK) == [document]
    assert book.ids("over-allocated") == []


def test_one_funder_in_two_projects_is_no_double_financing(book: Book) -> None:
    funder = book.organisation("FUN", kind="public_body")
    book.limit(funder_id=funder)
    document = two_projects(book, "60", "40.01", funder_id=funder)
    assert book.ids(CHECK) == []
    assert book.ids("over-allocated") == [document]
