"""Minors who volunteer without the consent of their guardian, or too young."""

from datetime import date

from ngodesk.model import Consent, VolunteerAgreement
from tests.checks.book import START, Book

CHECK = "guardian-consent"

ADULT, YOUTH = date(2007, 1, 1), date(2007, 1, 2)


def test_poland_eighteen_on_the_first_day_is_of_age(book: Book) -> None:
    book.country("PL")
    book.volunteer(birth_date=ADULT)
    book.volunteer(birth_year=2007)  # perhaps
    book.volunteer()
    assert book.find(CHECK) == []
    minor, by_year = book.volunteer(birth_date=YOUTH), book.volunteer(birth_year=2008)
    assert book.ids(CHECK) == [minor, by_year]


def test_consent_stands_in_the_agreement_or_apart(book: Book) -> None:
    book.country("PL")
    book.volunteer(birth_date=YOUTH, guardian_consent_on=START)
    agreement = book.volunteer(birth_date=YOUTH)
    with book.store.read() as session:
        person = session.get(VolunteerAgreement, agreement).person_id
    consent = book.add(Consent(person_id=person, kind="guardian", given_on=START))
    assert book.find(CHECK) == []
    book.change(Consent, consent, withdrawn_on=START)
    assert book.ids(CHECK) == [agreement]


def test_latvia_from_thirteen_with_consent_and_from_sixteen_alone(book: Book) -> None:
    book.country("LV")
    book.volunteer(birth_date=date(2009, 1, 1))
    book.volunteer(birth_date=date(2012, 1, 1), guardian_consent_on=START)
    assert book.find(CHECK) == []
    fifteen = book.volunteer(birth_date=date(2009, 1, 2))
    twelve = book.volunteer(birth_date=date(2012, 1, 2), guardian_consent_on=START)
    assert book.ids(CHECK) == [fifteen, twelve]
