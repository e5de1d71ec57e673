"""Hours of volunteers and staff on days outside the project."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import ERROR, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.sources import AGREEMENT
from ngodesk.checks.core.volunteers import worth
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="hours-outside-project",
    severity=ERROR,
    title=N_("Hours outside the project"),
    source=AGREEMENT,
    tables=("volunteer_hours", "work_hours"),
)


def check(look: Look) -> Iterator[Finding]:
    """The first and the last day of the project belong to it."""
    for row in look.rows(
        "SELECT 'volunteer_hours' AS place, h.id, h.date, v.name, p.id AS project, p.ref, p.start, p.finish,"
        " h.hours, v.hourly_value, h.line_id FROM volunteer_hours h JOIN v ON v.id = h.agreement_id"
        " JOIN p ON p.id = v.project_id WHERE h.date < p.start OR h.date > p.finish"
        " UNION ALL SELECT 'work_hours', w.id, w.date, trim(o.first_name || ' ' || o.last_name), p.id, p.ref,"
        " p.start, p.finish, w.hours, NULL, NULL FROM work_hours w JOIN people o ON o.id = w.person_id"
        " JOIN p ON p.id = w.project_id WHERE w.date < p.start OR w.date > p.finish ORDER BY 3, 2"
    ):
        what = say(
            N_("{name} worked on {day}; the project {project} runs from {start} to {end}."),
            name=row.name,
            day=day(row.date),
            project=row.ref,
            start=day(row.start),
            end=day(row.finish),
        )
        yield RULE.found(row.place, row.id, what, row.project, worth(row))
