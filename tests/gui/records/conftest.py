"""A file to list records of."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.records.listed import Bench


@pytest.fixture
def bench(qtbot: QtBot, filled: Path) -> Iterator[Bench]:
    """The contract's example, open in a worker."""
    made = Bench(qtbot, filled)
    yield made
    made.close()
