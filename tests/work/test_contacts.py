"""Persons and organisations as a whole: roles and consents with their dates, the catalogue by county."""

from datetime import date
from typing import Any

import pytest

from ngodesk.common.errors import UserError
from ngodesk.model import Affiliation, Consent
from ngodesk.store.store import Store
from ngodesk.work import cataloguing, contacts, history
from ngodesk.work.contacts import Contact
from tests.checks.book import TODAY, Book

_BEFORE = date(2025, 6, 29)


@pytest.fixture
def book(store: Store) -> Book:
    return Book(store)


def whole(store: Store, table: str, record: int, today: date = TODAY) -> Contact:
    found = contacts.contact(store, table, record, today, "en")
    assert found is not None
    return found


def role(book: Book, person: int, organisation: int, role: str, **more: Any) -> int:
    return book.add(Affiliation(person_id=person, organisation_id=organisation, role=role, **more))


def test_roles_of_today_come_first_and_end_on_a_day(store: Store, book: Book) -> None:
    person, league, city = book.person(), book.organisation("LG"), book.organisation("UM")
    role(book, person, league, "board", start=date(2019, 1, 1), end=date(2020, 1, 1))
    member = role(book, person, league, "member", start=date(2020, 1, 2))
    officer = role(book, person, city, "ngo_officer")
    found = whole(store, "people", person).roles
    assert [(each.role, each.current, each.officer) for each in found] == [
        ("ngo_officer", True, True),
        ("member", True, False),
        ("board", False, False),
    ]
    assert [each.name for each in found][:2] == ["Name of UM", "Name of LG"]
    contacts.end(store, officer, _BEFORE)
    assert [each.id for each in whole(store, "people", person).roles if each.current] == [member]
    assert [each.officer for each in whole(store, "organisations", city, _BEFORE).roles] == [True]
    assert whole(store, "organisations", city).roles[0].current is False
    with pytest.raises(UserError):
        contacts.end(store, member, date(2020, 1, 1))
    history.undo(store)
    assert whole(store, "people", person).roles[0].id == officer


def test_a_consent_is_withdrawn_and_stays(store: Store, book: Book) -> None:
    person = book.person(birth_date=date(2008, 7, 1))
    given = date(2025, 1, 10)
    image = book.add(Consent(person_id=person, kind="image", given_on=given, guardian_name="Maria Łąk"))
    book.add(Consent(person_id=person, kind="guardian", given_on=given, project_id=book.project))
    assert whole(store, "people", person).minor
    with pytest.raises(UserError):
        contacts.withdraw(store, image, date(2025, 1, 9))
    contacts.withdraw(store, image, TODAY)
    found = whole(store, "people", person).consents
    assert [(each.kind, each.withdrawn, each.guardian, each.project) for each in found] == [
        ("guardian", None, "", "P1"),
        ("image", TODAY, "Maria Łąk", ""),
    ]
    assert not whole(store, "people", person, date(2026, 7, 1)).minor
    assert whole(store, "people", book.person(birth_year=2010)).minor
    assert not whole(store, "people", book.person()).minor


def test_what_somebody_took_part_in(store: Store, book: Book) -> None:
    person, league = book.person(), book.organisation("LG")
    first, second = book.event(start=date(2025, 5, 1)), book.event("Targi")
    book.attend(first, person, organisation_id=league)
    book.attend(second, person)
    book.attend(book.event("Nie"), person, status="absent")
    found = whole(store, "people", person)
    assert [(each.table, each.id) for each in found.parts] == [("events", second), ("events", first)]
    assert (found.events, found.hours) == (2, 60000)
    theirs = whole(store, "organisations", league)
    assert [each.id for each in theirs.parts] == [first]
    assert contacts.contact(store, "people", 1, TODAY, "en") is None


def test_the_catalogue_groups_and_names_who_is_missing(store: Store, book: Book) -> None:
    place = {"country": "PL", "region": "opolskie"}
    brzeg = book.organisation("A", county="brzeski", municipality="Brzeg", areas="kultura; sport", **place)
    lewin = book.organisation("B", county="brzeski", municipality="Lewin Brzeski", active=False, **place)
    nowhere = book.organisation("C")
    with store.reading() as connection:
        own = connection.exec_driver_sql("SELECT id FROM organisations WHERE own = 1").scalar_one()
    from ngodesk.model import Organisation

    book.change(Organisation, own, county="Opole", municipality="Opole", **place)
    riga = book.organisation("D", country="LV", municipality="Mārupes novads")
    officer = role(book, book.person(), brzeg, "ngo_officer")
    found = cataloguing.catalogue(store, TODAY, "pl")
    assert [each.id for each in found.organisations] == [brzeg, lewin, riga, own, nowhere]
    assert found.organisations[2].county == "Mārupes novads"  # Latvia has no counties
    assert found.organisations[0].areas == ("kultura", "sport")
    assert found.organisations[0].officers == ("Anna Łąk",)
    assert [each.active for each in found.organisations[:2]] == [True, False]
    assert len(found.empty) == 10
    assert {"brzeski", "Opole"}.isdisjoint(found.empty)
    assert "nyski" in found.empty
    contacts.end(store, officer, _BEFORE)
    assert cataloguing.catalogue(store, TODAY, "pl").organisations[0].officers == ()
