"""Writing a file so that there is always either the old one or the new one, whole."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from ngodesk.common.errors import FileError
from ngodesk.common.language import N_

_TIMES = 3  # the backup, the new file, and as much to work with


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A name beside `target` to write to; at the end it takes the target's place, after an error it goes.

    Raises FileError where the folder cannot be written.
    """
    part = target.with_name(f".{target.name[:80]}.{secrets.token_hex(4)}.part")
    try:
        yield part
        flush(part)
        part.replace(target)
        flush_folder(target.parent)
    except OSError as error:
        raise unwritable(target, error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


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


def unwritable(target: Path, error: OSError) -> FileError:
    """What to tell somebody whose file could not be written."""
    return FileError(
        N_("{path} could not be written: {reason}."),
        N_("Look whether the folder exists, may be written to and has room."),
        path=target,
        reason=error.strerror or type(error).__name__,
    )
