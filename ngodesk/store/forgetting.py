"""Which values of the journal are gone by right: an erasure's step lists those that it took."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection

from ngodesk.common.language import N_

ERASE = N_("Erase personal data")
COPY = N_("Copy for the board")
FORGOT = "forgot"
"""The argument of an erasure's step that lists the values; steps of the earlier kind have none."""
Place = tuple[int, int]
"""Step and position of a change."""


@dataclass(frozen=True)
class Forgotten:
    """The places that were listed. `before` is for files that know the earlier kind of erasure alone.

    Of what stood there before such a step the journal need not tell. One of today's kind ends that: it
    lists what was gone, and tells of each record how it stood.
    """

    places: frozenset[Place]
    before: int = 0

    def allows(self, place: Place) -> bool:
        """Whether this value may be missing."""
        return place in self.places or place[0] <= self.before


def forgotten(connection: Connection) -> Forgotten:
    """What the erasures of a file say."""
    places, before, lists = set[Place](), 0, 0
    for number, arguments in connection.exec_driver_sql(
        "SELECT number, arguments FROM steps WHERE label = ? AND kind = 'final' ORDER BY number", (ERASE,)
    ):
        listed = _listed(arguments)
        if listed is None:
            before = number
        else:
            lists += 1
            places.update(_places(listed))
    return Forgotten(frozenset(places), 0 if lists else before)


def _listed(arguments: str) -> str | None:
    """The list of a step; nothing for one of the earlier kind. What cannot be read lists nothing."""
    try:
        said = json.loads(arguments)
        return str(said[FORGOT]) if FORGOT in said else None
    except (ValueError, TypeError):
        return ""


def written(places: Iterable[Place]) -> str:
    """Places as a step lists them, in order: 2:0-4,7 is five places of step 2 and one more."""
    by_step = groupby(sorted(set(places)), key=lambda place: place[0])
    return " ".join(f"{step}:{_runs([place[1] for place in group])}" for step, group in by_step)


def _runs(positions: list[int]) -> str:
    runs: list[list[int]] = []
    for position in positions:
        if runs and runs[-1][1] == position - 1:
            runs[-1][1] = position
        else:
            runs.append([position, position])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def _places(listed: str) -> Iterable[Place]:
    for part in listed.split():
        step, _colon, runs = part.partition(":")
        for run in runs.split(","):
            first, _dash, last = run.partition("-")
            yield from ((int(step), position) for position in range(int(first), int(last or first) + 1))


def is_board_copy(connection: Connection) -> bool:
    """Whether the journal begins with the copying for the board: it tells of nothing then.

    A setting alone could be written by anybody.
    """
    sql = "SELECT 1 FROM steps WHERE number = 1 AND label = ? AND kind = 'final'"
    return connection.exec_driver_sql(sql, (COPY,)).first() is not None
