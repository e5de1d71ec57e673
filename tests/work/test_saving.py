"""Adding and changing records: one step, a sentence at each field, nothing half done."""

import pytest

from ngodesk.common.errors import UserError
from ngodesk.model import TABLES
from ngodesk.store.selection import Scope
from ngodesk.store.store import Store
from ngodesk.work import defaults, history, saving, viewing
from ngodesk.work.listing import Listing
from ngodesk.work.saving import Change, RefusedRecordError


def first(store: Store, table: str) -> int:
    return Listing(Scope(table), (), "en").keys(store)[0]


def steps(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM steps").scalar_one())


@pytest.mark.parametrize("table", TABLES)
def test_saving_what_stands_there_changes_nothing(filled_store: Store, table: str) -> None:
    before = steps(filled_store)
    for row_id in Listing(Scope(table), (), "en").keys(filled_store)[:3]:
        found = viewing.fetch(filled_store, table, row_id, "pl")
        assert found is not None
        saving.change(filled_store, table, row_id, found.values)
        assert viewing.fetch(filled_store, table, row_id, "pl") == found
    assert steps(filled_store) == before


def test_a_change_is_one_step_that_names_the_kind_of_record(filled_store: Store) -> None:
    person = first(filled_store, "people")
    before = viewing.fetch(filled_store, "people", person, "pl")
    saving.change(filled_store, "people", person, {"last_name": " Żółw ", "email": "  "})
    found = viewing.fetch(filled_store, "people", person, "pl")
    assert found is not None
    assert (found.values["last_name"], found.values["email"]) == ("Żółw", None)
    assert history.next_undo(filled_store) == "Change: Person"
    history.undo(filled_store)
    assert viewing.fetch(filled_store, "people", person, "pl") == before


def test_a_new_record_begins_with_the_next_code(filled_store: Store) -> None:
    values = defaults.of_new(filled_store, "people", {})
    known = {
        row[0].text
        for row in Listing(Scope("people"), ["ref"], "pl").rows(
            filled_store, Listing(Scope("people"), ["ref"], "pl").keys(filled_store)
        )
    }
    assert values["ref"] not in known
    made = saving.add(filled_store, "people", {**values, "first_name": "Ādams", "last_name": "Ķirsis"})
    found = viewing.fetch(filled_store, "people", made, "lv")
    assert found is not None
    assert found.title == "Ķirsis Ādams"
    assert Listing(Scope("people"), ["last_name"], "lv").keys(filled_store, "kirsis adam").tolist() == [made]


@pytest.mark.parametrize(
    ("codes", "following"),
    [
        ([], "X1"),
        (["P1", "P9", "P10"], "P11"),
        (["P009"], "P010"),
        (["OWN"], "X1"),
        (["I.1", "II.3", "II.12"], "II.13"),
        (["3a", "4b"], "5b"),
    ],
)
def test_the_following_code(codes: list[str], following: str) -> None:
    assert defaults.following(codes, "X1") == following


def test_what_is_missing_is_said_at_each_field_and_nothing_is_kept(filled_store: Store) -> None:
    before = steps(filled_store)
    with pytest.raises(RefusedRecordError) as refused:
        saving.add(filled_store, "people", {"ref": "Z1", "last_name": "  "})
    assert {problem.field for problem in refused.value.problems} == {"first_name", "last_name"}
    assert steps(filled_store) == before
    assert Listing(Scope("people"), (), "en").keys(filled_store, "z1") == Listing(
        Scope("people"), (), "en"
    ).keys(filled_store, "z1")


def test_a_code_that_another_record_has_is_refused(filled_store: Store) -> None:
    one, other = Listing(Scope("people"), (), "en").keys(filled_store)[:2]
    taken = viewing.fetch(filled_store, "people", other, "en")
    assert taken is not None
    with pytest.raises(RefusedRecordError) as refused:
        saving.change(filled_store, "people", one, {"ref": taken.values["ref"]})
    assert [problem.field for problem in refused.value.problems] == ["ref"]


def test_a_rule_on_the_whole_is_said_at_its_field(filled_store: Store) -> None:
    project = first(filled_store, "projects")
    with pytest.raises(RefusedRecordError) as refused:
        saving.change(filled_store, "projects", project, {"end": "1999-01-01"})
    assert [(problem.field, problem.sentence) for problem in refused.value.problems] == [
        ("end", "The end is before the start.")
    ]


def test_a_block_is_kept_whole_or_not_at_all(filled_store: Store) -> None:
    before = steps(filled_store)
    good = Change(None, {"ref": "Z1", "first_name": "A", "last_name": "B"})
    bad = Change(None, {"ref": "Z2", "first_name": "A"})
    with pytest.raises(RefusedRecordError) as refused:
        saving.paste(filled_store, "people", [good, bad])
    assert [(problem.row, problem.field) for problem in refused.value.problems] == [(1, "last_name")]
    assert steps(filled_store) == before
    made = saving.paste(filled_store, "people", [good, Change(None, {**bad.values, "last_name": "C"})])
    assert len(set(made)) == 2
    assert steps(filled_store) == before + 1
    assert history.next_undo(filled_store) == "Paste: Person, 2"


def test_a_list_of_records_is_kept_in_its_order_and_comes_back(filled_store: Store) -> None:
    cooperation = first(filled_store, "cooperations")
    before = viewing.fetch(filled_store, "cooperations", cooperation, "en")
    organisations = tuple(Listing(Scope("organisations"), (), "en").keys(filled_store)[:3])
    saving.change(filled_store, "cooperations", cooperation, {"parties": organisations[::-1]})
    found = viewing.fetch(filled_store, "cooperations", cooperation, "en")
    assert found is not None
    assert found.values["parties"] == organisations[::-1]
    history.undo(filled_store)
    assert viewing.fetch(filled_store, "cooperations", cooperation, "en") == before


def test_a_record_that_is_gone_says_so(filled_store: Store) -> None:
    with pytest.raises(UserError, match="no longer there"):
        saving.change(filled_store, "people", 1, {"last_name": "X"})
    assert viewing.fetch(filled_store, "people", 1, "en") is None


def test_what_refers_to_a_record_is_counted(filled_store: Store) -> None:
    for table in ("events", "people", "projects"):
        row_id = first(filled_store, table)
        for each in viewing.referring(filled_store, table, row_id):
            if each.table == "attachments":
                continue
            listed = Listing(Scope(each.table, owner=(each.field, row_id)), (), "en").keys(filled_store)
            assert len(listed) == each.count


def test_proposals_begin_with_what_was_typed_folded(filled_store: Store) -> None:
    row_id = first(filled_store, "people")
    found = viewing.fetch(filled_store, "people", row_id, "pl")
    assert found is not None
    names = [each.name for each in viewing.proposals(filled_store, "people", found.title[:4].lower(), "pl")]
    assert found.title in names


def test_signs_that_nobody_typed_are_not_kept(filled_store: Store) -> None:
    person = first(filled_store, "people")
    saving.change(
        filled_store, "people", person, {"ref": "P\0Z", "city": "Ķe\ud800kava\u202e", "email": "\0"}
    )
    found = viewing.fetch(filled_store, "people", person, "lv")
    assert found is not None
    assert [found.values[name] for name in ("ref", "city", "email")] == ["PZ", "Ķekava", None]


def test_a_code_that_lists_are_written_with_holds_no_semicolon(filled_store: Store) -> None:
    with pytest.raises(RefusedRecordError) as refused:
        saving.add(filled_store, "organisations", {"ref": "A;B", "name": "x", "kind": "ngo"})
    assert [problem.field for problem in refused.value.problems] == ["ref"]
    assert "no semicolon" in refused.value.problems[0].sentence
    saving.add(filled_store, "people", {"ref": "A;B", "first_name": "A", "last_name": "B"})
