"""All checks there are, and what they find together."""

import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from sqlalchemy import Connection

from ngodesk import checks
from ngodesk.checks.core.finding import ERROR, INFO, WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.common.progress import Progress, silent

_GRAVEST = (ERROR, WARNING, INFO)
_PROJECT_OF = {
    "projects": "SELECT id, id AS project_id FROM projects",
    "cost_documents": "SELECT document_id AS id, project_id FROM allocations",
    "volunteer_hours": (
        "SELECT h.id, a.project_id FROM volunteer_hours h"
        " JOIN volunteer_agreements a ON a.id = h.agreement_id"
    ),
    "people": (
        "SELECT a.person_id AS id, e.project_id FROM attendance a JOIN events e ON e.id = a.event_id"
        " UNION ALL SELECT person_id, project_id FROM volunteer_agreements"
        " UNION ALL SELECT person_id, project_id FROM participations"
        " UNION ALL SELECT person_id, project_id FROM project_team"
    ),
    "organisations": (
        "SELECT a.organisation_id AS id, e.project_id FROM attendance a JOIN events e ON e.id = a.event_id"
        " UNION ALL SELECT grantee_id, project_id FROM subgrants"
        " UNION ALL SELECT organisation_id, project_id FROM support_cases"
        " UNION ALL SELECT organisation_id, project_id FROM project_partners"
    ),
}
_FEW = 2_000  # records whose projects are looked up one by one


class Check(Protocol):
    """A file of this package: its rule, and what breaks it."""

    RULE: Rule

    @staticmethod
    def check(look: Look) -> Iterator[Finding | None]:
        """Every record that breaks the rule; nothing now and then, so that others may have their turn."""


@cache
def every() -> tuple[Check, ...]:
    """All checks, the gravest first, then in the order of their ids."""
    names = [module.name for module in pkgutil.iter_modules(checks.__path__) if not module.ispkg]
    found = [cast(Check, import_module(f"{checks.__name__}.{name}")) for name in names]
    return tuple(sorted(found, key=lambda each: (_GRAVEST.index(each.RULE.severity), each.RULE.id)))


def run(look: Look, progress: Progress = silent, asked: Sequence[Check] | None = None) -> list[Finding]:
    """What all checks find, or those that are asked."""
    asked = every() if asked is None else asked
    found: list[Finding] = []
    for number, each in enumerate(asked):
        progress(number, len(asked))
        found += together(filter(None, each.check(look)))
    return placed(look.connection, found)


def stream(look: Look) -> Iterator[Finding | None]:
    """What all checks find, one after the other; nothing where others may have their turn."""
    for each in every():
        yield from each.check(look)
        yield None


def together(findings: Iterable[Finding]) -> list[Finding]:
    """What one check says of a record is one finding, which names every project that it stands in."""
    found: dict[tuple[str, str, int], Finding] = {}
    for each in findings:
        before = found.get(each.key)
        if before is not None:
            what = before.what
            if each.what != what and not each.projects <= before.projects:
                what = replace(what, then=(*what.then, each.what))
            projects = before.projects | each.projects
            each = replace(before, what=what, projects=projects, risks=(*before.risks, *each.risks))
        found[each.key] = each
    return list(found.values())


def placed(connection: Connection, findings: list[Finding]) -> list[Finding]:
    """With the projects of the records, where a check named none."""
    wanted: dict[str, set[int]] = {}
    for each in findings:
        if not each.projects:
            wanted.setdefault(each.table, set()).add(each.id)
    places = {table: _projects_of(connection, table, ids) for table, ids in wanted.items()}
    return [
        each if each.projects else replace(each, projects=places[each.table].get(each.id, frozenset()))
        for each in findings
    ]


def _projects_of(connection: Connection, table: str, ids: set[int]) -> dict[int, frozenset[int]]:
    query = _PROJECT_OF.get(table, f"SELECT id, project_id FROM {table}")
    if len(ids) < _FEW:
        query = f"SELECT * FROM ({query}) WHERE id IN ({', '.join(map(str, ids))})"
    found: dict[int, set[int]] = {}
    for record, project in connection.exec_driver_sql(query):
        if project is not None:
            found.setdefault(record, set()).add(project)
    single = {project: frozenset({project}) for each in found.values() for project in each}
    return {
        record: single[next(iter(each))] if len(each) == 1 else frozenset(each)
        for record, each in found.items()
    }
