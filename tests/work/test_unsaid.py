"""What an output prints where it has no credit line of its own."""

from datetime import date

from ngodesk.figures.facts import project_facts
from ngodesk.store.store import Store
from ngodesk.work import saving, viewing
from ngodesk.work.unsaid import unsaid


def test_a_blank_credit_line_is_that_of_the_project(filled_store: Store) -> None:
    with filled_store.reading() as connection:
        output = int(connection.exec_driver_sql("SELECT min(id) FROM outputs").scalar_one())
    with filled_store.read() as session:
        lines = project_facts(session, "NL1", "", date(2025, 6, 1)).credit_lines
    values = {"credit_line": None, "date": "2025-06-01"}
    saving.change(filled_store, "outputs", output, values)
    found = viewing.fetch(filled_store, "outputs", output, "en")
    assert found is not None
    assert lines
    assert unsaid(filled_store, "outputs", found.values) == {"credit_line": " · ".join(lines)}
    assert unsaid(filled_store, "outputs", found.values | {"credit_line": "Wsparcie gminy"}) == {}
    assert unsaid(filled_store, "events", found.values) == {}
