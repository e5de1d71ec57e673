"""More money moved into a group of lines than may be."""

from decimal import Decimal

from tests.checks.book import TODAY, Book

CHECK = "shift-between-groups"


def two_groups(book: Book) -> tuple[int, int]:
    book.limit(shift_limit_percent=Decimal(10))
    first = book.new_line("I.1", category="I. Działania", planned="60")
    second = book.new_line("I.2", category="I. Działania", planned="40")
    book.new_line("II.1", category="II. Obsługa", planned="50")
    return first, second


def test_within_a_group_money_may_move(book: Book) -> None:
    first, _second = two_groups(book)
    book.cost("110", payment_date=TODAY, charge={"line_id": first})
    assert book.find(CHECK) == []


def test_a_cent_more_than_the_limit_is_found(book: Book) -> None:
    first, second = two_groups(book)
    book.cost("110", payment_date=TODAY, charge={"line_id": first})
    book.cost("0.01", payment_date=TODAY, charge={"line_id": second})
    (found,) = book.find(CHECK)
    assert (found.table, found.id) == ("projects", book.project)
    assert "I. Działania" in found.what.text()


def test_one_group_alone_has_nowhere_to_move_to(book: Book) -> None:
    book.limit(shift_limit_percent=Decimal(10))
    line = book.new_line("I.1", category="I. Działania", planned="60")
    book.cost("100", payment_date=TODAY, charge={"line_id": line})
    assert book.find(CHECK) == []
