"""Undo and redo put every record back exactly, whatever was done."""

import shutil
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ngodesk.common.errors import UserError
from ngodesk.exchange.problems import Refused
from ngodesk.model import Activity, Organisation, Programme, ProjectPartner, Setting
from ngodesk.store import undo
from ngodesk.store.batch import columns_of
from ngodesk.store.journal import Header
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import history, imports, records
from tests.recount.folder import write_folder
from tests.recount.strategies import draw_folder
from tests.store.deeds import Somebody
from tests.store.whole import content, dump, must_be_sound


@pytest.mark.parametrize("start", ["new", "filled"])
@settings(max_examples=25)
@given(random=st.randoms(use_true_random=True))
def test_a_random_day_equals_its_shadow(
    new_workspace: Path, filled_workspace: Path, start: str, random: Random
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.ngodesk"
        shutil.copyfile({"new": new_workspace, "filled": filled_workspace}[start], path)
        somebody = Somebody(path, random)
        for _ in range(12):
            somebody.act()
        somebody.close()


@settings(max_examples=8)
@given(random=st.randoms(use_true_random=True))
def test_all_the_way_back_and_forth_again_after_reopening(new_workspace: Path, random: Random) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.ngodesk"
        shutil.copyfile(new_workspace, path)
        states = _days_work(path, random)
        for state in reversed(states[:-1]):
            with open_store(path) as store:
                undo.undo(store)
                assert content(store) == state
        for state in states[1:]:
            with open_store(path) as store:
                undo.redo(store)
                assert content(store) == state
        with open_store(path) as store:
            assert history.next_redo(store) is None
            must_be_sound(store)


def _days_work(path: Path, random: Random) -> list[dict[tuple[str, int], tuple[object, ...]]]:
    """Two imports, a change and a deletion with all that hangs on it; the contents after each."""
    with open_store(path) as store:
        states = [content(store)]
        for number in range(2):
            folder = path.with_name(f"drawn{number}")
            write_folder(draw_folder(random), folder)
            try:
                imports.import_folder(store, folder)
                states.append(content(store))
            except Refused:
                assert content(store) == states[-1]
        with store.write("Rename") as session:
            session.add(Setting(key="a", value="b"))
        states.append(content(store))
        for table in ("projects", "people", "organisations"):
            ids = [row_id for name, row_id in states[-1] if name == table]
            if ids:
                records.delete(store, table, ids, "Delete")
                states.append(content(store))
        return states


def test_two_codes_change_places_and_back(filled_store: Store) -> None:
    before = content(filled_store)
    place = columns_of("organisations").index("ref")
    with filled_store.writing(Header("Swap")) as batch:
        ids = [key[1] for key in before if key[0] == "organisations"][:2]
        one, other = next(iter(batch.stored("organisations", ids)))
        swapped = [
            (*one[:place], other[place], *one[place + 1 :]),
            (*other[:place], one[place], *other[place + 1 :]),
        ]
        batch.replace("organisations", swapped)
    after = content(filled_store)
    assert {key for key in before if before[key] != after[key]} == {("organisations", each) for each in ids}
    undo.undo(filled_store)
    assert content(filled_store) == before
    undo.redo(filled_store)
    assert content(filled_store) == after
    must_be_sound(filled_store)


def test_a_record_changed_twice_in_one_step_goes_back_to_the_first(store: Store) -> None:
    with store.write("Two at once") as session:
        session.add(first := Setting(key="x", value="1"))
        session.flush()
        first.value = "2"
        session.flush()
    before = content(store)
    with store.writing(Header("Thrice")) as batch:
        row = next(batch.stored("settings", [first_id(store, "x")]))[0]
        place = columns_of("settings").index("value")
        for value in ("3", "4", "5"):
            batch.replace("settings", [(*row[:place], value, *row[place + 1 :])])
    undo.undo(store)
    assert content(store) == before
    must_be_sound(store)


def first_id(store: Store, key: str) -> int:
    return next(row[0] for (table, _), row in content(store).items() if table == "settings" and key in row)


def test_nothing_to_undo_says_so(store: Store) -> None:
    before = content(store)
    assert history.next_undo(store) is None  # a new file's first step is final
    with pytest.raises(UserError, match="nothing to undo"):
        undo.undo(store)
    with pytest.raises(UserError, match="nothing to do again"):
        undo.redo(store)
    assert content(store) == before


def test_a_new_edit_ends_what_can_be_done_again(store: Store) -> None:
    _set(store, "a", "1")
    undo.undo(store)
    _set(store, "b", "2")
    assert history.next_redo(store) is None


def test_a_step_takes_the_later_ones_of_its_rows_along_and_leaves_the_rest(filled_store: Store) -> None:
    store = filled_store
    project = next(row_id for table, row_id in content(store) if table == "projects")
    states = [content(store)]
    with store.write("Own") as session:
        session.add(made := Organisation(ref="ZZ", name="Z", kind="ngo"))
        session.flush()
        partner = made.id
    chosen = _last(store)
    with store.write("Partner") as session:
        session.get_one(Organisation, partner).city = "Ķekava"
        session.add(ProjectPartner(project_id=project, organisation_id=partner, role="partner"))
    states.append(content(store))
    with store.write("Apart") as session:
        session.add(Activity(project_id=project, code="ZZ", title="z"))
    states.append(content(store))
    assert [line.label for line in undo.undo_chosen(store, chosen)] == ["Partner", "Own"]
    apart = {key: row for key, row in states[2].items() if key not in states[1]}
    assert content(store) == states[0] | apart
    assert history.next_redo(store) == "Own"
    undo.redo(store)
    undo.redo(store)
    assert content(store) == states[2]
    must_be_sound(store)


def test_undo_that_would_break_a_reference_changes_nothing_and_says_so(filled_store: Store) -> None:
    store = filled_store
    with store.write("Make") as session:
        session.add(Organisation(ref="ZZ", name="Z", kind="ngo"))
        session.flush()
        made = session.query(Organisation).filter_by(ref="ZZ").one().id
    step = _last(store)
    with store.write("Touch both") as session:
        session.get_one(Organisation, made).city = "Ķekava"
    with store.write("Name it") as session:
        session.add(Programme(ref="ZZ", name="Z", funder_id=made, currency="EUR"))
    before = dump(store.path)
    with pytest.raises(UserError, match="cannot be undone: records that came later need"):
        undo.undo_chosen(store, step)
    assert dump(store.path) == before
    assert history.next_undo(store) == "Name it"
    must_be_sound(store)


def _last(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT max(number) FROM steps").scalar_one())


def _set(store: Store, key: str, value: str) -> None:
    with store.write("Set {key}", key=key) as session:
        session.add(Setting(key=key, value=value))


def test_one_of_the_past_takes_only_what_it_touched(store: Store) -> None:
    _set(store, "a", "1")
    chosen = _last(store)
    _set(store, "b", "2")
    with store.write("Change a") as session:
        session.query(Setting).filter_by(key="a").one().value = "3"
    assert history.undo_chosen(store, chosen) == ["Change a", "Set a"]
    assert {row[1] for (table, _), row in content(store).items() if table == "settings"}
    with store.read() as session:
        assert {row.key for row in session.query(Setting)} == {"b", "language", "currency"}
    with pytest.raises(UserError, match="undone already"):
        undo.undo_chosen(store, chosen)
    assert history.next_undo(store) == "Set b"


def test_a_note_is_kept_and_stands_in_the_way_of_nothing(store: Store) -> None:
    with store.write("Add a setting") as session:
        session.add(Setting(key="x", value="1"))
    undo.undo(store)
    store.note("Given out: {record}", record="People")
    with store.reading() as connection:
        redo, label = undo.next_redo(connection), "SELECT label FROM steps ORDER BY number DESC LIMIT 1"
        assert connection.exec_driver_sql(label).scalar_one() == "Given out: {record}"
    assert redo is not None
    undo.redo(store)
    store.note("Given out: {record}", record="People")
    must_be_sound(store)
    assert undo.undo(store).label == "Add a setting"
