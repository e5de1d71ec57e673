"""Sub-grants from the application to the return: the board adds up, each step is one, the line pays once."""

from collections.abc import Callable
from dataclasses import astuple
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ngodesk.figures.project import Span, scope
from ngodesk.figures.whole import figures
from ngodesk.store.store import Store
from ngodesk.work import allocating, awarding, history, saving, subgranting
from ngodesk.work.saving import RefusedRecordError
from ngodesk.work.subgranting import Board, Standing

DAY = date(2025, 9, 15)
_STEPS = "SELECT count(*) FROM steps"


def one(store: Store, sql: str, *values: object) -> Any:
    with store.reading() as connection:
        return connection.exec_driver_sql(sql, values).scalar_one()


def project(store: Store) -> int:
    return int(one(store, "SELECT id FROM projects WHERE ref = 'NL1'"))


def board(store: Store) -> Board:
    found = subgranting.board(store, project(store))
    assert found is not None
    return found


def standing(store: Store, subgrant: int) -> Standing:
    found = subgranting.standing(store, subgrant, "en")
    assert found is not None
    return found


def apply(store: Store, ref: str, amount: int, score: int | None, **more: Any) -> int:
    values = {
        "ref": ref,
        "project": project(store),
        "grantee": one(store, "SELECT id FROM organisations WHERE ref = 'KGW'"),
        "title": f"Pomysł {ref}",
        "call": "Nabór 1",
        "applied_amount": amount,
        "score": None if score is None else score * 10**4,
        "amount": 0,
        "status": "applied",
    }
    return saving.add(store, "subgrants", values | more)


@pytest.fixture
def line(filled_store: Store) -> int:
    """A line with money, from which two mini-projects are paid already."""
    store = filled_store
    line = int(one(store, "SELECT id FROM budget_lines WHERE code = 'I.2'"))
    source = int(one(store, "SELECT id FROM funding_sources WHERE code = 'D'"))
    for ref in ("S1", "S2"):
        subgrant = int(one(store, "SELECT id FROM subgrants WHERE ref = ?", ref))
        saving.change(store, "subgrants", subgrant, {"line": line, "source": source})
    with store.reading() as connection:
        plan = (
            connection.exec_driver_sql("SELECT id FROM budget_plan WHERE line_id = ?", (line,))
            .scalars()
            .all()
        )
    for row in plan:
        saving.change(store, "budget_plan", row, {"amount": 2_000_000})
    return line


def left(store: Store, line: int) -> int:
    """What the line has left, spent and to be paid counted."""
    return next(each.free for each in allocating.spots(store, [project(store)]) if each.line == line)


def test_the_board_has_the_sums_of_the_figures(filled_store: Store) -> None:
    with filled_store.reading() as connection:
        expected = figures(scope(connection, "NL1", Span()))["subgrants"]
    found = subgranting.together(each for each in board(filled_store).found if each.counted)
    for name in ("awarded", "paid", "settled", "returned"):
        assert getattr(found, name) == Decimal(expected[name]), name
    assert found.number == expected["count"]


def test_calls_and_stages_add_up_to_the_whole(filled_store: Store) -> None:
    apply(filled_store, "S4", 50_000, 80)
    found = board(filled_store)
    whole = astuple(subgranting.together(found.found))
    by_call = [[each for each in found.found if each.call == call] for call in found.calls()]
    parts = [
        astuple(subgranting.together(rows))
        for call in by_call
        for rows in subgranting.by_stage(call).values()
    ]
    assert found.calls() == ["Nabór 1", ""]
    assert tuple(map(sum, zip(*parts, strict=True))) == whole


def test_the_best_come_first_and_the_money_ends_somewhere(filled_store: Store, line: int) -> None:
    free = board(filled_store).lines[line].free
    assert free > 0
    last = apply(filled_store, "S4", 1, None)
    second = apply(filled_store, "S5", 2, 70)
    first = apply(filled_store, "S6", free - 2, 90)
    found = board(filled_store)
    ranking = found.applications("Nabór 1")
    assert [each.id for each in ranking] == [first, second, last]
    assert found.covered(ranking) == 2
    assert found.left(ranking[:2]) == {line: 0}
    assert found.left(ranking) == {line: -1}


def test_what_is_awarded_takes_from_the_line_once(filled_store: Store, line: int) -> None:
    before = board(filled_store).lines[line].free
    subgrant = apply(filled_store, "S4", 30_000, 80)
    awarding.award(filled_store, {subgrant: 25_000}, DAY)
    assert board(filled_store).lines[line].free == before - 25_000
    unspent = left(filled_store, line)
    awarding.pay(filled_store, subgrant, 20_000, DAY)
    assert left(filled_store, line) == unspent - 20_000
    assert board(filled_store).lines[line].free == before - 25_000


def test_the_whole_way_is_one_step_each_and_comes_back(filled_store: Store, line: int) -> None:
    store = filled_store
    subgrant = apply(store, "S4", 30_000, 80)
    seen, steps = [], int(one(store, _STEPS))
    documents: list[int] = []
    way: list[Callable[[], object]] = [
        lambda: awarding.award(store, {subgrant: 30_000}, DAY),
        lambda: awarding.sign(store, subgrant, {"agreement_no": "NL/4", "agreement_date": "2025-09-20"}),
        lambda: documents.append(awarding.pay(store, subgrant, 30_000, DAY)),
        lambda: saving.change(store, "cost_documents", documents[0], {"payment_date": "2025-09-25"}),
        lambda: awarding.settle(store, subgrant, 28_000, DAY),
        lambda: documents.append(awarding.take_back(store, subgrant, 2_000, DAY)),
    ]
    for step in way:
        step()
        seen.append(standing(store, subgrant).stage)
    assert seen == ["awarded", "signed", "running", "running", "settled", "settled"]
    assert int(one(store, _STEPS)) == steps + len(seen)
    facts = standing(store, subgrant).facts
    assert (facts.paid, facts.returned, facts.left) == (Decimal(300), Decimal(20), Decimal(0))
    assert [paper.amount for paper in facts.papers] == [Decimal(300), Decimal(-20)]
    assert one(
        store, "SELECT count(*) FROM allocations WHERE line_id = ? AND document_id = ?", line, documents[0]
    )
    for _step in seen:
        history.undo(store)
    assert standing(store, subgrant).stage == "applied"
    assert standing(store, subgrant).facts.papers == ()


def test_a_patron_takes_the_money_of_an_informal_group(filled_store: Store) -> None:
    store = filled_store
    group = int(one(store, "SELECT id FROM organisations WHERE ref = 'GRP'"))
    saving.change(store, "organisations", group, {"kind": "informal_group"})
    subgrant = apply(store, "S4", 30_000, 80, grantee=group)
    assert standing(store, subgrant).patron_missing
    patron = int(one(store, "SELECT id FROM organisations WHERE ref = 'OSP'"))
    saving.change(store, "subgrants", subgrant, {"patron": patron})
    assert not standing(store, subgrant).patron_missing
    awarding.award(store, {subgrant: 30_000}, DAY)
    document = awarding.pay(store, subgrant, 10_000, DAY)
    assert one(store, "SELECT issuer_id FROM cost_documents WHERE id = ?", document) == patron
    assert standing(store, subgrant).prepared


@pytest.mark.parametrize("charged", [True, False], ids=["from a line", "from none yet"])
def test_what_waits_for_its_payment_is_not_paid_out_again(
    filled_store: Store, line: int, charged: bool
) -> None:
    store = filled_store
    subgrant = apply(store, "S4", 30_000, 80)
    awarding.award(store, {subgrant: 30_000}, DAY)
    if not charged:
        saving.change(store, "subgrants", subgrant, {"line": None, "source": None})
    assert standing(store, subgrant).unpaid == Decimal(300)
    first = awarding.pay(store, subgrant, 10_000, DAY)
    assert standing(store, subgrant).unpaid == Decimal(200)
    awarding.pay(store, subgrant, 20_000, DAY)
    assert standing(store, subgrant).unpaid == 0
    saving.change(store, "cost_documents", first, {"payment_date": "2025-09-25"})
    assert standing(store, subgrant).unpaid == 0
    awarding.take_back(store, subgrant, 5_000, DAY)
    assert standing(store, subgrant).unpaid == 0


def test_many_are_rejected_in_one_step(filled_store: Store) -> None:
    store = filled_store
    chosen = [apply(store, ref, 1_000, 10) for ref in ("S4", "S5")]
    steps = int(one(store, _STEPS))
    awarding.decide(store, chosen[:1], "reserve", DAY)
    assert standing(store, chosen[0]).stage == "applied"
    awarding.decide(store, chosen, "rejected", DAY)
    assert int(one(store, _STEPS)) == steps + 2
    assert {standing(store, each).stage for each in chosen} == {"refused"}


def test_overdue_counts_days_until_it_is_settled(filled_store: Store) -> None:
    subgrant = apply(filled_store, "S4", 1_000, 10, settlement_due="2025-09-10")
    awarding.award(filled_store, {subgrant: 1_000}, DAY)
    assert subgranting.overdue(standing(filled_store, subgrant).facts, DAY) == 5
    awarding.settle(filled_store, subgrant, 1_000, DAY)
    assert subgranting.overdue(standing(filled_store, subgrant).facts, DAY) == 0


def test_an_amount_that_is_none_is_refused_and_nothing_is_written(filled_store: Store) -> None:
    subgrant = apply(filled_store, "S4", 1_000, 10)
    steps = int(one(filled_store, _STEPS))
    with pytest.raises(RefusedRecordError):
        awarding.award(filled_store, {subgrant: None}, DAY)  # type: ignore[dict-item]
    assert int(one(filled_store, _STEPS)) == steps
