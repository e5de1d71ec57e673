"""What the tests of the checks share."""

import pytest

from ngodesk.store.store import Store
from tests.checks.book import Book


@pytest.fixture
def book(store: Store) -> Book:
    """A project of the year 2025 with a line and a grant, nothing else in it."""
    return Book(store)
