"""Suppliers with whom somebody of the own board is bound up."""

from datetime import date

import pytest

from ngodesk.model import Affiliation, Contract, Organisation
from tests.checks.book import TODAY, Book

CHECK = "related-supplier"


@pytest.fixture
def member(book: Book) -> int:
    """Zofia Żak, who sits on the own board."""
    with book.store.read() as session:
        own = session.query(Organisation.id).filter(Organisation.own.is_(True)).scalar()
    person = book.person("Zofia", "Żak")
    book.add(Affiliation(person_id=person, organisation_id=own, role="board", start=date(2025, 2, 1)))
    return person


def test_what_a_board_member_sells_herself(book: Book, member: int) -> None:
    document = book.cost("100", issuer_name="zofia Zak")
    book.cost("100", issuer_name="Zofia Żakowska")
    book.cost("100", issuer_name="Zofia Żak", issue_date=date(2025, 1, 31))
    book.cost("100", issuer_name="Zofia Żak", kind="travel")
    assert book.ids(CHECK) == [document]


def test_what_a_body_sells_that_she_leads(book: Book, member: int) -> None:
    firm = book.organisation("F")
    document = book.cost("100", issuer_id=firm)
    assert book.find(CHECK) == []
    book.add(Affiliation(person_id=member, organisation_id=firm, role="member"))
    assert book.find(CHECK) == []
    led = book.add(Affiliation(person_id=member, organisation_id=firm, role="owner"))
    assert book.ids(CHECK) == [document]
    book.change(Affiliation, led, end=date(2025, 3, 31))
    assert book.find(CHECK) == []
    assert date(2025, 3, 31) < TODAY


def test_contracts_but_not_employment(book: Book, member: int) -> None:
    values = {"project_id": book.project, "person_id": member, "signed_on": TODAY}
    contract = book.add(Contract(ref="U1", subject="Szkolenie", kind="mandate", **values))
    book.add(Contract(ref="U2", subject="Praca", kind="employment", **values))
    (found,) = book.find(CHECK)
    assert (found.table, found.id) == ("contracts", contract)
