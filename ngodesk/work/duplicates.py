"""Records that may be entered twice: proposed with reasons, the surest first; or said to be different."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from ngodesk.checks.core import organisations, people
from ngodesk.checks.core.alike import Pair, by_name_alone
from ngodesk.checks.core.looking import Look
from ngodesk.common.saying import Words
from ngodesk.store.store import Store
from ngodesk.work import waiving

CERTAIN, LIKELY, PERHAPS = range(3)
_MOST = 500
_CHECKS = {
    ("people", CERTAIN): "same-personal-number",
    ("people", LIKELY): "similar-people",
    ("people", PERHAPS): "similar-people",
    ("organisations", LIKELY): "similar-organisations",
    ("organisations", PERHAPS): "similar-organisations",
}
CHECKS = frozenset(_CHECKS.values())
"""The checks whose findings are pairs that can be merged."""


@dataclass(frozen=True)
class Proposal:
    """Two records of a table that may be one, entered first and later, and why."""

    table: str
    first: int
    second: int
    names: tuple[str, str]
    reasons: Words
    sureness: int

    @property
    def check(self) -> str:
        """Whose finding it is, or would be."""
        return _CHECKS[self.table, self.sureness]


def proposals(store: Store, table: str) -> list[Proposal]:
    """The surest first; without those of which somebody wrote that they are different."""
    with store.reading() as connection:
        look = Look(connection, date.today())
        waived = _waived(connection, table)
        found = [
            Proposal(
                table, pair.first.id, pair.second.id, (pair.first.name, pair.second.name),
                Words(pair.reasons), sureness,
            )
            for sureness, pairs in _pairs(look, table)
            for pair in pairs
        ]  # fmt: skip
    seen: set[tuple[int, int]] = set()
    kept = []
    for each in found:
        place = each.first, each.second
        if place not in seen and (each.check, each.second) not in waived:
            seen.add(place)
            kept.append(each)
    return kept[:_MOST]


def _pairs(look: Look, table: str) -> Iterable[tuple[int, Iterable[Pair]]]:
    if table == "people":
        yield CERTAIN, people.of_one_number(look)
        yield LIKELY, people.of_one_name(look)
        yield PERHAPS, by_name_alone(people.people(look))
    else:
        yield LIKELY, organisations.twice(look)
        yield PERHAPS, by_name_alone(organisations.organisations(look))


def _waived(connection: Connection, table: str) -> set[tuple[str, int]]:
    query = 'SELECT "check", record_id FROM waivers WHERE table_name = ?'
    return {(row[0], row[1]) for row in connection.exec_driver_sql(query, (table,))}


def of_record(store: Store, table: str, record: int) -> Proposal | None:
    """The surest proposal about a record, as a finding's."""
    return next((each for each in proposals(store, table) if record in (each.second, each.first)), None)


def differ(store: Store, proposal: Proposal, reason: str) -> None:
    """Keep that two records are different, and why. Raises UserError without a reason."""
    waiving.accept(store, proposal.check, proposal.table, proposal.second, reason)
