"""Whoever was erased is erased in a backup too that comes back, before it has the name of a workspace."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from ngodesk.common.progress import silent
from ngodesk.figures.catalogue import OFFICER
from ngodesk.store import connections, erasing, upgrade
from ngodesk.store.erasing import Erasures
from ngodesk.store.keys import Key
from ngodesk.store.opening import SUFFIX
from ngodesk.store.store import Store
from ngodesk.work.erasing import log_file, logged, staying


@dataclass(frozen=True)
class Known:
    """Who was erased, as far as logs and files tell."""

    people: frozenset[int]
    whole: bool = True
    """The file that is to be replaced could be asked."""
    damaged: tuple[Path, ...] = ()
    """Logs that cannot be read."""


def known(
    source: Path,
    workspace: Path,
    key: Key | None,
    keys: Collection[Key | None],
    open_now: Store | None = None,
) -> Known:
    """Who was erased since a backup was made: by the logs beside it and beside the `workspace`, and by the
    files there that began as it did, and by the one that is `open_now`, wherever it lies. `key` opens the
    backup, `keys` the files.
    """
    logs = {path: logged(path) for path in _logs(source, workspace)}
    people = {person for found in logs.values() for person in found or ()}
    if open_now is not None:
        with open_now.reading() as connection:
            people |= set(erasing.erased(connection))
    own = erasing.erasures(source, key)
    for path in _files(workspace):
        found = _asked(path, keys)
        if found is not None and own is not None and found.origin == own.origin:
            people |= found.people
    asked = _asked(workspace, keys) if workspace.exists() else Erasures(b"", frozenset())
    people |= asked.people if asked is not None else frozenset()
    return Known(frozenset(people), asked is not None, tuple(p for p, found in logs.items() if found is None))


def _logs(source: Path, workspace: Path) -> list[Path]:
    """The logs that may tell: among the backups, of the workspace, of the other files in its folder."""
    own = source.parent / log_file(workspace).name
    return list(dict.fromkeys([own, log_file(workspace), *map(log_file, _files(workspace))]))


def _files(workspace: Path) -> list[Path]:
    """The files in its folder."""
    found = workspace.absolute().parent.glob(f"*{SUFFIX}")
    return sorted(path for path in found if not path.name.startswith("."))


def _asked(path: Path, keys: Collection[Key | None]) -> Erasures | None:
    return next((found for key in keys if (found := erasing.erasures(path, key)) is not None), None)


def again(copy: Path, people: Collection[int], key: Key | None) -> None:
    """Erase people in a copy that nobody has open; one in which none of them is stays as it is."""
    if not erasing.holds_any(copy, people, key):
        return
    upgrade.bring_copy_up_to_date(copy, key)
    with Store(copy, None, None, "rw", key) as store:
        erasing.erase(store, staying(store, people), OFFICER, "command", silent)
    connections.close(connections.connect(copy, key=key))
