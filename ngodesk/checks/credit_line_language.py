"""Projects whose credit line is not there in the language of the prints."""

from collections.abc import Iterator

from ngodesk.checks.core.credits import AGREED, valid
from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import CREDIT
from ngodesk.common.language import DEFAULT, LANGUAGES, N_
from ngodesk.common.saying import say

RULE = Rule(
    id="credit-line-language",
    severity=WARNING,
    title=N_("Credit line in another language"),
    source=CREDIT,
    tables=("projects",),
)


def check(look: Look) -> Iterator[Finding]:
    """In the language of the workspace; prints then carry it in another."""
    wanted = look.settings.get("language", DEFAULT)
    for project, row in look.projects.items():
        lines = valid(look, project)
        if row.status in AGREED and lines and any(wanted not in spoken for spoken in lines.values()):
            what = say(
                N_("The credit line of {project} is not there in the language of your prints: {language}."),
                project=row.ref,
                language=LANGUAGES[wanted],
            )
            yield RULE.found("projects", project, what, project)
