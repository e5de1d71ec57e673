"""Projects whose personal data were to be kept until a day that is over."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.people import OF_PROJECT
from ngodesk.checks.core.sources import KEEPING
from ngodesk.common.language import N_, NN_
from ngodesk.common.saying import say

RULE = Rule(
    id="keep-until-passed",
    severity=WARNING,
    title=N_("Personal data kept too long"),
    source=KEEPING,
    tables=("projects",),
)

# Of whoever is erased only a code is kept; an organisation may attend without a person.
_KEPT = (
    f"SELECT person_id FROM ({OF_PROJECT.replace(':project', ':of')})"
    " WHERE person_id IS NOT NULL AND person_id NOT IN (SELECT person_id FROM erasures)"
)


def check(look: Look) -> Iterator[Finding]:
    """The last day is still allowed. Nothing is erased by itself."""
    for row in look.rows(
        "SELECT p.id, p.ref, x.keep_until FROM p JOIN projects x ON x.id = p.id"
        " WHERE x.keep_until < :today ORDER BY p.id"
    ):
        people = look.rows(_KEPT, of=row.id)
        if people:
            what = say(
                NN_(
                    "{project}: data of {number} person were to be kept until {day}.",
                    "{project}: data of {number} people were to be kept until {day}.",
                ),
                project=row.ref,
                number=len(people),
                day=day(row.keep_until),
            )
            yield RULE.found("projects", row.id, what, row.id)
