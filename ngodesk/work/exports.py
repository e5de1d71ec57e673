"""Giving data out."""

import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ngodesk.common import safefile
from ngodesk.common.errors import FileError
from ngodesk.common.language import N_
from ngodesk.common.progress import Progress, silent
from ngodesk.exchange.outgoing import Outgoing, Sink, into_folder, into_zip
from ngodesk.store.store import Store
from ngodesk.work import read_back


def export_folder(store: Store, target: Path, progress: Progress = silent) -> None:
    """Write the exchange folder: to a new or empty folder, or to a .zip.

    Raises FileError where the target holds something already, or cannot be written.
    """
    with whole(target) as sink, store.reading() as connection:
        Outgoing(connection).write(sink, progress)


@contextmanager
def whole(target: Path) -> Iterator[Sink]:
    """Files of a folder or of a .zip, written beside the target first: what has its name is whole.

    Raises FileError where a folder holds something already, or the target cannot be written.
    """
    if target.suffix.lower() == ".zip":
        with read_back.replacing(target) as part, into_zip(part) as sink:
            yield sink
        return
    target = target.resolve()  # a folder named . or .. has no name to write beside
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise taken(target)
    with _folder(target) as sink:
        yield sink


def taken(target: Path) -> FileError:
    """What to tell somebody whose target is there already."""
    return FileError(
        N_("{path} holds something already."),
        N_("Choose a new name; nothing is overwritten."),
        path=target,
    )


@contextmanager
def _folder(target: Path) -> Iterator[Sink]:
    with read_back.unfinished() as remember, _made(target, remember) as part:
        with into_folder(part) as sink:
            yield sink
        read_back.must_be_readable(part, target)


@contextmanager
def _made(target: Path, remember: Callable[[Path], None]) -> Iterator[Path]:
    """A folder beside the target; at the end it has its name, after an error it goes."""
    part = safefile.beside(target)
    remember(part)
    try:
        part.mkdir(stat.S_IRWXU)
        yield part
        if target.exists():
            target.rmdir()
        part.rename(target)
    except OSError as error:
        raise safefile.unwritable(target, error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
