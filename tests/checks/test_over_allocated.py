"""Documents of which more is charged than there is."""

from tests.checks.book import Book

CHECK = "over-allocated"


def test_all_of_it_may_be_charged_and_not_a_cent_more(book: Book) -> None:
    book.cost("100")
    document = book.document("100")
    book.charge(document, "100.01")
    assert book.ids(CHECK) == [document]
    assert book.cents(CHECK) == 1


def test_what_is_outside_all_projects_counts(book: Book) -> None:
    document = book.document("100", outside_amount="40.01")
    book.charge(document, "60")
    assert book.ids(CHECK) == [document]


def test_vat_that_comes_back_may_not_be_charged(book: Book) -> None:
    book.cost("123", net="100", vat="23")
    net = book.document("123", net="100", vat="23", vat_recoverable=True)
    book.charge(net, "100")
    gross = book.document("123", net="100", vat="23", vat_recoverable=True)
    book.charge(gross, "100.01")
    assert book.ids(CHECK) == [gross]


def test_what_the_employer_pays_on_top_may_be_charged(book: Book) -> None:
    document = book.document("100", kind="payroll", employer_cost="20")
    book.charge(document, "120")
    assert book.find(CHECK) == []


def test_a_correction_takes_no_more_away_than_it_says(book: Book) -> None:
    document = book.document("-50")
    book.charge(document, "-50")
    assert book.find(CHECK) == []
    other = book.document("-50")
    book.charge(other, "-50.01")
    assert book.ids(CHECK) == [other]
