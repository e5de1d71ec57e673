"""Projects whose prints have no credit line to carry."""

from datetime import timedelta

from ngodesk.model import CreditLine, Project
from tests.checks.book import TODAY, Book

CHECK = "credit-line-missing"


def credit(book: Book, language: str = "en", **more: object) -> int:
    owner = {"programme_id": book.programme} | more
    return book.add(CreditLine(language=language, text="Supported by the Fund", **owner))


def test_of_the_programme_or_of_the_project(book: Book) -> None:
    assert book.ids(CHECK) == [book.project]
    line = credit(book)
    assert book.find(CHECK) == []
    book.change(CreditLine, line, programme_id=None, project_id=book.project)
    assert book.find(CHECK) == []


def test_valid_on_its_first_and_its_last_day(book: Book) -> None:
    credit(book, valid_from=TODAY, valid_to=TODAY)
    assert book.find(CHECK, TODAY) == []
    for day in (-1, 1):
        assert book.ids(CHECK, TODAY + timedelta(days=day)) == [book.project]


def test_before_an_agreement_none_is_needed(book: Book) -> None:
    book.change(Project, book.project, status="applied")
    assert book.find(CHECK) == []
