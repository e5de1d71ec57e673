"""The calendar shows every event once on its days; what is saved for other programs names no person."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from ngodesk.store.store import Store
from ngodesk.work import event_calendar, saving, scheduling
from ngodesk.work.scheduling import Meeting, Series

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
ALL = (date.min, date.max)


def ids(store: Store, sql: str) -> list[int]:
    with store.reading() as connection:
        return list(connection.exec_driver_sql(sql).scalars())


def test_everything_takes_place_some_day(filled_store: Store) -> None:
    found = event_calendar.occasions(filled_store, *ALL)
    sessions = ids(filled_store, "SELECT id FROM event_sessions")
    without = ids(filled_store, "SELECT id FROM events WHERE id NOT IN (SELECT event_id FROM event_sessions)")
    assert sorted(each.session for each in found if each.session) == sorted(sessions)
    assert sorted(each.event for each in found if each.session is None) == sorted(without)
    days = [each.first for each in found]
    assert days == sorted(days)


def test_a_day_has_what_takes_place_on_it(filled_store: Store) -> None:
    whole = event_calendar.occasions(filled_store, *ALL)
    for day in {each.first for each in whole} | {each.last + timedelta(days=1) for each in whole}:
        found = event_calendar.occasions(filled_store, day, day)
        assert found == [each for each in whole if each.first <= day <= each.last]


def test_a_project_has_its_own(filled_store: Store) -> None:
    for project, _name in event_calendar.projects(filled_store):
        found = event_calendar.occasions(filled_store, *ALL, project)
        theirs = ids(filled_store, f"SELECT id FROM events WHERE project_id = {project}")
        assert {each.event for each in found} == set(theirs)


def test_the_next_and_the_last_are_found(filled_store: Store) -> None:
    days = sorted({each.first for each in event_calendar.occasions(filled_store, *ALL)})
    assert event_calendar.around(filled_store, days[0]) == (None, days[1])
    assert event_calendar.around(filled_store, days[-1]) == (days[-2], None)


def test_a_calendar_file_names_titles_and_no_person(filled_store: Store, tmp_path: Path) -> None:
    events = ids(filled_store, "SELECT id FROM events")
    path = tmp_path / "Łąka.ics"
    number = event_calendar.save(filled_store, path, events, NOW)
    text = path.read_bytes().decode().replace("\r\n ", "")
    assert number == text.count("BEGIN:VEVENT") == len(event_calendar.of_events(filled_store, events))
    with filled_store.reading() as connection:
        names = list(
            connection.exec_driver_sql("SELECT first_name || ' ' || last_name FROM people").scalars()
        )
    assert names
    assert not [name for name in names if name in text]


def test_an_entry_keeps_its_name_when_the_event_changes(filled_store: Store, tmp_path: Path) -> None:
    event = ids(filled_store, "SELECT id FROM events")[0]

    def uids() -> list[str]:
        event_calendar.save(filled_store, tmp_path / "a.ics", [event], NOW)
        lines = (tmp_path / "a.ics").read_text().splitlines()
        return [line for line in lines if line.startswith("UID:")]

    before = uids()
    saving.change(filled_store, "events", event, {"title": "Inny", "ref": "ZZ9"})
    assert uids() == before
    assert len(set(before)) == len(before)


def test_a_series_is_saved_whole(filled_store: Store) -> None:
    project = ids(filled_store, "SELECT id FROM projects WHERE ref = 'NL1'")[0]
    values = {"project": project, "kind": "workshop", "title": "A", "series": "Cykl X", "status": "planned"}
    meetings = tuple(Meeting(date(2026, 3, day)) for day in (3, 10, 17))
    made = scheduling.make(filled_store, Series(scheduling.EVENTS, {**values}, meetings))
    assert event_calendar.of_series(filled_store, made[1]) == made
    alone = ids(filled_store, "SELECT id FROM events WHERE series IS NULL")[:1]
    assert all(event_calendar.of_series(filled_store, each) == [each] for each in alone)
