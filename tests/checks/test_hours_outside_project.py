"""Hours of volunteers and staff on days outside the project."""

from datetime import timedelta
from decimal import Decimal

from ngodesk.model import Person, WorkHours
from tests.checks.book import END, START, Book

CHECK = "hours-outside-project"

DAY = timedelta(days=1)


def test_volunteers_work_within_the_project(book: Book) -> None:
    agreement = book.volunteer(START - DAY, None)
    book.work(agreement, START)
    book.work(agreement, END)
    assert book.find(CHECK) == []
    early = book.work(agreement, START - DAY)
    late = book.work(agreement, END + DAY)
    assert book.ids(CHECK) == [early, late]


def test_so_do_staff(book: Book) -> None:
    person = book.add(Person(ref="P", first_name="Ewa", last_name="Sowa"))
    for day in (START, END):
        book.add(WorkHours(person_id=person, project_id=book.project, date=day, task="a", hours=Decimal(8)))
    book.add(WorkHours(person_id=person, date=END + DAY, task="of no project", hours=Decimal(8)))
    assert book.find(CHECK) == []
    late = book.add(
        WorkHours(person_id=person, project_id=book.project, date=END + DAY, task="a", hours=Decimal(8))
    )
    (found,) = book.find(CHECK)
    assert (found.table, found.id) == ("work_hours", late)
