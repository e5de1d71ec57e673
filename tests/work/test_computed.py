"""Computed columns say what the figures say, on random folders."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import given
from sqlalchemy import Connection

from ngodesk.common.money import rounded, unscaled
from ngodesk.figures.contracts import billed, left_to_bill
from ngodesk.figures.participation import Participation
from ngodesk.figures.project import Span, scope
from ngodesk.model.columns import HOURS
from ngodesk.store.selection import Scope
from ngodesk.store.store import Store
from ngodesk.work import computed
from ngodesk.work.listing import Listing
from ngodesk.work.unfinished import unfinished
from tests.recount.strategies import Case, cases
from tests.recount.workspace import imported

TABLES = ("people", "organisations", "events", "cost_documents", "contracts", "volunteer_agreements")


def columns(store: Store, table: str) -> dict[int, dict[str, Any]]:
    """The computed columns of every record."""
    names = [field.name for field in computed.fields_of(table)]
    shown = Listing(Scope(table), names, "en")
    ids = shown.keys(store)
    rows = shown.rows(store, ids)
    return {
        row_id: {name: cell.stored for name, cell in zip(names, row, strict=True)}
        for row_id, row in zip(ids, rows, strict=True)
    }


def participations(connection: Connection) -> Iterator[Participation]:
    """The figures' own count of each project."""
    for ref in connection.exec_driver_sql("SELECT ref FROM projects").scalars().all():
        yield Participation(scope(connection, ref, Span()))


@given(cases())
def test_who_was_there_is_what_the_figures_count(case: Case) -> None:
    events: dict[tuple[str, int], set[int]] = defaultdict(set)
    hours: dict[int, Fraction] = defaultdict(Fraction)
    lengths: dict[int, Fraction] = {}
    with imported(case.folder) as store:
        with store.reading() as connection:
            for found in participations(connection):
                theirs = defaultdict(list)
                for row in found.rows:
                    for table, each in (("people", row[3]), ("organisations", row[4])):
                        if each is not None:
                            events[table, each].add(row[1])
                    if row[3] is not None:
                        theirs[row[3]].append(row)
                for person, rows in theirs.items():
                    hours[person] += Fraction(found.hours(rows), found.parts)
                lengths |= {each.id: Fraction(each.hours, found.parts) for each in found.events.values()}
        people, held = columns(store, "people"), columns(store, "events")
        for table in ("people", "organisations"):
            for row_id, values in columns(store, table).items():
                assert values["events"] == len(events[table, row_id])
        for person, values in people.items():
            assert unscaled(values["hours"], HOURS) == rounded(hours[person])
        for event, length in lengths.items():
            assert unscaled(held[event]["all_hours"], HOURS) == rounded(length)


@given(cases())
def test_money_of_a_document_is_what_waits_on_the_first_page(case: Case) -> None:
    with imported(case.folder) as store:
        documents = columns(store, "cost_documents")
        waiting = {(each.kind, each.id) for each in unfinished(store, date.max)}
        with store.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT id, due_date, coalesce(employer_cost, 0)"
                " + iif(vat_recoverable = 1, coalesce(net, gross - coalesce(vat, 0)), gross)"
                " FROM cost_documents"
            ).all()
    for row_id, due, whole in rows:
        left, owed = documents[row_id]["remainder"], documents[row_id]["owed"]
        assert (("allocation", row_id) in waiting) == (left is not None and left * whole > 0)
        assert (("payment", row_id) in waiting) == (due is not None and (owed or 0) > 0)


@given(cases())
def test_what_is_billed_of_a_contract_is_what_the_figures_count(case: Case) -> None:
    with imported(case.folder) as store:
        contracts = columns(store, "contracts")
        counted: dict[int, int] = {}
        left: dict[int, int] = {}
        with store.reading() as connection:
            for ref in connection.exec_driver_sql("SELECT ref FROM projects").scalars().all():
                its = scope(connection, ref, Span())
                counted |= billed(its)
                left |= left_to_bill(its)
    assert {row_id: values["billed"] for row_id, values in contracts.items()} == counted
    for row_id, values in contracts.items():
        assert values["to_bill"] == left.get(row_id)
        assert values["reserved"] in (None, 0, max(0, left.get(row_id, 0)))


def test_every_computed_column_is_sorted_by_its_value(filled_store: Store) -> None:
    for table in TABLES:
        values = columns(filled_store, table)
        for field in computed.fields_of(table):
            order = Listing(Scope(table), [field.name], "pl").keys(filled_store, sort=field.name)
            found = [values[row_id][field.name] for row_id in order]
            known = [value for value in found if value is not None]
            assert found == known + [None] * (len(found) - len(known))
            if field.kind != "text":
                assert known == sorted(known)


def test_no_computed_column_is_called_like_a_stored_one() -> None:
    from ngodesk.model import TABLES as ALL

    for table in ALL:
        stored = {field.name for field in ALL[table].described.fields}
        labels = {field.label for field in ALL[table].described.fields}
        for field in computed.fields_of(table):
            assert field.computed
            assert field.name not in stored
            assert field.label not in labels
        for name in ALL[table].described.listed:
            assert computed.field_of(table, name).name == name


def test_people_are_found_by_the_organisation_that_their_column_shows(filled_store: Store) -> None:
    people = Listing(Scope("people"), ["last_name", "organisation"], "pl")
    ids = people.keys(filled_store)
    shown = {row_id: row[1].text for row_id, row in zip(ids, people.rows(filled_store, ids), strict=True)}
    name = next(text for text in shown.values() if text)
    found = people.keys(filled_store, name)
    assert {row_id for row_id, text in shown.items() if text == name} <= set(found) < set(ids)
    without = Listing(Scope("people"), ["last_name"], "pl")
    assert set(without.keys(filled_store, name)) < set(found)
