"""Prints about an event: what goes round and what does not, hours, badges, certificates."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from ngodesk.model import (
    Event,
    EventSession,
    Setting,
)
from ngodesk.reports.content import Cards, Clause
from ngodesk.reports.values import Name
from ngodesk.store.store import Store
from tests.reports.asked import column, made, read_back, tables
from tests.reports.prints import printed


def test_the_sheet_that_goes_round_shows_names_organisations_and_signatures_alone(desk: Store) -> None:
    with desk.write("Made for a test") as session:
        session.add(Setting(key="information_clause.pl", value="Your data are kept for five years."))
    content = made(desk, "sign-in-sheet", "pl")
    (table,) = tables(content)
    assert [each.head.split("\n")[0] for each in table.columns] == [
        "Nr",
        "Nazwisko i imię",
        "Organizacja",
        "Podpis",
        "Podpis",
    ]
    _document, text = read_back(content)
    assert "600700800" not in text
    assert "zak@example.org" not in text
    assert "Yourdataarekeptforfiveyears." in text
    names = [cell for cell in column(table, "Nazwisko") if cell]
    assert names == [
        Name("Bērziņa", "Ilze"),
        Name("Ćwik", "Śmiał"),
        Name("Źrebiec", "Óscar"),
        Name("Żak", "Łucja"),
    ]
    _document, contacts = read_back(made(desk, "contact-sheet"))
    assert "600700800" in contacts


@pytest.mark.parametrize(
    ("asked", "capacity", "blank"), [(None, 12, 8), (None, 6, 5), (None, None, 5), (0, 12, 0)]
)
def test_blank_rows_follow_the_registered(
    desk: Store, asked: int | None, capacity: int | None, blank: int
) -> None:
    with desk.write("Made for a test") as session:
        session.query(Event).filter_by(ref="E1").one().capacity = capacity
    (table,) = tables(made(desk, "sign-in-sheet", blank=asked))
    numbers = column(table, "No.")
    assert numbers == [str(number) for number in range(1, 4 + blank + 1)]


def test_without_a_clause_there_is_room_to_write_it(desk: Store) -> None:
    (clause,) = [each for each in made(desk, "sign-in-sheet").content if isinstance(each, Clause)]
    assert clause.text == ""
    assert clause.label in " ".join(
        page.extract_text() for page in PdfReader(BytesIO(printed(made(desk, "sign-in-sheet")))).pages
    )


def test_hours_of_the_attendance_list_are_those_of_the_figures(desk: Store) -> None:
    (table,) = tables(made(desk, "attendance-list"))
    hours = dict(zip(column(table, "Surname"), column(table, "Hours"), strict=True))
    assert hours[Name("Ćwik", "Śmiał")] == 5
    assert hours[Name("Żak", "Łucja")] == 15
    assert hours[Name("Źrebiec", "Óscar")] == 0
    marks = [str(cell) for row in table.rows for cell in row.cells]
    assert "\N{CHECK MARK}*" in marks  # there, but not signed


def test_badges_name_everybody_who_is_expected(desk: Store) -> None:
    (cards,) = [each for each in made(desk, "name-badges", "pl").content if isinstance(each, Cards)]
    assert [card.name for card in cards.cards] == ["Ilze Bērziņa", "Śmiał Ćwik", "Óscar Źrebiec", "Łucja Żak"]


def test_over_three_sessions_the_sheet_lies(desk: Store) -> None:
    with desk.write("Made for a test") as session:
        event = session.query(Event).filter_by(ref="E1").one().id
        for number in (3, 4):
            session.add(
                EventSession(event_id=event, number=number, date=date(2025, 3, 13 + number), minutes=90)
            )
    content = made(desk, "sign-in-sheet")
    assert content.landscape
    assert [each.pen for each in tables(content)[0].columns] == [False, False, False, True, True, True, True]
    pages = PdfReader(BytesIO(printed(content))).pages
    assert all(page.mediabox.width > page.mediabox.height for page in pages)
