"""Whatever is changed in the journal behind the program's back, `verify` notices."""

import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from ngodesk.model import Organisation, Setting
from ngodesk.store import undo
from ngodesk.store.journal import broken_steps, mark
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import board_copy, erasing, verifying, workspaces
from tests.store.whole import content, must_be_sound, raw

TABLES = {"steps": ("number",), "changes": ("step", "position"), "change_values": ("step", "position")}
TAMPERINGS = 400


@pytest.fixture
def lived_in(filled_store: Store) -> Store:
    """A workspace with imports, edits, undo and redo behind it."""
    for number in range(4):
        with filled_store.write("Set {key}", key=str(number)) as session:
            session.add(Setting(key=str(number), value="ą"))
            session.query(Organisation).first().city = f"Rīga {number}"  # type: ignore[union-attr]
    undo.undo(filled_store)
    undo.undo(filled_store)
    undo.redo(filled_store)
    return filled_store


class _TakeBackError(Exception):
    """Ends a tampering, so that the next one meets the whole file again."""


def tampered(store: Store, random: random.Random) -> tuple[str, list[int]]:
    """Do one thing to the journal, tell what and which steps are broken by it, and take it back."""
    found: tuple[str, list[int]] = ("", [])
    try:
        with store.raw_writing() as connection:
            table = random.choice(list(TABLES))
            ways = {"edit": _edit, "delete": _delete, "insert": _insert, "swap": _swap}
            way = random.choice([each for each in ways if (each, table) != ("delete", "change_values")])
            ways[way](connection, table, random)
            found = f"{way} {table}", list(broken_steps(connection))
            raise _TakeBackError
    except _TakeBackError:
        return found


def _row(connection: Connection, table: str, random: random.Random) -> dict[str, Any]:
    count = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
    skipped = random.randrange(count)
    row = connection.exec_driver_sql(f"SELECT * FROM {table} LIMIT 1 OFFSET {skipped}").one()
    return dict(row._mapping)


def _where(table: str, row: dict[str, Any]) -> str:
    return " AND ".join(f"{name} = {row[name]}" for name in TABLES[table])


def _other(value: Any, random: random.Random) -> Any:
    """A value of the same kind that is not the same."""
    if isinstance(value, bytes):
        place = random.randrange(len(value))
        return value[:place] + bytes([value[place] ^ 1 << random.randrange(8)]) + value[place + 1 :]
    if isinstance(value, int):
        return value + random.choice([1, -1, 1_000_000])
    if value is None:
        return random.choice(["", "{}"])
    place = random.randrange(len(value) + 1)
    return random.choice([value[:place] + "x" + value[place:], *(["", None] if value else [])])


def _edit(connection: Connection, table: str, random: random.Random) -> None:
    row = _row(connection, table, random)
    column = random.choice(sorted(row))
    value = 1 if (column, row[column]) == ("reverses", None) else _other(row[column], random)
    if value is None and column not in ("before", "after"):
        value = "another"
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = 1")
    connection.exec_driver_sql(
        f"UPDATE OR REPLACE {table} SET {column} = ? WHERE {_where(table, row)}", (value,)
    )


def _delete(connection: Connection, table: str, random: random.Random) -> None:
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = 1")
    row = _row(connection, table, random)
    connection.exec_driver_sql(f"DELETE FROM {table} WHERE {_where(table, row)}")


def _insert(connection: Connection, table: str, random: random.Random) -> None:
    row = _row(connection, table, random)
    row[TABLES[table][-1]] += 10_000
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    connection.exec_driver_sql(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))


def _swap(connection: Connection, table: str, random: random.Random) -> None:
    """Two rows exchange all they hold except their keys."""
    one = other = _row(connection, table, random)
    rest = [name for name in one if name not in TABLES[table]]
    while all(one[name] == other[name] for name in rest):
        other = _row(connection, table, random)
    assignments = ", ".join(f"{name} = ?" for name in rest)
    for target, source in ((one, other), (other, one)):
        connection.exec_driver_sql(
            f"UPDATE {table} SET {assignments} WHERE {_where(table, target)}",
            tuple(source[name] for name in rest),
        )


def test_every_tampering_is_noticed(lived_in: Store) -> None:
    chance, noticed = random.Random(11), Counter[str]()
    for _ in range(TAMPERINGS):
        what, broken = tampered(lived_in, chance)
        assert broken, what
        noticed[what] += 1
    print(dict(noticed))
    assert len(noticed) == 11
    with lived_in.reading() as connection:
        assert list(broken_steps(connection)) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE steps SET who = 'somebody' WHERE number = 2",
        "UPDATE steps SET label = CAST(x'ff' AS TEXT) WHERE number = 2",
        "UPDATE change_values SET after = replace(after, 'name', 'Name') WHERE step = 2",
        "DELETE FROM changes WHERE step = 2 AND position = 3",
        "DELETE FROM steps WHERE number = 2",
        "INSERT INTO changes SELECT 99, position, table_name, row_id, digest FROM changes WHERE step = 1",
        "INSERT INTO change_values SELECT 99, position, before, after, salt FROM change_values LIMIT 1",
    ],
)
def test_a_stranger_with_another_tool_is_noticed_after_opening(filled: Path, statement: str) -> None:
    connection = raw(filled)
    connection.execute(statement)
    connection.close()
    with open_store(filled) as store:
        found = {verdict.part: verdict.sound for verdict in verifying.verdicts(store)}
    del found["records"]  # what the journal no longer tells of is told too
    assert found == {
        "file": True,
        "references": True,
        "change journal": False,
        "attachments": True,
        "frozen reports": True,
        "search index": True,
    }


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE people SET last_name = 'X', notes = NULL WHERE id = (SELECT min(id) FROM people)",
        "UPDATE settings SET value = 'XXX'",
        "INSERT INTO organisations (id, ref, name, kind) VALUES (7, 'X', 'X', 'ngo')",
        "DELETE FROM attendance",
        "DELETE FROM change_values WHERE after LIKE '%białostocki%'",
    ],
)
def test_records_that_a_stranger_changed_are_counted(filled: Path, statement: str) -> None:
    with open_store(filled) as store:
        printed = _mark(store)
    connection = raw(filled)
    number = connection.execute(statement).rowcount
    connection.close()
    with open_store(filled) as store:
        wrong = {verdict.part: verdict.number for verdict in verifying.verdicts(store) if not verdict.sound}
        found = verifying.check_mark(store, printed)
    assert wrong.pop("records") == number
    assert wrong in ({}, {"search index": number})  # it does not know what a stranger wrote
    assert found is not None
    assert not found.sound


def _mark(store: Store) -> str:
    with store.reading() as connection:
        return mark(connection)


def test_what_was_erased_and_a_copy_for_the_board_are_no_strangers(filled_store: Store) -> None:
    people = [row[1] for row in content(filled_store) if row[0] == "people"]
    erasing.erase(filled_store, people[:2])
    target = filled_store.path.with_name("board.ngodesk")
    board_copy.save(filled_store, target)
    must_be_sound(filled_store)
    with workspaces.open_workspace(target) as copy:
        assert all(verdict.sound for verdict in verifying.verdicts(copy))


def test_values_that_were_erased_leave_the_chain_whole(lived_in: Store) -> None:
    for step in (2, 3, 5):
        with lived_in.raw_writing() as connection:
            connection.exec_driver_sql("DELETE FROM change_values WHERE step = ?", (step,))
            assert list(broken_steps(connection)) == []
    with lived_in.write("And on it goes") as session:
        session.add(Setting(key="on", value=""))
    with lived_in.reading() as connection:
        assert list(broken_steps(connection)) == []


def test_steps_cut_off_at_the_end_show_by_the_mark(lived_in: Store) -> None:
    """The chain alone cannot tell; what was printed can."""
    with lived_in.reading() as connection:
        printed = mark(connection)
        last = connection.exec_driver_sql("SELECT max(number) FROM steps").scalar_one()
    with lived_in.raw_writing() as connection:
        for table, column in (("change_values", "step"), ("changes", "step"), ("steps", "number")):
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE {column} = ?", (last,))
        assert mark(connection) != printed


def test_other_damage_is_told_by_its_part(filled: Path) -> None:
    connection = raw(filled)
    connection.execute("PRAGMA foreign_keys = 0")
    connection.execute("UPDATE activities SET project_id = 7")
    connection.execute("INSERT INTO files (id, sha256, size) VALUES (1, 'aa', 0)")
    connection.close()
    with open_store(filled) as store:
        numbers = {verdict.part: verdict.number for verdict in verifying.verdicts(store)}
    assert numbers["references"] > 0
    assert (numbers["file"], numbers["change journal"], numbers["attachments"]) == (0, 0, 1)
