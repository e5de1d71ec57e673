"""Calendar files (.ics, RFC 5545): what takes place when and where, and nothing of any person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import icalendar

from ngodesk import __version__

STATUSES = {"planned": "CONFIRMED", "held": "CONFIRMED", "cancelled": "CANCELLED"}


@dataclass(frozen=True)
class Entry:
    """One entry. Without a time it takes whole days; times are those of the clock where it takes place."""

    uid: str
    title: str
    first: date
    last: date
    start: time | None = None
    end: time | None = None
    place: str = ""
    status: str = ""


def calendar(entries: Iterable[Entry], name: str, now: datetime) -> bytes:
    """A calendar file; `now` is UTC."""
    made = icalendar.Calendar()
    made.add("version", "2.0")
    made.add("prodid", f"-//ngodesk//ngodesk {__version__}//EN")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made["x-wr-calname"] = icalendar.vText(_plain(name))  # add() would not mark its line ends
    for entry in entries:
        made.add_component(_event(entry, now))
    written: bytes = made.to_ical()
    return written


def _event(entry: Entry, now: datetime) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", _plain(entry.uid))
    event.add("dtstamp", now)
    event.add("summary", _plain(entry.title))
    if entry.place:
        event.add("location", _plain(entry.place))
    if entry.status in STATUSES:
        event.add("status", STATUSES[entry.status])
    _set_times(event, entry)
    return event


def _set_times(event: icalendar.Event, entry: Entry) -> None:
    """The end of whole days is the day after the last; a time without a zone is that of the place."""
    if entry.start is None:
        event.add("dtstart", entry.first)
        event.add("dtend", entry.last + timedelta(days=1) if entry.last < date.max else entry.last)
        return
    event.add("dtstart", datetime.combine(entry.first, entry.start))
    if entry.end is not None and (entry.last, entry.end) > (entry.first, entry.start):
        event.add("dtend", datetime.combine(entry.last, entry.end))


def _plain(text: str) -> str:
    """Without the signs that no calendar knows."""
    return "".join(letter for letter in text if letter in "\t\n" or (letter >= " " and letter != "\x7f"))
