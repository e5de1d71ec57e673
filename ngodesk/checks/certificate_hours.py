"""Certificates for fewer hours than the programme asks for."""

from collections.abc import Iterator
from fractions import Fraction

from ngodesk.checks.core.budget import number
from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.present import share_of_hours
from ngodesk.checks.core.sources import PROGRAMME
from ngodesk.common.language import N_
from ngodesk.common.money import divided, shortest
from ngodesk.common.saying import say

RULE = Rule(
    id="certificate-hours",
    severity=WARNING,
    title=N_("Certificate for too few hours"),
    source=PROGRAMME,
    tables=("certificates",),
    limit="attendance_threshold_percent",
)


def check(look: Look) -> Iterator[Finding | None]:
    """Exactly so many hours are enough. Of a series that runs in several projects the best share counts."""
    best: dict[int, tuple[Fraction, int, str, str, int]] = {}
    for project in look.projects:
        for row in look.rows(
            "SELECT c.id, c.number, c.person_id, c.series, c.event_id,"
            " g.attendance_threshold_percent AS least, trim(o.first_name || ' ' || o.last_name) AS name"
            " FROM certificates c JOIN people o ON o.id = c.person_id JOIN p ON p.id = :of"
            " JOIN programmes g ON g.id = p.programme_id"
            " WHERE g.attendance_threshold_percent IS NOT NULL AND EXISTS ("
            "   SELECT 1 FROM events e WHERE e.project_id = p.id"
            "   AND iif(c.event_id IS NULL, e.series = c.series, e.id = c.event_id))"
            " ORDER BY c.id",
            of=project,
        ):
            part = share_of_hours(look, project, row.person_id, row.event_id, row.series)
            if part is not None and (row.id not in best or part > best[row.id][0]):
                best[row.id] = part, row.least, row.name, row.number, project
        yield None
    for certificate, (part, least, name, code, project) in best.items():
        if part * 100 * 10**4 < least:
            what = say(
                N_("{name} has the certificate {code} for {part} % of the hours, {least} % are needed."),
                name=name,
                code=code,
                part=shortest(divided(part.numerator * 10_000, part.denominator), 2),
                least=number(least),
            )
            yield RULE.found("certificates", certificate, what, project)
