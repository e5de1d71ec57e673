"""Participants whose data for the monitoring are not complete."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import MONITORING
from ngodesk.common.language import N_
from ngodesk.common.saying import Words, say

RULE = Rule(
    id="monitoring-data-missing",
    severity=WARNING,
    title=N_("Participant without the data asked for"),
    source=MONITORING,
    tables=("participations",),
)

# What is asked of everybody, by the label of its field; a person's number says when it was born.
_ASKED = {
    "start": N_("Start"),
    "gender": N_("Gender"),
    "born": N_("Birth year"),
    "place": N_("Municipality"),
    "labour_status": N_("Status on the labour market"),
    "education": N_("Education"),
}


def check(look: Look) -> Iterator[Finding]:
    """Participations that begin later are not asked yet."""
    for row in look.rows(
        "SELECT t.id, t.project_id, t.start, t.labour_status, t.education, o.gender,"
        " coalesce(o.birth_date, o.birth_year, o.national_id) AS born,"
        " coalesce(o.municipality, o.city) AS place, trim(o.first_name || ' ' || o.last_name) AS name"
        " FROM participations t JOIN p ON p.id = t.project_id"
        " JOIN people o ON o.id = t.person_id WHERE coalesce(t.start, '') <= :today"
        " AND coalesce(t.status, '') <> 'recruited' ORDER BY t.id"
    ):
        missing = tuple(label for column, label in _ASKED.items() if not getattr(row, column))
        if missing:
            what = say(
                N_("{name} cannot be shown as a participant yet, missing: {fields}."),
                name=row.name,
                fields=Words(missing),
            )
            yield RULE.found("participations", row.id, what, row.project_id)
