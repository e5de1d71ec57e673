"""Lists that tell people nothing about what their data are kept for."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import INFORMING
from ngodesk.common.language import DEFAULT, N_
from ngodesk.common.saying import say

RULE = Rule(
    id="information-clause-missing",
    severity=WARNING,
    title=N_("No information clause on lists"),
    source=INFORMING,
    tables=("projects",),
)


def check(look: Look) -> Iterator[Finding]:
    """In the language of the prints, in projects whose lists people sign. It stands in the settings."""
    language = look.settings.get("language", DEFAULT)
    if look.settings.get(f"information_clause.{language}", "").strip():
        return
    for row in look.rows(
        "SELECT p.id, p.ref FROM p WHERE EXISTS (SELECT 1 FROM events e WHERE e.project_id = p.id"
        " AND e.status <> 'cancelled') ORDER BY p.id"
    ):
        sentence = N_("Lists of {project} carry no information clause: none is entered in the settings.")
        yield RULE.found("projects", row.id, say(sentence, project=row.ref), row.id)
