"""Staff hours: a month adds up, one entry for a place, several are left alone, one undo."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngodesk.store.store import Store
from ngodesk.work import features, history, saving, staff_hours
from ngodesk.work.staff_hours import Month

MAY = date(2025, 5, 1)


@pytest.fixture
def person(filled_store: Store) -> int:
    with filled_store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT person_id FROM project_team").scalars().first())


@pytest.fixture
def project(filled_store: Store) -> int:
    with filled_store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT id FROM projects WHERE ref = 'NL1'").scalar_one())


def test_nobody_is_asked_who_does_not_write_hours_down(filled_store: Store, person: int) -> None:
    features.choose(filled_store, [])
    with filled_store.reading() as connection:
        held = set(connection.exec_driver_sql("SELECT person_id FROM work_hours").scalars())
    assert held <= {key for key, _name in staff_hours.people(filled_store, "pl")}
    if not held:
        assert staff_hours.people(filled_store, "pl") == []
    features.choose(filled_store, ["staff"])
    assert person in dict(staff_hours.people(filled_store, "pl"))


def test_hours_stand_where_they_were_written(filled_store: Store, person: int, project: int) -> None:
    places: dict[Any, Any] = {(date(2025, 5, 5), project): 60_000, (date(2025, 5, 5), None): 20_000}
    staff_hours.write(filled_store, person, places, "Biuro")
    found = staff_hours.month(filled_store, person, MAY)
    assert {place: cell.hours for place, cell in found.cells.items()} == places
    assert (found.of_day(date(2025, 5, 5)), found.of_project(project), found.task) == (
        80_000,
        60_000,
        "Biuro",
    )
    assert project in [each[0] for each in found.projects]
    staff_hours.write(filled_store, person, {(date(2025, 5, 5), None): None}, "")
    assert staff_hours.month(filled_store, person, MAY).of_project(None) == 0
    history.undo(filled_store)
    history.undo(filled_store)
    assert staff_hours.month(filled_store, person, MAY).cells == {}


def test_several_tasks_stand_together(filled_store: Store, person: int, project: int) -> None:
    for task in ("A", "B"):
        values = {"person": person, "project": project, "date": "2025-05-05", "hours": 15_000, "task": task}
        saving.add(filled_store, "work_hours", values)
    cell = staff_hours.month(filled_store, person, MAY).cells[date(2025, 5, 5), project]
    assert (cell.hours, len(cell.entries)) == (30_000, 2)


def test_volunteer_work_counts_into_the_day(filled_store: Store) -> None:
    with filled_store.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT a.person_id, h.date, sum(h.hours) AS hours FROM volunteer_hours h"
            " JOIN volunteer_agreements a ON a.id = h.agreement_id GROUP BY 1, 2"
        ).first()
    assert row is not None
    day = date.fromisoformat(row.date)
    found = staff_hours.month(filled_store, row.person_id, day.replace(day=1))
    assert found.of_day(day) == row.hours


@given(st.dates())
def test_a_month_has_its_days(day: date) -> None:
    first = day.replace(day=1)
    days = Month(1, first, (), {}, {}, "").days()
    assert days[0] == first
    assert day in days
    assert {each.month for each in days} == {first.month}
    assert [each.day for each in days] == list(range(1, len(days) + 1))


def test_who_wrote_hours_last_is_likely_to_go_on(filled_store: Store, project: int) -> None:
    with filled_store.reading() as connection:
        one, other = connection.exec_driver_sql("SELECT id FROM people ORDER BY id LIMIT 2").scalars()
    for person, day in ((one, "2030-05-02"), (other, "2030-05-01")):
        values = {"person": person, "project": project, "date": day, "hours": 10_000, "task": "Raport"}
        saving.add(filled_store, "work_hours", values)
    assert staff_hours.last_at_work(filled_store) == one
