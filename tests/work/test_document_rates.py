"""The rate that is taken: onto the document, or onto the allocations of a project with another currency."""

from datetime import date

import pytest

from ngodesk.store.store import Store
from ngodesk.work import allocating, document_rates, history, saving
from ngodesk.work.allocating import Paper, Part

TODAY = date(2025, 5, 20)


def scalar(store: Store, sql: str, *values: object) -> int:
    with store.reading() as connection:
        return int(connection.exec_driver_sql(sql, values).scalar_one())


@pytest.fixture
def document(filled_store: Store) -> int:
    """A bill in euros, with a rate to złoty, shared with a second project in Swedish crowns."""
    found = scalar(filled_store, "SELECT id FROM cost_documents WHERE ref = 'C3'")
    project = saving.add(
        filled_store,
        "projects",
        {
            "ref": "SE1", "title": "Hav", "role": "partner", "start": "2025-01-01", "end": "2025-12-31",
            "status": "running", "currency": "SEK",
        },
    )  # fmt: skip
    line = saving.add(
        filled_store,
        "budget_lines",
        {"project": project, "code": "1", "name": "Resor", "category": "1", "cost_kind": "direct"},
    )
    source = saving.add(
        filled_store,
        "funding_sources",
        {"project": project, "code": "G", "kind": "grant", "name": "Bidrag"},
    )
    saving.add(
        filled_store,
        "exchange_rates",
        {"currency": "EUR", "base": "SEK", "date": "2025-05-02", "rate": 11 * 10**12},
    )
    (part,) = paper_of(filled_store, found).parts
    more = Part(None, project, line, source, 1_000)
    allocating.write(filled_store, found, [part, more])
    # Quoted in złoty, it says nothing of crowns.
    saving.change(
        filled_store, "cost_documents", found, {"exchange_rate": 23 * 10**10, "rate_currency": "PLN"}
    )
    return found


def paper_of(store: Store, document: int) -> Paper:
    found = allocating.paper(store, document)
    assert found is not None
    return found


def take(store: Store, document: int, part: Part) -> None:
    proposal = document_rates.proposed_for(store, document, part.project, TODAY)
    assert proposal is not None
    document_rates.take(store, document, proposal, part.project)


def test_a_second_currency_has_a_rate_of_its_own(filled_store: Store, document: int) -> None:
    first, second = paper_of(filled_store, document).parts
    assert first.value is not None
    assert second.value is None
    take(filled_store, document, second)
    again = paper_of(filled_store, document)
    assert [part.value for part in again.parts] == [first.value, 11_000]
    assert again.rate == 23 * 10**10
    rates = [(part.rate, part.rate_currency) for part in again.parts]
    assert rates == [(None, ""), (11 * 10**12, "EUR")]
    assert again.value(1_000, "SEK", rates[1]) == 11_000
    assert again.value(1_000, "SEK") is None
    history.undo(filled_store)
    assert paper_of(filled_store, document).parts[1].value is None


def test_without_a_rate_the_document_takes_it(filled_store: Store, document: int) -> None:
    saving.change(filled_store, "cost_documents", document, {"exchange_rate": None, "rate_currency": None})
    first, _second = paper_of(filled_store, document).parts
    take(filled_store, document, first)
    assert paper_of(filled_store, document).rate == 42_563 * 10**8
    note = "SELECT exchange_note FROM cost_documents WHERE id = ?"
    with filled_store.reading() as connection:
        assert connection.exec_driver_sql(note, (document,)).scalar() == "NBP 84/A/2025"
