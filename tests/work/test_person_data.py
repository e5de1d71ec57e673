"""All that is held on a person: also what refers to the person's own papers, and what stood there before."""

from datetime import date

from ngodesk.model import Affiliation, Person
from ngodesk.store.store import Store
from ngodesk.work import person_data, records
from tests.checks.book import START, Book


def test_hours_of_an_agreement_are_the_volunteers_too(store: Store) -> None:
    book = Book(store)
    agreement = book.volunteer()
    for day in (2, 3, 4):
        book.work(agreement, date(2025, 5, day))
    with store.reading() as connection:
        person = connection.exec_driver_sql("SELECT person_id FROM volunteer_agreements").scalar_one()
    held = person_data.person_data(store, person, "en")
    hours = [each for each in held["records"] if each["table"] == "volunteer_hours"]
    assert [each["fields"]["date"].split()[0] for each in hours] == ["2", "3", "4"]
    assert {each["as"] for each in hours} == {"agreement"}


def test_what_stood_there_before_is_told_while_the_journal_has_it(store: Store) -> None:
    book = Book(store)
    person = book.person(phone="+48600700801", address="ul. Dawna 1")
    other = book.person("Jan", "Inny", phone="+48500500500")
    role = book.add(
        Affiliation(person_id=person, organisation_id=book.organisation("U"), role="board", start=START)
    )
    book.change(Person, person, phone="+48600700802", address=None)
    book.change(Person, other, phone=None)
    records.delete(store, "affiliations", [role], "Delete")
    former = person_data.person_data(store, person, "en")["former"]
    told = {(each["table"], *field) for each in former for field in each["fields"].items()}
    assert ("people", "phone", "+48600700801") in told
    assert ("people", "address", "ul. Dawna 1") in told
    assert any(table == "affiliations" and name == "role" for table, name, _text in told)
    assert not any("500" in text for _table, _name, text in told)
    assert all(each["until"] for each in former)
