"""A column for each year, each session, each payment: recognised by its head, and taken as records."""

from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from ngodesk.exchange.sheets import several
from ngodesk.exchange.sheets.mapping import EVENT, from_json, to_json
from ngodesk.model import TABLES
from ngodesk.store.store import Store
from ngodesk.work import giving_out, history
from ngodesk.work.spreadsheets.looking import Look, look, take
from tests.work.spreadsheets.books import Rows, saved
from tests.work.spreadsheets.test_several_tables import made, rows

_FILE = "arkusz.xlsx"


@pytest.fixture
def project(store: Store) -> Store:
    """A workspace with a project of two years, and an event of three sessions in it."""
    days = {"start": date(2025, 3, 1), "end": date(2026, 11, 30)}
    one = TABLES["projects"](ref="NL1", title="Łąka", status="running", role="lead", currency="PLN", **days)
    made(store, one)
    held(store, "E1")
    return store


def held(store: Store, ref: str) -> None:
    """An event of three sessions."""
    with store.reading() as connection:
        project = connection.exec_driver_sql("SELECT id FROM projects").scalar_one()
    event = TABLES["events"](
        ref=ref, project_id=project, title="Zajęcia", kind="training", status="held", start=date(2025, 3, 7)
    )
    made(store, event)
    days = {number: date(2025, 3, 7 * number) for number in (1, 2, 3)}
    sessions = TABLES["event_sessions"]
    made(
        store, *(sessions(event_id=event.id, number=each, date=day, minutes=90) for each, day in days.items())
    )


def taken(store: Store, path: Path, table: str, **given: str) -> Look:
    """What a file brings; once taken in it brings nothing more, and one step takes it back."""
    seen = look(store, path, table, given=given)
    assert seen.problems == ()
    take(store, seen)
    again = look(store, path, table, given=given)
    assert again.fates["unchanged"] == len(again.rows)
    return seen


@pytest.mark.parametrize(
    ("head", "year"),
    [("2025", "2025"), ("Rok 1", "1"), ("II rok", "2"), ("2026 r.", "2026"), ("1. gads", "1"),
     ("Year 2", "2"), ("Rok", ""), ("Dotacja / 2025", "2025"), ("Wkład własny", "")],
)  # fmt: skip
def test_years_are_named_in_many_ways(head: str, year: str) -> None:
    assert several.year_of(head) == year


@pytest.mark.parametrize(
    ("head", "session"),
    [("2025-03-07", "2025-03-07"), ("7.03.", "03-07"), ("Obecność / 07.03.2025 r.", "2025-03-07"),
     ("Spotkanie 2", "2"), ("III zajęcia", "3"), ("Zgoda (art. 6.1)", ""), ("Telefon", "")],
)  # fmt: skip
def test_sessions_are_named_in_many_ways(head: str, session: str) -> None:
    assert several.session_of(head) == session


def test_a_budget_with_sources_in_each_year(project: Store, tmp_path: Path) -> None:
    path = saved(
        tmp_path / _FILE,
        [
            ["Kosztorys projektu „Łąka”"],
            ["Lp.", "Nazwa kosztu", "Rok 1", None, "Rok 2", None, "Razem"],
            [None, None, "Dotacja", "Wkład własny", "Dotacja", "Wkład własny", None],
            ["1", "Trener", 1000, 200, 500, None, 1700],
            ["2", "Sala", 300, None, 0, None, 300],
            ["Razem", None, 1300, 200, 500, 0, 2000],
        ],
    )
    taken(project, path, "budget_lines")
    names = {code: name for code, name in rows(project, "funding_sources", "code", "name")}  # noqa: C416
    planned = rows(project, "budget_plan", "line", "source", "year", "amount")
    assert {(line, names[source], year, amount) for line, source, year, amount in planned} == {
        ("1", "Dotacja", "2025", "1000"), ("1", "Wkład własny", "2025", "200"),
        ("1", "Dotacja", "2026", "500"), ("2", "Dotacja", "2025", "300"),
    }  # fmt: skip
    history.undo(project)
    assert rows(project, "budget_plan") == rows(project, "budget_lines") == []


def test_a_budget_with_years_alone(project: Store, tmp_path: Path) -> None:
    table: Rows = [["Nr", "Nazwa kosztu", 2025, 2026, "Razem"], ["1", "Trener", 100, 50.5, 150.5]]
    seen = taken(project, saved(tmp_path / _FILE, table), "budget_lines")
    assert [each.key for each in seen.mapping.columns][2:] == [
        "plan.amount@2025",
        "plan.amount@2026",
        "plan.total",
    ]
    assert from_json(to_json(seen.mapping)) == seen.mapping
    assert rows(project, "budget_plan", "year", "amount") == [("2025", "100"), ("2026", "50.5")]
    assert [kind for (kind,) in rows(project, "funding_sources", "kind")] == ["grant"]
    table[1][-1] = 151
    wrong = look(project, saved(tmp_path / _FILE, table), "budget_lines")
    assert ["150.5" in problem.text() for problem in wrong.problems] == [True]


def test_years_beside_sources_are_but_compared(project: Store, tmp_path: Path) -> None:
    table: Rows = [["Nr", "Nazwa kosztu", "Dotacja", "Wkład własny", 2025], ["1", "Trener", 100, 50, 150]]
    seen = look(project, saved(tmp_path / _FILE, table), "budget_lines")
    assert [each.key for each in seen.mapping.columns][4] == "plan.total@2025"
    take(project, seen)
    assert len(rows(project, "budget_plan")) == 2


def test_a_list_with_a_day_for_each_session(project: Store, tmp_path: Path) -> None:
    days = [datetime(2025, 3, 7), datetime(2025, 3, 14), datetime(2025, 3, 21)]
    path = saved(
        tmp_path / _FILE,
        [
            ["Lp.", "Imię i nazwisko", "Obecność", None, None],
            [None, None, *days],
            [1, "Łucja Żak", "x", "-", "x"],
            [2, "Jan Nowak", 1, None, 0],
            ["Razem obecnych:", None, 2, 0, 1],
        ],
    )
    taken(project, path, "people")  # there is but one event on these days
    assert rows(project, "attendance", "session", "person", "status", "hours") == [
        ("1", "P1", "attended", ""), ("1", "P2", "attended", ""), ("2", "P1", "absent", ""),
        ("3", "P1", "attended", ""), ("3", "P2", "absent", ""),
    ]  # fmt: skip
    held(project, "E2")
    nowhere = look(project, path, "people")
    assert {problem.column for problem in nowhere.problems} == {
        f"Obecność / {day.date().isoformat()}" for day in days
    }


def test_one_word_that_nobody_knows_spares_the_session(project: Store, tmp_path: Path) -> None:
    table: Rows = [
        ["Imię", "Nazwisko", "7.03", "14.03"],
        ["Jan", "Nowak", "x", "x"],
        ["Ewa", "Lis", "podpis", "gips"],
        ["Ola", "Mak", "-", "x"],
    ]
    seen = look(project, saved(tmp_path / _FILE, table), "people", given={EVENT: "E1"})
    assert [(problem.row, problem.column, problem.value) for problem in seen.problems] == [
        (3, "14.03", "gips")
    ]


def test_kept_columns_fit_the_list_of_the_next_month(project: Store, tmp_path: Path) -> None:
    first: Rows = [["Imię", "Nazwisko", "7.03", "14.03"], ["Jan", "Nowak", "x", "x"]]
    kept = look(project, saved(tmp_path / _FILE, first), "people", given={EVENT: "E1"}).mapping
    second: Rows = [["Imię", "Nazwisko", "21.03"], ["Jan", "Nowak", "x"]]
    seen = look(project, saved(tmp_path / _FILE, second), "people", kept, given={EVENT: "E1"})
    assert seen.problems == ()
    assert [each.key for each in seen.mapping.columns][2] == "attendance.session@03-21"


def test_merged_cells_say_the_same_of_all_their_rows(project: Store, tmp_path: Path) -> None:
    path = tmp_path / _FILE
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 2, "Uczestnicy")
        sheet.write_row(1, 0, ["Organizacja", "Imię", "Nazwisko"])
        sheet.merge_range(2, 0, 4, 0, "Fundacja A")
        sheet.write_row(5, 0, ["Fundacja B"])
        for row, name in enumerate(["Aa", "Bb", "Cc", "Dd"], start=2):
            sheet.write_row(row, 1, ["Jan", name])
    take(project, look(project, path, "people"))
    assert len(rows(project, "affiliations")) == 4


def test_hours_of_numbered_sessions_and_a_session_that_is_not_there(project: Store, tmp_path: Path) -> None:
    table: Rows = [
        ["Nazwisko", "Imię", "Spotkanie 1", "Spotkanie 2"],
        ["Żak", "Łucja", "1,5", 1],
        ["Nowak", "Jan", "nb", "x"],
    ]
    taken(project, saved(tmp_path / _FILE, table), "people", **{EVENT: "E1"})
    assert rows(project, "attendance", "session", "person", "status", "hours") == [
        ("1", "P1", "attended", "1.5"), ("1", "P2", "absent", ""), ("2", "P1", "attended", "1"),
        ("2", "P2", "attended", ""),
    ]  # fmt: skip
    table[0][3] = "Spotkanie 9"
    wrong = look(project, saved(tmp_path / _FILE, table), "people", given={EVENT: "E1"})
    assert [problem.column for problem in wrong.problems] == ["Spotkanie 9"] * 2


def test_payments_of_a_register_of_invoices(project: Store, tmp_path: Path) -> None:
    head: list[object] = [
        *("Nr faktury", "Wystawca", "Data wystawienia", "Brutto"),
        *("Data zapłaty", "Kwota zapłacona", "Data zapłaty 2", "Kwota zapłacona 2"),
    ]
    table: Rows = [
        head,
        ["FV/1", "Dąb", "1.4.2025", 100, "3.4.2025", 100, None, None],
        ["FV/2", "Dąb", "2.4.2025", 90, "3.4.2025", 40, "5.5.2025", 50],
        ["FV/3", "Dąb", "2.4.2025", 90, None, None, None, None],
    ]
    taken(project, saved(tmp_path / _FILE, table), "cost_documents")
    assert rows(project, "payments", "document", "number", "date", "amount") == [
        ("D1", "1", "2025-04-03", "100"), ("D2", "1", "2025-04-03", "40"), ("D2", "2", "2025-05-05", "50"),
    ]  # fmt: skip
    assert rows(project, "cost_documents", "payment_date") == [("",)] * 3
    table[3][5] = 90
    wrong = look(project, saved(tmp_path / _FILE, table), "cost_documents")
    assert [problem.column for problem in wrong.problems] == ["Data zapłaty"]
    table[3][4:6] = "9.9.2025", None
    take(project, look(project, saved(tmp_path / _FILE, table), "cost_documents"))
    assert rows(project, "payments", "document", "amount")[-1] == ("D3", "90"), "the only one is the whole"
    alone: Rows = [head[:5], *(row[:5] for row in table[1:3])]
    seen = look(project, saved(tmp_path / _FILE, alone), "cost_documents")
    assert seen.mapping.names()[-1] == "payment_date", "without an amount the day is the document's own"


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_lines_that_were_given_out_come_back(project: Store, tmp_path: Path, suffix: str) -> None:
    """They have neither measures nor amounts beside them; heads of groups in budgets have none either."""
    take(
        project,
        look(
            project,
            saved(tmp_path / _FILE, [["Nr", "Nazwa kosztu", 2025], ["1", "Trener", 100]]),
            "budget_lines",
        ),
    )
    target = tmp_path / f"lines{suffix}"
    giving_out.give(project, "budget_lines", target)
    assert [row.fate for row in look(project, target, "budget_lines").rows] == ["unchanged"]
