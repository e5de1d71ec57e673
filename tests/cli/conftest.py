"""What the tests of the command line share."""

import pytest

from tests.cli.said import Command, command


@pytest.fixture
def ngodesk(capsys: pytest.CaptureFixture[str]) -> Command:
    """The program, called with words."""
    return command(capsys)
