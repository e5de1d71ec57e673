"""What is counted by a free text counts once however its letters are made up, and with spaces around it."""

import unicodedata

import pytest

from ngodesk.figures.about import About
from ngodesk.figures.catalogue import organisations
from ngodesk.figures.project import Span, scope
from ngodesk.figures.taking_part import counted, participants
from ngodesk.figures.whole import figures
from ngodesk.store.store import Store
from tests.checks.book import Book

COUNTY = "Ķekavas novads"
WRITTEN = (COUNTY, unicodedata.normalize("NFD", COUNTY), f"{COUNTY} ")


@pytest.fixture
def book(store: Store) -> Book:
    """A project with an event, in one series, for each way of writing; the fourth is blank."""
    made = Book(store)
    made.indicator("W1", "series")
    for written in (*WRITTEN, " "):
        event = made.event(series=written)
        made.attend(event, made.person(county=written, municipality=written))
        made.organisation(f"O{len(written)}{unicodedata.is_normalized('NFC', written)}", county=written)
    return made


def test_a_county_and_a_series_are_one(book: Book) -> None:
    with book.store.reading() as connection:
        whole = scope(connection, "P1", Span())
        found = figures(whole)
        about = About(connection, Span(), whole)
        people = participants(about)
        places = {each.county for each in organisations(about)}
    assert found["events"]["people_by_county"] == {COUNTY: 3, "unknown": 1}
    assert found["indicators"][0]["value"] == "1.00"
    assert [row[:2] for row in counted(people, lambda each: each.county)] == [(COUNTY, 3), ("", 1)]
    assert {each.municipality for each in people} == {COUNTY, ""}
    assert places == {COUNTY, ""}
