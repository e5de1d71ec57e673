"""Random folders taken into a workspace of the program."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from ngodesk.store.store import Store
from ngodesk.work import imports, workspaces
from tests.recount.folder import Folder, write_folder


@cache
def empty_workspace() -> bytes:
    """A new workspace's file: making it once saves a third of the time."""
    with TemporaryDirectory() as directory:
        path = Path(directory) / "empty.ngodesk"
        workspaces.create(path, language="en", currency="EUR")
        return path.read_bytes()


@contextmanager
def imported(folder: Folder) -> Iterator[Store]:
    """A new workspace that holds the folder's rows, in a directory that goes away with it."""
    with TemporaryDirectory() as directory:
        write_folder(folder, Path(directory) / "drawn")
        with imported_from(Path(directory) / "drawn", Path(directory) / "drawn.ngodesk") as store:
            yield store


@contextmanager
def imported_from(source: Path, workspace: Path) -> Iterator[Store]:
    """A new workspace with what the exchange folder holds."""
    workspace.write_bytes(empty_workspace())
    store = workspaces.open_workspace(workspace)
    try:
        imports.import_folder(store, source)
        yield store
    finally:
        store.close()
