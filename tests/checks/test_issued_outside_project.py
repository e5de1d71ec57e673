"""Costs whose paper is dated before the project begins or after it ends."""

from datetime import timedelta

from ngodesk.model import Amendment
from tests.checks.book import END, START, TODAY, Book

CHECK = "issued-outside-project"

DAY = timedelta(days=1)


def test_the_first_and_the_last_day_belong_to_the_project(book: Book) -> None:
    book.cost(issue_date=START)
    book.cost(issue_date=END)
    assert book.find(CHECK) == []


def test_a_day_before_and_a_day_after_do_not(book: Book) -> None:
    early, late = book.cost("10.50", issue_date=START - DAY), book.cost(issue_date=END + DAY)
    assert book.ids(CHECK) == [early, late]
    assert book.cents(CHECK) == 11050


def test_an_approved_amendment_moves_the_end(book: Book) -> None:
    late = book.cost(issue_date=END + DAY)
    amendment = book.add(
        Amendment(project_id=book.project, number=1, date=TODAY, status="requested", new_end=END + DAY)
    )
    assert book.ids(CHECK) == [late]
    book.change(Amendment, amendment, status="approved")
    assert book.ids(CHECK) == []


def test_a_document_in_two_projects_is_found_once(book: Book) -> None:
    other = book.new_project("P2")
    line, source = book.new_line("1", project_id=other), book.new_source("G", project_id=other)
    document = book.document(issue_date=END + DAY)
    book.charge(document, "60")
    book.charge(document, "40", project_id=other, line_id=line, source_id=source)
    (found,) = book.find(CHECK)
    assert found.projects == {book.project, other}
    assert sum(risk.cents for risk in found.risks) == 10000
    said = found.what.text()
    assert "the project P1 runs from" in said
    assert "the project P2 runs from" in said
    (found,) = book.find(CHECK, project=other)
    assert (found.projects, found.risks[0].cents) == ({other}, 4000)
    assert "P1" not in found.what.text()
