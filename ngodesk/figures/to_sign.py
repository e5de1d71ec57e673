"""What waits for a signature, and whose: approvals, contracts, agreements, reports, lists, time cards."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ngodesk.common.dates import stored_day
from ngodesk.common.text import natural_key
from ngodesk.figures.about import About
from ngodesk.figures.signed_lists import UNSIGNED

BOARD, COORDINATION, ACCOUNTING = "board", "coordination", "accounting"
ROLES = (BOARD, COORDINATION, ACCOUNTING)
KINDS = (
    "approval",
    "contract",
    "agreement",
    "subgrant",
    "report",
    "substance",
    "list",
    "time_card",
    "form",
)
_ROLE_OF = {"substance": COORDINATION, "list": COORDINATION, "time_card": COORDINATION, "form": ACCOUNTING}

_OPEN = "p.status IN ('approved', 'running', 'completed') AND (:chosen IS NULL OR p.id = :chosen)"
_DOCUMENTS = f"""
SELECT '{{kind}}', min(p.ref), d.number || coalesce(', ' || coalesce(o.name, d.issuer_name), ''), d.issue_date
FROM cost_documents d JOIN allocations a ON a.document_id = d.id JOIN projects p ON p.id = a.project_id
LEFT JOIN organisations o ON o.id = d.issuer_id
WHERE d.kind <> 'proforma' AND d.{{column}} IS NULL AND {_OPEN} GROUP BY d.id"""
_QUERIES = (
    _DOCUMENTS.format(kind="approval", column="approved_on"),
    _DOCUMENTS.format(kind="substance", column="substance_checked_on"),
    _DOCUMENTS.format(kind="form", column="form_checked_on"),
    "SELECT 'contract', p.ref, coalesce(c.number || ', ', '') || c.subject, c.start FROM contracts c"
    " JOIN projects p ON p.id = c.project_id"
    f" WHERE c.signed_on IS NULL AND c.kind <> 'planned_purchase' AND coalesce(c.closed, 0) = 0 AND {_OPEN}",
    "SELECT 'agreement', coalesce(p.ref, ''), coalesce(v.number || ', ', '') ||"
    " trim(q.first_name || ' ' || q.last_name), v.start FROM volunteer_agreements v"
    " JOIN people q ON q.id = v.person_id LEFT JOIN projects p ON p.id = v.project_id"
    f" WHERE v.signed_on IS NULL AND ((p.id IS NULL AND :chosen IS NULL) OR {_OPEN})",
    "SELECT 'subgrant', p.ref, coalesce(s.agreement_no || ', ', '') || s.title, s.start FROM subgrants s"
    " JOIN projects p ON p.id = s.project_id"
    f" WHERE s.agreement_date IS NULL AND s.status IN ('awarded', 'running') AND {_OPEN}",
    "SELECT 'report', f.project_ref, f.title || ', ' || f.number, f.approved_on FROM frozen_reports f"
    " LEFT JOIN frozen_states t ON t.report_id = f.id WHERE t.sent_on IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM frozen_reports later WHERE later.corrects_id = f.id)"
    " AND (:chosen IS NULL OR f.project_id = :chosen)",
    "SELECT 'list', p.ref, e.title, e.start FROM events e JOIN projects p ON p.id = e.project_id"
    f" WHERE {UNSIGNED} AND {_OPEN}",
    "SELECT 'time_card', coalesce(p.ref, ''), trim(q.first_name || ' ' || q.last_name), max(h.date)"
    " FROM volunteer_hours h JOIN volunteer_agreements v ON v.id = h.agreement_id"
    " JOIN people q ON q.id = v.person_id LEFT JOIN projects p ON p.id = v.project_id"
    " WHERE coalesce(h.confirmed, 0) = 0"
    f" AND ((p.id IS NULL AND :chosen IS NULL) OR {_OPEN}) GROUP BY v.id",
)
_TEAM = """
SELECT p.ref, trim(q.first_name || ' ' || q.last_name), t.role FROM project_team t
JOIN projects p ON p.id = t.project_id JOIN people q ON q.id = t.person_id ORDER BY t.id"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A paper that waits: what of it, in which project, for whom. Without a day nobody stated one."""

    kind: str
    project: str
    name: str
    day: date | None

    @property
    def role(self) -> str:
        """Who signs it: the board, who coordinates the project, or who keeps the books."""
        return _ROLE_OF.get(self.kind, BOARD)


@dataclass(frozen=True)
class Folder:
    """Everything that waits, and each project's team as name and role."""

    waiting: tuple[Waiting, ...]
    team: dict[str, tuple[tuple[str, str], ...]]


def to_sign(about: About) -> Folder:
    """By kind, the oldest first."""
    chosen = about.scope.id if about.scope else None
    found = [_waiting(row) for sql in _QUERIES for row in about.rows(sql, chosen=chosen)]
    found.sort(key=lambda each: (KINDS.index(each.kind), each.day or date.max, natural_key(each.name)))
    team: dict[str, tuple[tuple[str, str], ...]] = {}
    for project, name, role in about.rows(_TEAM):
        team[project] = (*team.get(project, ()), (name, role))
    return Folder(tuple(found), team)


def _waiting(row: tuple[Any, ...]) -> Waiting:
    kind, project, name, day = row
    return Waiting(kind, project, name, stored_day(day))
