"""Calendar files: whatever a title holds comes back from them, by a reader that knows the rules alone."""

import re
from datetime import UTC, date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from ngodesk.exchange.icalendar import Entry, calendar

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n"), min_size=1)
ENTRIES = st.builds(
    Entry,
    uid=st.uuids().map(str),
    title=TEXTS,
    first=st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    last=st.just(date(2100, 1, 2)),
    start=st.none() | st.times().map(lambda each: each.replace(microsecond=0)),
    end=st.none() | st.times().map(lambda each: each.replace(microsecond=0)),
    place=st.just("") | TEXTS,
    status=st.sampled_from(["planned", "held", "cancelled", ""]),
)


def read(written: bytes) -> list[dict[str, str]]:
    """The entries of a calendar file: names with their parameters, and their plain values."""
    lines = written.decode().replace("\r\n ", "").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    found: list[dict[str, str]] = []
    for line in lines:
        name, _colon, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1][name] = re.sub(r"\\(.)", lambda sign: "\n" if sign[1] == "n" else sign[1], value)
    return found


@given(st.lists(ENTRIES, max_size=4), TEXTS)
def test_what_is_written_is_read_again(entries: list[Entry], name: str) -> None:
    written = calendar(entries, name, NOW)
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert b"\n" not in written.replace(b"\r\n", b"")
    found = read(written)
    assert [each["SUMMARY"] for each in found] == [entry.title for entry in entries]
    assert [each.get("LOCATION", "") for each in found] == [entry.place for entry in entries]
    assert [each["UID"] for each in found] == [entry.uid for entry in entries]
    for each, entry in zip(found, entries, strict=True):
        if entry.start is None:
            assert each["DTSTART;VALUE=DATE"] == f"{entry.first:%Y%m%d}"
            assert each["DTEND;VALUE=DATE"] == "21000103"
        else:
            assert datetime.strptime(each["DTSTART"], "%Y%m%dT%H%M%S") == datetime.combine(
                entry.first, entry.start
            )


def test_an_end_before_the_beginning_is_left_out() -> None:
    day = date(2026, 3, 7)
    found = read(calendar([Entry("u", "A", day, day, time(17), time(16))], "N", NOW))
    assert "DTEND" not in found[0]
    assert found[0]["DTSTAMP"] == "20261121T120000Z"


def test_a_cancelled_event_says_so() -> None:
    day = date(2026, 3, 7)
    found = read(calendar([Entry("u", "A", day, day, status="cancelled")], "N", NOW))
    assert found[0]["STATUS"] == "CANCELLED"
