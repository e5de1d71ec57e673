"""What was given out is read back from the disk before anybody is told that it is there."""

import hashlib
import secrets
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from ngodesk.common import processes, safefile, settings
from ngodesk.common.errors import FileError
from ngodesk.common.language import N_

_PART = ".part"


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """As `safefile.replacing`; what cannot be read back never takes the place of `target`."""
    with unfinished() as remember, safefile.replacing(target) as part:
        remember(part)
        yield part
        must_be_readable(part, target)


@contextmanager
def writing(target: Path) -> Iterator[IO[bytes]]:
    """As `safefile.writing`, for bytes."""
    with replacing(target) as part, part.open("wb") as stream:
        yield stream


@contextmanager
def unfinished() -> Iterator[Callable[[Path], None]]:
    """Remember a file or a folder as long as it is there: should the program be cut off, `tidy` finds it."""
    note, parts = _notes() / f"{processes.own_name()} {secrets.token_hex(4)}", list[Path]()

    def remember(part: Path) -> None:
        parts.append(part)
        with suppress(OSError):  # a full disk at home is no reason to write nothing to a stick
            note.parent.mkdir(exist_ok=True)
            note.write_text(str(part.absolute()), encoding="utf-8")

    try:
        yield remember
    finally:
        if not any(part.exists() for part in parts):
            note.unlink(missing_ok=True)


def tidy() -> None:
    """Take away what programs left that were cut off while they gave something out."""
    for note in _notes().glob("*"):
        if not processes.lives(note.name.split(" ")[0]):
            with suppress(OSError, ValueError):
                _remove(Path(note.read_text(encoding="utf-8")))
                note.unlink()


def _notes() -> Path:
    return settings.folder() / "unfinished"


def _remove(part: Path) -> None:
    """Nothing but what has the name of an unfinished file; a folder that is gone holds it no longer."""
    if part.suffix == _PART and part.is_dir():
        shutil.rmtree(part)
    elif part.suffix == _PART:
        safefile.sweep(part)
        for path in (part, part.with_name(f"{part.name}-journal")):
            path.unlink(missing_ok=True)


def must_be_readable(part: Path, target: Path) -> None:
    """Raises FileError unless the disk gives back what it was given, and a reader of that format opens it."""
    whole = part.is_dir()
    for path in [each for each in part.rglob("*") if each.is_file()] if whole else [part]:
        try:
            sound = _given_back(path) and (whole or _READERS.get(target.suffix.lower(), _any)(path))
        except Exception as error:  # whatever a library says of a file that it cannot read
            raise _unreadable(target) from error
        if not sound:
            raise _unreadable(target)


def _given_back(path: Path) -> bool:
    """Whether the disk has what the system's memory has."""
    written = _digest(path)
    safefile.flush(path)
    safefile.forget(path)
    return _digest(path) == written


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _archive(path: Path) -> bool:
    """Each part has the checksum that was written with it."""
    with zipfile.ZipFile(path) as archive:
        return archive.testzip() is None


def _workbook(path: Path) -> bool:
    import python_calamine

    with path.open("rb") as stream:
        return _archive(path) and bool(python_calamine.load_workbook(stream).sheet_names)


def _pdf(path: Path) -> bool:
    """Every page can be read."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return len(document) > 0 and all(document[number].get_width() > 0 for number in range(len(document)))


def _any(_path: Path) -> bool:
    return True


_READERS: dict[str, Callable[[Path], Any]] = {
    ".pdf": _pdf,
    ".xlsx": _workbook,
    ".docx": _archive,
    ".zip": _archive,
}


def _unreadable(target: Path) -> FileError:
    return FileError(
        N_("{path} was written, and could not be read back from the disk."),
        N_("It was not kept. Look whether the disk or the stick is sound, or choose another place."),
        path=target,
    )
