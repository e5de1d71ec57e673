"""The filters of every list: what each leaves, compared with a plain reading of the same records."""

from collections import Counter
from datetime import date
from itertools import groupby
from typing import Any

import pytest

from ngodesk.model import TABLES
from ngodesk.model.record import column_name
from ngodesk.store.selection import Scope
from ngodesk.store.store import Store
from ngodesk.work import filters, saving
from ngodesk.work.filters import Filter
from ngodesk.work.listing import Listing

TODAY = date(2025, 6, 1)


def rows(store: Store, sql: str) -> list[dict[str, Any]]:
    with store.reading() as connection:
        return [dict(row._mapping) for row in connection.exec_driver_sql(sql)]


def counted(store: Store, table: str, project: int | None = None) -> dict[str, int]:
    """What the pills of a list say."""
    found: dict[str, int] = {}
    for _key, group in groupby(filters.of_table(table, TODAY), lambda each: each.group):
        found |= filters.counts(store, Scope(table, project), list(group))
    return found


def left(store: Store, table: str, *keys: str) -> set[int]:
    """The records that some filters leave."""
    chosen = [each for each in filters.of_table(table, TODAY) if each.key in keys]
    assert len(chosen) == len(keys)
    scope = Scope(table, conditions=tuple(filters.together(chosen)))
    return set(Listing(scope, (), "en").keys(store, sort=TABLES[table].described.key[0]))


def person(store: Store, ref: str, **values: Any) -> int:
    return saving.add(store, "people", {"ref": ref, "first_name": "A", "last_name": ref, **values})


@pytest.mark.parametrize("table", TABLES)
def test_every_filter_leaves_as_many_as_its_pill_says(filled_store: Store, table: str) -> None:
    found = counted(filled_store, table)
    for each in filters.of_table(table, TODAY):
        assert len(left(filled_store, table, each.key)) == found.get(each.key, 0), each.key


def test_the_words_of_an_enum_are_counted_as_they_stand(filled_store: Store) -> None:
    for table, entity in TABLES.items():
        found = counted(filled_store, table)
        for field in map(entity.described.field, entity.described.pills):
            stored = rows(filled_store, f'SELECT "{column_name(field)}" AS word FROM {table}')
            expected = Counter(row["word"] for row in stored if row["word"] is not None)
            assert {word: found.get(f"{field.name}={word}", 0) for word in field.words} == {
                word: expected[word] for word in field.words
            }


def test_of_one_field_any_word_and_of_several_filters_all(filled_store: Store) -> None:
    held = left(filled_store, "events", "status=held")
    planned = left(filled_store, "events", "status=planned")
    kind = next(each.key for each in filters.of_table("events", TODAY) if each.key.startswith("kind="))
    assert left(filled_store, "events", "status=held", "status=planned") == held | planned
    assert left(filled_store, "events", "status=held", kind) == held & left(filled_store, "events", kind)


def test_minors_are_known_by_their_day_or_their_year(store: Store) -> None:
    minors = {
        person(store, "A", birth_date="2007-06-02"),
        person(store, "B", birth_year=2008),
        person(store, "C", birth_date="2010-01-01", birth_year=1980),
    }
    grown = {person(store, "D", birth_date="2007-06-01"), person(store, "E", birth_year=2007)}
    unknown = person(store, "F")
    assert left(store, "people", "minors") == minors
    assert left(store, "people", "without_birth_year") == {unknown}
    assert not minors & grown


def test_a_consent_that_was_withdrawn_is_none(store: Store) -> None:
    with_it, withdrawn, other = (person(store, ref) for ref in "ABC")
    for row_id, kind, day in ((with_it, "information", None), (withdrawn, "information", "2025-02-01")):
        saving.add(
            store,
            "consents",
            {"person": row_id, "kind": kind, "given_on": "2025-01-01", "withdrawn_on": day},
        )
    saving.add(store, "consents", {"person": other, "kind": "image", "given_on": "2025-01-01"})
    assert left(store, "people", "without_consent") == {withdrawn, other}


def test_documents_that_wait(filled_store: Store) -> None:
    documents = rows(filled_store, "SELECT * FROM cost_documents")
    unpaid = {
        row["id"]
        for row in documents
        if row["payment_date"] is None
        and row["payment_method"] != "none"
        and row["kind"] not in ("in_kind", "proforma")
        and not rows(filled_store, f"SELECT 1 FROM payments WHERE document_id = {row['id']}")
    }
    assert unpaid <= left(filled_store, "cost_documents", "unpaid")
    due = {row["id"] for row in documents if (row["due_date"] or "9999") < TODAY.isoformat()}
    assert (
        left(filled_store, "cost_documents", "overdue")
        == left(filled_store, "cost_documents", "unpaid") & due
    )


def test_events_that_were_held_and_have_no_list(filled_store: Store) -> None:
    event = rows(filled_store, "SELECT event_id AS id FROM attendance LIMIT 1")[0]["id"]
    saving.change(filled_store, "events", event, {"status": "held", "headcount": None, "access": "open"})
    assert event not in left(filled_store, "events", "without_list")
    for row in rows(filled_store, f"SELECT id FROM attendance WHERE event_id = {event}"):
        _delete(filled_store, "attendance", row["id"])
    assert event in left(filled_store, "events", "without_list")
    saving.change(filled_store, "events", event, {"headcount": 40})
    assert event not in left(filled_store, "events", "without_list")


def _delete(store: Store, table: str, row_id: int) -> None:
    from ngodesk.work import records

    records.delete(store, table, [row_id])


def test_global_lists_can_be_narrowed_to_a_project(filled_store: Store) -> None:
    found = filters.projects(filled_store, "people")
    assert {code for code, _title in found.values()} == {
        row["ref"] for row in rows(filled_store, "SELECT ref FROM projects")
    }
    assert filters.projects(filled_store, "rooms") == {}
    assert filters.projects(filled_store, "projects") == {}


def test_every_key_and_every_name_is_there_once() -> None:
    for table in TABLES:
        found: list[Filter] = filters.of_table(table, TODAY)
        assert len({each.key for each in found}) == len(found)
        assert all(each.words for each in found)
        assert not any(" " in each.key for each in found)
