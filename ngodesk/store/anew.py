"""A workspace written anew in its own place: under another key, or to leave behind what was deleted."""

from pathlib import Path

from ngodesk.common import safefile
from ngodesk.common.progress import Progress, silent
from ngodesk.store import backup, connections, rewriting
from ngodesk.store.keys import Key


def write(path: Path, old: Key | None, new: Key | None, progress: Progress = silent) -> None:
    """Write a file that nobody has open into a new one, which takes its place when it was looked through.

    Little of it is in the memory at once, however large it is. Raises FileError where the new one is not
    whole; the file is then as it was.
    """
    with safefile.replacing(path) as part:
        expected = _counts(path, old)
        rewriting.rewrite(path, part, key=old, new=new, progress=progress)
        backup.verify(part, expected, new)


def _counts(path: Path, key: Key | None) -> backup.Counts:
    connection = connections.connect(path, "ro", key=key)
    try:
        connections.reads_once(connection)
        return backup.Counts.of(connection)
    finally:
        connections.close(connection)
