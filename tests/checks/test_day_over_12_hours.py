"""People who worked more than 12 hours on one day, as volunteers and as staff together."""

from datetime import timedelta
from decimal import Decimal

from ngodesk.model import VolunteerAgreement, WorkHours
from tests.checks.book import TODAY, Book

CHECK = "day-over-12-hours"


def test_exactly_12_hours_are_no_finding(book: Book) -> None:
    agreement = book.volunteer()
    book.work(agreement, TODAY, "11")
    book.work(agreement, TODAY, "1")
    book.work(agreement, TODAY - timedelta(days=1), "12")
    assert book.find(CHECK) == []
    last = book.work(agreement, TODAY, "0.25")
    assert book.ids(CHECK) == [last]


def test_work_as_staff_is_added(book: Book) -> None:
    agreement = book.volunteer()
    with book.store.read() as session:
        person = session.get(VolunteerAgreement, agreement).person_id
    book.work(agreement, TODAY, "11")
    staff = WorkHours(person_id=person, project_id=book.project, date=TODAY, task="a", hours=Decimal("1.5"))
    last = book.add(staff)
    (found,) = book.find(CHECK)
    assert (found.table, found.id) == ("work_hours", last)


def test_the_longest_days_are_found_as_errors_alone(book: Book) -> None:
    agreement = book.volunteer()
    book.work(agreement, TODAY, "24.5")
    assert book.find(CHECK) == []
    assert len(book.find("day-over-24-hours")) == 1
