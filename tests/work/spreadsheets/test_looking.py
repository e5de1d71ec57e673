"""Spreadsheets as people make them: titles, two rows of heads, sums, names in one cell, cut numbers."""

import csv
import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from ngodesk.common.errors import UserError
from ngodesk.exchange.outgoing import Outgoing
from ngodesk.exchange.problems import Refused
from ngodesk.exchange.sheets.mapping import Column, Mapping, from_json, to_json
from ngodesk.model import TABLES
from ngodesk.store.store import Store
from ngodesk.work import history
from ngodesk.work.spreadsheets import looking
from ngodesk.work.spreadsheets.looking import Look, look, take
from tests.work.spreadsheets.books import Rows, saved

Save = Callable[[Rows], Path]

LIST: Rows = [
    ["Lista uczestników szkolenia „Łąka”", None, None, None, None, None],
    [None] * 6,
    ["Dane osoby", None, None, "Kontakt", None, "Kogo reprezentuje"],
    ["Lp.", "Nazwisko i imię", "Płeć (K/M)", "E-mail", "Data ur.", "Organizacja"],
    [1, 2, 3, 4, 5, 6],
    [1, "Żak Łucja", "K", "lucja@example.org", datetime(1980, 5, 3), "Stowarzyszenie Łąka Kwiatów"],
    [2, "NOWAK Jan Maria", "m", None, "1.4.2001", "Fundacja Dąb"],
    [3, "Kowalska-Wójcik Anna", "kobieta", "anna@example.org", None, "FUNDACJA DĄB"],
    ["Razem:", 3, None, None, None, None],
    ["Sporządziła: Zofia", None, None, None, None, None],
]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Saves rows as a workbook."""

    return lambda rows: saved(tmp_path / "lista.xlsx", rows)


def table(store: Store, name: str) -> list[list[str]]:
    with store.reading() as connection:
        return list(Outgoing(connection).rows(name))


def sums(seen: Look) -> None:
    """The fates of the rows add up to the rows."""
    assert sum(seen.fates.values()) == len(seen.layout.rows)


def test_a_list_of_participants_as_people_make_it(store: Store, save: Save) -> None:
    seen = look(store, save(LIST), "people")
    sums(seen)
    assert (seen.fates["new"], seen.problems) == (3, ())
    assert seen.layout.left_out == (4, 8, 9)
    before = len(table(store, "organisations"))
    take(store, seen)
    people = {row[2]: row for row in table(store, "people")}
    assert [people["Nowak"][1], people["Nowak"][5], people["Nowak"][6]] == ["Jan Maria", "male", "2001-04-01"]
    assert people["Żak"][6] == "1980-05-03"
    assert people["Kowalska-Wójcik"][5] == "female"
    assert len(table(store, "organisations")) == before + 2, "one body, spelt in two ways"
    assert len(table(store, "affiliations")) == 3


def test_the_same_again_adds_nothing_and_one_step_takes_it_all_back(store: Store, save: Save) -> None:
    before = table(store, "people")
    path = save(LIST)
    take(store, look(store, path, "people"))
    after = [table(store, name) for name in ("people", "organisations", "affiliations")]
    again = look(store, path, "people")
    assert again.fates["unchanged"] == 3
    take(store, again)
    assert [table(store, name) for name in ("people", "organisations", "affiliations")] == after
    history.undo(store)
    assert table(store, "people") == before


def test_who_is_the_same_and_who_perhaps(store: Store, save: Save) -> None:
    head: list[object] = ["Imię", "Nazwisko", "E-mail", "Telefon", "Data urodzenia"]
    first: list[object] = ["Łukasz", "Żak", "l@example.org", "600 100 200", "3.5.1980"]
    take(store, look(store, save([head, first]), "people"))
    rows: Rows = [
        head,
        ["Lukasz", "Zak", None, "+48600100200", None],  # the same by the phone, and brings nothing but it
        ["Łukasz", "Żak", "nowy@example.org", None, None],  # nothing that tells
        ["Łukasz", "Żak", "l@example.org", None, "4.5.1980"],  # another birth date: somebody else
        ["Łukasz", "Żak", "L@EXAMPLE.ORG", None, None],  # the first again, spelt otherwise
        first,
    ]
    seen = look(store, save(rows), "people")
    sums(seen)
    assert [row.fate for row in seen.rows] == ["changed", "doubtful", "new", "wrong", "unchanged"]
    (likeness,) = looking.likenesses(seen).values()
    assert [name for _code, name in likeness] == ["Łukasz Żak"]
    decided = look(store, save([head, rows[2]]), "people", decisions={1: likeness[0][0]})
    assert decided.rows[0].fate == "changed"
    take(store, decided)
    (person,) = [row for row in table(store, "people") if row[2] == "Żak"]
    assert "nowy@example.org" in person


NAMES: list[object] = ["Imię", "Nazwisko", "Telefon", "Organizacja"]


def test_a_name_that_several_bear_is_doubtful(store: Store, save: Save) -> None:
    two: Rows = [NAMES, ["Jan", "Kot", "501", None], ["Jan", "Kot", "601", None]]
    seen = look(store, save(two), "people")
    assert [row.fate for row in seen.rows] == ["new", "doubtful"]
    ((choice, name),) = looking.likenesses(seen)[2]
    assert (choice, name) == ("#2", "Jan Kot")
    one = look(store, save(two), "people", decisions={2: choice})
    assert one.rows[1].code == one.rows[0].code
    take(store, look(store, save(two), "people", decisions={2: ""}))
    alone: Rows = [NAMES, ["Jan", "Kot", None, None]]
    seen = look(store, save(alone), "people")
    assert seen.fates["doubtful"] == 1
    assert len(looking.likenesses(seen)[1]) == 2
    take(store, seen)  # as the command line does: a new one
    assert look(store, save(alone), "people").fates["unchanged"] == 1
    assert look(store, save(two), "people").fates["unchanged"] == 2


def test_an_organisation_tells_people_of_one_name_apart(store: Store, save: Save) -> None:
    rows: Rows = [
        NAMES,
        ["Jan", "Kot", None, "Fundacja A"],
        ["Jan", "Kot", None, "Fundacja B"],
        ["Jan", "Kot", None, "FUNDACJA A"],
    ]
    seen = look(store, save(rows), "people")
    assert [row.fate for row in seen.rows] == ["new", "doubtful", "unchanged"]
    take(store, seen)
    again = look(store, save(rows), "people")
    assert again.fates["unchanged"] == 3
    assert len({row.code for row in again.rows}) == 2
    assert look(store, save([NAMES, ["Jan", "Kot", None, "Fundacja C"]]), "people").fates["doubtful"] == 1


def test_a_body_that_several_towns_have_is_doubtful(store: Store, save: Save) -> None:
    head: list[object] = ["Nazwa", "Gmina"]
    take(store, look(store, save([head, ["Szkoła", "Ełk"], ["Szkoła", "Elbląg"]]), "organisations"))
    assert look(store, save([head, ["Szkoła", None]]), "organisations").fates["doubtful"] == 1


def test_a_blank_cell_leaves_what_is_there_unless_the_mapping_says_clear(store: Store, save: Save) -> None:
    head: list[object] = ["Nazwa", "NIP", "Gmina", "E-mail"]
    take(
        store, look(store, save([head, ["Dąb", "526-000-12-46", "Elbląg", "d@example.org"]]), "organisations")
    )
    path = save([head, ["Dąb", "5260001246", None, None]])
    seen = look(store, path, "organisations")
    columns = tuple(
        Column(each.head, each.field, clears=each.field == "email") for each in seen.mapping.columns
    )
    take(store, looking.look_at(store, seen.book, seen.sheet, seen.layout, Mapping("organisations", columns)))
    (row,) = [row for row in table(store, "organisations") if row[1] == "Dąb"]
    assert "Elbląg" in row
    assert "d@example.org" not in row


def test_wrong_rows_are_named_and_may_be_left_out(store: Store, save: Save) -> None:
    head: list[object] = ["Nazwisko", "Imię", "PESEL", "Ur.", "Płeć"]
    good: Rows = [[f"Kot{number}", "Ola", None, "1.2.1990", "k"] for number in range(47)]
    bad: Rows = [
        ["A", "B", "8,40512E+10", None, None],
        ["A", "B", None, "32.1.2000", None],
        ["A", None, None, None, "?"],
    ]
    seen = look(store, save([head, *good[:20], *bad, *good[20:]]), "people")
    sums(seen)
    assert seen.fates == {"new": 47, "changed": 0, "unchanged": 0, "doubtful": 0, "wrong": 3}
    assert {(each.row, each.column) for each in seen.problems} == {(22, "PESEL"), (23, "Ur."), (24, "Płeć")}
    with pytest.raises(Refused):
        take(store, seen)
    assert not any(row[2].startswith("Kot") for row in table(store, "people"))
    take(store, seen, without_wrong=True)
    assert sum(row[2].startswith("Kot") for row in table(store, "people")) == 47


def test_what_the_whole_would_break_is_told_by_its_row(store: Store, save: Save) -> None:
    head: list[object] = ["ref", "title", "kind", "start", "end", "status", "project"]
    rows: Rows = [
        head,
        ["X1", "Spotkanie", "spotkanie", date(2025, 3, 7), date(2025, 3, 1), "odbyte", "NOPE"],
    ]
    seen = look(store, save(rows), "events")
    assert {each.row for each in seen.problems} == {2}
    assert [row.fate for row in seen.rows] == ["wrong"]


def test_invoices_find_or_make_who_issued_them(store: Store, save: Save) -> None:
    head: list[object] = [
        "Nr faktury",
        "Kontrahent",
        "NIP",
        "Data wystawienia",
        "Kwota brutto",
        "Forma płatności",
    ]
    rows: Rows = [
        head,
        ["FV 1/2025", "Drukarnia Żak", 5260001246.0, datetime(2025, 3, 4), 1230.5, "przelew"],
        ["FV 2/2025", "drukarnia żak", None, datetime(2025, 3, 5), "1 000,00 zł", "gotówka"],
        ["Suma", None, None, None, 2230.5, None],
    ]
    seen = look(store, save(rows), "cost_documents")
    assert (seen.problems, seen.fates["new"]) == ((), 2)
    take(store, seen)
    (maker,) = [row for row in table(store, "organisations") if row[1] == "Drukarnia Żak"]
    assert "5260001246" in maker
    documents = [row for row in table(store, "cost_documents") if row[2].startswith("FV ")]
    assert {row[4] for row in documents if row[2] in ("FV 1/2025", "FV 2/2025")} == {maker[0]}
    assert look(store, save(rows), "cost_documents").fates["unchanged"] == 2


@pytest.mark.parametrize(
    ("written", "read"), [("13/4/2025", "dmy"), ("4/13/2025", "mdy"), ("2025/4/13", "ymd")]
)
def test_the_order_of_dates_is_one_for_the_whole_column(
    store: Store, tmp_path: Path, written: str, read: str
) -> None:
    path = tmp_path / "lista.csv"
    other = {"dmy": "3/4/2025", "mdy": "4/3/2025", "ymd": "2025/4/3"}[read]
    path.write_text(f"Nazwisko;Imię;Data urodzenia\nKot;Ola;{written}\nLis;Ela;{other}\n")
    seen = look(store, path, "people")
    assert seen.mapping.columns[2].form == read
    assert [row.values["birth_date"] for row in seen.rows] == ["2025-04-13", "2025-04-03"]


def test_a_mapping_is_kept_as_a_file_and_used_again(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_text("x;y\nOla;Kot\n")
    with pytest.raises(UserError, match="known"):
        look(store, path, "people")
    mapping = Mapping("people", (Column("y", "last_name"), Column("x", "first_name")))
    kept = from_json(to_json(mapping))
    assert kept == mapping
    assert look(store, path, "people", kept).rows[0].values["last_name"] == "Kot"
    for wrong in (
        "[]",
        "{",
        '{"table": "nobody"}',
        json.dumps({"table": "people", "columns": [{"head": "x", "field": "z"}]}),
    ):
        with pytest.raises(UserError):
            from_json(wrong)


def test_twenty_thousand_columns_of_nothing_and_an_empty_file(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    for content in ("", "\n\n", ";;;\n;;;\n"):
        path.write_text(content)
        with pytest.raises(UserError):
            look(store, path, "people")


def test_what_the_exchange_folder_wrote_comes_back_by_its_own_heads(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    header = ["ref", "first_name", "last_name", "gender", "birth_date"]
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, ["Q1", "Ola", "Kot", "female", "2001-02-03"]])
    take(store, look(store, path, "people"))
    assert ["Q1", "Ola", "Kot"] in [row[:3] for row in table(store, "people")]


def test_a_row_that_was_left_out_is_left_out_again(store: Store, save: Save) -> None:
    head: list[object] = ["Nazwa", "NIP", "Gmina"]
    rows: Rows = [head, ["Dąb", "5260001246", "Elbląg"], ["KGW Żuki", "526-000-12-46", "Żuki"]]
    path = save(rows)
    for fate in ("new", "unchanged"):
        seen = look(store, path, "organisations")
        assert [row.fate for row in seen.rows] == [fate, "wrong"]
        told = "lista.xlsx, row 3, column Nazwa, “KGW Żuki”: the same record as in row 2"
        assert [problem.text() for problem in seen.problems] == [told]
        take(store, seen, without_wrong=True)


def test_a_number_tells_more_than_a_name(store: Store, save: Save) -> None:
    head: list[object] = ["Nazwa", "NIP"]
    take(store, look(store, save([head, ["Sala", None], ["OSP", "5260250274"]]), "organisations"))
    seen = look(store, save([head, ["Sala", "526-025-02-74"]]), "organisations")
    known = {row[1]: row[0] for row in table(store, "organisations")}
    assert seen.rows[0].code == known["OSP"]


def test_the_currency_beside_an_amount_is_the_rows(store: Store, save: Save) -> None:
    heads = ["Nr faktury", "Data wystawienia", "Wystawca", "Brutto"]
    rows: Rows = [heads, ["1/26", "3.5.2026", "Bar", "1 234,50 EUR"], ["2/26", "4.5.2026", "Bar", "50 zł"]]
    take(store, look(store, save(rows), "cost_documents"))
    place = list(TABLES["cost_documents"].described.fields)
    at = [each.name for each in place].index("currency")
    assert [row[at] for row in table(store, "cost_documents")] == ["EUR", "PLN"]
    rows = [[*heads, "Waluta"], ["3/26", "3.5.2026", "Bar", "10,00 EUR", "PLN"]]
    (problem,) = look(store, save(rows), "cost_documents").problems
    assert (problem.column, problem.value) == ("Brutto", "10,00 EUR")


def test_per_cents_of_a_workbook_are_not_shares(store: Store, save: Save) -> None:
    heads = ["Nazwa", "Limit kosztów administracyjnych, %", "Tolerancja rezultatów, %"]
    take(store, look(store, save([heads, ["FIO", 0.07, 0.2], ["ACF", 0.25, 1.0]]), "programmes"))
    fields = [each.name for each in TABLES["programmes"].described.fields]
    kept = [dict(zip(fields, row, strict=True)) for row in table(store, "programmes")]
    assert [row["admin_limit_percent"] for row in kept] == ["7", "25"]
    assert [row["result_tolerance_percent"] for row in kept] == ["20", "100"]


def test_failed_formulas_and_blank_currencies(store: Store, save: Save) -> None:
    heads = ["Nr faktury", "Data wystawienia", "Wystawca", "Brutto", "Waluta", "Opis"]
    rows: Rows = [
        heads,
        ["1/26", "3.5.2026", "Bar", 10, None, "#REF!"],
        ["2/26", "3.5.2026", "Bar", 10, None, "a"],
    ]
    seen = look(store, save(rows), "cost_documents")
    assert [(each.column, each.value) for each in seen.problems] == [("Opis", "#REF!")]
    assert seen.fates["new"] == 1


def test_surnames_that_are_words_for_sums_and_names_that_stand_alone(store: Store, save: Save) -> None:
    rows: Rows = [
        ["Nazwisko", "Imię", "Telefon"],
        ["Suma", "Anna", "502234567"],
        ["Kopa", "Piotr", None],
        ["Nowak", "Iza", "505"],
        ["Razem", 3, None],
    ]
    seen = look(store, save(rows), "people")
    assert (seen.fates["new"], seen.layout.left_out) == (3, (4,))
    rows = [
        ["Imię i nazwisko", "Telefon", "Gmina"],
        ["Jan Kowalski", "501234567", "Elbląg"],
        ["Anna Bąk", "502234567", "Elbląg"],
        ["Ewa Lis", None, None],
        ["Ola Mak", None, None],
        ["Sporządziła: Zofia", None, None],
    ]
    seen = look(store, save(rows), "people")
    assert (seen.fates["new"], seen.layout.left_out) == (4, (5,))


def test_a_bodys_name_that_is_a_word_for_a_sum(store: Store, save: Save) -> None:
    rows: Rows = [["Nazwa", "NIP", "Gmina"], ["Razem", None, "Elbląg"], ["Suma", "5261040828", None]]
    assert look(store, save(rows), "organisations").fates["new"] == 2


def test_columns_of_one_rate_are_not_the_whole(store: Store, save: Save) -> None:
    heads = ["Nr faktury", "Data", "Wystawca", "Netto 23%", "VAT 23%", "Netto 8%", "VAT 8%", "Brutto"]
    seen = look(store, save([heads, ["1/26", "3.5.2026", "Bar", 100, 23, 50, 4, 177]]), "cost_documents")
    fields = {each.head: each.field for each in seen.mapping.columns}
    assert [fields[head] for head in heads[3:]] == ["", "", "", "", "gross"]


def test_who_pays_a_programme_is_made(store: Store, save: Save) -> None:
    seen = look(
        store, save([["Name", "Funder", "Currency"], ["ACF", "Fundacja Batorego", "EUR"]]), "programmes"
    )
    assert seen.problems == ()
    take(store, seen)
    assert any("Fundacja Batorego" in row for row in table(store, "organisations"))
