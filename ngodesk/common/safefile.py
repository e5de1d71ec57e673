"""Reading a file that a person named; writing one so that there is always the old or the new one, whole."""

import errno
import os
import re
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from ngodesk.common.errors import FileError
from ngodesk.common.language import N_

_LONGEST = 80  # letters of a name
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_READABLE = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH
_PART = re.compile(r"[0-9a-f]{8}\.part(-journal)?")
_TIMES = 3  # the backup, the new file, and as much to work with


@contextmanager
def reading_from(path: Path) -> Iterator[None]:
    """Whatever the disk refuses while `path` is read becomes a FileError that says so."""
    try:
        yield
    except OSError as error:
        raise FileError(
            N_("{name} cannot be read."),
            N_("Look whether the file is still there and may be opened."),
            name=path.name,
        ) from error


@contextmanager
def replacing(target: Path, like: Path | None = None) -> Iterator[Path]:
    """A name beside `target` to write to; at the end it takes the target's place, after an error it goes.

    Whoever may read the file that it replaces, or the one it is `like`, may read it, and nobody else; a new
    one is for its owner alone. Raises FileError where the folder cannot be written.
    """
    part = beside(target)
    if is_protected(target):
        raise unwritable(target, PermissionError())
    try:
        begin(part)
        yield part
        allow_as(like or target, part)
        flush(part)
        part.replace(target)
        flush_folder(target.parent)
    except OSError as error:
        raise unwritable(target, error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def allow_as(model: Path, path: Path) -> None:
    """Let those read and write `path` who may read and write `model`, where that is there."""
    with suppress(OSError):  # some sticks know no such rights
        mode = stat.S_IMODE(model.stat().st_mode) | stat.S_IWUSR
        path.chmod(mode | (mode & _READABLE) >> 2 if path.is_dir() else mode)


def beside(target: Path) -> Path:
    """A new name in the same folder, for what shall take the place of `target`."""
    return target.with_name(f".{target.name[:_LONGEST]}.{secrets.token_hex(4)}.part")


def begin(part: Path) -> None:
    """Make a new file, blank, that nobody but its owner may read while it is written."""
    os.close(for_owner(str(part), os.O_CREAT | os.O_EXCL | os.O_WRONLY))


def for_owner(path: str, flags: int) -> int:
    """Open a file as the system does; one that is made so is for its owner alone."""
    return os.open(path, flags, stat.S_IRUSR | stat.S_IWUSR)


def sweep(target: Path) -> None:
    """Take away what is left of writing `target` where that was cut off. Nobody may be writing it now."""
    begin = f".{target.name[:_LONGEST]}."
    with suppress(OSError):
        for each in target.parent.iterdir():
            if each.name.startswith(begin) and _PART.fullmatch(each.name, len(begin)):
                each.unlink()


@contextmanager
def writing(target: Path, mode: str = "wb", **options: Any) -> Iterator[IO[Any]]:
    """An open file that takes the place of `target` when everything was written."""
    with replacing(target) as part, part.open(mode, **options) as stream:
        yield stream


def flush(path: Path) -> None:
    """See to it that the bytes of a file are on the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def flush_folder(folder: Path) -> None:
    """See to it that a new name in a folder is on the disk, where the system offers that."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def forget(path: Path) -> None:
    """Have the next reading come from the disk itself, where the system offers that."""
    if hasattr(os, "posix_fadvise"):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)


def disk(folder: Path) -> int:
    """How many bytes the disk of a folder holds, free or not."""
    return shutil.disk_usage(folder).total


def free(folder: Path) -> int:
    """How many bytes more the disk of a folder takes."""
    return shutil.disk_usage(folder).free


def must_have_room(path: Path) -> None:
    """Raises FileError unless the disk takes what writing a whole file anew needs: three times its size."""
    missing = _TIMES * path.stat().st_size - free(path.parent)
    if missing > 0:
        raise FileError(
            N_("The disk has too little room to write {path} anew."),
            N_("The file is as it was. Make {megabytes} MB of room, then try again."),
            path=path,
            megabytes=missing // 1_000_000 + 1,
        )


def is_protected(path: Path) -> bool:
    """Whether a file is marked as one to read alone; some systems would replace it all the same."""
    try:
        return path.is_file() and not path.stat().st_mode & _WRITABLE
    except OSError:
        return False


def unwritable(target: Path, error: OSError) -> FileError:
    """What to tell somebody whose file could not be written: what stands in the way, and what to do."""
    if is_protected(target):
        return FileError(
            N_("{path} is write-protected and was left as it is."),
            N_("Take the protection off in its properties, or choose another name."),
            path=target,
        )
    if isinstance(error, PermissionError) and target.exists():
        return FileError(
            N_("{path} is open in another program, or may not be changed; it was left as it is."),
            N_("Close it there and try again, or choose another name."),
            path=target,
        )
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return FileError(
            N_("Nothing may be written to the folder {folder}."),
            N_("Choose another folder."),
            folder=target.parent,
        )
    return FileError(
        N_("{path} could not be written: {reason}."),
        N_("Look whether the folder exists, may be written to and has room."),
        path=target,
        reason=error.strerror or type(error).__name__,
    )
