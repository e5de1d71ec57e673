"""The figures of prints agree with the budget's: on random folders, whole and period by period."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from ngodesk.common.errors import UsageError
from ngodesk.common.money import unscaled
from ngodesk.figures import granted, results
from ngodesk.figures.agreed import amendments, partner_shares
from ngodesk.figures.budget import budget
from ngodesk.figures.cash import months
from ngodesk.figures.charges import charges
from ngodesk.figures.execution import execution, total
from ngodesk.figures.income import RETURNABLE, receipts, returns
from ngodesk.figures.offer import offer
from ngodesk.figures.project import Scope, Span, scope
from ngodesk.figures.rates import flat_rates
from ngodesk.figures.task import task_sources
from ngodesk.store.store import Store
from tests.recount.hard_cases import HARD_CASES
from tests.recount.period import WHOLE, Period, rows_of
from tests.recount.strategies import Case, cases
from tests.recount.workspace import imported

AMOUNTS = ("planned", "actual", "committed", "accepted")


def asked(store: Store, case: Case) -> Iterator[Scope]:
    """Every project, whole, in each of its reporting periods and in any period."""
    with store.reading() as connection:
        for project in case.folder["projects"]:
            reporting = rows_of(case.folder, "reporting_periods", project=project["ref"])
            periods = [WHOLE, *(Period(row["start"], row["end"]) for row in reporting), case.period]
            for period in periods:
                yield scope(connection, project["ref"], Span(period.start, period.end))


def of_sums(sums: Any) -> dict[str, str]:
    """The amounts as the figures have them."""
    return {name: f"{getattr(sums, name):.2f}" for name in AMOUNTS}


def check(found: Scope) -> None:
    """All that must agree in a project and a span."""
    known, made = budget(found), execution(found)
    assert of_sums(made.whole()) == {name: known[name] for name in AMOUNTS}
    for line, wanted in zip(made.lines, known["lines"], strict=True):
        assert of_sums(made.line(line)) == {name: wanted[name] for name in AMOUNTS}
    for source, wanted in zip(made.sources, known["sources"], strict=True):
        assert f"{made.source(source).actual:.2f}" == wanted["actual"]
    check_register(found)
    check_task(found, Decimal(known["actual"]))
    computed = {each.line.code: each.amount for each in flat_rates(found)}
    assert computed == {
        line.code: made.line(line).actual for line in made.lines if line.flat_rate is not None
    }
    planned = offer(found)
    if planned.years or not found.span.asked:
        assert sum(planned.source_plans.values()) == sum(planned.line_plans.values())
    check_receipts(found, known)
    check_subgrants(found)
    if not found.span.asked:
        check_held(found, date(2025, 6, 30))


def check_register(found: Scope) -> None:
    """Documents, volunteers' work and computed lines are all that was spent."""
    made = execution(found)
    papers = sum((each.paid for each in charges(found)), Decimal(0))
    computed = total(made.line(line) for line in made.lines if line.flat_rate is not None).actual
    rest = made.whole().actual - papers - computed
    work = sum((charge.paid for charge in charges(found) if charge.value is None), Decimal(0))
    assert work == 0, "what has no rate yet counts nowhere"
    if not found.rows("SELECT 1 FROM volunteer_hours LIMIT 1", ()):
        assert rest == 0


def check_task(found: Scope, actual: Decimal) -> None:
    """The rows of the public task add up to all that was spent."""
    rows = task_sources(found).actual
    assert sum(rows.values(), Decimal(0)) == actual


def check_receipts(found: Scope, known: dict[str, Any]) -> None:
    """Receipts are those that the sources received; what is returned is what is left."""
    sums = ("received", "interest", "other_income", "refunded")
    signs = {"refunded": -1}
    expected = sum(
        (signs.get(name, 1) * Decimal(source[name]) for source in known["sources"] for name in sums),
        Decimal(0),
    )
    assert sum((each.amount for each in receipts(found)), Decimal(0)) == expected
    left = {source["code"]: Decimal(source["balance"] or 0) for source in known["sources"]}
    for each in returns(found):
        assert each.source.kind in RETURNABLE
        assert each.amount == max(left[each.source.code], Decimal(0))
        assert 0 <= each.interest <= each.amount


def check_held(found: Scope, end: date) -> None:
    """What is held at the end of a month is the sum of the balances then."""
    (month,) = months(found, end, end)
    sources = budget(Scope(**{**vars(found), "span": Span(None, end)}))["sources"]
    balances = [Decimal(each["balance"]) for each in sources if each["balance"] is not None]
    assert unscaled(month.held, 2) == sum(balances, Decimal(0))


def check_subgrants(found: Scope) -> None:
    """Each mini-project's money, all together, is that of the figures."""
    known = results.subgrants(found)
    made = granted.subgrants(found)
    for name in ("paid", "returned"):
        amounts = [getattr(each, name) or Decimal(0) for each in made]
        assert f"{sum(amounts, Decimal(0)):.2f}" == known[name]


@settings(phases=[Phase.explicit, Phase.generate], max_examples=15)
@given(cases())
def test_random_folders(case: Case) -> None:
    with imported(case.folder) as store:
        for found in asked(store, case):
            check(found)


@pytest.mark.parametrize("make", HARD_CASES, ids=lambda make: make.__name__)
def test_hard_cases(make: Callable[[], Case]) -> None:
    case = make()
    with imported(case.folder) as store:
        for found in asked(store, case):
            check(found)
            check_parts(found)


def check_parts(found: Scope) -> None:
    """Before and in the span are together what was spent up to its last day."""
    upto = execution(Scope(**{**vars(found), "span": Span(None, found.span.end)}))
    made = execution(found)
    for cell, sums in made.cells.items():
        assert sums.cumulative == upto.cells[cell].actual


def test_the_plan_as_of_an_amendment(filled_workspace: Any) -> None:
    from ngodesk.store.opening import open_store

    with open_store(filled_workspace, write=False) as store, store.reading() as connection:
        plans = {number: execution(scope(connection, "NL1", Span(), number)) for number in (None, 0, 1, 2)}
        first = {line.code: plans[0].line(line).planned for line in plans[0].lines}
        third = {line.code: plans[2].line(line).planned for line in plans[2].lines}
        assert [plans[number].plan_number for number in (None, 0, 1, 2)] == [1, 0, 1, 2]
        assert (first["I.2"], third["I.2"]) == (Decimal(6500), Decimal(4840))
        found = amendments(scope(connection, "NL1", Span()))
        assert [(each.number, each.whole) for each in found] == [(1, Decimal(12500)), (2, Decimal(12500))]
        assert [change.code for change in found[1].changes] == ["I.2", "I.10"]
        assert [each.budget for each in partner_shares(scope(connection, "NL1", Span()))]
        with pytest.raises(UsageError, match="7"):
            scope(connection, "NL1", Span(), 7)
