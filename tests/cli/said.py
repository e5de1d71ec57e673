"""Runs a command within this process and keeps what it said."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from ngodesk.__main__ import main


@dataclass(frozen=True)
class Said:
    """What a command gave: exit status, data, messages."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The messages."""
        return self.err.splitlines()

    @property
    def json(self) -> Any:
        """The data."""
        return json.loads(self.out)


Command = Callable[..., Said]


def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs `ngodesk` with these words."""

    def run(*words: object) -> Said:
        capsys.readouterr()
        status = main([str(word) for word in words])
        return Said(status, *capsys.readouterr())

    return run
