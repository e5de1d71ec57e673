"""Costs without a description or without the three signatures of a voucher."""

import pytest

from ngodesk.common.language import _
from ngodesk.model import CostDocument
from tests.checks.book import TODAY, Book

CHECK = "approvals-missing"

WHOLE = {
    "description": "Plakaty na targi",
    "substance_checked_on": TODAY,
    "form_checked_on": TODAY,
    "approved_on": TODAY,
}


def test_with_all_four_nothing_is_missing(book: Book) -> None:
    book.cost(**WHOLE)
    book.document()  # charged to nobody
    assert book.find(CHECK) == []


@pytest.mark.parametrize("missing", WHOLE)
def test_each_of_them_is_asked_for(book: Book, missing: str) -> None:
    document = book.cost(**{name: value for name, value in WHOLE.items() if name != missing})
    (found,) = book.find(CHECK)
    assert found.id == document
    assert _(CostDocument.described.field(missing).label) in found.what.text()
