"""What the tests of the exchange folder share."""

from pathlib import Path

import pytest

from tests.cli.said import Command, command
from tests.exchange.folders import copied


@pytest.fixture
def ngodesk(capsys: pytest.CaptureFixture[str]) -> Command:
    """The program, called with words."""
    return command(capsys)


@pytest.fixture
def folder(example: Path, tmp_path: Path) -> Path:
    """A copy of the contract's example that a test may change."""
    return copied(example, tmp_path / "folder")
