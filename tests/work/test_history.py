"""The history of a record in words."""

import pytest

from ngodesk.common.errors import UserError
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
    assert (change.number, change.stands, change.undone) == (number, False, True)
    assert [(each.before, each.after) for each in undo.differences] == [("Łódź", "")]
    assert viewing.fetch(filled_store, "people", person, "en").values["city"] is None


def _listed(store: Store, table: str, field: str) -> tuple[int, tuple[int, ...]]:
    """A record that lists at least two others in a field."""
    with store.reading() as connection:
        ids = connection.exec_driver_sql(f"SELECT id FROM {table}").scalars().all()
        for row_id in ids:
            values = viewing.values_of(connection, table, row_id) or {}
            listed = values[field]
            if isinstance(listed, tuple) and len(listed) > 1:
                return row_id, listed
    raise AssertionError("the example has no such record")


def test_lists_of_records_are_told_by_their_names(filled_store: Store) -> None:
    record, listed = _listed(filled_store, "cooperations", "parties")
    with filled_store.reading() as connection:
        names = dict(connection.exec_driver_sql("SELECT id, name FROM organisations").all())
    saving.change(filled_store, "cooperations", record, {"parties": listed[:1]})
    saving.change(filled_store, "cooperations", record, {"parties": listed[::-1]})
    latest, shorter, *earlier = history.told(filled_store, "cooperations", record, "en")
    said = ["; ".join(names[each] for each in parties) for parties in (listed, listed[:1], listed[::-1])]
    assert [(each.before, each.after) for each in shorter.differences] == [(said[0], said[1])]
    assert [(each.before, each.after) for each in latest.differences] == [(said[1], said[2])]
    assert any(each.after == said[0] for each in earlier[-1].differences)
    history.undo_chosen(filled_store, latest.number)
    undone = history.told(filled_store, "cooperations", record, "en")[0]
    assert [(each.before, each.after) for each in undone.differences] == [(said[2], said[1])]


def test_it_is_known_before_what_goes_with_a_step(filled_store: Store) -> None:
    person = _id(filled_store, "people", "P1")
    for city in ("Łódź", "Białystok", "Rīga"):
        saving.change(filled_store, "people", person, {"city": city})
    saving.change(filled_store, "people", _id(filled_store, "people", "P2"), {"city": "Rīga"})
    third, second, first = history.told(filled_store, "people", person, "en")[:3]
    assert history.others(filled_store, third.number) == []
    assert len(history.others(filled_store, first.number)) == 2
    assert len(history.undo_chosen(filled_store, first.number)) == 3
    with pytest.raises(UserError):
        history.others(filled_store, second.number)


def test_what_was_done_again_is_not_undone(filled_store: Store) -> None:
    person = _id(filled_store, "people", "P1")
    saving.change(filled_store, "people", person, {"city": "Łódź"})
    history.undo(filled_store)
    history.redo(filled_store)
    redo, undo, change = history.told(filled_store, "people", person, "en")[:3]
    assert [redo.kind, undo.kind, change.kind] == ["redo", "undo", "edit"]
    assert change.stands
    assert not change.undone
