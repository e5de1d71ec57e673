"""Documents of which more is charged than there is."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.checks.book import Book

CHECK = "over-allocated"


def test_all_of_it_may_be_charged_and_not_a_cent_more(book: Book) -> None:
    book.cost("100")
    document = book.document("100")
    book.charge(document, "100.01")
    assert book.ids(CHECK) == [document]
    assert book.cents(CHECK) == 1


def test_without_a_rate_nothing_is_known_to_be_at_risk(book: Book) -> None:
    document = book.document("100", currency="USD")
    book.charge(document, "100.01")
    assert book.ids(CHECK) == [document]
    assert book.cents(CHECK) == 0


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


cents = st.integers(-300, 300)
papers = st.tuples(cents, st.lists(cents, min_size=1, max_size=2), st.integers(0, 300))


def written(amount: int) -> str:
    return f"{amount / 100:.2f}"


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(papers, max_size=6))
def test_of_every_document_more_less_or_all_is_charged(
    book: Book, drawn: list[tuple[int, list[int], int]]
) -> None:
    lines = [book.line, book.second_line]
    expected: dict[int, tuple[bool, bool]] = {}
    for gross, parts, outside in drawn:
        document = book.document(written(gross), outside_amount=written(outside))
        for line, part in zip(lines, parts, strict=False):
            book.charge(document, written(part), line_id=line)
        beyond = sum(parts) + outside - gross
        expected[document] = (beyond > 0 if gross >= 0 else beyond < 0, beyond * gross < 0)
    more, less = set(book.ids(CHECK)), set(book.ids("not-fully-allocated"))
    assert {document: (document in more, document in less) for document in expected} == expected
