"""Places are given in order: who comes too late waits, who cancels makes room, exhibitors take none."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ngodesk.common.errors import UserError
from ngodesk.store.store import Store
from ngodesk.work import history, registering, saving
from ngodesk.work.registering import Registration
from ngodesk.work.saving import RefusedRecordError


@pytest.fixture
def event(filled_store: Store) -> int:
    """A planned event with two places and nobody on its list."""
    with filled_store.reading() as connection:
        project = connection.exec_driver_sql("SELECT id FROM projects").scalar()
    values = {"ref": "REG", "project": project, "kind": "workshop", "title": "W", "status": "planned"}
    return saving.add(filled_store, "events", {**values, "start": "2026-12-01", "capacity": 2, "series": "S"})


def people(store: Store) -> list[int]:
    with store.reading() as connection:
        return list(connection.exec_driver_sql("SELECT id FROM people ORDER BY id").scalars())


def of(store: Store, event: int) -> Registration:
    found = registering.registration(store, event)
    assert found is not None
    return found


def test_who_comes_too_late_waits_and_moves_up(filled_store: Store, event: int) -> None:
    one, two, three = people(filled_store)[:3]
    said = [registering.register(filled_store, event, (each, None)) for each in (one, two, three)]
    assert said == ["registered", "registered", "waiting"]
    assert of(filled_store, event).free() == 0
    registering.cancel(filled_store, event, (one, None))
    found = of(filled_store, event)
    assert (found.taken(), found.free()) == (1, 1)
    registering.move_up(filled_store, event, found.waiting()[0].key)
    assert {each.key[0]: each.status for each in of(filled_store, event).comers} == {
        one: "cancelled", two: "registered", three: "registered",
    }  # fmt: skip


def test_who_comes_back_waits_behind_the_others(filled_store: Store, event: int) -> None:
    one, two, three = people(filled_store)[:3]
    for each in (one, two, three):
        registering.register(filled_store, event, (each, None))
    registering.cancel(filled_store, event, (one, None))
    registering.move_up(filled_store, event, (three, None))
    assert registering.register(filled_store, event, (one, None)) == "waiting"
    assert [each.key[0] for each in of(filled_store, event).comers] == [two, three, one]


def test_an_exhibitor_takes_no_place(filled_store: Store, event: int) -> None:
    with filled_store.reading() as connection:
        body = connection.exec_driver_sql("SELECT id FROM organisations").scalars().first()
    for each in people(filled_store)[:2]:
        registering.register(filled_store, event, (each, None))
    assert registering.register(filled_store, event, (None, body)) == "registered"
    found = of(filled_store, event)
    assert found.taken() == 2
    assert [each.exhibits for each in found.comers] == [False, False, True]


def test_an_event_with_sessions_is_registered_for_whole(filled_store: Store, event: int) -> None:
    for number in (1, 2):
        saving.add(
            filled_store,
            "event_sessions",
            {"event": event, "number": number, "date": f"2026-12-0{number}", "minutes": 90},
        )
    person = people(filled_store)[0]
    registering.register(filled_store, event, (person, None))
    with filled_store.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT count(*), count(session_id) FROM attendance WHERE event_id = ?", (event,)
        ).one()
    assert tuple(rows) == (2, 2)
    assert len(of(filled_store, event).comers) == 1
    history.undo(filled_store)
    assert of(filled_store, event).comers == ()


def test_nobody_cannot_be_registered(filled_store: Store, event: int) -> None:
    with pytest.raises(UserError):
        registering.register(filled_store, event, (None, None))


def test_a_series_shares_its_participants(filled_store: Store, event: int) -> None:
    with filled_store.reading() as connection:
        project = connection.exec_driver_sql("SELECT project_id FROM events WHERE id = ?", (event,)).scalar()
    values = {"project": project, "kind": "workshop", "title": "W", "status": "planned", "series": "S"}
    other = saving.add(
        filled_store, "events", {**values, "ref": "REG2", "start": "2026-12-08", "capacity": 1}
    )
    one, two, three = people(filled_store)[:3]
    for each in (one, two, three):
        registering.register(filled_store, event, (each, None))
    registering.register(filled_store, other, (three, None))
    registering.cancel(filled_store, other, (three, None))
    assert of(filled_store, event).series == 1
    assert registering.share(filled_store, event) == 2
    found = {each.key[0]: each.status for each in of(filled_store, other).comers}
    assert found == {three: "cancelled", one: "registered", two: "waiting"}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["register", "cancel", "up"]), st.integers(0, 3)), max_size=12))
def test_nobody_is_lost_and_no_place_is_given_twice(
    filled_store: Store, event: int, acts: list[tuple[str, int]]
) -> None:
    with filled_store.writing(registering.Header(registering.CANCEL)) as batch:
        batch.delete(
            "attendance",
            list(
                batch.connection.exec_driver_sql(
                    "SELECT id FROM attendance WHERE event_id = ?", (event,)
                ).scalars()
            ),
        )
    known = people(filled_store)
    seen: set[int] = set()
    for act, place in acts:
        found = of(filled_store, event)
        if act == "register":
            registering.register(filled_store, event, (known[place], None))
            seen.add(known[place])
        elif act == "cancel":
            registering.cancel(filled_store, event, (known[place], None))
        elif found.free() and found.waiting():
            registering.move_up(filled_store, event, found.waiting()[0].key)
        now = of(filled_store, event)
        assert now.taken() <= 2
        assert {each.key[0] for each in now.comers} == seen


def test_whom_the_file_does_not_know_it_knows_afterwards(filled_store: Store, event: int) -> None:
    with filled_store.reading() as connection:
        first = connection.exec_driver_sql("SELECT first_name FROM people ORDER BY id").scalar()
    new = registering.Newcomer(f"{first} Nowakowska", "Nowe koło")
    assert registering.register(filled_store, event, (None, None), new) == "registered"
    (comer,) = of(filled_store, event).comers
    assert (comer.name, comer.organisation) == (f"Nowakowska {first}", "Nowe koło")
    history.undo(filled_store)
    assert of(filled_store, event).comers == ()
    with pytest.raises(RefusedRecordError):
        registering.register(filled_store, event, (None, None), registering.Newcomer("Nowakowska"))
    with filled_store.reading() as connection:
        asked = "SELECT count(*) FROM people WHERE last_name = 'Nowakowska'"
        assert connection.exec_driver_sql(asked).scalar() == 0
