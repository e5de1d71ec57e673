"""Series by a rule: the days that a calendar gives, holidays left out, everything made in one step."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngodesk.common import holidays
from ngodesk.store.store import Store
from ngodesk.work import history, scheduling
from ngodesk.work.saving import RefusedRecordError
from ngodesk.work.scheduling import Meeting, Rule, Series

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
WEEKDAYS = st.frozensets(st.integers(0, 6), max_size=7)


def given_by(rule: Rule) -> list[str]:
    return [each.date.isoformat() for each in scheduling.days(rule) if not each.holiday]


def test_every_second_tuesday_six_times() -> None:
    found = scheduling.days(Rule(date(2026, 3, 3), every=2, times=6))
    assert [each.date for each in found] == [date(2026, 3, 3) + timedelta(days=14 * n) for n in range(6)]
    assert {each.date.weekday() for each in found} == {1}


def test_each_month_on_its_second_tuesday() -> None:
    rule = Rule(date(2026, 1, 13), by=scheduling.MONTHS, times=4)
    assert given_by(rule) == ["2026-01-13", "2026-02-10", "2026-03-10", "2026-04-14"]


def test_a_fifth_weekday_is_the_last_of_the_month() -> None:
    rule = Rule(date(2026, 1, 30), by=scheduling.MONTHS, times=3)
    assert given_by(rule) == ["2026-01-30", "2026-02-27", "2026-03-27"]


def test_a_holiday_is_left_out_and_does_not_count() -> None:
    rule = Rule(date(2026, 4, 27), weekdays=frozenset({0, 4}), times=3, country="PL")
    assert given_by(rule) == ["2026-04-27", "2026-05-04", "2026-05-08"]
    assert scheduling.days(rule, "pl")[1] == scheduling.Day(date(2026, 5, 1), "Święto Państwowe")


@given(DAYS, st.integers(1, 5), WEEKDAYS, st.integers(1, 60), st.sampled_from(["", "PL", "LV"]))
def test_weeks_keep_their_rule(
    first: date, every: int, weekdays: frozenset[int], times: int, country: str
) -> None:
    found = scheduling.days(Rule(first, every, scheduling.WEEKS, weekdays, times, country=country))
    held = [each.date for each in found if not each.holiday]
    assert len(held) == times
    assert held == sorted(set(held))
    assert held[0] >= first
    monday = first - timedelta(days=first.weekday())
    for day in (each.date for each in found):
        assert day.weekday() in (weekdays or {first.weekday()})
        assert (day - monday).days // 7 % every == 0
    assert all(not country or not holidays.name_of(country, day, "en") for day in held)


@given(DAYS, DAYS, st.integers(1, 3), st.sampled_from([scheduling.WEEKS, scheduling.MONTHS]))
def test_nothing_is_after_the_last_day(first: date, until: date, every: int, by: str) -> None:
    found = scheduling.days(Rule(first, every, by, until=until))
    assert all(first <= each.date <= until for each in found)
    assert len(found) <= scheduling.MOST
    assert bool(found) == (first <= until)


@given(DAYS, st.integers(1, 4))
def test_months_keep_weekday_and_place(first: date, every: int) -> None:
    found = [each.date for each in scheduling.days(Rule(first, every, scheduling.MONTHS, times=8))]
    place = (first.day - 1) // 7
    for number, day in enumerate(found):
        assert (day.year * 12 + day.month) - (first.year * 12 + first.month) == number * every
        assert day.weekday() == first.weekday()
        assert (day.day - 1) // 7 == place or (place == 4 and (day + timedelta(days=7)).month != day.month)


def test_days_end_with_the_calendar() -> None:
    for by in (scheduling.WEEKS, scheduling.MONTHS):
        assert scheduling.days(Rule(date(9999, 12, 31), by=by, times=3)) == [
            scheduling.Day(date(9999, 12, 31))
        ]


@pytest.mark.parametrize(
    ("start", "end", "length"),
    [("17:00:00", "20:30:00", 210), ("17:00:00", "16:00:00", None), (None, "16:00:00", None)],
)
def test_a_meeting_is_as_long_as_its_times_say(start: str, end: str, length: int | None) -> None:
    assert scheduling.minutes(start, end) == length


# What is made


def values(store: Store) -> dict[str, str | int | tuple[int, ...] | None]:
    with store.reading() as connection:
        project = connection.exec_driver_sql("SELECT id FROM projects WHERE ref = 'NL1'").scalar_one()
    return {"project": project, "kind": "workshop", "title": "Łąka", "series": "Cykl", "status": "planned"}


def leads(store: Store) -> list[int]:
    with store.reading() as connection:
        return list(connection.exec_driver_sql("SELECT id FROM people ORDER BY id LIMIT 2").scalars())


def meetings(store: Store) -> tuple[Meeting, ...]:
    one, two = leads(store)
    found = scheduling.days(Rule(date(2026, 3, 3), every=2, times=3))
    return tuple(
        Meeting(
            each.date,
            "17:00:00",
            "20:30:00",
            place="Świetlica",
            lead=one if number % 2 else two,
            topic=f"Temat {number}",
        )
        for number, each in enumerate(found)
    )


def rows(store: Store, sql: str, *parts: object) -> list[tuple[object, ...]]:
    with store.reading() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(sql, parts)]


def test_sessions_belong_to_one_event_with_trainers_of_their_own(filled_store: Store) -> None:
    wanted = meetings(filled_store)
    made = scheduling.make(filled_store, Series(scheduling.SESSIONS, values(filled_store), wanted))
    assert len(made) == 1
    event = rows(filled_store, 'SELECT start, "end", series, place FROM events WHERE id = ?', made[0])
    assert event == [("2026-03-03", "2026-03-31", "Cykl", None)]
    sessions = rows(
        filled_store,
        "SELECT number, date, start_time, minutes, lead_id FROM event_sessions WHERE event_id = ?"
        " ORDER BY number",
        made[0],
    )
    assert sessions == [
        (number, each.date.isoformat(), "17:00:00", 210, each.lead) for number, each in enumerate(wanted, 1)
    ]


def test_events_share_their_series_and_have_codes_of_their_own(filled_store: Store) -> None:
    before = rows(filled_store, "SELECT id FROM events")
    made = scheduling.make(
        filled_store, Series(scheduling.EVENTS, values(filled_store), meetings(filled_store))
    )
    found = rows(
        filled_store, "SELECT ref, start, series, place, status FROM events WHERE id > ? ORDER BY start",
        max(row[0] for row in before),  # type: ignore[type-var]
    )  # fmt: skip
    assert len({row[0] for row in found}) == len(made) == 3
    assert [row[1] for row in found] == ["2026-03-03", "2026-03-17", "2026-03-31"]
    assert {row[2:] for row in found} == {("Cykl", "Świetlica", "planned")}


def test_one_undo_takes_all_away(filled_store: Store) -> None:
    before = rows(filled_store, "SELECT id FROM events") + rows(filled_store, "SELECT id FROM event_sessions")
    scheduling.make(filled_store, Series(scheduling.EVENTS, values(filled_store), meetings(filled_store)))
    history.undo(filled_store)
    after = rows(filled_store, "SELECT id FROM events") + rows(filled_store, "SELECT id FROM event_sessions")
    assert after == before


def test_a_session_without_times_is_as_long_as_was_said(filled_store: Store) -> None:
    wanted = (Meeting(date(2026, 3, 3), hours=35_000),)
    made = scheduling.make(filled_store, Series(scheduling.SESSIONS, values(filled_store), wanted))
    found = rows(filled_store, "SELECT hours, minutes FROM event_sessions WHERE event_id = ?", made[0])
    assert found == [(35_000, None)]
    alone = scheduling.make(filled_store, Series(scheduling.EVENTS, values(filled_store), wanted))
    assert rows(filled_store, "SELECT hours FROM events WHERE id = ?", alone[0]) == [(35_000,)]


@pytest.mark.parametrize("shape", [scheduling.EVENTS, scheduling.SESSIONS])
def test_nobody_knows_how_long_a_session_without_times_is(filled_store: Store, shape: str) -> None:
    wanted = (Meeting(date(2026, 3, 3), topic="Temat"),)
    with pytest.raises(RefusedRecordError):
        scheduling.make(filled_store, Series(shape, values(filled_store), wanted))


def test_nothing_is_made_where_something_is_wrong(filled_store: Store) -> None:
    before = rows(filled_store, "SELECT id FROM events")
    wrong = {**values(filled_store), "title": None}
    with pytest.raises(RefusedRecordError):
        scheduling.make(filled_store, Series(scheduling.EVENTS, wrong, meetings(filled_store)))
    assert rows(filled_store, "SELECT id FROM events") == before
