"""What the frame of the window knows of the open file, read in the worker; and the examples."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from ngodesk import __version__
from ngodesk.common.errors import Cancelled, UserError
from ngodesk.common.progress import Progress
from ngodesk.gui.bridge import Bridge
from ngodesk.gui.network import why_read_only
from ngodesk.gui.places import FEATURE_OF, PLACES

if TYPE_CHECKING:
    from ngodesk.store.keys import Key
    from ngodesk.store.store import Store
    from ngodesk.work.workspaces import WorkspaceFacts


@dataclass(frozen=True)
class State:
    """What the frame of the window shows of the open file."""

    path: Path
    facts: "WorkspaceFacts"
    counts: dict[str, int]
    undo: str | None
    redo: str | None
    read_only: UserError | None
    protected: bool


def state_of(store: "Store") -> State:
    """What stands in a file. In the worker."""
    from ngodesk.work import history, workspaces

    return State(
        path=store.path,
        facts=workspaces.workspace_facts(store),
        counts=_counts(store),
        undo=history.next_undo(store),
        redo=history.next_redo(store),
        read_only=store.read_only,
        protected=store.key is not None,
    )


def _counts(store: "Store") -> dict[str, int]:
    """How many records stand in each place; a place that an association does not use is not among them."""
    from ngodesk.work import features

    chosen, found = features.chosen(store), {}
    for place in PLACES:
        held = features.counts(store, place.tables)
        used = any(held[table] or FEATURE_OF.get(table, "") in {"", *chosen} for table in place.tables)
        if used:
            found[place.key] = held[place.tables[0]]
    return found


def renewed(
    old: "Store",
    act: "Callable[[Store, Progress], Key | None]",
    progress: Progress,
    take_over: bool,
    bridge: Bridge,
) -> tuple["Store", State, Exception | None]:
    """Let go of a file, do something with it, open it again. In the worker."""
    from ngodesk.work import workspaces

    if old.is_gone:  # what is open here is all there is of it
        return old, state_of(old), old.why_read_only()
    key, error = old.key, None
    old.close()
    try:
        key = act(old, progress)
    except (UserError, Cancelled) as problem:
        error = problem
    why = why_read_only(old.path)
    store = workspaces.open_workspace(old.path, key=key, take_over=take_over, write=why is None)
    store.read_only = why or store.read_only
    store.listeners.append(bridge)
    return store, state_of(store), error


def sample_in(language: str, progress: Progress) -> Path:
    """In the worker: the example in `language`, or else the first. They are made together, or not at all."""
    from ngodesk.work import samples

    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    folder = Path(data) / "examples" / __version__
    if not folder.is_dir():
        part = folder.with_name(f".{folder.name}.part")
        shutil.rmtree(part, ignore_errors=True)
        samples.write_samples(part, progress)
        part.rename(folder)
    files = sorted(folder.glob("*.ngodesk"))
    return next((file for file in files if _language(file) == language), files[0])


def _language(file: Path) -> str:
    from ngodesk.work import workspaces

    with workspaces.open_workspace(file, write=False) as store:
        return workspaces.workspace_facts(store).language
