"""Reports that were frozen: their list, their prints as they were, what they were made from."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from ngodesk.common.errors import UsageError, UserError
from ngodesk.common.language import N_
from ngodesk.figures.snapshot import Snapshot
from ngodesk.store import frozen as kept
from ngodesk.store import journal
from ngodesk.store.frozen import Frozen
from ngodesk.store.store import Store

_FORMATS = ("pdf", "xlsx", "docx")
_STATES = "SELECT report_id, sent_on, returned_on, accepted_on, note FROM frozen_states"


@dataclass(frozen=True)
class FrozenRow:
    """A frozen report as a list shows it. `state` is approved, sent, returned or accepted."""

    id: int
    number: str
    version: int
    corrects: str
    """The number of the report that it takes the place of."""
    corrected: bool
    """A later version took its place."""
    report: str
    title: str
    project_id: int
    project: str
    period: str
    start: date | None
    end: date | None
    language: str
    formats: tuple[str, ...]
    approved_on: date
    approved_by: str
    note: str
    state: str
    sent_on: date | None
    returned_on: date | None
    accepted_on: date | None
    remark: str
    """What was noted when it was sent, came back or was accepted."""
    mark: str
    step: int
    program: str


def frozen(store: Store, project: int | None = None) -> list[FrozenRow]:
    """All frozen reports, or those of one project, the latest first."""
    with store.reading() as connection:
        found = kept.rows(connection)
        states = {row[0]: row for row in connection.exec_driver_sql(_STATES)}
    numbers = {each.id: each.number for each in found}
    corrected = {each.corrects_id for each in found}
    return [
        _row(each, numbers, each.id in corrected, states.get(each.id))
        for each in reversed(found)
        if project in (None, each.project_id)
    ]


def _row(each: Frozen, numbers: Mapping[int, str], corrected: bool, state: Any) -> FrozenRow:
    days = [date.fromisoformat(day) if day else None for day in (state[1:4] if state else (None,) * 3)]
    reached = ("accepted", days[2]), ("returned", days[1]), ("sent", days[0]), ("approved", each.approved_on)
    return FrozenRow(
        id=each.id,
        number=each.number,
        version=each.version,
        corrects=numbers.get(each.corrects_id or 0, ""),
        corrected=corrected,
        report=each.report,
        title=each.title,
        project_id=each.project_id,
        project=each.project_ref,
        period=each.period_code or "",
        start=each.start,
        end=each.end,
        language=each.language,
        formats=tuple(form for form in _FORMATS if form in each.parts),
        approved_on=each.approved_on,
        approved_by=each.approved_by,
        note=each.note or "",
        state=next(name for name, day in reached if day),
        sent_on=days[0],
        returned_on=days[1],
        accepted_on=days[2],
        remark=(state[4] if state else "") or "",
        mark=journal.short(each.step, each.mark),
        step=each.step,
        program=each.program,
    )


def one(store: Store, row_id: int) -> FrozenRow:
    """One frozen report. Raises UsageError where there is none."""
    return _only([each for each in frozen(store) if each.id == row_id])


def numbered(store: Store, number: str) -> FrozenRow:
    """The frozen report with this number. Raises UsageError where there is none."""
    return _only([each for each in frozen(store) if each.number == number.strip()])


def _only(found: list[FrozenRow]) -> FrozenRow:
    if not found:
        raise UsageError(N_("There is no such frozen report."), N_("ngodesk frozen lists them."))
    return found[0]


def reprint(store: Store, row_id: int, form: str = "pdf") -> bytes:
    """The print as it was frozen, byte for byte. Raises UsageError for a format that it does not have."""
    found = one(store, row_id)
    if form not in found.formats:
        raise UsageError(
            N_("The report {number} was not frozen as {form}."),
            N_("Choose one of: {formats}."),
            number=found.number,
            form=form or "?",
            formats=", ".join(found.formats),
        )
    return content(store, row_id, form)


def content(store: Store, row_id: int, part: str) -> bytes:
    """One part of a frozen report: a print, figures, evidence, documents or template."""
    with store.reading() as connection:
        found = kept.row(connection, row_id)
        if found is None or part not in found.parts:
            raise UsageError(N_("There is no such frozen report."), N_("ngodesk frozen lists them."))
        whole = kept.part(connection, found, part)
        expected = kept.replaced(connection).get(found.parts[part], found.parts[part])
    if hashlib.sha256(whole).hexdigest() != expected:
        raise UserError(
            N_("The frozen report {number} is damaged: it is not what was frozen."),
            N_("Restore a backup in which it is whole."),
            number=found.number,
        )
    return whole


def taken(store: Store, row_id: int) -> Snapshot:
    """The figures, the evidence and the register of documents as they were."""
    return Snapshot(**{each.name: json.loads(content(store, row_id, each.name)) for each in fields(Snapshot)})
