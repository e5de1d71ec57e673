"""Lists that tell people nothing about what their data are kept for."""

from ngodesk.model import Event
from tests.checks.book import Book

CHECK = "information-clause-missing"


def test_the_clause_is_asked_for_in_the_language_of_the_prints(book: Book) -> None:
    book.setting("language", "pl")
    assert book.find(CHECK) == []
    event = book.event()
    assert book.ids(CHECK) == [book.project]
    book.setting("information_clause.lv", "Datu pārzinis …")
    assert book.ids(CHECK) == [book.project]
    book.setting("information_clause.pl", "Administratorem danych jest …")
    assert book.find(CHECK) == []
    book.setting("information_clause.pl", " ")
    assert book.ids(CHECK) == [book.project]
    book.change(Event, event, status="cancelled")
    assert book.find(CHECK) == []
