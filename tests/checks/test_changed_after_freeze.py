"""Documents of a period whose report was frozen that are not as the report says any more."""

from datetime import date, timedelta
from decimal import Decimal

from ngodesk.model import Allocation, CostDocument
from ngodesk.work import freezing, records, sending
from ngodesk.work.printing import Wish
from tests.checks.book import START, TODAY, Book

CHECK = "changed-after-freeze"


def freeze(book: Book, corrects: int | None = None) -> int:
    wish = Wish("P1", START, TODAY)
    return freezing.freeze(book.store, "cost-documents", wish, corrects=corrects).id


def test_what_is_as_it_was_is_not_found(book: Book) -> None:
    book.period()
    book.cost(payment_date=TODAY)
    freeze(book)
    book.cost(payment_date=TODAY + timedelta(days=1), issue_date=TODAY + timedelta(days=1))
    assert book.find(CHECK) == []


def test_another_amount_another_document_and_one_that_is_gone(book: Book) -> None:
    book.period()
    changed, gone = book.cost(payment_date=TODAY), book.cost(payment_date=TODAY)
    freeze(book)
    book.change(CostDocument, changed, gross=Decimal("101"))
    came = book.cost(payment_date=TODAY)
    records.delete(book.store, "cost_documents", [gone])
    assert {each.key[1:] for each in book.find(CHECK)} == {
        ("cost_documents", changed),
        ("cost_documents", came),
        ("projects", book.project),
    }


def test_what_comes_after_a_report_by_its_nature_is_not_found(book: Book) -> None:
    book.period()
    document = book.document(payment_date=TODAY)
    part = book.charge(document)
    freeze(book)
    book.change(CostDocument, document, accounting_no="12/2025", description="Posted")
    book.change(Allocation, part, disallowed=Decimal("10"))
    assert book.find(CHECK) == []


def test_taken_back_or_reported_anew_it_is_in_order(book: Book) -> None:
    book.period()
    document = book.cost(payment_date=TODAY)
    first = freeze(book)
    book.change(CostDocument, document, gross=Decimal("101"))
    book.change(CostDocument, document, gross=Decimal("100"))
    assert book.find(CHECK) == []
    book.change(CostDocument, document, gross=Decimal("102"))
    assert book.ids(CHECK) == [document]
    freeze(book, first)
    assert book.find(CHECK) == []


def test_a_print_that_is_of_no_reporting_period_closes_none(book: Book) -> None:
    document = book.cost(payment_date=TODAY)
    freeze(book)
    book.change(CostDocument, document, gross=Decimal("101"))
    assert book.find(CHECK) == []


def test_once_it_was_sent_a_late_cost_is_in_no_report(book: Book) -> None:
    book.period()
    book.cost(payment_date=TODAY)
    sent = freezing.freeze(book.store, "sif", Wish("P1", START, TODAY))
    late = book.document(payment_date=TODAY)
    book.charge(late)
    assert book.find("paid-undeclared") == []
    sending.mark_sent(book.store, sent.id, date.today())
    assert book.find("paid-undeclared") == []  # it came before the report was sent: only the freeze tells
    assert book.ids(CHECK) == [late]
    later = book.charge(book.document(payment_date=TODAY))
    assert book.ids("paid-undeclared") == [later]
