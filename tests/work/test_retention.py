"""How long personal data are kept: as the programme says, counted from the last day of the project."""

from datetime import UTC, date, datetime, timedelta

from ngodesk.model import Amendment, Consent
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


def test_whoever_no_project_needs_is_listed_a_year_after_the_last_note(store: Store) -> None:
    book = Book(store)
    kept = book.person("Anna", "Łąk")
    book.attend(book.event(), kept)
    gone, asked = book.person("Nikt", "Nieczyj"), book.person("Ewa", "Dawna")
    day = date.today()
    book.add(Consent(person_id=asked, kind="newsletter", given_on=day - timedelta(days=900)))
    assert retention.due(store, day, "en") == []
    book.add(Consent(person_id=asked, kind="newsletter", given_on=day + timedelta(days=200)))
    later = retention.due(store, day + timedelta(days=400), "en")
    assert [each.id for each in later] == [gone]
    assert later[0].last == datetime.now(UTC).date()
    assert [each.id for each in retention.due(store, day + timedelta(days=600), "en")] == [gone, asked]
