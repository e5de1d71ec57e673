"""Projects whose stated length is not that of their dates."""

from datetime import date

import pytest

from ngodesk.model import Amendment, Project
from tests.checks.book import Book

CHECK = "months-differ"


@pytest.mark.parametrize(
    ("start", "end", "stated", "fits"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), 12, True),
        (date(2021, 3, 1), date(2023, 6, 30), 28, True),
        (date(2021, 3, 1), date(2023, 6, 30), 27, False),
        (date(2025, 1, 15), date(2025, 3, 14), 2, True),
        (date(2025, 1, 15), date(2025, 3, 14), 3, False),
        (date(2025, 1, 15), date(2025, 3, 31), 2, True),
        (date(2025, 1, 15), date(2025, 3, 31), 3, True),
        (date(2025, 1, 15), date(2025, 3, 31), 4, False),
        (date(2025, 1, 15), date(2025, 3, 10), 2, True),
        (date(2025, 1, 15), date(2025, 3, 10), 3, False),
        (date(2025, 1, 15), date.max, 3, True),
    ],
)
def test_both_days_count(book: Book, start: date, end: date, stated: int, fits: bool) -> None:
    book.change(Project, book.project, start=start, end=end)
    assert book.find(CHECK) == []
    book.change(Project, book.project, stated_months=stated)
    assert book.ids(CHECK) == ([] if fits else [book.project])


def test_an_amendment_may_have_changed_the_end(book: Book) -> None:
    book.add(
        Amendment(
            project_id=book.project,
            number=1,
            date=date(2025, 6, 1),
            status="approved",
            new_end=date(2026, 2, 28),
        )
    )
    for stated, found in ((12, 0), (14, 0), (13, 1)):
        book.change(Project, book.project, stated_months=stated)
        assert len(book.find(CHECK)) == found
