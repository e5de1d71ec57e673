"""What to tell somebody when SQLite could not read or write a file that is open."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DatabaseError

from ngodesk.common import safefile
from ngodesk.common.errors import FileError, Unreachable
from ngodesk.common.language import N_

_OUT_OF_REACH = ("disk I/O error", "unable to open")
# SQLite's own words, and ours: what happened, what to do.
_SENTENCES = (
    (
        ("locked", "busy"),
        N_("Another program is writing to {path}."),
        N_("Nothing was changed. Wait a moment and try again."),
    ),
    (
        ("disk is full",),
        N_("The disk is full; {path} could not be written."),
        N_("Nothing was changed. Make room on the disk, then try again."),
    ),
    (
        ("readonly database",),
        N_("The file {path} may not be written to."),
        N_("Nothing was changed. Look whether the file or its folder is for reading only."),
    ),
    (
        _OUT_OF_REACH,
        N_("The file {path} cannot be reached."),
        N_("Nothing was changed. Look whether the disk, the stick or the network is connected."),
    ),
    (
        ("malformed", "not a database", "Could not decode"),
        N_("The file {path} is damaged."),
        N_("Nothing was changed. Close it, then restore a backup to a new file."),
    ),
)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the file into a FileError; all else is a bug and stays one."""
    try:
        yield
    except (DatabaseError, driver.DatabaseError) as error:
        said = str(getattr(error, "orig", error))
        for signs, sentence, advice in _SENTENCES:
            if any(sign in said for sign in signs):
                kind = Unreachable if signs is _OUT_OF_REACH else FileError
                raise kind(sentence, advice, path=path) from error
        raise


@contextmanager
def written_anew(path: Path) -> Iterator[None]:
    """The same around work that writes a whole file beside `path` and puts it there."""
    try:
        with told(path):
            yield
    except OSError as error:
        raise safefile.unwritable(path, error) from error
