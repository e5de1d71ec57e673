"""What a stranger changes is noticed after an erasure as before; what the erasure itself took is allowed."""

from datetime import date
from pathlib import Path

import pytest

from ngodesk.model import CostDocument, Event, Form, Person, Setting
from ngodesk.store import strangers
from ngodesk.store.batch import Batch
from ngodesk.store.forgetting import ERASE, _places, written
from ngodesk.store.journal import Header, mark
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import erasing, verifying
from tests.store.whole import content, must_be_sound, raw

NAMED = "Umowa: Zygfryda Brzęczyszczykiewicz"


@pytest.fixture
def erased(filled_store: Store) -> tuple[Path, str]:
    """A file from which somebody was erased who was named in a cost document and a form, and its mark."""
    store = filled_store
    with store.write("Name her") as session:
        person = session.get_one(Person, erasing.person(store, "P1"))
        person.first_name, person.last_name = "Zygfryda", "Brzęczyszczykiewicz"
        named = session.query(CostDocument).order_by(CostDocument.id).first()
        assert named is not None
        named.description = NAMED
        session.add(
            Form(
                name="Zygfryda Brzęczyszczykiewicz.docx",
                format="docx",
                sha256="0" * 64,
                added_on=date(2025, 1, 1),
            )
        )
    with store.write("An event twice", number=1) as session:
        session.query(Event).first().notes = "first"  # type: ignore[union-attr]
    with store.write("An event twice", number=2) as session:
        session.query(Event).first().notes = "second"  # type: ignore[union-attr]
    erasing.erase(store, [person.id])
    with store.reading() as connection:
        printed = mark(connection)
    store.close()
    return store.path, printed


def wrong(path: Path) -> dict[str, int]:
    """What `verify` finds, save what the search does not know and the form whose bytes never were."""
    with open_store(path) as store:
        found = {each.part: each.number for each in verifying.verdicts(store) if not each.sound}
    return {part: number for part, number in found.items() if part in ("change journal", "records")}


def behind_the_back(path: Path, *statements: str) -> None:
    connection = raw(path)
    for statement in statements:
        assert connection.execute(statement).rowcount > 0, statement
    connection.close()


_OTHER = "(SELECT max(id) FROM cost_documents)"
_ITS_VALUES = (
    "DELETE FROM change_values WHERE (step, position) IN"
    f" (SELECT step, position FROM changes WHERE row_id = {_OTHER})"
)


@pytest.mark.parametrize(
    ("statements", "found"),
    [
        (["UPDATE cost_documents SET gross = gross + 500000 WHERE description LIKE 'Umowa: [%'"], 1),
        ([f"UPDATE cost_documents SET gross = gross + 500000 WHERE id = {_OTHER}", _ITS_VALUES], 1),
        (["DELETE FROM erasures"], 1),
        (["DELETE FROM forms"], 1),
        (["UPDATE people SET last_name = 'X' WHERE last_name = 'P1'"], 1),
        (["DELETE FROM change_values WHERE step = (SELECT max(number) FROM steps)"], 3),
    ],
)
def test_a_forger_cannot_hide_behind_an_erasure(
    erased: tuple[Path, str], statements: list[str], found: int
) -> None:
    path, printed = erased
    assert wrong(path) == {}
    behind_the_back(path, *statements)
    assert wrong(path)["records"] >= found
    with open_store(path) as store:
        checked = verifying.check_mark(store, printed)
    assert checked is not None
    assert not checked.sound


def test_values_of_a_step_that_nobody_erased_are_missed(erased: tuple[Path, str], filled: Path) -> None:
    """The newest value of the event is there: that the one before it is gone, its step tells."""
    path, _printed = erased
    behind_the_back(
        path, "DELETE FROM change_values WHERE after LIKE '%\"first\"%' AND before NOT LIKE '%first%'"
    )
    assert wrong(path) == {"change journal": 1}


def _erase_as_before(store: Store, person: int) -> None:
    """As the program erased formerly: nothing is listed, and no record is told of again."""
    with store.together() as steps, steps.step(Header(ERASE, {}, "window", "final")) as journal:
        batch = Batch(steps.connection, journal)
        (row,) = [row for block in batch.stored("people", [person]) for row in block]
        batch.replace("people", [(*row[:-1], "gone")])
        steps.connection.exec_driver_sql(
            "DELETE FROM change_values WHERE step = ? OR (step, position) IN"
            " (SELECT step, position FROM changes WHERE row_id = ?)",
            (journal.number, person),
        )


def test_an_erasure_of_the_earlier_kind_is_accepted_until_the_next_one(filled_store: Store) -> None:
    store = filled_store
    people = [row_id for table, row_id in content(store) if table == "people"]
    _erase_as_before(store, people[0])
    must_be_sound(store)
    erasing.erase(store, [people[1]])
    must_be_sound(store)
    store.close()
    behind_the_back(store.path, f"UPDATE people SET city = 'X' WHERE id = {people[0]}")
    assert wrong(store.path) == {"records": 1}


def test_what_was_forged_before_an_erasure_stays_noticed(filled_store: Store) -> None:
    store = filled_store
    with store.write("Name") as session:
        session.get_one(Person, erasing.person(store, "P1")).last_name = "Brzęczyszczykiewicz"
        session.query(CostDocument).first().description = "Brzęczyszczykiewicz"  # type: ignore[union-attr]
    store.close()
    behind_the_back(store.path, "UPDATE cost_documents SET gross = gross + 1 WHERE description IS NOT NULL")
    found = wrong(store.path)
    assert found["records"] >= 1
    with open_store(store.path) as again:
        erasing.erase(again, [erasing.person(again, "P1")])
    assert wrong(store.path) == found


def test_a_setting_alone_makes_no_copy_for_the_board(filled: Path) -> None:
    with open_store(filled) as store, store.write("A setting of that name") as session:
        session.add(Setting(key="board_copy", value="2026-01-01"))
    behind_the_back(filled, "UPDATE cost_documents SET gross = gross + 100000")
    assert wrong(filled)["records"] > 0


@pytest.mark.parametrize("places", [[], [(2, 0)], [(2, 1), (2, 2), (2, 3), (2, 7), (11, 0), (11, 2)]])
def test_places_are_read_as_they_were_written(places: list[tuple[int, int]]) -> None:
    assert list(_places(written(reversed(places)))) == places


def test_nothing_is_missing_in_a_file_that_nobody_touched(filled_store: Store) -> None:
    with filled_store.reading() as connection:
        assert strangers.missing(connection) == []
        assert strangers.emptied_steps(connection) == []
