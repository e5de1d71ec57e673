"""Meetings of the team alone that feed indicators."""

from ngodesk.model import Event, Indicator, TeamMember
from tests.checks.book import Book

CHECK = "internal-meeting-counted"


def test_everybody_is_of_the_team(book: Book) -> None:
    indicator = book.indicator(measure="events")
    meeting = book.event(kind="meeting")
    for number in range(2):
        assert book.find(CHECK) == []  # two at least
        person = book.person()
        book.add(TeamMember(project_id=book.project, person_id=person, role=f"{number}"))
        book.attend(meeting, person)
    assert book.ids(CHECK) == [meeting]
    book.change(Event, meeting, access="internal")
    assert book.find(CHECK) == []
    book.change(Event, meeting, access=None)
    book.change(Indicator, indicator, filter_kind="workshop")
    assert book.find(CHECK) == []
    book.change(Indicator, indicator, filter_kind="workshop;meeting")
    assert book.ids(CHECK) == [meeting]
    book.attend(meeting)
    assert book.find(CHECK) == []
