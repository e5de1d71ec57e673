"""Projects whose credit line is not there in the language of the prints."""

from ngodesk.model import CreditLine
from tests.checks.book import Book

CHECK = "credit-line-language"


def credit(book: Book, language: str = "en", **more: object) -> int:
    owner = {"programme_id": book.programme} | more
    return book.add(CreditLine(language=language, text="Supported by the Fund", **owner))


def test_in_the_language_of_the_prints(book: Book) -> None:
    assert book.find(CHECK) == []  # none at all is another matter
    credit(book, "pl")
    assert book.ids(CHECK) == [book.project]
    credit(book, "en")
    assert book.find(CHECK) == []


def test_every_line_of_the_page(book: Book) -> None:
    credit(book, "en", position=1)
    credit(book, "pl", position=2)
    assert book.ids(CHECK) == [book.project]
    book.setting("language", "pl")
    assert book.ids(CHECK) == [book.project]
    credit(book, "pl", position=1)
    assert book.find(CHECK) == []
