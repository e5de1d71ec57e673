"""Whom and where a project reached: kinds of support that overlap, counties and municipalities."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ngodesk.common.text import fold
from ngodesk.common.uncollected import uncollected
from ngodesk.figures import support
from ngodesk.figures.participation import Participation
from ngodesk.figures.project import Span, scope
from ngodesk.figures.reached import COUNTY, MUNICIPALITY, Home, home
from ngodesk.store.store import Store

_WHERE = """
SELECT id, coalesce(county, ''), coalesce(municipality, ''), coalesce(country, ''), coalesce(region, '')
FROM events WHERE project_id = ?"""


@dataclass(frozen=True)
class Kind:
    """How many were supported in a way, or in both of two."""

    kinds: tuple[str, ...]
    people: tuple[int, ...]
    organisations: tuple[int, ...]


@dataclass(frozen=True)
class Place:
    """A county or municipality, and the events that were there."""

    name: str
    events: tuple[int, ...]


@dataclass(frozen=True)
class Reach:
    """Ways of support, those in several, and the places of the region where the association is at home."""

    kinds: tuple[Kind, ...]
    overlaps: tuple[Kind, ...]
    several: Kind
    region: str
    counties: tuple[Place, ...]
    municipalities: tuple[Place, ...]


@uncollected()
def reach(store: Store, project: int) -> Reach | None:
    """Whom and where a project reached; nothing where it is gone."""
    with store.reading() as connection:
        row = connection.exec_driver_sql("SELECT ref FROM projects WHERE id = ?", (project,)).first()
        if row is None:
            return None
        participation = Participation(scope(connection, row[0], Span()))
        kinds = support.by_kind(participation)
        several = support.in_several(kinds)
        overlaps = support.overlaps(kinds)
        region, counties, municipalities = _places(participation)
        return Reach(
            tuple(_kind((kind,), kinds[kind]) for kind in sorted(kinds)),
            tuple(_kind(pair, both) for pair, both in sorted(overlaps.items(), key=_size)),
            _kind((), several),
            region,
            counties,
            municipalities,
        )


def _kind(kinds: tuple[str, ...], who: support.Supported) -> Kind:
    return Kind(kinds, tuple(sorted(who.people)), tuple(sorted(who.organisations)))


def _size(overlap: tuple[tuple[str, str], support.Supported]) -> tuple[int, tuple[str, str]]:
    """The largest overlap first."""
    pair, both = overlap
    return -len(both.people) - len(both.organisations), pair


def _places(participation: Participation) -> tuple[str, tuple[Place, ...], tuple[Place, ...]]:
    """The region, its counties and municipalities where all are known, with the events there."""
    at_home = home(participation.scope)
    there = [
        row
        for row in participation.scope.rows(_WHERE, (participation.scope.id,))
        if row[0] in participation.events and at_home.around(*row[3:])
    ]
    by_county = [(row[0], row[1]) for row in there]
    by_municipality = [(row[0], row[2]) for row in there]
    return (
        at_home.region,
        _reached(at_home, COUNTY, by_county),
        _reached(at_home, MUNICIPALITY, by_municipality),
    )


def _reached(at_home: Home, level: str, there: Sequence[tuple[int, str]]) -> tuple[Place, ...]:
    if not at_home.knows(level):
        return ()
    events: dict[str, list[int]] = defaultdict(list)
    for event, name in there:
        events[fold(name)].append(event)
    names = at_home.places(level, (name for _event, name in there))
    return tuple(Place(name, tuple(events.get(fold(name), ()))) for name in names)
