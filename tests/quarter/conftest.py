"""The quarter in a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import imports, workspaces
from tests.cli.said import Command, command
from tests.quarter.paper import FOLDER


@pytest.fixture(scope="session")
def quarter(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Path:
    """A workspace that holds it, made once and never changed."""
    path = tmp_path_factory.mktemp("quarter") / "Przystań.ngodesk"
    workspaces.create(path, language="pl", currency="PLN")
    with open_store(path) as store:
        imports.import_folder(store, FOLDER)
    return path


@pytest.fixture
def store(quarter: Path) -> Iterator[Store]:
    """It, open to be read."""
    with open_store(quarter, write=False) as opened:
        yield opened


@pytest.fixture
def ngodesk(capsys: pytest.CaptureFixture[str]) -> Command:
    """The program, called with words."""
    return command(capsys)
