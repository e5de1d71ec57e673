"""What prints tell of the file as a whole: what is due, what is unfinished, what the checks found."""

from collections.abc import Iterator
from datetime import date

from ngodesk.checks.core.finding import ERROR
from ngodesk.reports.source import Matter, Matters
from ngodesk.reports.templates import Template, block
from ngodesk.store.store import Store
from ngodesk.work import checking, deadlines, unfinished

_DAYS = 366


def matters(store: Store, chosen: Template, project: str | None, today: date) -> Matters:
    """What a report's blocks tell, of one project where one is named. Checks run only where asked for."""
    asked = {name for part in chosen.parts for name in getattr(block(part.block), "TELLS", ())}
    if not asked:
        return Matters()
    with store.reading() as connection:
        found = connection.exec_driver_sql("SELECT id, ref FROM projects ORDER BY id").all()
    wanted = [row for row in found if project in (None, row.ref)]
    ids = {row.id for row in wanted}
    due = deadlines.deadlines(store, today, _DAYS) if "due" in asked else ()
    open_ends = unfinished.unfinished(store, today) if "unfinished" in asked else ()
    told, at_risk = [], {}
    for row in wanted if "findings" in asked else ():
        verdict = checking.findings(store, row.ref, today)
        told += [*_findings(verdict, row.id)]
        at_risk[row.id] = verdict.at_risk
    return Matters(
        due=tuple(
            Matter(each.what, project=each.project_id, day=each.day, table=each.table)
            for each in due
            if each.project_id in ids or (project is None and each.project_id is None)
        ),
        unfinished=tuple(
            Matter(each.what, remark=each.remark, project=each.project_id, table=each.table)
            for each in open_ends
            if each.project_id in ids or (project is None and each.project_id is None)
        ),
        findings=tuple(told),
        at_risk=at_risk,
    )


def _findings(verdict: checking.Verdict, project: int) -> Iterator[Matter]:
    """What is still to be dealt with, errors first."""
    for each in sorted(verdict.open, key=lambda told: told.rule.severity != ERROR):
        yield Matter(each.what, project=project, grave=each.rule.severity == ERROR)
