"""Moving to another computer: a whole copy goes there, and the file here is marked, to be read only."""

from datetime import date
from pathlib import Path

from ngodesk.common.errors import Moved
from ngodesk.common.language import N_
from ngodesk.common.progress import Progress, silent
from ngodesk.model import Setting
from ngodesk.store.store import Store

MARK = "moved"
"""The setting of a file that was moved: the day."""


def why_not(store: Store) -> Moved | None:
    """Why nothing is to be changed here any more; nothing where the file was not moved."""
    with store.reading() as connection:
        found = connection.exec_driver_sql("SELECT value FROM settings WHERE key = ?", (MARK,)).scalar()
    if found is None:
        return None
    return Moved(
        N_("The file {path} was moved to another computer on {day}."),
        N_("Work goes on there; here it can be read."),
        path=store.path,
        day=found,
    )


def move(store: Store, target: Path, progress: Progress = silent) -> Path:
    """Copy the whole file to `target`, read it back from there, then mark this one as moved."""
    from ngodesk.work import backups

    made = backups.make(store, target, progress)
    with store.write(N_("Moved to another computer"), final=True) as session:
        session.add(Setting(key=MARK, value=date.today().isoformat()))
    store.read_only = why_not(store)
    return made


def stay(store: Store) -> None:
    """Work here again: the copy was never used, or it came back."""
    if isinstance(store.read_only, Moved):
        store.read_only = None
        with store.write(N_("Work goes on here"), final=True) as session:
            for setting in session.query(Setting).filter_by(key=MARK):
                session.delete(setting)
