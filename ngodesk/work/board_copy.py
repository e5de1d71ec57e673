"""A copy of the workspace for the board: to be read only, without anything personal."""

from datetime import date
from pathlib import Path

from ngodesk.common import safefile
from ngodesk.common.errors import FileError
from ngodesk.common.language import N_
from ngodesk.common.progress import Progress, silent
from ngodesk.store import backup, board
from ngodesk.store.opening import SUFFIX
from ngodesk.store.store import Store
from ngodesk.work import read_back


def save(store: Store, target: Path, progress: Progress = silent) -> None:
    """Write the copy to a new file, which opens for reading only. Raises FileError where it cannot be made.

    The copy is stripped before it has its name: no file of that name ever holds anybody's data.
    """
    if target.suffix != SUFFIX:
        target = target.with_name(f"{target.name}{SUFFIX}")
    if target.exists():
        raise FileError(
            N_("There is a file {path} already."),
            N_("Choose another name; it is never overwritten."),
            path=target,
        )
    with read_back.unfinished() as remember, safefile.replacing(target) as part:
        remember(part)
        backup.write(store.path, part, progress, store.key)
        board.strip(part, date.today().isoformat(), store.key)
