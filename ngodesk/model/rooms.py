"""Rooms and their bookings."""

import datetime as dt

from sqlalchemy.orm import Mapped

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Record


class Room(Record):
    """A room or workplace that can be booked."""

    __tablename__ = "rooms"
    labels = (N_("Room"), N_("Rooms"))
    natural_key = ("ref",)
    named = ("name",)
    detail = ("seats",)
    listed = ("name", "seats", "notes")

    ref: Mapped[str] = columns.text(N_("Code"), required=True)
    name: Mapped[str] = columns.text(N_("Name"), required=True)
    seats: Mapped[int | None] = columns.integer(N_("Seats"))
    notes: Mapped[str | None] = columns.text(N_("Notes"), multiline=True)


class Booking(Record):
    """A booking of a room."""

    __tablename__ = "bookings"
    labels = (N_("Booking"), N_("Bookings"))
    natural_key = ("room", "start", "organisation")
    named = ("room", "start")
    detail = ("organisation",)
    listed = ("room", "start", "end", "organisation", "person", "seats")

    room_id: Mapped[int] = columns.reference("rooms", N_("Room"), required=True)
    project_id: Mapped[int | None] = columns.reference("projects", N_("Project"))
    start: Mapped[dt.datetime] = columns.moment(N_("Start"), required=True)
    end: Mapped[dt.datetime] = columns.moment(N_("End"), required=True)
    organisation_id: Mapped[int | None] = columns.reference("organisations", N_("Organisation"))
    person_id: Mapped[int | None] = columns.reference("people", N_("Person"))
    seats: Mapped[int | None] = columns.integer(N_("Seats"))
    note: Mapped[str | None] = columns.text(N_("Note"), multiline=True)
