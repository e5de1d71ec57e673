"""Names that stand in prints and the records that they stand for."""

from ngodesk.store.store import Store
from ngodesk.work.tracing import traces


def test_a_project_has_its_lines_and_documents(filled_store: Store) -> None:
    found = {(each.table, each.code): each.name for each in traces(filled_store, "NL1")}
    assert found["budget_lines", "I.2"] == "Trenerzy"
    assert found["cost_documents", "C1"] == "FV 12/2025"
    assert {"funding_sources", "indicators", "activities", "events"} <= {table for table, _code in found}


def test_without_a_project_there_are_the_documents_alone(filled_store: Store) -> None:
    found = traces(filled_store, None)
    assert {each.table for each in found} == {"cost_documents"}
    assert len(found) == len({each.id for each in found})
