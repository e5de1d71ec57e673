"""Public events whose visitors are counted as participants of joint actions too."""

import re
from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.sources import INTERREG
from ngodesk.common.language import N_
from ngodesk.common.saying import say
from ngodesk.figures.asked import Asked, Indicator
from ngodesk.figures.indicators import of_project
from ngodesk.figures.participation import Event, Participation

RULE = Rule(
    id="counted-as-both",
    severity=WARNING,
    title=N_("Counted as public and as closed"),
    source=INTERREG,
    tables=("events",),
)

_PUBLIC, _CLOSED = re.compile(r"\bRCO ?115\b"), re.compile(r"\bRCO ?81\b")


def check(look: Look) -> Iterator[Finding | None]:
    """Indicators are known by the programme's code, in their own code or in their name."""
    for row in look.rows(
        "SELECT DISTINCT i.project_id FROM indicators i JOIN p ON p.id = i.project_id"
        " WHERE i.code || ' ' || i.name LIKE '%RCO%115%' ORDER BY 1"
    ):
        project = row.project_id
        participation = Participation(look.scope(project))
        indicators = of_project(participation.scope)
        public = _events(participation, [each for each in indicators if _named(each, _PUBLIC)])
        closed = _events(participation, [each for each in indicators if _named(each, _CLOSED)])
        there = {attended[1] for attended in participation.rows}
        for event in sorted(public & closed & there):
            yield _found(look, event, project)
        yield None


def _named(indicator: Indicator, code: re.Pattern[str]) -> bool:
    return code.search(f"{indicator.code} {indicator.name}") is not None


def _events(participation: Participation, indicators: list[Indicator]) -> set[int]:
    found: dict[int, Event] = {}
    for indicator in indicators:
        found |= Asked(participation, indicator).events()
    return set(found)


def _found(look: Look, event: int, project: int) -> Finding:
    (row,) = look.rows("SELECT title, start FROM events WHERE id = :event", event=event)
    what = say(
        N_("{title} of {day} counts as a public event (RCO115), and its visitors count for RCO81 too."),
        title=row.title,
        day=day(row.start),
    )
    return RULE.found("events", event, what, project)
