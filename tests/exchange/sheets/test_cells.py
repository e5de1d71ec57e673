"""What stands in a cell, as the program keeps it."""

from datetime import date, datetime, time, timedelta

import pytest

from ngodesk.common.errors import WrongEntry
from ngodesk.exchange.sheets import names
from ngodesk.exchange.sheets.book import Cell
from ngodesk.exchange.sheets.cells import converter
from ngodesk.exchange.sheets.mapping import FIRST_LAST, LAST_FIRST, MONTH_FIRST, Column
from ngodesk.model import TABLES


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Board member", "board"),
        ("ngo_officer", "ngo_officer"),
        (" officer  for organisations ", "ngo_officer"),
        ("  skarbnik   koła ", "skarbnik koła"),
        (None, ""),
    ],
)
def test_a_role_that_is_known_is_kept_as_such_and_any_other_as_it_stands(said: str | None, kept: str) -> None:
    role = TABLES["affiliations"].described.field("role")
    assert converter("affiliations", role, Column("Funkcja", "role"), "pl", date(2026, 11, 21))(said) == kept


def _read(table: str, name: str, cell: Cell, form: str = "") -> str:
    field = TABLES[table].described.field(name)
    return converter(table, field, Column("", name, form), "lv", date(2026, 11, 21))(cell)


@pytest.mark.parametrize(
    ("cell", "hours"),
    [
        (timedelta(hours=6), "6"),
        (timedelta(days=1, hours=6), "30"),
        (time(2, 30), "2.5"),
        ("2:30", "2.5"),
        ("1:20", "1.3333"),
        ("2,5 h", "2.5"),
        ("2h 30min", "2.5"),
        ("3 godz.", "3"),
        ("3 st.", "3"),
        (2.5, "2.5"),
        ("2,5", "2.5"),
    ],
)
def test_hours_are_hours_however_they_are_shown(cell: Cell, hours: str) -> None:
    assert _read("volunteer_hours", "hours", cell) == hours


@pytest.mark.parametrize(
    ("cell", "form", "day"),
    [
        ("05/31/85", MONTH_FIRST, "1985-05-31"),
        ("31.5.85", "", "1985-05-31"),
        ("1.6.38", "", "1938-06-01"),
        ("12 maja 1985 r.", "", "1985-05-12"),
        ("1985. gada 12. maijs", "", "1985-05-12"),
        (datetime(1985, 5, 12), "", "1985-05-12"),
    ],
)
def test_nobody_is_born_in_years_to_come(cell: Cell, form: str, day: str) -> None:
    assert _read("people", "birth_date", cell, form) == day


def test_a_day_without_its_year_is_no_birth_date() -> None:
    with pytest.raises(WrongEntry, match="year is missing"):
        _read("people", "birth_date", "12.05")


def test_a_formula_is_rounded_and_a_typed_number_is_not() -> None:
    assert _read("cost_documents", "net", 100 / 3) == "33.33"
    assert _read("cost_documents", "net", 0.1 + 0.2) == "0.3"
    with pytest.raises(WrongEntry, match="decimal"):
        _read("cost_documents", "net", 33.335)


def test_the_zeros_that_a_personal_number_begins_with_come_back() -> None:
    assert _read("people", "national_id", 2070803628.0) == "02070803628"
    assert _read("people", "national_id", 2070803629.0) == "2070803629"  # the check digit does not fit


@pytest.mark.parametrize(("text", "truth"), [("✓", "true"), ("-", "false"), ("tak", "true")])
def test_ticks_are_answers(text: str, truth: str) -> None:
    assert _read("organisations", "active", text) == truth


def test_a_year_may_be_said_in_words() -> None:
    assert _read("organisations", "founded_year", "2010 r.") == "2010"


@pytest.mark.parametrize(
    ("whole", "form", "parts"),
    [
        ("J. Kowalski", FIRST_LAST, ("J.", "Kowalski")),
        ("KOWALSKI J.", FIRST_LAST, ("J.", "Kowalski")),
        ("Zofia Nowak (KGW)", FIRST_LAST, ("Zofia", "Nowak")),
        ("von Berg Karl", LAST_FIRST, ("Karl", "von Berg")),
        ("Karl von Berg", FIRST_LAST, ("Karl", "von Berg")),
        ("dr Lis Ewa", LAST_FIRST, ("Ewa", "Lis")),
        ("p. Adam Bąk", FIRST_LAST, ("Adam", "Bąk")),
    ],
)
def test_what_is_no_name_is_left_out_of_it(whole: str, form: str, parts: tuple[str, str]) -> None:
    assert names.split(whole, form) == parts


def test_the_order_of_names_is_found_by_first_names() -> None:
    assert names.order(["Kowalska Anna", "Ozoliņa Ilze", "Xyz Abc"]) == LAST_FIRST
    assert names.order(["Anna Kowalska", "Ilze Ozoliņa", "Jan"]) == FIRST_LAST
