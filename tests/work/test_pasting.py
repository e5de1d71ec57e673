"""A block from a spreadsheet is read by its columns and written in one step, or not at all."""

from dataclasses import replace

import pytest

from ngodesk.store.selection import Scope
from ngodesk.store.store import Store
from ngodesk.work import history, records, viewing
from ngodesk.work.listing import Listing
from ngodesk.work.pasting import Block, paste, sentences
from ngodesk.work.saving import RefusedRecordError


def id_of(store: Store, table: str, code: str) -> int:
    with store.reading() as connection:
        found = connection.exec_driver_sql(f"SELECT id FROM {table} WHERE ref = ?", (code,))
        return int(found.scalar_one())


def values(store: Store, table: str, row_id: int) -> dict[str, viewing.Stored]:
    found = viewing.fetch(store, table, row_id, "en")
    assert found is not None
    return found.values


def test_records_are_named_by_name_or_by_code(filled_store: Store) -> None:
    block = Block(
        "affiliations",
        ("person", "organisation", "role"),
        [["Żak Łucja", "KGW", "guest"], ["P2", "KGW", "guest"]],
        [],
        "en",
    )
    first, second = (values(filled_store, "affiliations", row_id) for row_id in paste(filled_store, block))
    assert first["person"] == id_of(filled_store, "people", "P1")
    assert second["person"] == id_of(filled_store, "people", "P2")


def test_a_name_that_nobody_has_is_refused(filled_store: Store) -> None:
    rows = [["P1", "KGW", "guest"], ["Nobody", "KGW", "guest"]]
    with pytest.raises(RefusedRecordError) as refused:
        paste(filled_store, Block("affiliations", ("person", "organisation", "role"), rows, [], "en"))
    assert [problem.row for problem in refused.value.problems] == [1]
    assert "Nobody" in sentences(refused.value, "affiliations")[0]


def test_a_line_is_looked_for_in_its_own_project(filled_store: Store) -> None:
    project = id_of(filled_store, "projects", "NL1")
    other = Block(
        "projects", ("ref", "title", "start", "end"), [["X", "Two", "2025-01-01", "2025-12-31"]], [], "en"
    )
    (second,) = paste(filled_store, other)
    columns = ("code", "name")
    theirs = paste(
        filled_store, Block("budget_lines", columns, [["I.2", "x"]], [], "en", {"project": second})
    )
    rows = [["7", "services", "X", "I.2"], ["8", "rent or lease", "NL1", "I.2"]]
    contracts = Block("contracts", ("subject", "kind", "project", "line"), rows, [], "en")
    lines = [values(filled_store, "contracts", row_id)["line"] for row_id in paste(filled_store, contracts)]
    assert lines[0] == theirs[0] != lines[1]
    assert values(filled_store, "budget_lines", lines[1])["project"] == project


def test_words_are_read_as_the_screen_says_them(filled_store: Store) -> None:
    person = id_of(filled_store, "people", "P4")
    for text, word in (("Female", "female"), ("male", "male"), ("", None)):
        paste(filled_store, Block("people", ("gender",), [[text]], [person], "en"))
        assert values(filled_store, "people", person)["gender"] == word


def test_codes_of_new_rows_count_on(filled_store: Store) -> None:
    rows = [[f"Name {number}", "Ann"] for number in range(12)]
    ids = paste(filled_store, Block("people", ("last_name", "first_name"), rows, [], "en"))
    codes = [str(values(filled_store, "people", row_id)["ref"]) for row_id in ids]
    numbers = [int(code[1:]) for code in codes]
    assert numbers == list(range(numbers[0], numbers[0] + 12))
    assert history.next_undo(filled_store) == "Paste: Person, 12"


def test_a_deletion_says_what_and_how_much_went_with_it(filled_store: Store) -> None:
    with filled_store.reading() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM affiliations").scalar_one()
    person = id_of(filled_store, "people", "P1")
    parts = sum(each.count for each in viewing.referring(filled_store, "people", person) if each.part)
    others = records.delete(filled_store, "people", [person])
    assert others >= parts > 0
    assert before > 0
    assert history.next_undo(filled_store) == "Delete: Person, 1"


def test_headings_with_the_key_say_which_records_are_meant(filled_store: Store) -> None:
    second = id_of(filled_store, "people", "P2")
    first = values(filled_store, "people", id_of(filled_store, "people", "P1"))
    rows = [["P2", "Ķīna", "Ąę"], ["NEW-1", "Anna", "Nowa"]]
    block = Block("people", ("ref", "first_name", "last_name"), rows, [], "en", titled=True)
    chosen = replace(block, ids=[id_of(filled_store, "people", "P1")])
    changed, added = paste(filled_store, chosen)
    assert changed == second
    assert values(filled_store, "people", changed)["first_name"] == "Ķīna"
    assert values(filled_store, "people", added)["ref"] == "NEW-1"
    assert values(filled_store, "people", id_of(filled_store, "people", "P1")) == first


def test_a_key_with_a_blank_part_is_met_again(filled_store: Store) -> None:
    columns = ("event", "session", "person", "organisation", "hours")
    rows = [["E1", "", "P6", "", "1.5"]]
    (made,) = paste(filled_store, Block("attendance", columns, rows, [], "en", titled=True))
    rows = [["E1", "", "P6", "", "2"]]
    assert paste(filled_store, Block("attendance", columns, rows, [], "en", titled=True)) == [made]
    assert values(filled_store, "attendance", made)["hours"] == 20000


def test_words_are_read_as_people_write_them(filled_store: Store) -> None:
    rows = [["Kot", "Ola", "K"], ["Lis", "Jan", "mężczyzna"], ["Bez", "Ela", "female"]]
    made = paste(filled_store, Block("people", ("last_name", "first_name", "gender"), rows, [], "pl"))
    genders = [values(filled_store, "people", row_id)["gender"] for row_id in made]
    assert genders == ["female", "male", "female"]


def test_a_word_that_is_known_is_kept_as_such_and_found_by_its_name(filled_store: Store) -> None:
    rows = [["P1", "KGW", "Officer for organisations"], ["P2", "KGW", "skarbnik"]]
    block = Block("affiliations", ("person", "organisation", "role"), rows, [], "en")
    officer, other = paste(filled_store, block)
    assert values(filled_store, "affiliations", officer)["role"] == "ngo_officer"
    assert values(filled_store, "affiliations", other)["role"] == "skarbnik"
    shown = Listing(Scope("affiliations"), ["person", "role"], "en")
    assert shown.rows(filled_store, [officer])[0][1].text == "officer for organisations"
    assert officer in shown.keys(filled_store, search="officer for")
    assert list(shown.keys(filled_store, search="skarbnik")) == [other]


def test_a_currency_beside_an_amount_is_the_rows(filled_store: Store) -> None:
    columns = ("number", "issue_date", "issuer_name", "gross")
    rows = [["A/1", "2025-03-01", "Bar", "1 234,50 €"]]
    (made,) = paste(filled_store, Block("cost_documents", columns, rows, [], "pl"))
    assert values(filled_store, "cost_documents", made)["currency"] == "EUR"
    with pytest.raises(RefusedRecordError) as refused:
        paste(filled_store, Block("cost_documents", columns, [["A/1", "", "", "10 zł"]], [made], "pl"))
    assert "PLN" in sentences(refused.value, "cost_documents")[0]
