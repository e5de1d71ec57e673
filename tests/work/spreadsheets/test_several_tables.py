"""One sheet, several tables: people and where they were, a budget as handed out, invoices and charges."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ngodesk.exchange.outgoing import Outgoing
from ngodesk.exchange.sheets.mapping import EVENT
from ngodesk.model import TABLES
from ngodesk.model.record import Record
from ngodesk.store.store import Store
from ngodesk.work import history
from ngodesk.work.spreadsheets.looking import Look, look, take

SHEETS = Path(__file__).parents[2] / "data" / "sheets"
PARTICIPANTS = ("people", "organisations", "affiliations", "attendance")
MONEY = ("organisations", "funding_sources", "budget_lines", "budget_plan", "cost_documents", "allocations")


def rows(store: Store, table: str, *names: str) -> list[tuple[str, ...]]:
    header = [field.name for field in TABLES[table].described.fields]
    places = [header.index(name) for name in names] or range(len(header))
    with store.reading() as connection:
        return [tuple(row[place] for place in places) for row in Outgoing(connection).rows(table)]


def made(store: Store, *records: Record) -> None:
    with store.write("Made for a test") as session:
        session.add_all(records)


@pytest.fixture
def project(store: Store) -> Store:
    """A workspace with a project and an event."""
    days = {"start": date(2025, 3, 1), "end": date(2025, 11, 30)}
    one = TABLES["projects"](ref="NL1", title="Łąka", status="running", role="lead", currency="PLN", **days)
    made(store, one)
    made(
        store,
        TABLES["events"](
            ref="E1",
            project_id=one.id,
            title="Szkolenie",
            kind="training",
            status="held",
            start=date(2025, 3, 7),
        ),
    )
    return store


def taken(store: Store, name: str, table: str, **given: str) -> Look:
    """What a file brings; once taken in it brings nothing more."""
    wanted = {EVENT: given["event"]} if "event" in given else {}
    seen = look(store, SHEETS / name, table, given=wanted)
    assert seen.problems == ()
    take(store, seen)
    again = look(store, SHEETS / name, table, given=wanted)
    assert again.fates["unchanged"] == len(again.rows) == len(seen.rows)
    assert again.brings.new == again.brings.changed == {}
    return seen


def test_a_list_of_participants_says_who_was_where(project: Store) -> None:
    before = [rows(project, table) for table in PARTICIPANTS]
    seen = taken(project, "lista-uczestnikow.xlsx", "people", event="E1")
    assert seen.layout.left_out == (10, 12, 14)
    assert rows(project, "attendance", "event", "person", "status", "hours", "signed") == [
        ("E1", "P1", "attended", "6", "true"),
        ("E1", "P2", "attended", "6", "true"),
        ("E1", "P3", "attended", "4.5", "true"),
        ("E1", "P4", "absent", "0", ""),
        ("E1", "P5", "attended", "6", "true"),
    ]
    people = rows(project, "people", "last_name", "phone", "gender", "birth_date")
    assert ("Ćwik", "", "male", "1980-04-01") in people
    assert ("Woźniak", "48602300400", "female", "1969-12-02") in people
    assert len(rows(project, "organisations")) == len(before[1]) + 3, "Dąb is one, however it is quoted"
    history.undo(project)
    assert [rows(project, table) for table in PARTICIPANTS] == before


def test_who_is_known_already_was_there_all_the_same(project: Store) -> None:
    taken(project, "lista-uczestnikow.xlsx", "people")
    assert rows(project, "attendance") == []
    seen = look(project, SHEETS / "lista-uczestnikow.xlsx", "people", given={EVENT: "E1"})
    assert seen.fates["changed"] == 5
    take(project, seen)
    assert len(rows(project, "attendance")) == 5


def test_a_budget_as_funders_hand_it_out_and_the_register_of_its_invoices(project: Store) -> None:
    before = [rows(project, table) for table in MONEY]
    taken(project, "kosztorys.xlsx", "budget_lines")
    assert rows(project, "budget_lines", "code", "category", "cost_kind", "quantity", "unit_cost") == [
        ("I.1.1", "I. Koszty realizacji działań", "direct", "20", "150"),
        ("I.1.2", "I. Koszty realizacji działań", "direct", "20", "50"),
        ("I.1.3", "I. Koszty realizacji działań", "direct", "20", "30"),
        ("I.2.1", "I. Koszty realizacji działań", "direct", "1", "1500"),
        ("II.1", "II. Koszty administracyjne", "admin", "3", "200"),
    ]
    kinds = {code: kind for code, kind in rows(project, "funding_sources", "code", "kind")}  # noqa: C416
    planned = rows(project, "budget_plan", "line", "source", "amount")
    assert {(line, kinds[source], amount) for line, source, amount in planned} == {
        ("I.1.1", "grant", "3000"), ("I.1.2", "grant", "800"), ("I.1.2", "own_cash", "200"),
        ("I.1.3", "own_personal", "600"), ("I.2.1", "grant", "1500"), ("II.1", "grant", "600"),
    }  # fmt: skip
    taken(project, "rejestr-faktur.xlsx", "cost_documents")
    numbers = {ref: number for ref, number in rows(project, "cost_documents", "ref", "number")}  # noqa: C416
    charged = rows(project, "allocations", "document", "line", "source", "amount")
    assert {(numbers[ref], line, kinds[source], amount) for ref, line, source, amount in charged} == {
        ("FV 12/03/2025", "I.1.2", "grant", "800"), ("FV 12/03/2025", "I.1.2", "own_cash", "200"),
        ("R/7/2025", "I.1.1", "grant", "3000"), ("FV/2025/118", "I.2.1", "grant", "1500"),
    }  # fmt: skip
    paid = rows(project, "cost_documents", "number", "payment_date", "payment_method")
    assert ("R/7/2025", "2025-03-20", "transfer") in paid
    history.undo(project)
    history.undo(project)
    assert [rows(project, table) for table in MONEY] == before


def saved(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_total_that_the_parts_do_not_make_is_told(project: Store, tmp_path: Path) -> None:
    path = saved(
        tmp_path / "budżet.csv",
        "Nazwa;Ilość;Cena jednostkowa;Ogółem;Dotacja\n"
        "Druk;2;50;100;90\nSala;1;50;50;50\nKawa;1;7,5;7,5;7,5\nCukier;0,5;0,25;0,13;\n",
    )
    seen = look(project, path, "budget_lines")
    (problem,) = seen.problems
    assert (problem.row, problem.column, problem.arguments) == (2, "Ogółem", {"sum": "90"})
    take(project, seen, without_wrong=True)
    assert rows(project, "budget_lines", "name") == [("Sala",), ("Kawa",), ("Cukier",)]


def test_a_line_that_a_spreadsheet_cut_and_one_called_as_another(project: Store, tmp_path: Path) -> None:
    lines = "\n".join(f"1.{number};Koszt {number};5" for number in range(1, 10))
    path = saved(tmp_path / "b.csv", f"Lp;Nazwa kosztu;Dotacja\n1;Działania;\n{lines}\n1.1;Koszt 10;5\n")
    take(project, look(project, path, "budget_lines"))
    assert rows(project, "budget_lines", "code")[-1] == ("1.10",)
    invoices = saved(
        tmp_path / "f.csv",
        "Nr faktury;Wystawca;Data;Kwota;Pozycja kosztorysu;Źródło\n"
        "1/25;Druk;1.4.2025;5;Koszt 3;Dotacja\n1/25;Druk;1.4.2025;5;1.10;Dotacja\n"
        "2/25;Druk;1.4.2025;5;Koszt 99;Dotacja\n",
    )
    seen = look(project, invoices, "cost_documents")
    assert {(problem.row, problem.column) for problem in seen.problems} == {(4, "Pozycja kosztorysu")}
    take(project, seen, without_wrong=True)
    assert rows(project, "allocations", "line", "amount") == [("1.3", "5"), ("1.10", "5")]


def test_a_day_without_a_session_and_one_with(project: Store, tmp_path: Path) -> None:
    event = rows(project, "events", "ref")[0][0]
    with project.reading() as connection:
        event_id = connection.exec_driver_sql("SELECT id FROM events").scalar_one()
    made(
        project,
        TABLES["event_sessions"](event_id=event_id, number=1, date=date(2025, 3, 7), hours=Decimal(4)),
    )
    path = saved(
        tmp_path / "l.csv",
        "Nazwisko;Imię;Data zajęć;Obecność\nKot;Ola;7.03.2025;tak\nLis;Ela;8.03.2025;tak\n",
    )
    seen = look(project, path, "people", given={EVENT: event})
    assert [problem.row for problem in seen.problems] == [3]
    take(project, seen, without_wrong=True)
    assert rows(project, "attendance", "session", "status") == [("1", "attended")]


@pytest.mark.parametrize(
    ("name", "table", "number"),
    [
        ("czlonkowie-cp1250.csv", "people", 3),
        ("dalibnieki.ods", "people", 4),
        ("organizacje-utf16.txt", "organisations", 2),
    ],
)
def test_other_sheets_come_whole(store: Store, name: str, table: str, number: int) -> None:
    before = rows(store, table)
    seen = taken(store, name, table)
    assert len(seen.rows) == number
    assert len(rows(store, table)) == len(before) + number
    history.undo(store)
    assert rows(store, table) == before


def test_what_a_spreadsheet_cut_is_told_and_what_is_called_alike_is_told_apart(store: Store) -> None:
    seen = look(store, SHEETS / "faktury-nip.csv", "cost_documents")
    assert [(problem.row, problem.column) for problem in seen.problems] == [(2, "NIP")]
    members = look(store, SHEETS / "czlonkowie-cp1250.csv", "people")
    assert members.book.encoding == "cp1250"
    assert [row.values.get("postcode", "") for row in members.rows] == ["15-001", "15-002", ""]
    latvian = look(store, SHEETS / "dalibnieki.ods", "people")
    assert [row.values.get("birth_year", "") for row in latvian.rows] == ["1961", "1985", "1990", ""]
    assert latvian.rows[0].values["municipality"] == "Raiskuma pagasts"


def test_costs_that_begin_with_a_word_for_a_sum(project: Store, tmp_path: Path) -> None:
    lines = ["Lp.;Rodzaj kosztu;Dotacja", "1.;Suma ubezpieczenia wolontariuszy;500"]
    lines += ["2.;Total station – wynajem;300", ";Suma kosztów;800"]
    seen = look(project, saved(tmp_path / "budget.csv", "\n".join(lines) + "\n"), "budget_lines")
    assert [row.values["name"] for row in seen.rows] == [
        "Suma ubezpieczenia wolontariuszy",
        "Total station – wynajem",
    ]


def test_a_budget_ends_where_the_next_table_begins(project: Store, tmp_path: Path) -> None:
    lines = ["V.A Zestawienie kosztów;;;", "Lp.;Rodzaj kosztu;Wartość [PLN];Dotacja"]
    lines += ["1.;Trener;3000;3000", "2.;Koszty pośrednie;500;500", "V.B Źródła finansowania;;;"]
    lines += ["Lp.;Nazwa źródła;Wartość [PLN];Udział procentowy [%]", "1.;Planowana dotacja;3500;100"]
    seen = look(project, saved(tmp_path / "budget.csv", "\n".join(lines) + "\n"), "budget_lines")
    assert [(row.values["name"], row.values["cost_kind"]) for row in seen.rows] == [
        ("Trener", "direct"),
        ("Koszty pośrednie", "admin"),
    ]
    assert seen.layout.left_out == (4, 5, 6)
