"""Backups and restoring."""

from datetime import datetime
from pathlib import Path

from ngodesk.common.errors import FileError
from ngodesk.common.language import N_
from ngodesk.common.progress import Progress, silent
from ngodesk.store import backup
from ngodesk.store.lock import Lock
from ngodesk.store.store import Store


def make(store: Store, target: Path | None = None, progress: Progress = silent) -> Path:
    """A verified copy at `target`, or the next automatic backup. Gives its path."""
    if target is None:
        return backup.automatic(store.path, "wanted", progress)
    if target.exists():
        raise FileError(
            N_("There is a file {path} already."),
            N_("Choose another name; it is never overwritten."),
            path=target,
        )
    _must_have_folder(target)
    backup.copy(store.path, target, progress)
    return target


def _must_have_folder(target: Path) -> None:
    if not target.absolute().parent.is_dir():
        raise FileError(
            N_("There is no folder {path}."), N_("Make it first, or choose another."), path=target.parent
        )


def restore(source: Path, workspace: Path, *, replace: bool = False) -> Path | None:
    """Make `workspace` from a backup. Gives the path under which a replaced file is kept.

    Raises FileError where the backup is not sound, or the workspace exists and is not to be replaced, or
    is open.
    """
    if not source.is_file():
        raise FileError(N_("There is no file {path}."), N_("Look whether the name is right."), path=source)
    backup.verify_checksum(source)
    backup.verify(source)
    if workspace.exists() and not replace:
        raise FileError(
            N_("There is a file {path} already."),
            N_("Name a new file, or add --replace; the replaced file is then kept."),
            path=workspace,
        )
    _must_have_folder(workspace)
    lock = Lock(workspace)
    if lock.take() is not None:
        raise FileError(N_("The file {path} is open."), N_("Close it, then restore again."), path=workspace)
    try:
        return _put_in_place(source, workspace)
    finally:
        lock.release()


def _put_in_place(source: Path, workspace: Path) -> Path | None:
    kept = _free_name(workspace) if workspace.exists() else None
    backup.put_in_place(source, workspace, kept)
    return kept


def _free_name(workspace: Path) -> Path:
    stem = f"{workspace.stem} replaced {datetime.now():%Y-%m-%d %H-%M-%S}"
    number, path = 1, workspace.with_name(f"{stem}{workspace.suffix}")
    while path.exists():
        number += 1
        path = workspace.with_name(f"{stem} {number}{workspace.suffix}")
    return path
