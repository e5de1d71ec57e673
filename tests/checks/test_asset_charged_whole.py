"""Fixed assets charged at their whole price where the programme pays for their wear only."""

import pytest

from ngodesk.model.settings import DEPRECIATED
from tests.checks.book import Book

CHECK = "asset-charged-whole"


@pytest.fixture
def assets(book: Book) -> int:
    """A line for investments."""
    return book.new_line("9", cost_kind="investment")


def test_above_the_amount_and_wholly(book: Book, assets: int) -> None:
    book.setting(f"{DEPRECIATED}PR", "1000.00")
    book.cost("1000", charge={"line_id": assets})
    document = book.cost("1000.01", charge={"line_id": assets})
    book.cost("5000")
    part = book.document("5000")
    book.charge(part, "1250", line_id=assets)
    assert book.ids(CHECK) == [document]


def test_another_programmes_amount_and_none(book: Book, assets: int) -> None:
    book.cost("5000", charge={"line_id": assets})
    assert book.find(CHECK) == []
    for programme, least in (("XX", "1"), ("PR", "by the rules")):
        book.setting(f"{DEPRECIATED}{programme}", least)
        assert book.find(CHECK) == []
