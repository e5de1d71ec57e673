"""The search over everything: folded, by inner parts and codes, and nothing that is typed makes it fail."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ngodesk.model import Organisation, Person
from ngodesk.store.store import Store
from ngodesk.work.searching import SEARCHED, Hits, search, words_of

ODD = [
    "",
    " ",
    '"',
    "'",
    "*",
    "\0",
    "a\0b",
    "AND",
    'NL1" OR "x',
    "NEAR(a b)",
    "-",
    "^a",
    "{folded}: a",
    "%_",
    "\ud800",
    "\N{TURTLE}",
    "a" * 10_000,
    "ab " * 5_000,
    " ".join(map(str, range(3_000))),
    "\N{COMBINING OGONEK}",
]


def names(found: list[Hits]) -> dict[str, list[str]]:
    return {hits.table: [each.name for each in hits.proposals] for hits in found}


@pytest.fixture
def odd_store(store: Store) -> Store:
    """Names with letters that fold, and records that share a word."""
    with store.write("Add") as session:
        session.add(Organisation(ref="ŁĄKA-1", name="Stowarzyszenie Łódź nad Øresund", kind="ngo"))
        session.add(Organisation(ref="O2", name="Straßenfest Đorđe", city="Łódź", kind="ngo"))
        session.add(Person(ref="P1", first_name="Łucja", last_name="Żółć"))
    return store


@pytest.mark.parametrize("typed", ["lodz", "ŁÓDŹ", "Łódź", "odz", "  łodz  ", "Ło"])
def test_marks_and_case_do_not_matter(odd_store: Store, typed: str) -> None:
    assert names(search(odd_store, typed, "pl"))["organisations"] == [
        "Stowarzyszenie Łódź nad Øresund",
        "Straßenfest Đorđe",
    ]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("oresund", "Stowarzyszenie Łódź nad Øresund"),
        ("øre", "Stowarzyszenie Łódź nad Øresund"),
        ("strassen", "Straßenfest Đorđe"),
        ("STRASSEN", "Straßenfest Đorđe"),
        ("aßen", "Straßenfest Đorđe"),
        ("djordje", None),
        ("dorde", "Straßenfest Đorđe"),
        ("laka-1", "Stowarzyszenie Łódź nad Øresund"),
        ("ąka", "Stowarzyszenie Łódź nad Øresund"),
    ],
)
def test_folded_letters_inner_parts_and_codes(odd_store: Store, typed: str, name: str | None) -> None:
    assert names(search(odd_store, typed, "pl")).get("organisations") == ([name] if name else None)


def test_every_word_must_be_there_in_any_order_and_field(odd_store: Store) -> None:
    assert names(search(odd_store, "zolc luc", "pl")) == {"people": ["Żółć Łucja"]}
    assert names(search(odd_store, "fest lodz", "pl")) == {"organisations": ["Straßenfest Đorđe"]}
    assert search(odd_store, "fest lodz oresund", "pl") == []


def test_every_table_is_searched_in_the_same_order(filled_store: Store) -> None:
    found = search(filled_store, "a", "pl")
    assert [hits.table for hits in found] == [table for table in SEARCHED if table in names(found)]
    assert {"organisations", "people", "projects", "events", "cost_documents", "contracts"} == set(
        names(found)
    )


def test_a_project_is_found_by_its_code_and_its_agreement(filled_store: Store) -> None:
    for typed in ("NL1", "nl1 łąka", "fs/7"):
        found = search(filled_store, typed, "en")
        assert names(found)["projects"] == ["NL1 Łąka dla wszystkich"]
        assert found[0].proposals[0].detail == "FS/7/2025"


def test_an_invoice_is_found_by_its_issuer(filled_store: Store) -> None:
    with filled_store.reading() as connection:
        issuer, number = connection.exec_driver_sql(
            "SELECT o.name, d.number FROM cost_documents d JOIN organisations o ON o.id = d.issuer_id"
        ).first()
    assert number in names(search(filled_store, issuer, "pl"))["cost_documents"]


def test_more_than_are_shown_are_counted_and_names_that_begin_so_come_first(store: Store) -> None:
    with store.write("Add") as session:
        for number in range(1, 13):
            session.add(Organisation(ref=f"A{number}", name=f"Bractwo {number} Zorza", kind="ngo"))
        session.add(Organisation(ref="Z", name="Zorza", kind="ngo"))
    hits = search(store, "zorz", "pl", limit=4)[0]
    assert hits.total == 13
    assert [each.name for each in hits.proposals] == ["Zorza", *(f"Bractwo {n} Zorza" for n in (1, 2, 3))]


def test_of_very_many_the_newest_are_shown(store: Store) -> None:
    with store.write("Add") as session:
        for number in range(600):
            session.add(Organisation(ref=f"A{number}", name=f"Zorza {number}", kind="ngo"))
    with store.write("Add") as session:
        session.add(Organisation(ref="new", name="Zorza the last", kind="ngo"))
    hits = search(store, "zorza", "pl")[0]
    assert (hits.total, hits.proposals[0].name, len(hits.proposals)) == (601, "Zorza the last", 6)


@pytest.mark.parametrize("typed", ODD, ids=range(len(ODD)))
def test_odd_input_never_fails(filled_store: Store, typed: str) -> None:
    for hits in search(filled_store, typed, "lv"):
        assert 0 < len(hits.proposals) <= hits.total


@given(typed=st.text(alphabet=st.characters(), max_size=80) | st.text(alphabet="ab\"'*^-:(){}+. \0łąĶ"))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_anything_may_be_typed(filled_store: Store, typed: str) -> None:
    found = search(filled_store, typed, "pl")
    assert bool(found) <= bool(words_of(typed))
    assert all(hits.total for hits in found)
