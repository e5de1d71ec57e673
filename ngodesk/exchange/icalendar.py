"""Calendar files (.ics, RFC 5545): what takes place when and where, and nothing of any person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ngodesk import __version__

STATUSES = {"planned": "CONFIRMED", "held": "CONFIRMED", "cancelled": "CANCELLED"}
_WIDEST = 75  # octets of a line, without its end


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
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//ngodesk//ngodesk {__version__}//EN"]
    lines += ["CALSCALE:GREGORIAN", "METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(name)}"]
    for entry in entries:
        lines += _event(entry, now)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def _event(entry: Entry, now: datetime) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{escaped(entry.uid)}", f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}", *_times(entry)]
    lines.append(f"SUMMARY:{escaped(entry.title)}")
    if entry.place:
        lines.append(f"LOCATION:{escaped(entry.place)}")
    if entry.status in STATUSES:
        lines.append(f"STATUS:{STATUSES[entry.status]}")
    return [*lines, "END:VEVENT"]


def _times(entry: Entry) -> list[str]:
    """The end of whole days is the day after the last; a time without a zone is that of the place."""
    if entry.start is None:
        after = entry.last + timedelta(days=1) if entry.last < date.max else entry.last
        return [f"DTSTART;VALUE=DATE:{_day(entry.first)}", f"DTEND;VALUE=DATE:{_day(after)}"]
    lines = [f"DTSTART:{_day(entry.first)}T{entry.start:%H%M%S}"]
    if entry.end is not None and (entry.last, entry.end) > (entry.first, entry.start):
        lines.append(f"DTEND:{_day(entry.last)}T{entry.end:%H%M%S}")
    return lines


def _day(day: date) -> str:
    """Not by strftime: some systems write the year 999 with three digits."""
    return f"{day.year:04}{day.month:02}{day.day:02}"


def escaped(text: str) -> str:
    """A text as a value: signs that mean something are marked, others that no calendar knows left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    text = text.replace("\n", "\\n")
    return "".join(letter for letter in text if letter == "\t" or (letter >= " " and letter != "\x7f"))


def folded(line: str) -> bytes:
    """A line in parts of at most 75 octets that cut no letter; each after the first begins with a space."""
    parts: list[bytes] = []
    part = b""
    for letter in line:
        octets = letter.encode("utf-8", "replace")
        if len(part) + len(octets) > _WIDEST:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join([*parts, part]) + b"\r\n"
