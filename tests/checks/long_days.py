"""What both checks of long days find and what not: they differ in the hours."""

from datetime import timedelta
from decimal import Decimal

from ngodesk.model import VolunteerAgreement, WorkHours
from tests.checks.book import TODAY, Book


def find_more_than(book: Book, check: str, hours: int) -> None:
    """Exactly so many hours on a day are no finding; a quarter more is, on the last entry."""
    agreement = book.volunteer()
    book.work(agreement, TODAY, str(hours - 1))
    book.work(agreement, TODAY, "1")
    book.work(agreement, TODAY - timedelta(days=1), str(hours))
    assert book.find(check) == []
    last = book.work(agreement, TODAY, "0.25")
    assert book.ids(check) == [last]


def add_work_as_staff(book: Book, check: str, hours: int) -> None:
    """The hours of one person count together, whatever they were worked as."""
    agreement = book.volunteer()
    with book.store.read() as session:
        person = session.get(VolunteerAgreement, agreement).person_id
    book.work(agreement, TODAY, str(hours - 1))
    staff = WorkHours(person_id=person, project_id=book.project, date=TODAY, task="a", hours=Decimal("1.5"))
    last = book.add(staff)
    (found,) = book.find(check)
    assert (found.table, found.id) == ("work_hours", last)
