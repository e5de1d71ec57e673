"""Who came to which events for how long, and which organisations they stood for."""

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

from tests.recount.folder import Folder, Row
from tests.recount.period import Period, row_of, rows_of

TAUGHT = ("training", "workshop", "seminar", "study_trip", "hackathon")

Attendance = tuple[str, str | None, str | None]
"""Event, and the person or else the organisation without a person."""


def counted_events(folder: Folder, project: Row, period: Period) -> list[Row]:
    """'Only events with status held and access other than internal count; an event belongs to the period of
    its `start`.'"""
    return [
        event
        for event in rows_of(folder, "events", project=project["ref"], status="held")
        if event.get("access") != "internal" and period.holds(event["start"])
    ]


def minutes_of_an_hour(folder: Folder, event: Row) -> int:
    """'`hour_minutes`, or for training, workshop, seminar, study_trip and hackathon the project's
    `teaching_hour_minutes`, or 60.'"""
    project = row_of(folder, "projects", ref=event["project"])
    teaching = project.get("teaching_hour_minutes") if event["kind"] in TAUGHT else None
    return event.get("hour_minutes") or teaching or 60


def stated_hours(folder: Folder, event: Row, stated: Row) -> Fraction:
    """'`hours`, or `minutes` ÷ the event's hour … otherwise 0', of a session or of the event itself."""
    if stated.get("hours") is not None:
        return Fraction(stated["hours"])
    return Fraction(stated.get("minutes") or 0, minutes_of_an_hour(folder, event))


def event_hours(folder: Folder, event: Row) -> Fraction:
    """'Hours of an event = Σ over its sessions …; without sessions its own.'"""
    sessions = rows_of(folder, "event_sessions", event=event["ref"])
    return sum((stated_hours(folder, event, row) for row in sessions or [event]), Fraction(0))


def total_hours(folder: Folder, events: Iterable[Row]) -> Fraction:
    """The hours of all these events."""
    return sum((event_hours(folder, event) for event in events), Fraction(0))


def attended(folder: Folder, events: Iterable[Row]) -> list[Row]:
    """The rows 'of status attended' at these events."""
    refs = {event["ref"] for event in events}
    return [row for row in rows_of(folder, "attendance", status="attended") if row["event"] in refs]


def row_hours(folder: Folder, row: Row) -> Fraction:
    """'The row's `hours`, or else the session's, or else the event's.'"""
    if row.get("hours") is not None:
        return Fraction(row["hours"])
    event = row_of(folder, "events", ref=row["event"])
    if row.get("session") is None:
        return event_hours(folder, event)
    session = row_of(folder, "event_sessions", event=row["event"], number=row["session"])
    return stated_hours(folder, event, session)


def attendance_of(row: Row) -> Attendance:
    """'One person (or one organisation without a person) at one event'; 'several sessions are one
    attendance'."""
    return row["event"], row.get("person"), None if row.get("person") else row.get("organisation")


def grouped_attendances(rows: Iterable[Row]) -> dict[Attendance, list[Row]]:
    """The rows of each attendance."""
    groups: dict[Attendance, list[Row]] = defaultdict(list)
    for row in rows:
        groups[attendance_of(row)].append(row)
    return groups


def grouped_people(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """'People = different persons attending', with their rows."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.get("person"):
            groups[row["person"]].append(row)
    return groups


def hours_of_a_person(folder: Folder, rows: Iterable[Row]) -> Fraction:
    """The hours of one person's rows: 'a person who stands for two organisations in one session is there
    once, with the longer of the two. Rows for the whole event and for its sessions add up.'"""
    longest: dict[tuple[str, int | None], Fraction] = defaultdict(Fraction)
    for row in rows:
        place = row["event"], row.get("session")
        longest[place] = max(longest[place], row_hours(folder, row))
    return sum(longest.values(), Fraction(0))


def hours_of_an_organisation(folder: Folder, rows: Iterable[Row]) -> Fraction:
    """'For an organisation those of all who stood for it': one organisation's rows that name a person."""
    people = grouped_people(rows)
    return sum((hours_of_a_person(folder, own) for own in people.values()), Fraction(0))


def never_counted(folder: Folder, project: Row) -> set[str]:
    """'Less the own organisation, the project's partners and the programme's funder.'"""
    own = {row["ref"] for row in rows_of(folder, "organisations", own=True)}
    partners = {row["organisation"] for row in rows_of(folder, "project_partners", project=project["ref"])}
    if not project.get("programme"):
        return own | partners
    funder = row_of(folder, "programmes", ref=project["programme"]).get("funder")
    return own | partners | {funder}


def grouped_organisations(folder: Folder, project: Row, rows: Iterable[Row]) -> dict[str, list[Row]]:
    """'Different organisations for which somebody attended, or that attended themselves', with their rows."""
    left_out = never_counted(folder, project)
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.get("organisation") and row["organisation"] not in left_out:
            groups[row["organisation"]].append(row)
    return groups
