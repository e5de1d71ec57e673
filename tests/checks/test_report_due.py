"""Reports that are due within two weeks, and overdue ones."""

from datetime import timedelta

from ngodesk.model import Project, ReportingPeriod
from tests.checks.book import TODAY, Book

CHECK = "report-due"


def test_due_in_less_than_two_weeks(book: Book) -> None:
    period = book.period(due=TODAY + timedelta(days=14))
    assert book.find(CHECK) == []
    assert "is due" in book.find(CHECK, TODAY + timedelta(days=1))[0].what.text()
    assert "is due" in book.find(CHECK, TODAY + timedelta(days=14))[0].what.text()
    assert "was due" in book.find(CHECK, TODAY + timedelta(days=15))[0].what.text()
    book.change(ReportingPeriod, period, submitted_on=TODAY)
    assert book.find(CHECK, TODAY + timedelta(days=15)) == []


def test_the_programme_says_how_many_days_after_the_period(book: Book) -> None:
    period = book.period()
    assert book.find(CHECK, TODAY + timedelta(days=100)) == []
    book.limit(report_due_days=30)
    assert book.find(CHECK, TODAY + timedelta(days=16)) == []
    assert book.ids(CHECK, TODAY + timedelta(days=17)) == [period]


def test_a_settled_project_owes_nothing(book: Book) -> None:
    book.period(due=TODAY)
    book.change(Project, book.project, status="settled")
    assert book.find(CHECK) == []
