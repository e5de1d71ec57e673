"""Measures that count who attended: events, people, organisations, hours."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from ngodesk.figures.asked import Asked, organisations_of
from ngodesk.figures.evidence import Counted, Reason
from ngodesk.figures.participation import Row, by_organisation
from ngodesk.figures.recorded import by_support

_HOUR = 10**4
_PERCENT = 10**4


def events(asked: Asked) -> Iterable[Counted]:
    """The counted events."""
    return [Counted("events", (event,)) for event in asked.events()]


def event_hours(asked: Asked) -> Iterable[Counted]:
    """The counted events with their hours."""
    parts = asked.participation.parts
    return [
        Counted("events", (event.id,), amount=event.hours, per=parts) for event in asked.events().values()
    ]


def headcount(asked: Asked) -> Iterable[Counted]:
    """The counted events that have a number of people without names."""
    return [
        Counted("events", (event.id,), amount=event.headcount)
        for event in asked.events().values()
        if event.headcount is not None
    ]


def series(asked: Asked) -> Iterable[Counted]:
    """The different series among the counted events."""
    found: dict[str, list[Reason]] = defaultdict(list)
    for event in asked.events().values():
        if event.series:
            found[event.series].append(("events", event.id))
    return [Counted("series", text=series, because=because) for series, because in found.items()]


def _grouped(rows: Iterable[Row]) -> Iterator[tuple[tuple[int, int | None, int | None], list[Row]]]:
    """Rows by attendance: one person, or one organisation without a person, at one event."""
    for event, there in groupby(rows, key=itemgetter(1)):
        found: dict[tuple[int, int | None, int | None], list[Row]] = {}
        for row in there:
            ids = event, row[3], None if row[3] is not None else row[4]
            if ids in found:
                found[ids].append(row)
            else:
                found[ids] = [row]
        yield from found.items()


def attendances(asked: Asked) -> Iterable[Counted]:
    """Everybody who attended, once for each event."""
    return (Counted("attendance", ids, rows) for ids, rows in _grouped(asked.rows()))


def person_hours(asked: Asked) -> Iterable[Counted]:
    """Every person who attended, once for each event, with the hours."""
    parts, hours = asked.participation.parts, asked.participation.hours
    return (
        Counted("attendance", ids, rows, hours(rows), parts)
        for ids, rows in _grouped(asked.rows())
        if ids[1] is not None
    )


def sum_of_person_hours(asked: Asked) -> tuple[int, int, int]:
    """How many of them there are, their hours in parts and the parts of one: none of them is kept."""
    hours, number, amount = asked.participation.hours, 0, 0
    for ids, rows in _grouped(asked.rows()):
        if ids[1] is not None:
            number += 1
            amount += hours(rows)
    return number, amount, asked.participation.parts


def people(asked: Asked) -> Iterable[Counted]:
    """The different persons who attended, as far as the indicator wants them."""
    found: dict[int, list[Row]] = defaultdict(list)
    for row in asked.rows():
        if row[3] is not None:
            found[row[3]].append(row)
    for person in _team(asked):
        found.pop(person, None)
    if asked.indicator.min_hours is not None:
        hours = asked.participation.hours
        found = {person: rows for person, rows in found.items() if _are_enough(asked, hours, rows)}
    if asked.indicator.min_share is not None:
        shares = _Shares(asked)
        found = {person: rows for person, rows in found.items() if shares.suffice(rows)}
    return (Counted("people", (person,), rows) for person, rows in found.items())


def _are_enough(asked: Asked, hours: Callable[[list[Row]], int], rows: list[Row]) -> bool:
    """Whether the hours of some rows reach the least that is asked for."""
    least = asked.indicator.min_hours
    return least is None or hours(rows) * _HOUR >= least * asked.participation.parts


def _team(asked: Asked) -> set[int]:
    """Whom of the project's team people leave out."""
    which = {"permanent": " AND permanent = 1", "all": ""}.get(asked.indicator.exclude_team or "none")
    if which is None:
        return set()
    found = asked.scope.rows(
        f"SELECT person_id FROM project_team WHERE project_id = ?{which}", (asked.scope.id,)
    )
    return {row[0] for row in found}


class _Shares:
    """The share that a person has of the hours of a series; an event without one is its own."""

    def __init__(self, asked: Asked) -> None:
        self._participation = asked.participation
        self._least = asked.indicator.min_share or 0
        self._events = asked.events()
        self._hours: dict[str | int, int] = defaultdict(int)
        for event in self._events.values():
            self._hours[event.series or event.id] += event.hours

    def suffice(self, rows: list[Row]) -> bool:
        """Whether somebody reached the share in one of the series."""
        by_series: dict[str | int, list[Row]] = defaultdict(list)
        for row in rows:
            event = self._events[row[1]]
            by_series[event.series or event.id].append(row)
        return any(self._reached(series, theirs) for series, theirs in by_series.items())

    def _reached(self, series: str | int, rows: list[Row]) -> bool:
        whole = self._hours[series]
        return bool(whole) and self._participation.hours(rows) * 100 * _PERCENT >= self._least * whole


def organisations(asked: Asked) -> Iterable[Counted]:
    """The different organisations that were supported."""
    attended, supported = _by_attendance(asked), by_support(asked)
    kinds = asked.indicator.organisation_kinds
    found = attended.keys() | supported.keys()
    wanted = found & organisations_of(asked.scope, kinds) if kinds else found
    return (
        Counted("organisations", (each,), attended.get(each, ()), because=supported.get(each, ()))
        for each in wanted - asked.scope.uncounted
    )


def _by_attendance(asked: Asked) -> dict[int, list[Row]]:
    """Organisations for which somebody attended, or that did themselves, with hours enough."""
    participation, rows = asked.participation, asked.rows()
    found = participation.by_organisation if rows is participation.rows else by_organisation(rows)
    if asked.indicator.min_hours is None:
        return found
    hours = participation.hours_of_all
    return {each: theirs for each, theirs in found.items() if _are_enough(asked, hours, theirs)}
