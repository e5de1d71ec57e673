"""Backups and restoring."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from ngodesk.common import safefile
from ngodesk.common.errors import FileError
from ngodesk.common.language import N_, _, plural
from ngodesk.common.progress import Progress, silent
from ngodesk.store import backup, beside, connections, keys, thinning, troubles
from ngodesk.store.keys import Key
from ngodesk.store.lock import Lock
from ngodesk.store.opening import key_of, looks_protected, protected
from ngodesk.store.store import Store
from ngodesk.work import erasing, read_back


def make(store: Store, target: Path | None = None, progress: Progress = silent) -> Path:
    """A verified copy at `target`, whole and read back from its disk, or the next automatic backup.

    Gives its path.
    """
    if target is None:
        return backup.automatic(store.path, backup.WANTED, progress, store.key)
    if target.exists():
        raise FileError(
            N_("There is a file {path} already."),
            N_("Choose another name; it is never overwritten."),
            path=target,
        )
    _must_have_folder(target)
    backup.copy(store.path, target, progress, store.key)
    safefile.forget(target)
    backup.verify_checksum(target)
    return target


def _must_have_folder(target: Path) -> None:
    if not target.absolute().parent.is_dir():
        raise FileError(
            N_("There is no folder {path}."), N_("Make it first, or choose another."), path=target.parent
        )


@dataclass(frozen=True)
class Restored:
    """What came of a restore: where the replaced file is kept, if there was one, and what is not whole."""

    kept: Path | None
    missing: int = 0
    """Attachments that do not lie beside the backup."""
    knows_erased: bool = True
    """The replaced file could be asked who was erased."""

    def told(self) -> str:
        """What somebody has to know of it, in sentences; blank where all is well."""
        told = []
        if self.missing:
            told.append(
                plural(
                    "{number} attachment does not lie beside this backup, or is damaged. Copy the folder"
                    " “attachments” along with the backup, then restore again.",
                    "{number} attachments do not lie beside this backup, or are damaged. Copy the folder"
                    " “attachments” along with the backup, then restore again.",
                    self.missing,
                ).format(number=self.missing)
            )
        if not self.knows_erased:
            told.append(
                _(
                    "The replaced file could not be read: look whether anybody who was erased in it is here"
                    " again."
                )
            )
        return " ".join(told)


def restore(
    source: Path, workspace: Path, *, replace: bool = False, password: str = "", key: Key | None = None
) -> Restored:
    """Make `workspace` from a backup. A replaced file is kept under another name.

    Whoever was erased after the backup was made is erased in it again. Raises FileError where the backup
    is not sound, or the workspace exists and is not to be replaced, or is open.
    """
    if not source.is_file():
        raise FileError(N_("There is no file {path}."), N_("Look whether the name is right."), path=source)
    backup.verify_checksum(source)
    key = key_of(source, password, key)
    if key is None and keys.salt_of(source) != keys.PLAIN and looks_protected(source):
        raise protected(source)
    backup.verify(source, key=key)
    if workspace.exists() and not replace:
        raise FileError(
            N_("There is a file {path} already."),
            N_("Name a new file, or add --replace; the replaced file is then kept."),
            path=workspace,
        )
    _must_have_folder(workspace)
    with troubles.written_anew(workspace):
        done = _restored(source, workspace, key)
    known = erasing.again(workspace, source, done.kept, key)
    return Restored(done.kept, done.missing, known)


def _restored(source: Path, workspace: Path, key: Key | None) -> Restored:
    lock = Lock(workspace)
    if lock.take() is not None:
        raise FileError(N_("The file {path} is open."), N_("Close it, then restore again."), path=workspace)
    try:
        if workspace.exists():
            _keep_first(workspace, key)
        done = _put_in_place(source, workspace, key)
        if done.kept is not None:
            backup.pause(workspace, True)
        return done
    finally:
        lock.release()


def _keep_first(workspace: Path, key: Key | None) -> None:
    """A backup of what is there now; it may be what made somebody restore, and is kept as it is besides."""
    with suppress(FileError):
        backup.automatic(workspace, "before-restore", key=key)


def _put_in_place(source: Path, workspace: Path, key: Key | None) -> Restored:
    kept = _free_name(workspace) if workspace.exists() else None
    with read_back.unfinished() as remember:
        remember(part := safefile.beside(workspace))
        return Restored(kept, backup.put_in_place(source, part, workspace, kept, key))


def _free_name(workspace: Path) -> Path:
    stem = f"{workspace.stem} replaced {datetime.now():%Y-%m-%d %H-%M-%S}"
    number, path = 1, workspace.with_name(f"{stem}{workspace.suffix}")
    while path.exists():
        number += 1
        path = workspace.with_name(f"{stem} {number}{workspace.suffix}")
    return path


@dataclass(frozen=True)
class Entry:
    """An automatic backup: when and why it was made, how large it is, what it holds.

    `counts` are people, projects and cost documents; nothing where another password opens it.
    """

    path: Path
    made: datetime
    reason: str
    size: int
    counts: tuple[int, int, int] | None


@dataclass(frozen=True)
class Overview:
    """The backups of a file, the newest first, and whether all of them stay for now."""

    folder: Path
    entries: list[Entry]
    size: int
    paused: bool


_COUNTED = ("people", "projects", "cost_documents")


def overview(store: Store) -> Overview:
    """What there is."""
    folder = backup.folder(store.path)
    entries = [_entry(path, store.key) for path in reversed(backup.listed(store.path))]
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return Overview(folder, entries, size, backup.is_paused(store.path))


def _entry(path: Path, key: Key | None) -> Entry:
    found, stat = thinning.named(path), path.stat()
    assert found is not None  # by this pattern they were listed
    made = datetime.fromtimestamp(stat.st_mtime).astimezone()
    return Entry(path, made, found.reason, stat.st_size, _counts(path, key))


def _counts(path: Path, key: Key | None) -> tuple[int, int, int] | None:
    key = None if keys.salt_of(path) == keys.PLAIN else key
    if not keys.opens(path, key):
        return None
    try:
        connection = connections.connect(path, "ro", ours=False, key=key)
    except driver.DatabaseError:
        return None
    try:
        people, projects, costs = (
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _COUNTED
        )
        return people, projects, costs
    except driver.DatabaseError:
        return None
    finally:
        connection.close()


def is_sound(path: Path, key: Key | None) -> bool:
    """Whether a backup is what it was when it was made, and a whole workspace, with its attachments."""
    try:
        backup.verify_checksum(path)
        key = None if keys.salt_of(path) == keys.PLAIN else key
        backup.verify(path, key=key)
    except FileError:
        return False
    return beside.is_whole(path, key)


def while_working(store: Store) -> Path | None:
    """A backup, if anything was changed since the last one."""
    latest, saved = backup.latest(store.path), store.saved_at
    if saved is None or (latest is not None and latest.stat().st_mtime >= saved.timestamp()):
        return None
    return backup.automatic(store.path, "while-working", key=store.key)


def confirm_restored(store: Store) -> None:
    """A person found the restored file good: older backups are thinned out again."""
    backup.pause(store.path, False)


def proposed_name(path: Path, made: datetime) -> Path:
    """A new file beside the workspace for what a backup held on that day."""
    stem = f"{path.stem} {made:%Y-%m-%d %H-%M}"
    number, found = 1, path.with_name(f"{stem}{path.suffix}")
    while found.exists():
        number += 1
        found = path.with_name(f"{stem} {number}{path.suffix}")
    return found
