"""Lists: every table, every order, every search, compared with a plain reading of the same records."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ngodesk.common.text import fold, sort_key
from ngodesk.model import TABLES
from ngodesk.store.opening import open_store
from ngodesk.store.selection import Scope, belongs_to_projects
from ngodesk.store.store import Store
from ngodesk.work import listing
from ngodesk.work.listing import Listing


@pytest.fixture(scope="module")
def whole(filled_workspace: Path) -> Iterator[Store]:
    """The example, to read."""
    with open_store(filled_workspace, write=False) as store:
        yield store


def ids_of(store: Store, table: str) -> set[int]:
    with store.reading() as connection:
        return set(connection.exec_driver_sql(f"SELECT id FROM {table}").scalars())


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_listed_by_every_column(whole: Store, table: str) -> None:
    names = [field.name for field in TABLES[table].described.fields]
    shown = Listing(Scope(table), names, "pl")
    everything = ids_of(whole, table)
    for name in names:
        up, down = shown.keys(whole, sort=name), shown.keys(whole, sort=name, descending=True)
        assert set(up) == set(down) == everything
        assert len(up) == len(down) == len(everything)
    rows = shown.rows(whole, sorted(everything))
    assert [len(row) for row in rows] == [len(names)] * len(everything)


def test_names_stand_in_the_order_of_the_alphabet(whole: Store) -> None:
    people = Listing(Scope("people"), ["last_name", "first_name"], "pl")
    ids = people.keys(whole, sort="last_name")
    names = [(row[0].text, row[1].text) for row in people.rows(whole, ids)]
    assert len(names) > 3
    assert names == sorted(names, key=lambda name: (sort_key(name[0], "pl"), sort_key(name[1], "pl")))


def test_a_reference_stands_in_the_order_of_its_names_and_blank_ones_come_last(whole: Store) -> None:
    attendance = Listing(Scope("attendance"), ["person", "organisation"], "lv")
    for descending in (False, True):
        rows = attendance.rows(whole, attendance.keys(whole, sort="organisation", descending=descending))
        names = [row[1].text for row in rows]
        filled = [name for name in names if name]
        assert names == filled + [""] * (len(names) - len(filled))
        assert filled == sorted(filled, key=lambda name: sort_key(name, "lv"), reverse=descending)
        assert len(set(filled)) > 1


def test_numbers_stand_by_their_size(whole: Store) -> None:
    documents = Listing(Scope("cost_documents"), ["gross"], "pl")
    values = [row[0].stored for row in documents.rows(whole, documents.keys(whole, sort="gross"))]
    assert values == sorted(values)
    assert len(set(values)) > 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=12))
def test_no_text_fails(whole: Store, typed: str) -> None:
    for table in ("people", "attendance", "budget_lines", "cost_documents"):
        shown = Listing(Scope(table), TABLES[table].listed, "pl")
        assert set(shown.keys(whole, typed)) <= ids_of(whole, table)


def test_a_page_that_was_pasted_into_a_search_finds_nothing(whole: Store) -> None:
    pasted = " ".join(f"słowo{number}" for number in range(2_000))
    assert not len(Listing(Scope("people"), ["last_name", "birth_date"], "pl").keys(whole, pasted))


@pytest.mark.parametrize("letters", [1, 2, 3, 5])
def test_people_are_found_by_every_part_of_their_names(whole: Store, letters: int) -> None:
    people = Listing(Scope("people"), ["last_name", "first_name"], "pl")
    rows = list(zip(people.keys(whole), people.rows(whole, people.keys(whole)), strict=True))
    for _row_id, row in rows:
        part = fold(row[0].text)[-letters:]
        expected = {
            other
            for other, cells in rows
            if part in fold(cells[0].text) or part in fold(cells[1].text) or part in mail(whole, other)
        }
        assert expected <= set(people.keys(whole, part))


def mail(store: Store, person: int) -> str:
    with store.reading() as connection:
        found = connection.exec_driver_sql("SELECT email, phone FROM people WHERE id = ?", (person,)).one()
    return fold(" ".join(filter(None, found)))


def test_a_search_finds_in_what_a_reference_names(whole: Store) -> None:
    attendance = Listing(Scope("attendance"), ["event", "person"], "pl")
    rows = attendance.rows(whole, attendance.keys(whole))
    name = rows[0][1].text.split()[0]
    hits = attendance.rows(whole, attendance.keys(whole, name))
    assert hits
    assert all(fold(name) in fold(" ".join(cell.text for cell in row)) for row in hits)


def test_a_search_finds_amounts_and_dates_as_they_are_typed(whole: Store) -> None:
    documents = Listing(Scope("cost_documents"), ["issue_date", "number", "gross"], "pl")
    row_id = documents.keys(whole)[0]
    [row] = documents.rows(whole, [row_id])
    for typed in (row[2].text.replace("\N{NO-BREAK SPACE}", ""), row[0].text, str(row[0].stored)[:7]):
        assert row_id in documents.keys(whole, typed), typed


def test_what_belongs_to_a_project_is_what_names_it(whole: Store) -> None:
    with whole.reading() as connection:
        projects = list(connection.exec_driver_sql("SELECT id FROM projects").scalars())
        sessions = connection.exec_driver_sql(
            "SELECT s.id, e.project_id FROM event_sessions s JOIN events e ON e.id = s.event_id"
        ).all()
    for project in projects:
        shown = Listing(Scope("event_sessions", project), ["number"], "en")
        assert set(shown.keys(whole)) == {row[0] for row in sessions if row[1] == project}
    for table in TABLES:
        if belongs_to_projects(table):
            parts = [
                set(Listing(Scope(table, project), (), "en").keys(whole, sort="")) for project in projects
            ]
            assert set().union(*parts) <= ids_of(whole, table)


def test_a_long_list_opens_with_a_few_rows_and_is_counted_after(
    whole: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "AT_ONCE", 2)
    people = Listing(Scope("people"), ["last_name"], "pl")
    opening = people.opening(whole, 3)
    assert people.count(whole) == len(ids_of(whole, "people")) > 3
    assert not opening.in_order
    assert [len(opening.ids), len(opening.rows)] == [3, 3]
    searched = people.opening(whole, 3, search=opening.rows[0][0].text)
    assert searched.in_order
    assert 1 <= len(searched.ids) < people.count(whole)


def test_sessions_of_one_event_stand_as_they_follow_each_other(whole: Store) -> None:
    with whole.reading() as connection:
        event = connection.exec_driver_sql(
            "SELECT event_id FROM event_sessions GROUP BY 1 ORDER BY count(DISTINCT date) DESC"
        ).scalar()
    days = {}
    for owner in (("event", event), None):
        shown = Listing(Scope("event_sessions", owner=owner), ["date", "topic"], "en")
        assert shown.usual_order() == ("date", owner is None)
        days[owner] = [row[0].stored for row in shown.rows(whole, shown.keys(whole))]
    theirs, everything = days.values()
    assert len(theirs) > 1
    assert theirs == sorted(theirs)
    assert everything == sorted(everything, reverse=True)
