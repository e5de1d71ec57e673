"""Whom a project supported in which way, and in which places: kinds that overlap, counties reached."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations

from ngodesk.figures.asked import Asked, Indicator
from ngodesk.figures.participation import Participation
from ngodesk.figures.recorded import by_support

SUPPORT = {"subgrants": "subgrant", "support_cases": "support_case"}
_NOTHING: frozenset[int] = frozenset()
_WITHOUT: frozenset[str] = frozenset()


def plainly(measure: str) -> Indicator:
    """An indicator of a measure without any filter."""
    return Indicator(
        id=0,
        code="",
        name="",
        unit=None,
        measure=measure,
        kinds=_WITHOUT,
        organisation_kinds=_WITHOUT,
        min_hours=None,
        min_share=None,
        exclude_team=None,
        aggregate=None,
        questionnaire=None,
        min_answer=None,
        activities=_NOTHING,
        questions=_NOTHING,
    )


@dataclass(slots=True)
class Supported:
    """Who was supported: people and organisations, nobody twice."""

    people: set[int] = field(default_factory=set)
    organisations: set[int] = field(default_factory=set)

    def both(self, other: "Supported") -> "Supported":
        """Who is in both."""
        return Supported(self.people & other.people, self.organisations & other.organisations)


def by_kind(participation: Participation) -> dict[str, Supported]:
    """Who was supported, by kind: of event, or a sub-grant, or a support case."""
    found: dict[str, Supported] = defaultdict(Supported)
    events, uncounted = participation.events, participation.scope.uncounted
    for row in participation.rows:
        theirs = found[events[row[1]].kind]
        if row[3] is not None:
            theirs.people.add(row[3])
        if row[4] is not None and row[4] not in uncounted:
            theirs.organisations.add(row[4])
    for organisation, reasons in by_support(Asked(participation, plainly("organisations"))).items():
        for table, _id in reasons if organisation not in uncounted else ():
            found[SUPPORT[table]].organisations.add(organisation)
    return dict(found)


def overlaps(kinds: dict[str, Supported]) -> dict[tuple[str, str], Supported]:
    """Who was supported in two kinds, by pair; a pair that nobody is in is not there."""
    found = {pair: kinds[pair[0]].both(kinds[pair[1]]) for pair in combinations(sorted(kinds), 2)}
    return {pair: both for pair, both in found.items() if both.people or both.organisations}


def in_several(kinds: dict[str, Supported]) -> Supported:
    """Who was supported in two kinds or more."""
    once, more = Supported(), Supported()
    for each in kinds.values():
        more.people |= once.people & each.people
        more.organisations |= once.organisations & each.organisations
        once.people |= each.people
        once.organisations |= each.organisations
    return more
