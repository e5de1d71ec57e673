"""Who signs for the organisation, as the workspace's settings name them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ngodesk.common.text import fold, natural_key
from ngodesk.figures.about import About


@dataclass(frozen=True, slots=True)
class Signer:
    """A name, and what this person is in the organisation."""

    name: str
    function: str


def signers(about: About) -> tuple[Signer, ...]:
    """In their order; the name stands before the comma, the function after it."""
    rows = about.rows("SELECT key, value FROM settings WHERE key LIKE 'signatory.%'")
    found = []
    for _key, value in sorted(rows, key=lambda row: natural_key(row[0])):
        name, _comma, function = str(value).partition(",")
        found.append(Signer(name.strip(), function.strip()))
    return tuple(each for each in found if each.name)


_TEAM = """
SELECT trim(p.first_name || ' ' || p.last_name), t.role, 0 FROM project_team t
JOIN people p ON p.id = t.person_id WHERE t.project_id = :project
UNION ALL SELECT trim(p.first_name || ' ' || p.last_name), a.role, 1 FROM affiliations a
JOIN people p ON p.id = a.person_id JOIN organisations o ON o.id = a.organisation_id AND o.own = 1
WHERE coalesce(a.start, '') <= :today AND coalesce(a.end, '9999') >= :today
ORDER BY 3, 2, 1"""
_LEFT = """
SELECT trim(p.first_name || ' ' || p.last_name) FROM affiliations a JOIN people p ON p.id = a.person_id
JOIN organisations o ON o.id = a.organisation_id AND o.own = 1 GROUP BY p.id
HAVING NOT max(coalesce(a.start, '') <= :today AND coalesce(a.end, '9999') >= :today)"""


@dataclass(frozen=True, slots=True)
class Signing:
    """Who may sign for the organisation on the day, and who has which function in the project or in it."""

    signers: tuple[Signer, ...] = ()
    team: tuple[Signer, ...] = ()

    def having(self, words: Iterable[str]) -> Signer | None:
        """The first whose function begins with one of these words; the project's team comes first."""
        wanted = tuple(fold(word) for word in words)
        return next((each for each in self.team if fold(each.function).startswith(wanted)), None)


def signing(about: About) -> Signing:
    """The settings' signatories whose function has not ended, the team, and the organisation's people."""
    today = date.today().isoformat()
    left = {row[0] for row in about.rows(_LEFT, today=today)}
    project = about.scope.id if about.scope else None
    team = about.rows(_TEAM, today=today, project=project)
    return Signing(
        tuple(each for each in signers(about) if each.name not in left),
        tuple(Signer(name, role) for name, role, _place in team),
    )
