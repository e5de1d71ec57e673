"""Events in a unit that did not stand on their day."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.sources import TERRITORIES
from ngodesk.common.language import N_
from ngodesk.common.saying import say
from ngodesk.common.territories import hint, successors

RULE = Rule(
    id="territory-of-the-day",
    severity=WARNING,
    title=N_("County or municipality of another time"),
    source=TERRITORIES,
    tables=("events",),
)


def check(look: Look) -> Iterator[Finding]:
    """Names that the tables do not know are left alone: abroad, and parts of towns."""
    for row in look.rows(
        "SELECT e.id, e.project_id, e.title, e.start, e.country, e.region, e.county, e.municipality"
        " FROM events e JOIN p ON p.id = e.project_id"
        " WHERE coalesce(e.region, e.county, e.municipality) IS NOT NULL ORDER BY e.start, e.id"
    ):
        country, on = row.country or look.country, day(row.start)
        for level in ("region", "county", "municipality"):
            name = getattr(row, level)
            if not name or hint(country, level, name, on) is None:
                continue
            became = successors(country, name, on)
            sentence = N_("{title}: on {day} there was no {name}.")
            if became:
                sentence = N_("{title}: on {day} there was no {name} any more, but {names}.")
            what = say(sentence, title=row.title, day=on, name=name, names=", ".join(became))
            yield RULE.found("events", row.id, what, row.project_id)
