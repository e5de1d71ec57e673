"""The search index holds what the records hold, and forgets what they no longer hold."""

from pathlib import Path
from random import Random

import pytest

from ngodesk.common.errors import Cancelled
from ngodesk.model import Organisation
from ngodesk.store import journal, undo
from ngodesk.store.batch import columns_of
from ngodesk.store.journal import Header
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import verifying
from ngodesk.work.searching import search
from tests.store.strange_files import changed
from tests.store.whole import must_be_indexed, must_be_sound

TEXTS = [
    "Łódź, ul. Żółwia 5/7 – „Ķekavas ļaudis”",
    "x" * 300,
    "-" * 66,
    "ab" * 400,
    "na rzecz rozwoju wsi " * 200,
    "".join(Random(1).choices("ab ", k=3000)),
    "".join(Random(2).choices("abcdefghijklmnop ", k=12_000)),
    "",
    "a",
    "ab",
    "\U0001f422" * 100,
]


def found(store: Store, text: str) -> list[str]:
    with store.reading() as connection:
        quoted = '"' + text.replace('"', '""') + '"'
        return [
            row[0]
            for row in connection.exec_driver_sql(
                "SELECT o.ref FROM search s JOIN organisations o ON o.id = s.rowid WHERE s.folded MATCH ?",
                (quoted,),
            )
        ]


def test_inner_parts_of_words_are_found_without_marks_and_forgotten(store: Store) -> None:
    with store.write("Add") as session:
        session.add(Organisation(ref="Z", name="Stowarzyszenie Żółw", city="Ķekava", kind="ngo"))
    assert found(store, "zolw") == ["OWN", "Z"]
    assert found(store, "ekav") == ["Z"]
    with store.write("Rename") as session:
        session.query(Organisation).filter_by(ref="Z").one().name = "Stowarzyszenie Jeż"
    assert (found(store, "zolw"), found(store, " jez")) == (["OWN"], ["Z"])
    undo.undo(store)
    assert found(store, "zolw") == ["OWN", "Z"]


@pytest.mark.parametrize("seed", range(6))
def test_texts_that_repeat_themselves_leave_the_index_whole(store: Store, seed: int) -> None:
    """FTS5 deletes long lists of places wrongly, and the check of the file then calls it damaged."""
    chance = Random(seed)
    with store.write("Add") as session:
        for number in range(8):
            session.add(Organisation(ref=f"R{number}", name=chance.choice(TEXTS) + ".", kind="ngo"))
    for number in range(25):
        with store.write("Change") as session:
            for organisation in session.query(Organisation).filter(Organisation.ref.startswith("R")):
                if chance.random() < 0.4:
                    organisation.name = chance.choice(TEXTS) + "."
        if number % 4 == 3:
            undo.undo(store)
        if number % 5 == 4:
            must_be_sound(store)


@pytest.mark.parametrize(
    ("statement", "missed"),
    [
        ("DELETE FROM search", 35),
        ("DELETE FROM search WHERE table_name = 'people'", 8),
        ("UPDATE search SET folded = 'another' WHERE rowid IN (SELECT id FROM projects)", 1),
        ("UPDATE organisations SET name = 'Zmieniona' WHERE ref = 'OWN'", 1),
        ("INSERT INTO search (rowid, folded, table_name) VALUES (7, 'nobody', 'people')", 1),
        ("DELETE FROM search_idx", 1),  # what leads to the texts, which are there
    ],
)
def test_an_index_that_lost_something_is_noticed_and_built_anew(
    filled: Path, statement: str, missed: int
) -> None:
    changed(filled, statement)
    with open_store(filled) as store:
        found = verifying.verdicts(store)
        assert [each.number for each in found if each.part == "search index"] == [missed]
        assert verifying.is_search_wrong(found)
        with store.reading() as reading:
            before = journal.mark(reading)
        verifying.build_search_anew(store)
        assert not verifying.is_search_wrong(verifying.verdicts(store))
        with store.reading() as reading:
            assert journal.mark(reading) == before  # no step tells of it
            must_be_indexed(reading)
        with store.raw_writing() as writing:
            writing.exec_driver_sql("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
        assert search(store, "laka", "en")


def test_building_it_anew_can_be_stopped(filled_store: Store) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        verifying.build_search_anew(filled_store, stop)
    must_be_sound(filled_store)


def test_many_at_once_are_indexed_and_forgotten(store: Store) -> None:
    names = columns_of("organisations")
    rows = [
        tuple(
            {"id": row_id, "ref": str(row_id), "name": f"Fundacja {row_id}", "kind": "ngo"}.get(name)
            for name in names
        )
        for row_id in store.identifiers.draw(1_500)
    ]
    with store.writing(Header("Many")) as batch:
        batch.insert("organisations", rows)
    must_be_sound(store)
    undo.undo(store)
    must_be_sound(store)
    undo.redo(store)
    with store.write("One") as session:
        session.delete(session.get_one(Organisation, rows[7][0]))
    must_be_sound(store)
    assert len(found(store, "fundacja")) == 1_500


def test_no_deleted_name_stays_in_the_file(store: Store, workspace: Path) -> None:
    """Neither in free pages nor in the index; the journal keeps it until it is erased there."""
    with store.write("Add") as session:
        session.add(Organisation(ref="Z", name="Qwertzuiop", kind="ngo"))
    with store.write("Delete") as session:
        session.delete(session.query(Organisation).filter_by(ref="Z").one())
    with store.raw_writing() as connection:
        connection.exec_driver_sql("DELETE FROM change_values WHERE step > 1")
    store.close()
    content = workspace.read_bytes()
    assert b"Qwertzuiop" not in content
    assert b"qwertzuiop" not in content
    assert b"wer" not in content.replace(b"answer", b"").replace(b"lower", b"").replace(b"power", b"")
