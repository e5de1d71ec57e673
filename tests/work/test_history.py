"""The history of a record in words."""

from ngodesk.store.store import Store
from ngodesk.work import history, saving, viewing


def _id(store: Store, table: str, ref: str) -> int:
    with store.reading() as connection:
        found = connection.exec_driver_sql(f"SELECT id FROM {table} WHERE ref = ?", (ref,))
        return int(found.scalar_one())


def test_a_step_tells_what_it_changed_as_the_screen_shows_it(filled_store: Store) -> None:
    document = _id(filled_store, "cost_documents", "C1")
    issuer = _id(filled_store, "organisations", "BIE")
    saving.change(filled_store, "cost_documents", document, {"gross": 124050, "issuer": issuer})
    latest, *earlier = history.told(filled_store, "cost_documents", document, "pl")
    after = {each.label: (each.before, each.after) for each in latest.differences}
    assert after["Gross amount"] == ("1\xa0999,99", "1\xa0240,50")
    assert after["Issuer"] == ("Drukarnia Świt", "Biedrība „Ķekavas ļaudis”")
    assert len(after) == 2
    assert latest.words == "Change: Cost document"
    assert latest.stands
    assert earlier


def test_what_was_undone_stands_no_longer(filled_store: Store) -> None:
    person = _id(filled_store, "people", "P1")
    saving.change(filled_store, "people", person, {"city": "Łódź"})
    number = history.told(filled_store, "people", person, "en")[0].number
    history.undo_chosen(filled_store, number)
    undo, change = history.told(filled_store, "people", person, "en")[:2]
    assert (undo.kind, undo.stands) == ("undo", False)
    assert (change.number, change.stands) == (number, False)
    assert [(each.before, each.after) for each in undo.differences] == [("Łódź", "")]
    assert viewing.fetch(filled_store, "people", person, "en").values["city"] is None
