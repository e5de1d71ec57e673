"""Events and sessions by a rule: which days it gives, and all of them made in one step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import count

from ngodesk.common import dates, holidays
from ngodesk.common.language import N_
from ngodesk.common.text import sort_key
from ngodesk.store.batch import Batch
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work import defaults, saving
from ngodesk.work.naming import Names
from ngodesk.work.saving import Change, RefusedRecordError
from ngodesk.work.viewing import Stored

PLAN = N_("Plan a series: {number}")
MOST = 200  # days that a rule gives; nobody plans more at once
_FURTHEST = 3660  # days after the first

WEEKS, MONTHS = "weeks", "months"
EVENTS, SESSIONS = "events", "sessions"


@dataclass(frozen=True)
class Rule:
    """Every second Tuesday six times; each month on its second Tuesday; a set of weekdays until a date.

    Months keep the place of the first day: its second Tuesday; a fifth one means the last.
    """

    first: date
    every: int = 1
    by: str = WEEKS
    weekdays: frozenset[int] = frozenset()
    """From Monday, 0; blank is the weekday of the first day. Months heed the first day's alone."""
    times: int | None = None
    until: date | None = None
    country: str = ""
    """Whose holidays are left out; blank leaves out none."""


@dataclass(frozen=True)
class Day:
    """A day that a rule gives; where it is left out, the holiday that it is, by language."""

    date: date
    holiday: str = ""


@dataclass(frozen=True)
class Meeting:
    """What takes place on a day, from when to when, where, and who leads it.

    `hours`, in ten-thousandths, is how long it takes where the times do not say.
    """

    date: date
    start: str | None = None
    end: str | None = None
    hours: int | None = None
    place: str | None = None
    lead: int | None = None
    topic: str | None = None


@dataclass(frozen=True)
class Series:
    """Meetings to plan: each an event of the same series, or each a session of one event."""

    shape: str
    values: dict[str, Stored]
    """What is the same for all, by field of events: project, kind, title …"""
    meetings: tuple[Meeting, ...]


def days(rule: Rule, language: str = "en") -> list[Day]:
    """The days of a rule in their order. What is left out does not count among the times."""
    found: list[Day] = []
    held = 0
    last = min(rule.until or date.max, _after(rule.first, _FURTHEST))
    for day in _candidates(rule):
        if day > last or held == min(MOST, MOST if rule.times is None else rule.times):
            break
        holiday = holidays.name_of(rule.country, day, language) if rule.country else ""
        held += not holiday
        found.append(Day(day, holiday))
    while found and found[-1].holiday and rule.until is None:
        found.pop()  # what is left out after the last says nothing
    return found


def _after(day: date, number: int) -> date:
    return date.fromordinal(min(day.toordinal() + number, date.max.toordinal()))


def _candidates(rule: Rule) -> Iterator[date]:
    """The days on which something may take place, without end but that of all days."""
    try:
        yield from _by_month(rule) if rule.by == MONTHS else _by_week(rule)
    except OverflowError:  # after the last of all days there is none
        return


def _by_week(rule: Rule) -> Iterator[date]:
    weekdays = sorted(rule.weekdays or {rule.first.weekday()})
    monday = rule.first.toordinal() - rule.first.weekday()
    for week in count(0, max(1, rule.every)):
        for weekday in weekdays:
            ordinal = monday + 7 * week + weekday
            if ordinal > date.max.toordinal():
                raise OverflowError
            if ordinal >= rule.first.toordinal():
                yield date.fromordinal(ordinal)


def _by_month(rule: Rule) -> Iterator[date]:
    place = (rule.first.day - 1) // 7
    for step in count(0, max(1, rule.every)):
        start = dates.month_after(rule.first, step)
        if start is None:
            raise OverflowError
        nth = (rule.first.weekday() - start.weekday()) % 7 + 7 * place
        found = start + timedelta(days=nth)
        yield found if found.month == start.month else found - timedelta(days=7)


def minutes(start: str | None, end: str | None) -> int | None:
    """How long a meeting is; nothing where it is not known or ends before it begins."""
    if not start or not end:
        return None
    begun, ended = time.fromisoformat(start), time.fromisoformat(end)
    length = (ended.hour - begun.hour) * 60 + ended.minute - begun.minute
    return length if length > 0 else None


def make(store: Store, series: Series) -> list[int]:
    """Make the events with their sessions in one step; gives the ids of the events.

    Raises RefusedRecordError; then nothing is made.
    """
    meetings = sorted(series.meetings, key=lambda each: (each.date, each.start or ""))
    with store.writing(Header(PLAN, {"number": len(meetings)})) as batch:
        making = _Making(store, batch, series)
        if series.shape == SESSIONS:
            made = [making.with_sessions(meetings)] if meetings else []
        else:
            made = [making.event(each) for each in meetings]
        making.check(made)
    return made


class _Making:
    """The rows of one step."""

    def __init__(self, store: Store, batch: Batch, series: Series) -> None:
        ids = iter(store.identifiers)
        self._batch, self._series = batch, series
        self._made: list[int] = []  # sessions
        self._events = saving.Writing(batch, "events", ids)
        self._sessions = saving.Writing(batch, "event_sessions", ids)

    def _event(self, values: dict[str, Stored]) -> int:
        whole = defaults.within(self._batch.connection, "events", {**self._series.values, **values})
        return _written(self._events, whole)

    def with_sessions(self, meetings: Sequence[Meeting]) -> int:
        """One event, and each meeting a session of it."""
        start, end = meetings[0].date.isoformat(), meetings[-1].date.isoformat()
        event = self._event({"start": start, "end": end if end != start else None})
        for number, each in enumerate(meetings, 1):
            self._session(event, number, each)
        return event

    def event(self, each: Meeting) -> int:
        """A meeting as an event; its times are those of its only session."""
        place = each.place or self._series.values.get("place")
        has_session = bool(each.start or each.end or each.topic)
        hours = None if has_session else each.hours
        event = self._event(
            {"start": each.date.isoformat(), "place": place, "lead": each.lead, "hours": hours}
        )
        if has_session:
            self._session(event, 1, each)
        return event

    def _session(self, event: int, number: int, each: Meeting) -> None:
        values: dict[str, Stored] = {
            "event": event,
            "number": number,
            "date": each.date.isoformat(),
            "start_time": each.start,
            "end_time": each.end,
            "minutes": (length := minutes(each.start, each.end)),
            "hours": each.hours if length is None else None,
            "lead": each.lead,
            "topic": each.topic,
        }
        self._made.append(_written(self._sessions, values))

    def check(self, events: Sequence[int]) -> None:
        """What the whole file demands of them."""
        connection = self._batch.connection
        problems = saving.broken(connection, "events", events)
        problems += saving.broken(connection, "event_sessions", self._made)
        if problems:
            raise RefusedRecordError(problems)


def _written(writing: saving.Writing, values: dict[str, Stored]) -> int:
    made = writing.write(Change(None, values), 0)
    if writing.problems:
        raise RefusedRecordError(writing.problems)
    return made


@dataclass(frozen=True)
class Beginning:
    """What a plan begins with: who may lead, in the order of names; whose holidays; the project's name."""

    people: tuple[tuple[int, str], ...]
    country: str
    project: str


def beginning(store: Store, project: int | None, language: str) -> Beginning:
    """Read once, when a series is begun."""
    with store.reading() as connection:
        ids = list(connection.exec_driver_sql("SELECT id FROM people").scalars())
        names = Names(connection, language)
        known = names.of("people", ids)
        country = connection.exec_driver_sql("SELECT country FROM organisations WHERE own = 1").scalar()
        called = names.one("projects", project) if project is not None else ""
    people = sorted(known.items(), key=lambda each: sort_key(each[1], language))
    return Beginning(tuple(people), country or "", called)
