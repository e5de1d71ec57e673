"""Costs that were paid before the project began, or later than they may be."""

from datetime import timedelta

from tests.checks.book import END, START, TODAY, Book

CHECK = "paid-outside-project"

DAY = timedelta(days=1)


def test_paid_on_the_last_day_is_in_time(book: Book) -> None:
    book.cost(payment_date=END)
    book.cost(payment_date=START)
    assert book.find(CHECK) == []


def test_paid_before_and_after_is_found(book: Book) -> None:
    early, late = book.cost(payment_date=START - DAY), book.cost(payment_date=END + DAY)
    assert book.ids(CHECK) == [early, late]
    assert book.cents(CHECK) == 20000


def test_one_late_payment_of_several_is_enough(book: Book) -> None:
    document = book.cost()
    book.pay(document, "50", END)
    assert book.find(CHECK) == []
    book.pay(document, "50", END + DAY, 2)
    assert book.ids(CHECK) == [document]


def test_a_period_may_be_paid_later(book: Book) -> None:
    book.cost(payment_date=END + 30 * DAY)
    book.period("R2", end=END, pay_until=END + 30 * DAY)
    assert book.find(CHECK) == []


def test_a_cost_of_a_period_is_paid_by_its_day(book: Book) -> None:
    period = book.period(pay_until=TODAY)
    late = book.cost(payment_date=TODAY + DAY, charge={"report_period_id": period})
    book.cost(payment_date=TODAY, charge={"report_period_id": period})
    assert book.ids(CHECK) == [late]
