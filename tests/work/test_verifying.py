"""What is wrong is named: the record, the step, the file; at most twenty of a kind."""

from pathlib import Path

import pytest

from ngodesk.model import Attachment, Person
from ngodesk.store import files
from ngodesk.store.opening import open_store
from ngodesk.work import freezing, verifying
from ngodesk.work.printing import Wish
from tests.store.whole import raw


@pytest.fixture
def whole(filled: Path) -> Path:
    """A file with an attachment and a frozen report."""
    with open_store(filled) as store:
        with store.raw_writing() as connection:
            sha256 = files.add(connection, store.identifiers.draw()[0], [b"%PDF a scan"])
        with store.write("Attach") as session:
            person = session.query(Person).order_by(Person.ref).limit(1).one()
            session.add(
                Attachment(table_name="people", record_id=person.id, filename="skan.pdf", sha256=sha256)
            )
        freezing.freeze(store, "pl-public-task", Wish("NL1"))
    return filled


def wrong(path: Path, *statements: str) -> dict[str, tuple[int, tuple[str, ...]]]:
    """By part, how many are wrong and what they are called, once a stranger did this."""
    connection = raw(path)
    connection.execute("PRAGMA foreign_keys = 0")
    for statement in statements:
        assert connection.execute(statement).rowcount > 0, statement
    connection.close()
    with open_store(path) as store:
        found = verifying.verdicts(store)
    return {each.part: (each.number, each.named) for each in found if not each.sound}


@pytest.mark.parametrize(
    ("statement", "part", "name"),
    [
        ("UPDATE cost_documents SET gross = gross + 1 WHERE number = 'FV 12/2025'", "records", "FV 12/2025"),
        ("DELETE FROM people WHERE ref = 'P8'", "records", "Person"),
        ("UPDATE steps SET who = 'X' WHERE number = 2", "change journal", "step 2, Import of"),
        ("UPDATE files SET size = size + 1 WHERE size = 11", "attachments", "skan.pdf"),
        (
            "INSERT INTO file_pieces SELECT id, 9, x'00' FROM files WHERE size = 11",
            "attachments",
            "skan.pdf",
        ),
        ("UPDATE frozen_reports SET title = 'X'", "frozen reports", "1"),
        ("DELETE FROM alembic_version", "file", "alembic_version"),
        ("UPDATE alembic_version SET version_num = '0001'", "file", "alembic_version"),
    ],
)
def test_what_is_wrong_is_named(whole: Path, statement: str, part: str, name: str) -> None:
    assert wrong(whole) == {}
    number, named = wrong(whole, statement)[part]
    assert number == len(named) == 1
    assert name in named[0]


def test_of_many_the_first_twenty_are_named(whole: Path) -> None:
    number, named = wrong(whole, "DELETE FROM attendance", "DELETE FROM people")["records"]
    assert number > 20
    assert len(named) == 20
    assert all(name.startswith(("Attendance ", "Person ")) and len(name) > 11 for name in named)


@pytest.mark.parametrize(
    ("statement", "sound"),
    [
        ("UPDATE steps SET digest = zeroblob(32) WHERE number = (SELECT max(number) FROM steps)", False),
        (
            "UPDATE steps SET label = CAST(x'ff' AS TEXT) WHERE number = (SELECT max(number) FROM steps)",
            False,
        ),
        ("DELETE FROM changes WHERE step = (SELECT max(number) FROM steps)", False),
        ("UPDATE settings SET value = 'XXX'", True),
    ],
)
def test_the_end_of_the_chain_is_looked_at_quickly(whole: Path, statement: str, sound: bool) -> None:
    with open_store(whole) as store:
        assert verifying.said_of_tail(store) == ""
    wrong(whole, statement)
    with open_store(whole, write=False) as store:
        assert (verifying.said_of_tail(store) == "") is sound
