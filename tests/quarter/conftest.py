"""The quarter in a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from tests.cli.said import Command, command


@pytest.fixture
def store(quarter: Path) -> Iterator[Store]:
    """It, open to be read."""
    with open_store(quarter, write=False) as opened:
        yield opened


@pytest.fixture
def ngodesk(capsys: pytest.CaptureFixture[str]) -> Command:
    """The program, called with words."""
    return command(capsys)
