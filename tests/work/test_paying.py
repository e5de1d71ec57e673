"""The payment run: what is owed, paid on one day in one step."""

from datetime import date

from ngodesk.store.store import Store
from ngodesk.work import history, paying, saving


def documents(store: Store) -> dict[str, paying.Due]:
    return {due.number: due for due in paying.unpaid(store)}


def test_what_is_unpaid_is_told_with_what_is_owed(filled_store: Store) -> None:
    assert {number: due.owed for number, due in documents(filled_store).items()} == {"4/2025": 100_000}


def test_paying_is_one_step_and_undone_as_one(filled_store: Store) -> None:
    with filled_store.reading() as connection:
        partly = connection.exec_driver_sql("SELECT id FROM cost_documents WHERE ref = 'C2'").scalar_one()
        row = connection.exec_driver_sql(
            "SELECT id FROM payments WHERE document_id = ? AND number = 3", (partly,)
        ).scalar_one()
    saving.change(filled_store, "payments", row, {"amount": 60_000})
    before = documents(filled_store)
    assert before["3/2025"].owed == 40_000
    ids = [due.id for due in before.values()]
    assert paying.pay(filled_store, [*ids, ids[0], 1], date(2025, 11, 21)) == 2
    assert documents(filled_store) == {}
    with filled_store.reading() as connection:
        last = connection.exec_driver_sql(
            "SELECT number, date, amount FROM payments WHERE document_id = ? ORDER BY number DESC", (partly,)
        ).first()
    assert last is not None
    assert tuple(last) == (4, "2025-11-21", 40_000)
    history.undo(filled_store)
    assert documents(filled_store) == before


def test_due_dates_come_first_to_last(filled_store: Store) -> None:
    for number, due in (("N1", "2025-12-01"), ("N2", None), ("N3", "2025-10-01")):
        saving.add(
            filled_store,
            "cost_documents",
            {
                "ref": number, "kind": "invoice", "number": number, "issue_date": "2025-09-01",
                "currency": "PLN", "gross": 100, "due_date": due,
            },
        )  # fmt: skip
    found = [due.number for due in paying.unpaid(filled_store)]
    assert found.index("N3") < found.index("N1") < found.index("N2")
