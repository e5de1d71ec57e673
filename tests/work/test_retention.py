"""How long personal data are kept: as the programme says, counted from the last day of the project."""

from datetime import date

from ngodesk.model import Amendment
from ngodesk.store.store import Store
from ngodesk.work import retention
from tests.checks.book import START, TODAY, Book


def test_the_years_are_counted_from_the_amended_end(store: Store) -> None:
    book = Book(store)
    book.limit(retention_years=5)
    person = book.person()
    book.attend(book.event(), person)
    amended = {"date": START, "status": "approved", "new_end": date(2027, 3, 31)}
    for number, until in ((0, date(2030, 12, 31)), (1, date(2032, 3, 31))):
        if number:
            book.add(Amendment(project_id=book.project, number=number, **amended))
        (hold,) = retention.kept(store, person, TODAY, "en").holds
        assert hold.until == until
        assert hold.lasts(until)
