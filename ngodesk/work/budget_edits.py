"""Writing in the budget sheet: amounts, lines, whole blocks; amendments from draft to approved."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.model import TABLES
from ngodesk.store.batch import Batch, Row, columns_of
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work import budgeting, defaults, saving
from ngodesk.work.budgeting import Line, Place, computed
from ngodesk.work.saving import Change, Problem, RefusedRecordError
from ngodesk.work.viewing import Stored

PLAN = N_("Change the budget")
BEGIN = N_("Begin an amendment")
APPROVE = N_("Approve an amendment")


@dataclass(frozen=True)
class Edit:
    """What was typed in one row of the sheet.

    `line` is nothing for a new one; `values` are fields of the line, `amounts` in hundredths by source and
    year, nothing where the cell was emptied.
    """

    line: int | None
    values: Mapping[str, str] = field(default_factory=dict)
    amounts: Mapping[tuple[int, int | None], int | None] = field(default_factory=dict)


def write(store: Store, project: int, amendment: int | None, edits: Sequence[Edit]) -> list[int]:
    """Write rows of the sheet in one step; gives the ids of their lines.

    A computed line follows its bases where it had what they gave; an amount that was agreed otherwise stays.
    Raises RefusedRecordError, whose problems name fields of budget_lines and count rows as they came.
    """
    with store.writing(Header(PLAN)) as batch:
        before = budgeting.plan_of(batch.connection, project, amendment)
        ids = _write_lines(store, batch, project, edits)
        wanted = {
            (line, source, year): amount
            for line, edit in zip(ids, edits, strict=True)
            for (source, year), amount in edit.amounts.items()
        }
        plan = _with_computed(budgeting.lines_of(batch.connection, project), before, wanted)
        _write_plan(store, batch, project, amendment, before, plan)
    return ids


def _write_lines(store: Store, batch: Batch, project: int, edits: Sequence[Edit]) -> list[int]:
    """Change the lines' own values, add the new ones."""
    writing = saving.Writing(batch, "budget_lines", iter(store.identifiers))
    codes = list(
        batch.connection.exec_driver_sql("SELECT code FROM budget_lines WHERE project_id = ?", (project,))
        .scalars()
        .all()
    )
    ids, written = [], []
    for place, edit in enumerate(edits):
        if edit.line is not None and not edit.values:
            ids.append(edit.line)
            continue
        change = _line(project, edit, codes)
        codes.append(str(change.values.get("code")))
        ids.append(writing.write(change, place))
        written.append(ids[-1])
    problems = writing.problems or saving.broken(batch.connection, "budget_lines", written)
    if problems:
        raise RefusedRecordError(problems)
    return ids


def _line(project: int, edit: Edit, codes: list[str]) -> Change:
    """A new line goes on with the codes, and is a direct cost."""
    if edit.line is not None:
        return Change(edit.line, dict(edit.values))
    begun: dict[str, Stored] = {"project": project, "cost_kind": "direct"}
    begun["code"] = defaults.following(codes, "1")
    return Change(None, {**begun, **edit.values})


def _with_computed(
    lines: Sequence[Line], before: Mapping[Place, int], wanted: Mapping[Place, int | None]
) -> dict[Place, int]:
    """The plan with the changes, and computed lines gone along with them."""
    plan = {place: amount for place, amount in {**before, **wanted}.items() if amount is not None}
    cells = {(source, year) for _line, source, year in {*before, *wanted}}
    for line in budgeting.in_order_of_computing(lines):
        for source, year in cells:
            place = (line.id, source, year)
            had, gave = before.get(place, 0), computed(line, before, source, year)
            if place not in wanted and had == gave:
                gives = computed(line, plan, source, year)
                if gives or place in plan:
                    plan[place] = gives
    return plan


def _write_plan(
    store: Store,
    batch: Batch,
    project: int,
    amendment: int | None,
    before: Mapping[Place, int],
    plan: Mapping[Place, int],
) -> None:
    """Bring the stored rows to what the plan says; nothing else is touched."""
    ids = _rows(batch.connection, project, amendment)
    batch.delete("budget_plan", [ids[place] for place in before if place not in plan])
    changed = {place: amount for place, amount in plan.items() if before.get(place) != amount}
    fresh = iter(store.identifiers)
    rows = {place: ids.get(place) for place in changed}
    batch.replace(
        "budget_plan",
        [_row(row_id, project, amendment, place, plan[place]) for place, row_id in rows.items() if row_id],
    )
    batch.insert(
        "budget_plan",
        [
            _row(next(fresh), project, amendment, place, plan[place])
            for place, row_id in rows.items()
            if row_id is None
        ],
    )


def _rows(connection: Connection, project: int, amendment: int | None) -> dict[Place, int]:
    found = connection.exec_driver_sql(
        "SELECT line_id, source_id, year, id FROM budget_plan"
        " WHERE project_id = ? AND coalesce(amendment_id, 0) = ?",
        (project, amendment or 0),
    )
    return {(line, source, year): row_id for line, source, year, row_id in found}


def _row(row_id: int, project: int, amendment: int | None, place: Place, amount: int) -> Row:
    values: dict[str, Any] = dict(zip(("line_id", "source_id", "year"), place, strict=True))
    values |= {"id": row_id, "project_id": project, "amendment_id": amendment, "amount": amount}
    return tuple(values[name] for name in columns_of("budget_plan"))


def split_by_years(store: Store, project: int, amendment: int | None) -> None:
    """Put what is planned for no year into the first year of the project, beside what is planned for that.

    The amounts of the other years are typed then. Nothing happens where everything has its year already.
    """
    with store.writing(Header(N_("Split the budget by years"))) as batch:
        before = budgeting.plan_of(batch.connection, project, amendment)
        start = batch.connection.exec_driver_sql(
            "SELECT start FROM projects WHERE id = ?", (project,)
        ).scalar_one()
        first = date.fromisoformat(start).year
        moved: Counter[Place] = Counter()
        for (line, source, year), amount in before.items():
            moved[line, source, year or first] += amount
        _write_plan(store, batch, project, amendment, before, moved)


def begin_amendment(store: Store, project: int, today: date) -> int:
    """A draft that begins as a copy of the plan in force; gives its number."""
    with store.writing(Header(BEGIN)) as batch:
        known = batch.connection.exec_driver_sql(
            "SELECT coalesce(max(number), 0) FROM amendments WHERE project_id = ?", (project,)
        ).scalar_one()
        number = int(known) + 1
        values: dict[str, Stored] = {
            "project": project,
            "number": number,
            "date": today.isoformat(),
            "status": "draft",
        }
        writing = saving.Writing(batch, "amendments", iter(store.identifiers))
        amendment = writing.write(Change(None, values), 0)
        if writing.problems:
            raise RefusedRecordError(writing.problems)
        plan = budgeting.plan_of(
            batch.connection, project, budgeting.version_in_force(batch.connection, project).id
        )
        _write_plan(store, batch, project, amendment, {}, plan)
    return number


def decide(store: Store, amendment: int, status: str, in_force_from: str | None = None) -> None:
    """Give an amendment another status. Approved with a new end, it prolongs the project in the same step.

    Raises UserError where the amendment is gone.
    """
    label = APPROVE if status == "approved" else saving.CHANGE
    with store.writing(Header(label, {"record": TABLES["amendments"].labels[0]})) as batch:
        row = batch.connection.exec_driver_sql(
            "SELECT project_id, new_end FROM amendments WHERE id = ?", (amendment,)
        ).first()
        if row is None:
            raise UserError(
                N_("This record is no longer there."),
                N_("It was deleted. Undo the deletion to go on with it."),
            )
        values: dict[str, Any] = {"status": status}
        if in_force_from is not None:
            values["in_force_from"] = in_force_from
        problems = _change(store, batch, "amendments", amendment, values)
        if status == "approved" and row[1] is not None:
            problems += _change(store, batch, "projects", row[0], {"end": row[1]})
        if problems:
            raise RefusedRecordError(problems)


def _change(store: Store, batch: Batch, table: str, row_id: int, values: dict[str, Any]) -> list[Problem]:
    writing = saving.Writing(batch, table, iter(store.identifiers))
    writing.write(Change(row_id, values), 0)
    return [*writing.problems, *saving.broken(batch.connection, table, [row_id])]
