"""Indicators of people that count the project’s own permanent staff."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.reached import counted_people
from ngodesk.checks.core.sources import COUNTING
from ngodesk.common.language import N_, NN_
from ngodesk.common.saying import say

RULE = Rule(
    id="team-in-indicator",
    severity=WARNING,
    title=N_("Staff counted as participants"),
    source=COUNTING,
    tables=("indicators",),
)


def check(look: Look) -> Iterator[Finding | None]:
    """Where an indicator leaves the team out by its rule, nobody is found."""
    teams: dict[int, set[int]] = {}
    for row in look.rows(
        "SELECT t.project_id, t.person_id FROM project_team t JOIN p ON p.id = t.project_id"
        " WHERE t.permanent = 1"
    ):
        teams.setdefault(row.project_id, set()).add(row.person_id)
    for project, team in teams.items():
        for indicator, counted in counted_people(look, project, ("people",)):
            if counted & team:
                what = say(
                    NN_(
                        "{code} {name} counts {number} person of the permanent staff.",
                        "{code} {name} counts {number} people of the permanent staff.",
                    ),
                    code=indicator.code,
                    name=indicator.name,
                    number=len(counted & team),
                )
                yield RULE.found("indicators", indicator.id, what, project)
        yield None
