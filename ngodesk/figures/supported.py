"""The organisations that a project supported, each once: since when, in which ways, with how many people."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from ngodesk.common.text import sort_key
from ngodesk.figures import attended, support
from ngodesk.figures.about import About
from ngodesk.figures.asked import Asked
from ngodesk.figures.participation import Participation

_ORGANISATIONS = """
SELECT id, ref, name, kind, coalesce(municipality, ''), coalesce(county, ''), coalesce(register_no, ''),
  coalesce(tax_id, '') FROM organisations"""
_DAYS = {
    "events": "SELECT id, start FROM events WHERE project_id = ?",
    "subgrants": "SELECT id, agreement_date FROM subgrants WHERE project_id = ?",
    "support_cases": "SELECT id, start FROM support_cases WHERE project_id = ?",
}


@dataclass(frozen=True, slots=True)
class Supported:
    """An organisation; without a day the support has none."""

    ref: str
    name: str
    kind: str
    municipality: str
    county: str
    register_no: str
    tax_id: str
    since: dt.date | None
    ways: tuple[str, ...]
    """Kinds of events, and the words subgrant and support_case."""
    people: int


@dataclass(frozen=True, slots=True)
class Both:
    """How many were supported in a way, or in two ways; of people and of organisations."""

    ways: tuple[str, ...]
    people: int
    organisations: int


@dataclass(frozen=True, slots=True)
class Support:
    """The organisations in the order of the alphabet, then ways and those that overlap."""

    organisations: tuple[Supported, ...]
    ways: tuple[Both, ...]
    overlaps: tuple[Both, ...]


def supported(about: About) -> Support:
    """The organisations of the measure without filters, and the kinds of support."""
    scope = about.scope
    assert scope is not None
    found = Participation(scope)
    days = {table: scope.mapping(sql, (scope.id,)) for table, sql in _DAYS.items()}
    facts = {row[0]: row[1:] for row in scope.rows(_ORGANISATIONS, ())}
    listed = []
    for each in attended.organisations(Asked(found, support.plainly("organisations"))):
        (body,) = each.ids
        reasons = [("events", row[1]) for row in each.attendance] + list(each.because)
        dated = [days[table][row] for table, row in reasons if days[table].get(row)]
        ways = {
            found.events[row].kind if table == "events" else support.SUPPORT[table] for table, row in reasons
        }
        since = dt.date.fromisoformat(min(dated)) if dated else None
        people = {row[3] for row in each.attendance} - {None}
        values: tuple[Any, ...] = (*facts[body], since, tuple(sorted(ways)), len(people))
        listed.append(Supported(*values))
    kinds = support.by_kind(found)
    return Support(
        tuple(sorted(listed, key=lambda each: sort_key(each.name, about.language))),
        tuple(_both((kind,), kinds[kind]) for kind in sorted(kinds)),
        tuple(_both(pair, both) for pair, both in support.overlaps(kinds).items()),
    )


def _both(ways: tuple[str, ...], who: support.Supported) -> Both:
    return Both(ways, len(who.people), len(who.organisations))
