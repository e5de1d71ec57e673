"""Sharing out a document: to the cent, in one step, with what is left in each line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngodesk.common.money import apportioned
from ngodesk.figures.project import Span, scope
from ngodesk.figures.whole import figures
from ngodesk.store.store import Store
from ngodesk.work import allocating, history, repeating, saving
from ngodesk.work.allocating import Part
from ngodesk.work.saving import RefusedRecordError


def id_of(store: Store, table: str, ref: str) -> int:
    with store.reading() as connection:
        return int(connection.exec_driver_sql(f"SELECT id FROM {table} WHERE ref = ?", (ref,)).scalar_one())


def paper(store: Store, ref: str) -> allocating.Paper:
    found = allocating.paper(store, id_of(store, "cost_documents", ref))
    assert found is not None
    return found


@given(whole=st.integers(-(10**12), 10**12), weights=st.lists(st.integers(0, 10**9), max_size=12))
def test_parts_add_up_and_none_is_further_than_one_unit_from_its_share(
    whole: int, weights: list[int]
) -> None:
    parts = apportioned(whole, weights)
    assert len(parts) == len(weights)
    if not weights:
        return
    assert sum(parts) == whole
    shares = weights if any(weights) else [1] * len(weights)
    for part, weight in zip(parts, shares, strict=True):
        assert abs(part * sum(shares) - whole * weight) < sum(shares)


def test_what_is_left_in_a_line_is_what_the_figures_say(filled_store: Store) -> None:
    with filled_store.reading() as connection:
        lines = figures(scope(connection, "NL1", Span()))["budget"]["lines"]
    free = {line["code"]: line["free"] for line in lines}
    found = allocating.spots(filled_store, [id_of(filled_store, "projects", "NL1")])
    assert found
    for spot in found:
        assert f"{spot.free / 100:.2f}" == free[spot.code]
    with filled_store.reading() as connection:
        computed = connection.exec_driver_sql(
            "SELECT code FROM budget_lines WHERE flat_rate_percent IS NOT NULL"
        ).scalars()
        assert not {spot.code for spot in found} & set(computed)


def test_the_remainder_counts_the_employers_cost_and_what_is_outside(filled_store: Store) -> None:
    assert paper(filled_store, "C2").remainder == 0  # 3 150 and 450 on top, 3 450 and 150 shared out
    document = id_of(filled_store, "cost_documents", "C4")
    allocating.write(filled_store, document, [])
    assert paper(filled_store, "C4").remainder == 100_000
    saving.change(filled_store, "cost_documents", document, {"outside_amount": 25_000})
    assert paper(filled_store, "C4").remainder == 75_000
    saving.change(filled_store, "cost_documents", document, {"vat": 10_000, "vat_recoverable": 1})
    assert paper(filled_store, "C4").remainder == 65_000
    saving.change(filled_store, "cost_documents", document, {"kind": "proforma"})
    assert paper(filled_store, "C4").allocatable == 0


def test_a_document_tells_the_contract_and_what_of_it_is_to_be_billed(filled_store: Store) -> None:
    found = paper(filled_store, "C4")
    assert found.contract is not None
    assert found.contract.name == "1/2025 Prowadzenie szkoleń"
    assert found.contract.left == 500_000 - 345_000 - 15_000 - 100_000  # C2 and C4


def test_an_amount_in_another_currency_has_its_value_in_the_projects(filled_store: Store) -> None:
    (part,) = paper(filled_store, "C3").parts
    assert (part.amount, part.value) == (3335, 14195)
    saving.change(
        filled_store, "cost_documents", id_of(filled_store, "cost_documents", "C3"), {"exchange_rate": None}
    )
    assert paper(filled_store, "C3").parts[0].value is None


def test_parts_are_written_in_one_step_and_what_they_do_not_hold_stays(filled_store: Store) -> None:
    before = paper(filled_store, "C2")
    kept = before.parts[0]
    with filled_store.reading() as connection:
        steps = connection.exec_driver_sql("SELECT count(*) FROM steps").scalar_one()
    saving.change(filled_store, "allocations", kept.id or 0, {"note": "Zajęcia"})
    allocating.write(filled_store, before.id, [Part(kept.id, kept.project, kept.line, kept.source, 360_000)])
    after = paper(filled_store, "C2")
    assert [(part.id, part.amount, part.note) for part in after.parts] == [(kept.id, 360_000, "Zajęcia")]
    with filled_store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM steps").scalar_one() == steps + 2
    history.undo(filled_store)
    history.undo(filled_store)
    assert paper(filled_store, "C2") == before


def test_the_same_place_twice_is_refused_and_nothing_is_written(filled_store: Store) -> None:
    before = paper(filled_store, "C2")
    first = before.parts[0]
    twice = [*before.parts, Part(None, first.project, first.line, first.source, 100)]
    with pytest.raises(RefusedRecordError) as refused:
        allocating.write(filled_store, before.id, twice)
    assert refused.value.problems[0].row == 2
    assert paper(filled_store, "C2") == before


PARTS = [Part(None, 1, line, 1, 0) for line in (1, 2, 3)]


def test_equal_parts_and_percentages_are_exact_to_the_cent() -> None:
    assert [part.amount for part in allocating.equally(10_000, PARTS)] == [3_334, 3_333, 3_333]
    assert [part.amount for part in allocating.equally(-100, PARTS)] == [-34, -33, -33]
    percents = [333_333, 333_333, 333_334]
    assert sum(part.amount for part in allocating.by_percent(10_001, PARTS, percents)) == 10_001
    half = allocating.by_percent(10_001, PARTS[:1], [500_000])
    assert half[0].amount == 5_001  # halves away from zero
    assert [part.amount for part in allocating.by_percent(99, PARTS, [0, 0, 0])] == [0, 0, 0]


def test_the_same_as_last_time(filled_store: Store) -> None:
    values = {
        "ref": "C9", "kind": "bill", "number": "9/2025", "issuer_name": "Anna Nowak", "currency": "PLN",
        "issue_date": "2025-09-30", "gross": 200_000,
    }  # fmt: skip
    document = saving.add(filled_store, "cost_documents", values)
    saving.change(
        filled_store,
        "cost_documents",
        id_of(filled_store, "cost_documents", "C2"),
        {"issue_date": "2025-08-30", "due_date": "2025-09-13"},
    )
    last = repeating.last_of_issuer(filled_store, document)
    assert last is not None
    assert last.number == "3/2025"
    assert repeating.take_last(filled_store, document)
    after = paper(filled_store, "C9")
    assert [part.amount for part in after.parts] == apportioned(200_000, [345_000, 15_000])
    with filled_store.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT payment_method, due_date FROM cost_documents WHERE id = ?", (document,)
        ).one()
    assert tuple(row) == ("transfer", "2025-10-14")
    history.undo(filled_store)
    assert not paper(filled_store, "C9").parts


def test_nobody_known_before_gives_no_last_time(filled_store: Store) -> None:
    document = id_of(filled_store, "cost_documents", "C3")
    assert repeating.last_of_issuer(filled_store, document) is None
    assert not repeating.take_last(filled_store, document)


def test_projects_that_may_be_charged_begin_with_running_ones(filled_store: Store) -> None:
    found = allocating.candidates(filled_store)
    assert found
    assert sorted(found, key=lambda each: not each.running) == found


def test_costs_of_a_completed_project_come_until_it_is_settled(filled_store: Store) -> None:
    project = id_of(filled_store, "projects", "NL1")
    found = []
    for status in ("running", "completed", "settled"):
        saving.change(filled_store, "projects", project, {"status": status})
        found += [(each.running, each.open) for each in allocating.candidates(filled_store)]
    assert found == [(True, True), (False, True), (False, False)]
