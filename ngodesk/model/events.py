"""Events, their sessions and who was there."""

import datetime as dt
from decimal import Decimal

from sqlalchemy.orm import Mapped

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Record

EVENT_KINDS = (
    "training",
    "workshop",
    "seminar",
    "conference",
    "fair",
    "study_trip",
    "hackathon",
    "session",
    "advice",
    "consultation",
    "meeting",
    "coworking",
    "other",
)
EVENT_STATUSES = ("planned", "held", "cancelled")
EVENT_MODES = ("in_person", "online", "hybrid", "phone", "written")
EVENT_ACCESSES = ("open", "closed", "internal")
ATTENDANCE_STATUSES = ("registered", "waiting", "attended", "absent", "cancelled")


class Event(Record):
    """A training, an advice session, a fair: what took place or is planned."""

    __tablename__ = "events"
    labels = (N_("Event"), N_("Events"))
    natural_key = ("ref",)
    searched = ("title", "series", "place", "municipality")
    named = ("title",)
    detail = ("start",)
    usual = (
        *("project", "activity", "kind", "title", "start", "status"),
        *("place", "municipality", "capacity", "headcount"),
    )
    listed = ("start", "title", "kind", "place", "status", "project")

    ref: Mapped[str] = columns.text(N_("Code"), required=True)
    project_id: Mapped[int] = columns.reference("projects", N_("Project"), required=True)
    activity_id: Mapped[int | None] = columns.reference(
        "activities", N_("Activity"), N_("Code of an activity of the same project."), within="project"
    )
    support_case_id: Mapped[int | None] = columns.reference(
        "support_cases", N_("Support case"), N_("The mentoring this meeting belongs to.")
    )
    kind: Mapped[str] = columns.choice(N_("Kind"), words=EVENT_KINDS, required=True)
    title: Mapped[str] = columns.text(N_("Title"), required=True)
    series: Mapped[str | None] = columns.text(N_("Series"), N_("The cycle it belongs to."))
    status: Mapped[str] = columns.choice(N_("Status"), words=EVENT_STATUSES, required=True)
    mode: Mapped[str | None] = columns.choice(N_("Mode"), words=EVENT_MODES)
    start: Mapped[dt.date] = columns.day(N_("Start"), required=True)
    end: Mapped[dt.date | None] = columns.day(N_("End"))
    hours: Mapped[Decimal | None] = columns.number(
        N_("Hours"), N_("Blank when the event has sessions, which are then added up."), places=columns.HOURS
    )
    minutes: Mapped[int | None] = columns.integer(N_("Minutes"), N_("Instead of hours."))
    hour_minutes: Mapped[int | None] = columns.integer(
        N_("Length of an hour, min"),
        N_("Blank: the project's training hour for training and the like, otherwise 60."),
        lowest=1,
    )
    lead_id: Mapped[int | None] = columns.reference("people", N_("Led by"), N_("Trainer, adviser, mentor."))
    place: Mapped[str | None] = columns.text(N_("Place"))
    country: Mapped[str | None] = columns.text(N_("Country"), form="country")
    region: Mapped[str | None] = columns.text(N_("Region"), form="region")
    county: Mapped[str | None] = columns.text(N_("County"), form="county")
    municipality: Mapped[str | None] = columns.text(N_("Municipality"), form="municipality")
    capacity: Mapped[int | None] = columns.integer(N_("Capacity"))
    access: Mapped[str | None] = columns.choice(
        N_("Access"),
        N_("Open to the public, by invitation, or the project team's own meeting."),
        words=EVENT_ACCESSES,
    )
    headcount: Mapped[int | None] = columns.integer(
        N_("Head count"), N_("People counted without names at an open event; never part of unique counts.")
    )
    refused: Mapped[int | None] = columns.integer(
        N_("Gave no data"), N_("People who were there and gave no data.")
    )
    signatures: Mapped[int | None] = columns.integer(
        N_("Signatures on the list"), N_("Signatures on the paper list.")
    )
    notes: Mapped[str | None] = columns.text(N_("Notes"), multiline=True)


class EventSession(Record):
    """One meeting of an event."""

    __tablename__ = "event_sessions"
    labels = (N_("Session"), N_("Sessions"))
    natural_key = ("event", "number")
    parent = "event"
    named = ("number",)
    detail = ("date",)
    listed = ("date", "start_time", "end_time", "hours", "minutes", "topic", "lead", "event")

    event_id: Mapped[int] = columns.reference("events", N_("Event"), required=True)
    number: Mapped[int] = columns.integer(N_("Number"), required=True)
    date: Mapped[dt.date] = columns.day(N_("Date"), required=True)
    start_time: Mapped[dt.time | None] = columns.clock(N_("Start time"))
    end_time: Mapped[dt.time | None] = columns.clock(N_("End time"))
    hours: Mapped[Decimal | None] = columns.number(
        N_("Hours"), N_("One of hours and minutes."), places=columns.HOURS
    )
    minutes: Mapped[int | None] = columns.integer(N_("Minutes"))
    lead_id: Mapped[int | None] = columns.reference("people", N_("Led by"))
    signatures: Mapped[int | None] = columns.integer(N_("Signatures on the list"))
    topic: Mapped[str | None] = columns.text(N_("Topic"))


class Attendance(Record):
    """Who was at an event or one of its sessions, and for whom."""

    __tablename__ = "attendance"
    labels = (N_("Attendance"), N_("Attendance"))
    natural_key = ("event", "session", "person", "organisation")
    named = ("event", "person")
    detail = ("status",)
    listed = ("event", "person", "organisation", "status", "hours", "signed")

    event_id: Mapped[int] = columns.reference("events", N_("Event"), required=True)
    session_id: Mapped[int | None] = columns.reference(
        "event_sessions",
        N_("Session"),
        N_("Number of the event's session; blank: the whole event."),
        within="event",
    )
    person_id: Mapped[int | None] = columns.reference(
        "people", N_("Person"), N_("Blank: only the organisation took part (an exhibitor at a fair).")
    )
    organisation_id: Mapped[int | None] = columns.reference(
        "organisations", N_("Organisation"), N_("Whom the person stood for; blank: nobody.")
    )
    status: Mapped[str] = columns.choice(N_("Status"), words=ATTENDANCE_STATUSES, required=True)
    hours: Mapped[Decimal | None] = columns.number(
        N_("Hours"), N_("Blank: all hours of the session or event."), places=columns.HOURS
    )
    signed: Mapped[bool | None] = columns.boolean(N_("Signed"), N_("The signature stands on the paper list."))
    row: Mapped[int | None] = columns.integer(N_("Row on the list"), N_("On the paper list."))
