"""A plan that does not add up to what the agreement says."""

from decimal import Decimal

from ngodesk.model import PlannedAmount, Project, ProjectPartner
from tests.checks.book import Book

CHECK = "plan-and-agreement"


def test_the_plan_adds_up_to_the_agreement(book: Book) -> None:
    book.change(Project, book.project, total_cost=Decimal(100), grant_amount=Decimal(80))
    assert book.find(CHECK) == []  # no plan yet
    own = book.new_source("W", "own_cash")
    book.plan(book.line, "80")
    planned = book.plan(book.line, "20", own)
    assert book.find(CHECK) == []
    book.change(PlannedAmount, planned, amount=Decimal("20.01"))
    assert book.ids(CHECK) == [book.project]
    assert book.cents(CHECK) == 1


def test_the_grant_is_as_agreed_too(book: Book) -> None:
    book.change(Project, book.project, total_cost=Decimal(100), grant_amount=Decimal(80))
    book.plan(book.line, "100")
    assert book.ids(CHECK) == [book.project]
    assert book.cents(CHECK) == 2000


def test_a_partner_plans_its_own_part(book: Book) -> None:
    partner = book.organisation("PAR")
    book.change(Project, book.project, total_cost=Decimal(100))
    book.add(
        ProjectPartner(project_id=book.project, organisation_id=partner, role="partner", budget=Decimal(30))
    )
    planned = book.plan(book.line, "70")
    assert book.find(CHECK) == []
    book.change(PlannedAmount, planned, amount=Decimal("69.99"))
    assert book.ids(CHECK) == [book.project]
    assert book.cents(CHECK) == 1  # of our part, not of the whole


def test_what_is_not_stated_cannot_differ(book: Book) -> None:
    book.plan(book.line, "70")
    assert book.find(CHECK) == []
