"""Giving data out."""

from pathlib import Path

from ngodesk.common import safefile
from ngodesk.common.errors import FileError
from ngodesk.common.language import N_
from ngodesk.common.progress import Progress, silent
from ngodesk.exchange.outgoing import Outgoing, into_folder, into_zip
from ngodesk.store.store import Store


def export_folder(store: Store, target: Path, progress: Progress = silent) -> None:
    """Write the exchange folder: to a new or empty folder, or to a .zip.

    Raises FileError where the target holds something already, or cannot be written.
    """
    if target.suffix.lower() == ".zip":
        with safefile.replacing(target) as part, store.reading() as connection, into_zip(part) as sink:
            Outgoing(connection).write(sink, progress)
        return
    target = target.resolve()  # a folder named . or .. has no name to write beside
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FileError(
            N_("{path} holds something already."),
            N_("Choose a new name; nothing is overwritten."),
            path=target,
        )
    _export_to_folder(store, target, progress)


def _export_to_folder(store: Store, target: Path, progress: Progress) -> None:
    """Write beside the target first, so that a folder that has its name is whole."""
    part = target.with_name(f".{target.name}.part")
    try:
        part.mkdir()
        with store.reading() as connection, into_folder(part) as sink:
            Outgoing(connection).write(sink, progress)
        if target.exists():
            target.rmdir()
        part.rename(target)
    except OSError as error:
        raise safefile.unwritable(target, error) from error
    finally:
        _remove(part)


def _remove(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)
