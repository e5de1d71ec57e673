"""Indicators of people that count the project's own permanent staff."""

from ngodesk.model import Indicator, TeamMember
from tests.checks.book import Book

CHECK = "team-in-indicator"


def test_permanent_staff_among_the_people(book: Book) -> None:
    indicator = book.indicator()
    staff, expert = book.person(), book.person()
    book.add(TeamMember(project_id=book.project, person_id=staff, role="coordinator", permanent=True))
    book.add(TeamMember(project_id=book.project, person_id=expert, role="expert"))
    event = book.event()
    book.attend(event, expert)
    assert book.find(CHECK) == []
    book.attend(event, staff)
    assert book.ids(CHECK) == [indicator]
    book.change(Indicator, indicator, exclude_team="permanent")
    assert book.find(CHECK) == []
