"""Approving a report: printed once and kept for good, with all that it was made from."""

import json
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from ngodesk.common import settings
from ngodesk.common.errors import UsageError, UserError
from ngodesk.common.language import N_, texts
from ngodesk.common.progress import Progress, silent
from ngodesk.common.text import typable
from ngodesk.figures.compared import compared
from ngodesk.figures.project import scope
from ngodesk.figures.snapshot import Snapshot, pieces, snapshot, snapshot_of
from ngodesk.reports.annex import annexed
from ngodesk.reports.build import build
from ngodesk.reports.fonts import digests
from ngodesk.reports.templates import Template, template
from ngodesk.reports.whole import Report
from ngodesk.store import frozen as kept
from ngodesk.store import journal
from ngodesk.store.frozen import Frozen
from ngodesk.store.store import Store
from ngodesk.work import gathering, printing, workspaces
from ngodesk.work.changed_since import EVIDENCE, Difference, told
from ngodesk.work.frozen import FrozenRow, one
from ngodesk.work.printing import Wish

_NAMED = ("project", "start", "end", "language")  # stand in columns of their own


@dataclass(frozen=True)
class Correction:
    """What is to be frozen in place of a report: the same wish, of today's records."""

    report: str
    wish: Wish
    corrects: int


def freezable(report: str) -> bool:
    """Whether a report can be frozen: it is about a project. Raises UsageError for an unknown one.

    A package of many files is none: the reports in it are frozen each for itself.
    """
    found = template(report)
    return "project" in found.needs and "zip" not in found.formats


def freeze(
    store: Store,
    report: str,
    wish: Wish,
    *,
    corrects: int | None = None,
    note: str | None = None,
    origin: str = "window",
    progress: Progress = silent,
) -> FrozenRow:
    """Approve a report: print it once in all its formats and keep it with all it was made from. It is final.

    After a cancel nothing was frozen. Raises UsageError as printing does, and where the report is not about
    a project; UserError where what it `corrects` was corrected already, or the file may not be written.
    """
    if not freezable(report):
        raise UsageError(N_("The report {report} is not about a project; print it instead."), report=report)
    if store.read_only is not None:
        raise store.read_only
    wish = replace(wish, mask=False)  # what leaves the house for good says who it was
    way = _Way(progress)
    made = _made(store, report, wish, corrects, way, approved=True)
    contents = _contents(made, way)
    way.begin()
    row_id = kept.keep(store, _values(made, wish) | {"note": typable(note or "") or None}, contents, origin)
    return one(store, row_id)


def draft(store: Store, correction: Correction) -> Report:
    """What a corrected report would say: a draft, with what is not as it was. Raises as `freeze` does."""
    wish, corrects = correction.wish, correction.corrects
    return _made(store, correction.report, wish, corrects, _Way(silent), approved=False).content


class _Way:
    """Says how far the work is, piece by piece."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._done, self.pieces = 0, 1

    def begin(self) -> None:
        """Begin the next piece. Raises Cancelled."""
        self._progress(min(self._done, self.pieces), self.pieces)
        self._done += 1


@dataclass(frozen=True)
class _Made:
    """A report with all that it was made from: one state of the file."""

    chosen: Template
    content: Report
    language: str
    number: str
    former: Frozen | None
    project: int
    ref: str
    period: str | None
    taken: Snapshot
    changes: list[list[str | None]]
    step: int
    mark: str


def _made(store: Store, report: str, wish: Wish, corrects: int | None, way: _Way, *, approved: bool) -> _Made:
    chosen = printing.asked(store, report, wish)
    language = wish.language or workspaces.language(store)
    with store.read() as session:
        connection = session.connection()
        found = scope(connection, wish.project or "", wish.span, wish.amendment)
        former = _former(connection, corrects, chosen.id, found.id)
        number = _number(connection, f"{found.ref}/{chosen.id}/", former)
        way.pieces = pieces(found) + len(chosen.formats) + 2  # to gather the figures, and to keep all
        way.begin()
        source = gathering.gathered(session, chosen, wish, language)
        taken = snapshot(found, way.begin)
        differing = _differing(connection, former, found.id, taken, language)
        period, changes = _period(connection, found.id, wish), _template_changes(connection, chosen.id)
        step, mark = journal.last(connection)
    source = replace(source, number=number if approved else "", corrects=former.number if former else "")
    content = build(chosen, source, language)
    if former is not None:
        content = replace(content, content=(*content.content, *annexed(former.number, differing, language)))
    return _Made(
        chosen, content, language, number, former, found.id, found.ref, period, taken, changes, step, mark
    )


def _contents(made: _Made, way: _Way) -> dict[str, bytes]:
    """The parts of a frozen report: its prints, and what they were made from."""
    found = {}
    for form in made.chosen.formats:
        way.begin()
        found[form] = printing.written(made.content, form)
    found |= {each.name: _json(getattr(made.taken, each.name)) for each in fields(made.taken)}
    found["template"] = made.chosen.text.encode()
    if made.changes:
        found["template changes"] = _json(made.changes)
    return found


def _values(made: _Made, wish: Wish) -> dict[str, Any]:
    """The stored values of its row."""
    return {
        "number": made.number,
        "version": made.former.version + 1 if made.former else 1,
        "corrects_id": made.former.id if made.former else None,
        "report": made.chosen.id,
        "title": made.content.name,
        "project_id": made.project,
        "project_ref": made.ref,
        "period_code": made.period,
        "start": _day(wish.span.start),
        "end": _day(wish.span.end),
        "wish": journal.dumps(_rest(wish)),
        "language": made.language,
        "approved_on": date.today().isoformat(),
        "approved_by": settings.who(),
        "step": made.step,
        "mark": made.mark,
        "program": settings.version(),
        "fonts": journal.dumps(digests()),
    }


def _former(connection: Connection, corrects: int | None, report: str, project: int) -> Frozen | None:
    if corrects is None:
        return None
    former = kept.row(connection, corrects)
    if former is None or (former.report, former.project_id) != (report, project):
        raise UsageError(N_("There is no frozen report of this kind to correct."))
    if connection.exec_driver_sql("SELECT 1 FROM frozen_reports WHERE corrects_id = ?", (corrects,)).first():
        raise UserError(
            N_("The report {number} was corrected already."),
            N_("Correct its latest version."),
            number=former.number,
        )
    return former


def _differing(
    connection: Connection, former: Frozen | None, project: int, now: Snapshot, language: str
) -> list[Difference]:
    """What a corrected report says otherwise; who stands behind a number is not printed."""
    if former is None:
        return []
    found = compared(snapshot_of(connection, former), now)
    said = told(connection, project, found, texts(language))
    whole = "period" not in now.figures
    return [each for each in said if each.kind != EVIDENCE and each.whole_project in (False, whole)]


def _number(connection: Connection, begins: str, former: Frozen | None) -> str:
    """The next number of this report of this project; a corrected one keeps its own with the version."""
    if former is not None:
        return f"{former.number.removesuffix(f'.{former.version}')}.{former.version + 1}"
    taken = connection.exec_driver_sql(
        "SELECT number FROM frozen_reports WHERE version = 1 AND substr(number, 1, ?) = ?",
        (len(begins), begins),
    ).scalars()
    used = [int(rest) for number in taken if (rest := number[len(begins) :]).isdigit()]
    return f"{begins}{max(used, default=0) + 1}"


def _period(connection: Connection, project: int, wish: Wish) -> str | None:
    """The code of the reporting period that has the days asked for."""
    span = wish.span
    code: str | None = connection.exec_driver_sql(
        "SELECT code FROM reporting_periods WHERE project_id = ? AND start = ? AND end = ?",
        (project, _day(span.start), _day(span.end)),
    ).scalar()
    return code


def _template_changes(connection: Connection, report: str) -> list[list[str | None]]:
    """What this association changed in the template, as it is now."""
    found = connection.exec_driver_sql(
        "SELECT key, language, value FROM template_changes WHERE report = ? ORDER BY key, language", (report,)
    )
    return [list(row) for row in found]


def _rest(wish: Wish) -> dict[str, Any]:
    """What else was asked for, without what is as always."""
    given = {each.name: getattr(wish, each.name) for each in fields(wish) if each.name not in _NAMED}
    usual = {each.name: each.default for each in fields(wish)}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in given.items()
        if value != usual[name]
    }


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def correct(store: Store, row_id: int) -> Correction:
    """The wish for the next version of a frozen report; until it is frozen too, it prints as a draft.

    Raises UserError where it was corrected already, or its project is no longer there.
    """
    with store.reading() as connection:
        found = kept.row(connection, row_id)
        if found is None:
            raise UsageError(N_("There is no frozen report of this kind to correct."))
        _former(connection, row_id, found.report, found.project_id)
        ref = connection.exec_driver_sql(
            "SELECT ref FROM projects WHERE id = ?", (found.project_id,)
        ).scalar()
    if ref is None:
        raise UserError(N_("The project {project} is no longer there."), project=found.project_ref)
    rest = dict(found.wish)
    for name in {"chosen", "left_out"} & set(rest):
        rest[name] = tuple(rest[name])
    if "month" in rest:
        rest["month"] = date.fromisoformat(rest["month"])
    wish = Wish(project=ref, start=found.start, end=found.end, language=found.language, **rest)
    return Correction(found.report, wish, row_id)
