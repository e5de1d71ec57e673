"""The journal: one step for each write, whole or not at all, and nothing that slips past it."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import delete, insert, text, update
from sqlalchemy.exc import IntegrityError

from ngodesk.common import settings
from ngodesk.common.errors import FileError
from ngodesk.model import Organisation, Project, Setting
from ngodesk.store import undo
from ngodesk.store.batch import columns_of
from ngodesk.store.history import of_record
from ngodesk.store.journal import Header, mark
from ngodesk.store.store import Changed, Store
from ngodesk.work import records
from tests.store.whole import content, dump, must_be_sound


def in_one_step(store: Store, act: Callable[[Any], Any]) -> None:
    with store.write("One step") as session:
        act(session)


def keep(session: Any, key: str) -> None:
    session.add(Setting(key=key, value="1"))
    session.flush()


def last_step(store: Store) -> dict[str, Any]:
    with store.reading() as connection:
        row = connection.exec_driver_sql("SELECT * FROM steps ORDER BY number DESC LIMIT 1").one()
        return dict(row._mapping)


def test_a_step_says_what_was_done_by_whom_and_where(store: Store) -> None:
    with store.write("Record {number} settings", origin="command", number=2) as session:
        session.add_all([Setting(key="a", value="1"), Setting(key="b", value="2")])
    step = last_step(store)
    assert step["label"] == "Record {number} settings"
    assert json.loads(step["arguments"]) == {"number": 2}
    assert (step["origin"], step["kind"], step["changes"], step["reverses"]) == ("command", "edit", 2, None)
    assert (step["computer"], step["version"]) == (settings.computer(), settings.version())
    undo.undo(store)
    undone = last_step(store)
    assert (undone["kind"], undone["reverses"], undone["label"]) == ("undo", step["number"], step["label"])
    undo.redo(store)
    assert (last_step(store)["kind"], last_step(store)["reverses"]) == ("redo", undone["number"])


def test_what_changes_nothing_is_no_step(store: Store) -> None:
    before, told = dump(store.path), list[Changed]()
    store.listeners.append(told.append)
    with store.write("Nothing"):
        pass
    with store.write("The same") as session:
        session.query(Setting).filter_by(key="language").one().value = "en"
    with store.write("There and gone") as session:
        session.add(made := Setting(key="x", value="y"))
        session.flush()
        session.delete(made)
    with store.writing(Header("Put back what is there")) as batch:
        ids = [row_id for table, row_id in content(store) if table == "settings"]
        batch.replace("settings", [row for rows in batch.stored("settings", ids) for row in rows])
        batch.delete("people", [1, 2, 3])
    records.delete(store, "people", [], "Delete nobody")
    assert dump(store.path) == before
    assert told == []
    assert store.saved_at is None


def test_everybody_who_listens_hears_of_a_step_once_and_after_it_is_kept(store: Store) -> None:
    heard: list[tuple[Changed, int]] = []
    store.listeners.append(lambda changed: heard.append((changed, len(content(store)))))
    before = len(content(store))
    with store.write("Two tables") as session:
        session.add(Setting(key="a", value="1"))
        session.flush()
        session.add(Organisation(ref="Z", name="Z", kind="ngo"))
        assert heard == []
    tables = frozenset({"settings", "organisations"})
    assert heard == [(Changed(last_step(store)["number"], tables), before + 2)]
    undo.undo(store)
    assert heard[1:] == [(Changed(last_step(store)["number"], tables), before)]


STATEMENTS = [
    update(Setting).values(value="x"),
    delete(Setting),
    insert(Setting).values(id=1, key="x", value="y"),
    text("UPDATE settings SET value = 'x'"),
    text("/* gently */ UPDATE settings SET value = 'x'"),
    text("-- gently\nDELETE FROM settings"),
    text("WITH x AS (SELECT 'v' AS v) UPDATE settings SET value = (SELECT v FROM x)"),
    text("INSERT OR REPLACE INTO settings (id, key, value) VALUES (1, 'x', 'y')"),
    text("REPLACE INTO settings (id, key, value) VALUES (1, 'x', 'y')"),
    text("DELETE FROM steps"),
    text("DROP TABLE settings"),
    text("ALTER TABLE settings ADD COLUMN x TEXT"),
    text("CREATE TRIGGER t AFTER INSERT ON settings BEGIN SELECT 1; END"),
    text("PRAGMA user_version = 7"),
    text("COMMIT"),
]


@pytest.mark.parametrize("statement", STATEMENTS, ids=str)
def test_no_statement_slips_past_the_journal(store: Store, statement: Any) -> None:
    before = dump(store.path)
    with pytest.raises(RuntimeError, match="slip past the journal"):
        in_one_step(store, lambda session: (keep(session, "a"), session.execute(statement)))
    assert dump(store.path) == before
    must_be_sound(store)


def test_bulk_functions_of_a_session_do_not_slip_past_the_journal(store: Store) -> None:
    before = dump(store.path)
    rows = {"id": 1, "key": "a", "value": "b"}
    with pytest.raises(RuntimeError, match="slip past"):
        in_one_step(store, lambda session: session.bulk_save_objects([Setting(**rows)]))
    with pytest.raises(RuntimeError, match="slip past"):
        in_one_step(store, lambda session: session.bulk_insert_mappings(Setting, [rows]))
    assert dump(store.path) == before


def test_queries_are_free_within_a_step(store: Store) -> None:
    with store.write("Look") as session:
        session.add(Setting(key="a", value="1"))
        counted = text("WITH x AS (SELECT count(*) AS n FROM settings) SELECT n FROM x")
        assert session.execute(counted).scalar() == 3
        assert session.execute(text("  SELECT replace('a', 'a', 'b')")).scalar() == "b"
        with session.begin_nested():
            session.add(Setting(key="b", value="2"))
    assert last_step(store)["changes"] == 2


def test_a_read_cannot_write(store: Store) -> None:
    before = dump(store.path)
    with pytest.raises(FileError, match="may not be written"), store.reading() as connection:
        connection.exec_driver_sql("DELETE FROM settings")
    with pytest.raises(FileError, match="may not be written"), store.read() as session:
        session.execute(text("UPDATE settings SET value = 'x'"))
    assert dump(store.path) == before
    with store.write("A write after") as session:
        session.add(Setting(key="a", value="1"))
    assert last_step(store)["changes"] == 1


def at_once(store: Store) -> None:
    in_one_step(store, lambda session: (session.add(Setting(key="a", value="1")), 1 // 0))


def after_a_flush(store: Store) -> None:
    in_one_step(store, lambda session: (keep(session, "a"), 1 // 0))


def within_a_batch(store: Store) -> None:
    with store.writing(Header("Batch")) as batch:
        values = {"id": 5, "key": "a", "value": "1"}
        batch.insert("settings", [tuple(values[name] for name in columns_of("settings"))])
        raise ZeroDivisionError


def by_the_database(store: Store) -> None:
    in_one_step(store, lambda session: (keep(session, "a"), keep(session, "language")))


@pytest.mark.parametrize("fail", [at_once, after_a_flush, within_a_batch, by_the_database])
def test_an_exception_takes_everything_back(store: Store, fail: Callable[[Store], None]) -> None:
    before, told = dump(store.path), list[Changed]()
    store.listeners.append(told.append)
    with pytest.raises((ZeroDivisionError, IntegrityError)):
        fail(store)
    assert dump(store.path) == before
    assert told == []
    with store.write("Works again") as session:
        session.add(Setting(key="a", value="1"))
    must_be_sound(store)


def test_a_reference_to_nothing_is_refused_when_the_step_is_kept(filled_store: Store) -> None:
    before = dump(filled_store.path)
    with pytest.raises(IntegrityError), filled_store.write("Loose") as session:
        session.query(Project).first().contact_id = 7  # type: ignore[union-attr]
    assert dump(filled_store.path) == before


def test_a_savepoint_taken_back_is_not_in_the_journal(store: Store) -> None:
    with store.write("In part") as session:
        session.add(Setting(key="kept", value="1"))
        with pytest.raises(IntegrityError), session.begin_nested():
            keep(session, "language")
    assert last_step(store)["changes"] == 1
    must_be_sound(store)


def test_a_step_rolled_back_half_way_is_not_kept_in_part(store: Store) -> None:
    before = dump(store.path)
    with pytest.raises(RuntimeError, match="slip past"):
        in_one_step(store, lambda session: (keep(session, "a"), session.rollback(), keep(session, "b")))
    with pytest.raises(RuntimeError):
        in_one_step(store, lambda session: (keep(session, "a"), session.rollback()))
    assert dump(store.path) == before
    must_be_sound(store)


def test_the_history_of_a_record_tells_what_it_was_the_latest_first(store: Store) -> None:
    with store.write("Make") as session:
        session.add(made := Organisation(ref="Z", name="Żółw", kind="ngo"))
        session.flush()
        row_id = made.id
    with store.write("Change", origin="command") as session:
        organisation = session.get_one(Organisation, row_id)
        organisation.name, organisation.city = "Ķekava", "Rīga"
    records.delete(store, "organisations", [row_id], "Delete")
    undo.undo(store)
    with store.reading() as connection:
        entries = list(of_record(connection, "organisations", row_id))
    assert [entry.step.label for entry in entries] == ["Delete", "Delete", "Change", "Make"]
    assert [entry.step.kind for entry in entries] == ["undo", "edit", "edit", "edit"]
    assert [(entry.existed, entry.exists) for entry in entries] == [
        (False, True),
        (True, False),
        (True, True),
        (False, True),
    ]
    assert entries[2].before == {"city": None, "name": "Żółw"}
    assert entries[2].after == {"city": "Rīga", "name": "Ķekava"}


def test_two_codes_swapped_by_way_of_a_third_are_one_step(filled_store: Store) -> None:
    before = content(filled_store)
    with filled_store.write("Swap") as session:
        one, other = session.query(Organisation).order_by(Organisation.id).limit(2)
        first, second = one.ref, other.ref
        one.ref = "~"
        session.flush()
        other.ref = first
        session.flush()
        one.ref = second
    assert last_step(filled_store)["changes"] == 2
    undo.undo(filled_store)
    assert content(filled_store) == before


def test_arguments_that_cannot_be_kept_keep_the_step_out(store: Store) -> None:
    before = dump(store.path)
    with pytest.raises(TypeError), store.write("Odd", what=object()) as session:
        session.add(Setting(key="a", value="1"))
    assert dump(store.path) == before


def test_a_file_for_reading_only_refuses_every_write(filled: Any) -> None:
    from ngodesk.store.opening import open_store

    with open_store(filled, write=False) as store:
        with pytest.raises(FileError, match="for reading only"), store.write("No"):
            raise AssertionError
        with pytest.raises(FileError, match="for reading only"), store.writing(Header("No")):
            raise AssertionError
        with pytest.raises(FileError, match="for reading only"), store.raw_writing():
            raise AssertionError


def test_the_mark_is_short_and_changes_with_every_step(store: Store) -> None:
    marks = []
    for number in range(5):
        with store.write("Set") as session:
            session.add(Setting(key=str(number), value=""))
        with store.reading() as connection:
            marks.append(mark(connection))
    assert len(set(marks)) == 5
    numbers = [int(each.partition("/")[0]) for each in marks]
    assert numbers == list(range(numbers[0], numbers[0] + 5))
    assert all(re.fullmatch(r"\d+/[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}", each) for each in marks)
