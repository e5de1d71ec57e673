"""A copy of the workspace for the board: to be read only, without the columns that hold personal data."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from ngodesk.common import settings
from ngodesk.common.errors import FileError
from ngodesk.common.language import N_, _, plural
from ngodesk.common.progress import Progress, silent
from ngodesk.model import TABLES
from ngodesk.store import board, troubles
from ngodesk.store.doubts import Doubt
from ngodesk.store.opening import SUFFIX
from ngodesk.store.store import Store
from ngodesk.work import keeping_ours, read_back


def save(store: Store, target: Path, progress: Progress = silent) -> list[Doubt]:
    """Write the copy to a new file, which opens for reading only. Raises FileError where it cannot be made.

    It is stripped on this computer: no disk that it goes to ever holds anybody's data. Gives what may be
    left, for somebody to read.
    """
    if target.suffix != SUFFIX:
        target = target.with_name(f"{target.name}{SUFFIX}")
    if target.exists():
        raise FileError(
            N_("There is a file {path} already."),
            N_("Choose another name; it is never overwritten."),
            path=target,
        )
    keeping_ours.must_have_folder(target)
    with _private_folder() as folder, troubles.written_anew(target):
        made = folder / f"copy{SUFFIX}"
        board.copy(store.path, made, store.key, progress)
        doubts = board.strip(made, date.today().isoformat(), store.key)
        with read_back.replacing(target) as part:
            shutil.copyfile(made, part)
    return doubts


def told(doubts: list[Doubt]) -> str:
    """What is to be known of such a copy before it is given away."""
    words = _(
        "The columns that hold personal data are blank. What people typed elsewhere may name somebody:"
        " read it through before you give it away."
    )
    if not doubts:
        return words
    look = plural("Look at {number} place:", "Look at {number} places:", len(doubts))
    return f"{words} {look.format(number=len(doubts))}"


def lines(doubts: list[Doubt]) -> list[str]:
    """The places to look at, one a line."""
    return [f"{_(TABLES[each.table].labels[1])}, {each.record}: {each.text}" for each in doubts]


@contextmanager
def _private_folder() -> Iterator[Path]:
    """A folder that nobody else may look into; it goes with all that is in it."""
    with read_back.unfinished() as remember:
        folder = Path(tempfile.mkdtemp(suffix=".part", dir=settings.folder()))
        remember(folder)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
