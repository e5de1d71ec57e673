"""Backups: made in one step through SQLite's own copying, looked through, and only then given their name."""

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from ngodesk.common import safefile
from ngodesk.common.errors import FileError
from ngodesk.common.language import N_
from ngodesk.common.progress import Progress, silent
from ngodesk.model import JOURNALLED
from ngodesk.store import beside, connections, rewriting, schema, thinning
from ngodesk.store.keys import Key
from ngodesk.store.lock import Lock
from ngodesk.store.thinning import Named

_BLOCK = 1 << 20
_PAGES = 2_000  # copied between two signs of progress
_LONG_AGO = 3_600  # seconds
WANTED = "wanted"
"""Why a backup was made where a person asked for one: then the attachments beside it are read as well."""
FOLDER = " backups"  # after the workspace's own name
_PAUSED = "restored"  # a file whose name says it all
PART_OF_THE_DISK = 10
"""At most a tenth of the disk is for automatic backups."""


@dataclass(frozen=True)
class Counts:
    """How many rows each table has: what a copy must have as well."""

    rows: dict[str, int]

    @classmethod
    def of(cls, connection: Any) -> "Counts":
        """Count in an open file."""
        known = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        tables = sorted(known & {*JOURNALLED, "steps", "changes", "files", "file_pieces"})
        return cls(
            {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}
        )

    def without(self, table: str) -> "Counts":
        """The same with one table empty."""
        return Counts({**self.rows, table: 0})


def folder(workspace: Path) -> Path:
    """Where automatic backups of a workspace lie: beside it."""
    return workspace.with_name(f"{workspace.stem}{FOLDER}")


def workspace_of(path: Path) -> Path | None:
    """The workspace that an automatic backup lies beside, or lay; nothing for any other file."""
    stem = path.absolute().parent.name.removesuffix(FOLDER)
    if thinning.named(path) is None or stem == path.absolute().parent.name:
        return None
    return path.absolute().parent.with_name(f"{stem}{path.suffix}")


def listed(workspace: Path) -> list[Path]:
    """The automatic backups of a workspace, the oldest first. Their counter orders them, not the clock."""
    return lying_in(folder(workspace))


def lying_in(place: Path) -> list[Path]:
    """The automatic backups in a folder, the oldest first."""
    return [each.path for each in _named(place)] if place.is_dir() else []


def _named(place: Path) -> list[Named]:
    found = (thinning.named(path) for path in place.iterdir())
    return sorted((each for each in found if each is not None), key=lambda each: each.number)


def latest(workspace: Path) -> Path | None:
    """The newest automatic backup."""
    return next(iter(reversed(listed(workspace))), None)


def automatic(workspace: Path, reason: str, progress: Progress = silent, key: Key | None = None) -> Path:
    """Make the next automatic backup; `reason` is a short word of its name. Then older ones are thinned out.

    The bytes of attachments stand beside all backups, once; `put_in_place` joins them again.
    """

    def put(part: Path) -> None:
        write(workspace, part, progress, key, pieces=False)
        with told(workspace):
            beside.keep(workspace, folder(workspace), part, key, thorough=reason == WANTED)

    target = written_by(put, workspace, reason)
    if not is_paused(workspace):
        thin(workspace, key)
    return target


def written_by(put: Callable[[Path], None], workspace: Path, reason: str) -> Path:
    """The next automatic backup, which `put` writes to the name that it is given."""
    place = _made(folder(workspace), workspace)
    _sweep(place)
    number = max((each.number for each in _named(place)), default=0) + 1
    target = place / f"{number:06} {datetime.now():%Y-%m-%d %H-%M} {reason}.ngodesk"
    with _named_when_whole(workspace, target) as part:
        put(part)
    return target


def _made(place: Path, workspace: Path) -> Path:
    """The folder of the backups; a new one opens for those alone who may read the workspace."""
    try:
        if not place.is_dir():
            place.mkdir()
            safefile.allow_as(workspace, place)
    except OSError as error:
        raise safefile.unwritable(place, error) from error
    return place


def is_paused(workspace: Path) -> bool:
    """Whether all backups stay for now: a restored file must first be found good by a person."""
    return (folder(workspace) / _PAUSED).exists()


def pause(workspace: Path, paused: bool) -> None:
    """Let all backups stay from now on, or thin them out again."""
    if paused:
        (_made(folder(workspace), workspace) / _PAUSED).touch()
    else:
        (folder(workspace) / _PAUSED).unlink(missing_ok=True)


def thin(workspace: Path, key: Key | None = None, *, tidy: bool = False) -> None:
    """Take away the automatic backups that need not stay, and the attachments that no other one has."""
    place = folder(workspace)
    all_of_them = _named(place)
    attachments = sum(path.stat().st_size for path in place.glob("*/*"))
    stays = thinning.within(
        thinning.kept(all_of_them), safefile.disk(place) // PART_OF_THE_DISK - attachments
    )
    gone = [each for each in all_of_them if each not in stays and delete(each.path)]
    if gone or tidy:
        beside.forget(place, [each.path for each in all_of_them if each not in gone], key)


def delete(path: Path) -> bool:
    """Take away a backup with its checksum, unless somebody has it open; whether it is gone."""
    holder = Lock(path).holder()
    if holder is not None and not holder.is_gone:
        return False
    path.unlink(missing_ok=True)
    checksum_file(path).unlink(missing_ok=True)
    return True


def _sweep(place: Path) -> None:
    """Take away what a copy that was cut off has left; one that is being made is younger."""
    for part in place.rglob(".*.part*"):
        if part.stat().st_mtime < time.time() - _LONG_AGO:
            part.unlink(missing_ok=True)


def copy(
    workspace: Path,
    target: Path,
    progress: Progress = silent,
    key: Key | None = None,
    remember: Callable[[Path], None] = lambda _part: None,
) -> None:
    """Copy a workspace, open or not, to `target`, with its attachments; verified before it has that name.

    `remember` hears the name under which it is written until then. Raises FileError where the copy could
    not be made or is not the same.
    """
    with _named_when_whole(workspace, target) as part:
        remember(part)
        write(workspace, part, progress, key)


@contextmanager
def _named_when_whole(workspace: Path, target: Path) -> Iterator[Path]:
    """A name to write a backup to; then it has its own, with a checksum beside it."""
    with safefile.replacing(target, workspace) as part:
        yield part
        digest = _digest(part)
    with safefile.writing(checksum_file(target), "w", encoding="utf-8", newline="\n") as stream:
        stream.write(f"{digest} *{target.name}\n")


def write(
    workspace: Path,
    part: Path,
    progress: Progress = silent,
    key: Key | None = None,
    *,
    pieces: bool = True,
) -> None:
    """Copy a workspace, open or not, to the new file `part`, with the bytes of attachments or without.

    Raises FileError where the copy could not be made or is not the same.
    """
    write_under(workspace, part, key, key, progress, pieces=pieces)


def write_under(
    workspace: Path,
    part: Path,
    key: Key | None,
    new: Key | None,
    progress: Progress = silent,
    *,
    pieces: bool = True,
) -> None:
    """The same, to a file that opens with the `new` key, or without one."""
    with told(workspace):
        expected = _copied(workspace, part, progress, key, new, pieces)
    verify(part, expected, new)


@contextmanager
def told(workspace: Path) -> Iterator[None]:
    """Turn what SQLite says while a file is copied into a FileError."""
    try:
        yield
    except driver.Error as error:
        raise _not_made(workspace, error) from error


def _not_made(workspace: Path, error: Exception) -> FileError:
    if "disk is full" in str(error):
        return FileError(
            N_("The disk is full; no backup of {path} could be made."),
            N_("The file itself is untouched. Make room on the disk, then try again."),
            path=workspace,
        )
    return FileError(
        N_("A backup of {path} could not be made: {reason}."),
        N_("The file itself is untouched. Look whether the disk is full, then try again."),
        path=workspace,
        reason=error,
    )


def _copied(
    workspace: Path, part: Path, progress: Progress, key: Key | None, new: Key | None, pieces: bool
) -> Counts:
    """Copy in one read: one state of the file, and whoever wants to write waits."""
    source = connections.connect(workspace, "ro", key=key)
    try:
        connections.reads_once(source)
        source.execute("BEGIN")
        expected = Counts.of(source)
        less = not pieces and expected.rows[rewriting.PIECES] > 0
        if less or new != key:
            which = rewriting.NONE if less else rewriting.ALL
            rewriting.rewrite(workspace, part, key=key, new=new, pieces=which, progress=progress)
            return expected.without(rewriting.PIECES) if less else expected
        copied = connections.connect(part, "rwc", key=key)
        try:
            connections.writes_alone(copied)
            source.backup(
                copied, pages=_PAGES, progress=lambda _status, left, total: progress(total - left, total)
            )
        finally:
            connections.close(copied)
    finally:
        source.close()
    return expected


def put_in_place(
    source: Path,
    part: Path,
    workspace: Path,
    kept: Path | None = None,
    key: Key | None = None,
    new: Key | None = None,
    finish: Callable[[Path], None] = lambda _part: None,
) -> int:
    """Make `workspace` from a sound backup; the file that has the name now goes on as `kept`.

    The backup opens with `key`, what is made of it with the `new` one, or without. `part` is a new name
    beside it to work under; `finish` does in it what is still to be done. Gives how many attachments were
    not to be had. Raises FileError where that cannot be done; everything is then as it was.
    """
    try:
        safefile.begin(part)
        write_under(source, part, key, new)
        missing = beside.fill(part, source.parent, key, new)
        finish(part)
        safefile.allow_as(workspace if workspace.exists() else source, part)
        safefile.flush(part)
        _exchange(part, workspace, kept or workspace.with_name(f"{workspace.name}.old"))
        return missing
    except OSError as error:
        raise safefile.unwritable(workspace, error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _exchange(part: Path, workspace: Path, kept: Path) -> None:
    """The journal of a write that was cut off goes with its file: SQLite would play it into the new one."""
    moved: list[tuple[Path, Path]] = []
    try:
        for ending in ("", "-journal"):
            old, new = (path.with_name(f"{path.name}{ending}") for path in (workspace, kept))
            if old.exists():
                moved.append((old, old.rename(new)))
        part.replace(workspace)
        safefile.flush_folder(workspace.parent)
    except OSError:
        for old, new in reversed(moved):
            new.replace(old)
        raise


def verify(path: Path, expected: Counts | None = None, key: Key | None = None) -> None:
    """Look through a file that nobody has open. Raises FileError unless it is a sound workspace."""
    try:
        connection = connections.connect(path, "ro", key=key)
        try:
            connections.reads_once(connection)
            sound = (
                connection.execute("PRAGMA application_id").fetchone()[0] == connections.APPLICATION_ID
                and connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
                and schema.fingerprint(connection)
                == schema.FINGERPRINTS.get(connection.execute("PRAGMA user_version").fetchone()[0])
                and (expected is None or Counts.of(connection) == expected)
            )
        finally:
            connection.close()
    except driver.Error:
        sound = False
    if not sound:
        raise FileError(
            N_("{path} is not a sound backup of a workspace."),
            N_("It was not used. Choose another backup."),
            path=path,
        )


def verify_checksum(path: Path) -> None:
    """Hold a backup against the checksum beside it, if there is one. Raises FileError where they differ."""
    beside = checksum_file(path)
    if not beside.is_file():
        return
    if beside.read_text(encoding="utf-8", errors="replace").split(" ")[0] != _digest(path):
        raise FileError(
            N_("The backup {path} was changed or damaged after it was made."),
            N_("It was not used. Choose another backup."),
            path=path,
        )


def checksum_file(path: Path) -> Path:
    """Where the checksum of a backup stands, in the form that sha256sum reads."""
    return path.with_name(path.name + ".sha256")


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
