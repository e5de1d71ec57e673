"""Calendar files: whatever a title holds comes back from them; times, whole days, what is cancelled."""

from datetime import UTC, date, datetime, time, timedelta

import icalendar
from hypothesis import example, given
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


def read(written: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(written).walk("VEVENT"))


@example([], "A\nB; C")
@given(st.lists(ENTRIES, max_size=4), TEXTS)
def test_what_is_written_is_read_again(entries: list[Entry], name: str) -> None:
    written = calendar(entries, name, NOW)
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    found = read(written)
    assert [str(each["SUMMARY"]) for each in found] == [entry.title for entry in entries]
    assert [str(each.get("LOCATION", "")) for each in found] == [entry.place for entry in entries]
    assert [str(each["UID"]) for each in found] == [entry.uid for entry in entries]
    for each, entry in zip(found, entries, strict=True):
        if entry.start is None:
            assert each.decoded("DTSTART") == entry.first
            assert each.decoded("DTEND") == entry.last + timedelta(days=1)
        else:
            assert each.decoded("DTSTART") == datetime.combine(entry.first, entry.start)


def test_an_end_before_the_beginning_is_left_out() -> None:
    day = date(2026, 3, 7)
    (found,) = read(calendar([Entry("u", "A\x00", day, day, time(17), time(16))], "N", NOW))
    assert "DTEND" not in found
    assert found.decoded("DTSTAMP") == NOW
    assert str(found["SUMMARY"]) == "A"


def test_a_cancelled_event_says_so() -> None:
    day = date(2026, 3, 7)
    (found,) = read(calendar([Entry("u", "A", day, day, status="cancelled")], "N", NOW))
    assert found["STATUS"] == "CANCELLED"
