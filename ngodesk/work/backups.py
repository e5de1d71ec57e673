"""Backups and restoring."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import replace as replaced
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from ngodesk.common import safefile
from ngodesk.common.errors import FileError, OneOfItsBackups
from ngodesk.common.language import N_
from ngodesk.common.progress import Progress, silent
from ngodesk.store import backup, beside, connections, keys, kinship, thinning, troubles, upgrade
from ngodesk.store.keys import Key
from ngodesk.store.lock import Lock
from ngodesk.store.store import Store
from ngodesk.work import backup_keys, erased_again, keeping_ours, read_back, workspaces
from ngodesk.work.restored import Restored

RESTORED = N_("Restored from a backup")


def make(store: Store, target: Path | None = None, progress: Progress = silent) -> Path:
    """A verified copy at `target`, whole and read back from its disk, or the next automatic backup.

    Gives its path.
    """
    if isinstance(store.read_only, OneOfItsBackups):  # the attachments would be missing
        raise store.read_only
    if target is None:
        if store.is_gone:
            return keeping_ours.back_up(store)
        made = backup.automatic(store.path, backup.WANTED, progress, store.key)
        store.kept()
        return made
    keeping_ours.must_be_new(target)
    if store.is_gone:
        return keeping_ours.save(store, target)
    with read_back.unfinished() as remember:
        backup.copy(store.path, target, progress, store.key, remember)
    safefile.forget(target)
    backup.verify_checksum(target)
    return target


def restore(
    source: Path,
    workspace: Path,
    *,
    replace: bool = False,
    password: str = "",
    key: Key | None = None,
    own: str = "",
    origin: str = "window",
    open_now: Store | None = None,
) -> Restored:
    """Make `workspace` from a backup. A replaced file is kept under another name.

    What stands in its place opens as it did, whatever the backup opens with: `password` is the backup's,
    `own` the workspace's where that is another one, and `key` may be of either. A new file opens as the
    backup. Whoever was erased after the backup was made is erased in it again: in the workspace, in a file
    beside it, or in the one that is `open_now`. Raises FileError where the
    backup is not sound, or the workspace exists and is not to be replaced, or is open, Protected where the
    password of either is missing.
    """
    if not source.is_file():
        raise FileError(N_("There is no file {path}."), N_("Look whether the name is right."), path=source)
    later = backup_keys.is_worked_in(source, password, key)
    key, given = backup_keys.key_for(source, password, key), key
    backup.verify(source, key=key)
    if workspace.exists() and not replace:
        raise FileError(
            N_("There is a file {path} already."),
            N_("Name a new file, or add --replace; the replaced file is then kept."),
            path=workspace,
        )
    keeping_ours.must_have_folder(workspace)
    with troubles.written_anew(workspace):
        new = backup_keys.key_in_place(workspace, own or password, given or key, key)
        known = erased_again.known(source, workspace, key, {given, key, new, None}, open_now)

        def finish(part: Path) -> None:
            erased_again.again(part, known.people, new)
            _note(part, new, origin)

        done = _restored(source, workspace, key, new, finish)
    return replaced(
        done,
        knows_erased=known.whole,
        damaged=known.damaged,
        protected=new is not None,
        as_backup=new == key,
        worked_in=later,
    )


def _note(part: Path, key: Key | None, origin: str) -> None:
    """The first step of what the file is from now on: no step before it can be undone."""
    upgrade.bring_copy_up_to_date(part, key)
    with Store(part, None, None, "rw", key) as store:
        store.note(RESTORED, origin=origin, final=True)
    connections.close(connections.connect(part, key=key))


def _restored(
    source: Path, workspace: Path, key: Key | None, new: Key | None, finish: Callable[[Path], None]
) -> Restored:
    lock = Lock(workspace)
    if lock.take() is not None:
        raise FileError(N_("The file {path} is open."), N_("Close it, then restore again."), path=workspace)
    try:
        if workspace.exists():
            _keep_first(workspace, new)
        done = _put_in_place(source, workspace, key, new, finish)
        if done.kept is not None:
            backup.pause(workspace, True)
        return done
    finally:
        lock.release()


def _keep_first(workspace: Path, key: Key | None) -> None:
    """A backup of what is there now; it may be what made somebody restore, and is kept as it is besides."""
    with suppress(FileError):
        backup.automatic(workspace, "before-restore", key=key)


def _put_in_place(
    source: Path, workspace: Path, key: Key | None, new: Key | None, finish: Callable[[Path], None]
) -> Restored:
    """Whoever was erased is gone before the file has its name: a cut in between brings nobody back."""
    kept = _free_name(workspace) if workspace.exists() else None
    with read_back.unfinished() as remember:
        remember(part := safefile.beside(workspace))
        missing = backup.put_in_place(source, part, workspace, kept, key, new, finish)
        return Restored(kept, missing)


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
    protected: bool = False


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


def beside_it(workspace: Path, key: Key | None) -> list[Entry]:
    """The backups of a file that does not open, and after them those of another name that may be of it."""
    found = kinship.beside(workspace, key)
    return [_entry(path, key) for path in (*found.own, *found.perhaps)]


def _entry(path: Path, key: Key | None) -> Entry:
    found, stat = thinning.named(path), path.stat()
    assert found is not None  # by this pattern they were listed
    made = datetime.fromtimestamp(stat.st_mtime).astimezone()
    protected = keys.salt_of(path) != keys.PLAIN
    return Entry(path, made, found.reason, stat.st_size, _counts(path, key), protected)


def _counts(path: Path, key: Key | None) -> tuple[int, int, int] | None:
    try:
        key = None if keys.salt_of(path) == keys.PLAIN else key
        if not keys.opens(path, key):
            return None
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
    """Whether a backup is what it was when it was made, and a whole workspace, with its attachments.

    What lies beside one that another password opens is not known.
    """
    if not kinship.is_sound(path, key):
        return False
    key = None if keys.salt_of(path) == keys.PLAIN else key
    return not keys.opens(path, key) or beside.is_whole(path, key)


def while_working(store: Store) -> Path | None:
    """A backup, if anything was changed since the last one."""
    return workspaces.back_up_changes(store, "while-working") if store.why_read_only() is None else None


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
