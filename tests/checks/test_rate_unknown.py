"""Costs in another currency whose rate is not known: they count nowhere."""

from decimal import Decimal

import pytest

from ngodesk.model import CostDocument, Project
from tests.checks.book import Book

CHECK = "rate-unknown"


def test_a_cost_without_a_rate_is_found(book: Book) -> None:
    document = book.document(currency="EUR")
    part = book.charge(document)
    (found,) = book.find(CHECK)
    assert (found.table, found.id, found.projects) == ("allocations", part, {book.project})
    book.change(CostDocument, document, exchange_rate=Decimal("4.2563"))
    assert book.find(CHECK) == []


def test_a_rate_of_another_currency_helps_nobody(book: Book) -> None:
    part = book.charge(book.document(currency="EUR", exchange_rate="4.2563", rate_currency="USD"))
    assert book.ids(CHECK) == [part]


def test_in_the_currency_of_the_project_no_rate_is_needed(book: Book) -> None:
    book.cost()
    assert book.find(CHECK) == []


@pytest.mark.parametrize("status", ["cancelled", "rejected"])
def test_it_counts_nowhere_in_a_project_that_came_to_nothing_either(book: Book, status: str) -> None:
    document = book.document(currency="EUR")
    part = book.charge(document)
    book.change(Project, book.project, status=status)
    assert book.ids(CHECK) == [part]
    assert [each.id for each in book.find(CHECK, project=book.project, document=document)] == [part]
    assert book.find(CHECK, project=book.new_project("P2")) == []
