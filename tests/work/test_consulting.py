"""Remarks on a draft: numbered by themselves, from whom is found or added, decided one after the other."""

from typing import Any

import pytest

from ngodesk.store.store import Store
from ngodesk.work import consulting, history, saving
from ngodesk.work.consulting import Consulting
from ngodesk.work.saving import RefusedRecordError

_STEPS = "SELECT count(*) FROM steps"


def one(store: Store, sql: str, *values: object) -> Any:
    with store.reading() as connection:
        return connection.exec_driver_sql(sql, values).scalar_one()


@pytest.fixture
def consultation(store: Store) -> int:
    values = {"ref": "K1", "title": "Statut", "opened": "2025-03-01", "closed": "2025-03-21"}
    return saving.add(store, "consultations", values)


def found(store: Store, consultation: int) -> Consulting:
    made = consulting.consultation(store, consultation, "pl")
    assert made is not None
    return made


def remark(store: Store, consultation: int, day: str = "2025-03-10", **who: str) -> int:
    return consulting.add_remark(store, consultation, {"received": day, "text": "Dodać § 4."}, **who)


def test_numbers_come_by_themselves_and_who_is_new_is_added_in_the_same_step(
    store: Store, consultation: int
) -> None:
    remark(store, consultation)
    steps = int(one(store, _STEPS))
    remark(store, consultation, organisation="Koło Ździebełko", person="Żak Łucja")
    assert int(one(store, _STEPS)) == steps + 1
    remarks = found(store, consultation).remarks
    assert [each.number for each in remarks] == [1, 2]
    assert remarks[1].who == "Koło Ździebełko, Żak Łucja"
    assert one(store, "SELECT first_name FROM people WHERE last_name = 'Żak'") == "Łucja"
    history.undo(store)
    assert one(store, "SELECT count(*) FROM organisations WHERE name = 'Koło Ździebełko'") == 0
    assert len(found(store, consultation).remarks) == 1


def test_a_person_with_one_name_only_is_refused(store: Store, consultation: int) -> None:
    with pytest.raises(RefusedRecordError):
        remark(store, consultation, person="Żak")
    assert found(store, consultation).remarks == ()
    assert one(store, "SELECT count(*) FROM people WHERE last_name = 'Żak'") == 0


def test_what_came_outside_the_days_is_known(store: Store, consultation: int) -> None:
    for day in ("2025-02-28", "2025-03-01", "2025-03-21", "2025-03-22"):
        remark(store, consultation, day)
    remarks = found(store, consultation).remarks
    assert [each.early for each in remarks] == [True, False, False, False]
    assert [each.late for each in remarks] == [False, False, False, True]


def test_the_next_undecided_goes_round(store: Store, consultation: int) -> None:
    first, second, third = (remark(store, consultation) for _number in range(3))
    consulting.decide(store, second, "partly")
    made = found(store, consultation)
    assert made.counts() == {"open": 2, "partly": 1}
    assert made.next_open(None) == first
    assert made.next_open(first) == third
    assert made.next_open(third) == first
    for each in (first, third):
        consulting.decide(store, each, "rejected")
    assert found(store, consultation).next_open(second) is None


def test_a_consultation_that_is_gone_is_nothing(store: Store, consultation: int) -> None:
    history.undo(store)
    assert consulting.consultation(store, consultation, "pl") is None
