"""The budget sheet: it agrees with the figures, and what is typed in it is one step and undone as one."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngodesk.figures.project import Span, scope
from ngodesk.figures.whole import figures
from ngodesk.store.store import Store
from ngodesk.work import budget_edits, budgeting, history, saving
from ngodesk.work.budget_edits import Edit
from ngodesk.work.budgeting import Place
from ngodesk.work.saving import RefusedRecordError, Values


@pytest.fixture
def project(filled_store: Store) -> int:
    """The project with the most lines."""
    with filled_store.reading() as connection:
        return int(
            connection.exec_driver_sql(
                "SELECT project_id FROM budget_lines GROUP BY project_id ORDER BY count(*) DESC, project_id"
            ).first()[0]  # type: ignore[index]
        )


def of_line(plan: Mapping[Place, int], line: int, source: int | None = None, year: int | None = None) -> int:
    """What a plan has for a line, from all sources and in all years or of one."""
    return sum(
        amount
        for (its_line, its_source, its_year), amount in plan.items()
        if its_line == line and source in (None, its_source) and year in (None, its_year)
    )


def sheet(store: Store, project: int, shown: int | None = None) -> budgeting.Sheet:
    found = budgeting.sheet(store, project, shown)
    assert found is not None
    return found


def steps(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM steps").scalar_one())


def hundredths(text: str) -> int:
    return int(Decimal(text) * 100)


def test_the_sheet_agrees_with_the_figures(filled_store: Store, project: int) -> None:
    shown = sheet(filled_store, project)
    with filled_store.reading() as connection:
        ref = connection.exec_driver_sql("SELECT ref FROM projects WHERE id = ?", (project,)).scalar_one()
        expected = figures(scope(connection, ref, Span()))["budget"]
    assert [line.code for line in shown.lines] == [line["code"] for line in expected["lines"]]
    for line, its in zip(shown.lines, expected["lines"], strict=True):
        assert of_line(shown.plan, line.id) == hundredths(its["planned"])
        assert shown.spent.get(line.id, 0) == hundredths(its["actual"])
        assert shown.committed.get(line.id, 0) == hundredths(its["committed"])


def test_typing_in_cells_is_one_step(filled_store: Store, project: int) -> None:
    before = sheet(filled_store, project)
    plain = [line for line in before.lines if line.percent is None][:2]
    source, number = before.sources[0].id, steps(filled_store)
    year = before.years[0] if before.years else None
    edits = [Edit(line.id, {}, {(source, year): 12_345 + place}) for place, line in enumerate(plain)]
    budget_edits.write(filled_store, project, before.shown.id, edits)
    after = sheet(filled_store, project)
    assert [of_line(after.plan, line.id, source, year) for line in plain] == [12_345, 12_346]
    assert steps(filled_store) == number + 1
    history.undo(filled_store)
    assert sheet(filled_store, project) == before


def test_an_emptied_cell_is_no_amount_and_the_same_amount_no_step(filled_store: Store, project: int) -> None:
    before = sheet(filled_store, project)
    line, source, year = next(iter(before.plan))
    number = steps(filled_store)
    budget_edits.write(
        filled_store,
        project,
        before.shown.id,
        [Edit(line, {}, {(source, year): before.plan[line, source, year]})],
    )
    assert steps(filled_store) == number
    budget_edits.write(filled_store, project, before.shown.id, [Edit(line, {}, {(source, year): None})])
    assert (line, source, year) not in sheet(filled_store, project).plan


def test_new_lines_go_on_with_the_codes(filled_store: Store, project: int) -> None:
    before = sheet(filled_store, project)
    source = before.sources[0].id
    edits = [Edit(None, {"name": f"Linia {each}"}, {(source, None): each * 100}) for each in (1, 2)]
    ids = budget_edits.write(filled_store, project, before.shown.id, edits)
    after = sheet(filled_store, project)
    made = [line for line in after.lines if line.id in ids]
    assert [line.name for line in made] == ["Linia 1", "Linia 2"]
    assert len({line.code for line in after.lines}) == len(before.lines) + 2
    assert [of_line(after.plan, line.id) for line in made] == [100, 200]


def test_a_wrong_row_leaves_everything_as_it_was(filled_store: Store, project: int) -> None:
    before = sheet(filled_store, project)
    taken = before.lines[0].code
    edits = [
        Edit(before.lines[0].id, {}, {(before.sources[0].id, None): 1}),
        Edit(None, {"code": taken, "name": "Again"}),
    ]
    with pytest.raises(RefusedRecordError) as refused:
        budget_edits.write(filled_store, project, before.shown.id, edits)
    assert (refused.value.problems[0].field, refused.value.problems[0].row) == ("code", 1)
    assert sheet(filled_store, project) == before


def flat_rate(store: Store, project: int, percent: int) -> tuple[int, int]:
    """A computed line of the first plain one, and that one."""
    base = next(line for line in sheet(store, project).lines if line.percent is None)
    values = {"project": project, "code": "FR", "name": "Flat", "cost_kind": "admin"}
    made = saving.add(
        store, "budget_lines", {**values, "flat_rate_percent": percent, "flat_rate_of": (base.id,)}
    )
    return made, base.id


@pytest.mark.parametrize(("amount", "gives"), [(10_000, 1_500), (10_003, 1_500), (10_005, 1_501), (0, 0)])
def test_a_computed_line_follows(filled_store: Store, project: int, amount: int, gives: int) -> None:
    before = sheet(filled_store, project)
    source, year = before.sources[0].id, before.years[0] if before.years else None
    budget_edits.write(
        filled_store,
        project,
        before.shown.id,
        [
            Edit(line.id, {}, {(each.id, year): None for each in before.sources})
            for line in before.lines
            if line.percent is None
        ],
    )
    line, base = flat_rate(filled_store, project, 15 * 10**4)
    for typed in (7_777, amount):
        budget_edits.write(filled_store, project, before.shown.id, [Edit(base, {}, {(source, year): typed})])
    assert of_line(sheet(filled_store, project).plan, line) == gives


def test_what_was_agreed_otherwise_stays(filled_store: Store, project: int) -> None:
    line, base = flat_rate(filled_store, project, 15 * 10**4)
    before = sheet(filled_store, project)
    source, year = before.sources[0].id, before.years[0] if before.years else None
    for its, amount in ((line, 99), (base, 10_000)):
        budget_edits.write(filled_store, project, before.shown.id, [Edit(its, {}, {(source, year): amount})])
    assert of_line(sheet(filled_store, project).plan, line, source) == 99


def test_an_amendment_from_draft_to_approved(filled_store: Store, project: int) -> None:
    before = sheet(filled_store, project)
    number = budget_edits.begin_amendment(filled_store, project, date(2025, 6, 1))
    draft = sheet(filled_store, project, number)
    assert draft.shown.status == "draft"
    assert draft.plan == before.plan == draft.before
    assert sheet(filled_store, project).ghost == draft.shown  # the plan in force is still the one before
    assert sheet(filled_store, project).plan == before.plan

    place = next(iter(before.plan))
    budget_edits.write(filled_store, project, draft.shown.id, [Edit(place[0], {}, {(place[1], place[2]): 5})])
    assert draft.shown.id is not None
    budget_edits.decide(filled_store, draft.shown.id, "requested")
    waiting = sheet(filled_store, project)
    assert (waiting.plan, waiting.requested[place]) == (before.plan, 5)
    saving.change(filled_store, "amendments", draft.shown.id, {"new_end": "2031-12-31"})
    budget_edits.decide(filled_store, draft.shown.id, "approved", "2025-07-01")
    after = sheet(filled_store, project)
    assert (after.in_force.number, after.plan[place], after.before[place]) == (number, 5, before.plan[place])
    with filled_store.reading() as connection:
        end = connection.exec_driver_sql("SELECT end FROM projects WHERE id = ?", (project,)).scalar_one()
    assert end == "2031-12-31"
    history.undo(filled_store)
    assert sheet(filled_store, project).plan == before.plan


def test_a_plan_is_split_by_the_years_of_the_project(filled_store: Store, project: int) -> None:
    number = budget_edits.begin_amendment(filled_store, project, date(2025, 6, 1))
    whole = sheet(filled_store, project, number)
    budget_edits.split_by_years(filled_store, project, whole.shown.id)
    split = sheet(filled_store, project, number)
    assert split.years
    assert sum(split.plan.values()) == sum(whole.plan.values())
    assert {year for _line, _source, year in split.plan} <= set(split.years)


def test_what_has_no_year_is_added_to_what_the_first_year_has(filled_store: Store, project: int) -> None:
    number = budget_edits.begin_amendment(filled_store, project, date(2025, 6, 1))
    whole = sheet(filled_store, project, number)
    (line, source, _none), amount = next(each for each in whole.plan.items() if each[0][2] is None)
    with filled_store.reading() as connection:
        start = connection.exec_driver_sql("SELECT start FROM projects WHERE id = ?", (project,)).scalar_one()
    first = int(start[:4])
    place: Values = {"amendment": whole.shown.id, "line": line, "source": source, "year": first}
    saving.add(filled_store, "budget_plan", {"project": project, "amount": 50_000, **place})
    budget_edits.split_by_years(filled_store, project, whole.shown.id)
    assert sheet(filled_store, project, number).plan[line, source, first] == amount + 50_000


def test_partners_and_the_own_organisation_share_the_whole(filled_store: Store) -> None:
    with filled_store.reading() as connection:
        projects = connection.exec_driver_sql(
            "SELECT id, total_cost FROM projects WHERE total_cost IS NOT NULL"
            " AND id IN (SELECT project_id FROM project_partners)"
        ).all()
    assert projects
    for project, total in projects:
        shares = sheet(filled_store, project).shares
        if any(share.is_rest for share in shares):
            assert sum(share.agreed or 0 for share in shares) == total
        planned = sum(sheet(filled_store, project).plan.values())
        assert sum(share.planned for share in shares) <= planned


@given(before=st.integers(1, 10**9), after=st.integers(0, 10**9), limit=st.integers(0, 100 * 10**4))
def test_beyond_is_strictly_more_than_the_limit(before: int, after: int, limit: int) -> None:
    moved = budgeting.shift(before, after)
    assert moved is not None
    assert budgeting.is_beyond(limit, before, after) == (abs(moved) > Fraction(limit, 10**4))
    assert not budgeting.is_beyond(None, before, after)


def test_a_line_that_is_new_is_beyond_any_limit() -> None:
    assert budgeting.is_beyond(10 * 10**4, 0, 1)
    assert not budgeting.is_beyond(10 * 10**4, 0, 0)


def test_a_line_that_is_gone_is_said(filled_store: Store, project: int) -> None:
    before = sheet(filled_store, project)
    with pytest.raises(Exception, match="no longer there"):
        budget_edits.write(filled_store, project, None, [Edit(1, {"name": "x"})])
    assert sheet(filled_store, project) == before
