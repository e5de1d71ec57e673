"""Names that stand in prints and the records that they stand for."""

from ngodesk.store.store import Store
from ngodesk.work.printing import Wish
from ngodesk.work.tracing import sums, traces


def test_a_project_has_its_lines_and_documents(filled_store: Store) -> None:
    found = {(each.table, each.code): each.name for each in traces(filled_store, "NL1")}
    assert found["budget_lines", "I.2"] == "Trenerzy"
    assert found["cost_documents", "C1"] == "FV 12/2025"
    assert {"funding_sources", "indicators", "activities", "events"} <= {table for table, _code in found}


def test_without_a_project_there_are_the_documents_alone(filled_store: Store) -> None:
    found = traces(filled_store, None)
    assert {each.table for each in found} == {"cost_documents"}
    assert len(found) == len({each.id for each in found})


def test_each_section_tells_what_its_totals_are_of(filled_store: Store) -> None:
    wish = Wish("NL1", language="en")
    found = {each.heading: each.traces for each in sums(filled_store, "receipts", wish, "en")}
    assert [each.table for each in found["Tranches promised"]] == ["tranches"]
    assert [each.table for each in found["Received and returned"]] == ["receipts"]
    assert {each.id for traces in found.values() for each in traces} == {None}
    polish = sums(filled_store, "pl-public-task", Wish("NL1", language="pl"), "pl")
    (lines,) = (each for each in polish if each.heading.startswith("II.1."))
    assert [(each.table, each.name) for each in lines.traces] == [
        ("allocations", "Suma wszystkich koszt\N{LATIN SMALL LETTER O WITH ACUTE}w realizacji zadania")
    ]
