"""Taking data in: all of a folder or nothing, as one step that can be undone."""

from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection

from ngodesk.common.language import N_
from ngodesk.common.progress import Progress, silent
from ngodesk.exchange import package
from ngodesk.exchange.applying import Application
from ngodesk.exchange.incoming import Reading
from ngodesk.exchange.keys import Keys
from ngodesk.exchange.package import Tables
from ngodesk.exchange.problems import Refused
from ngodesk.store import backup, files
from ngodesk.store.batch import Batch
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work.records import refers_to


@dataclass
class Imported:
    """What became of the rows, by table."""

    new: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    unchanged: dict[str, int] = field(default_factory=dict)


class _DryRunError(Exception):
    """Ends a dry run, so that everything is rolled back."""


def import_folder(
    store: Store,
    source: Path,
    *,
    dry_run: bool = False,
    origin: str = "import",
    without: frozenset[str] = frozenset(),
    progress: Progress = silent,
) -> Imported:
    """Take in an exchange folder or its .zip, as one step.

    Raises Refused with every problem where one row cannot be taken: then nothing is written. `without`
    names files of the folder that are no tables.
    """
    with package.opened(source, without) as opened:
        return take_in(store, opened, dry_run=dry_run, origin=origin, progress=progress)


def take_in(
    store: Store,
    opened: Tables,
    *,
    dry_run: bool = False,
    origin: str = "import",
    progress: Progress = silent,
) -> Imported:
    """Take in tables, as one step. Raises Refused as `import_folder` does."""
    reading = _read(store, opened)
    progress(1, 3)
    return _write(store, opened, reading, dry_run, origin, progress)


def _read(store: Store, opened: Tables) -> Reading:
    with store.reading() as connection:
        reading = Reading(opened, Keys(connection), store.identifiers)
        reading.read()
        _look_at_files(reading, opened, files.known(connection))
    return reading


def _write(
    store: Store, opened: Tables, reading: Reading, dry_run: bool, origin: str, progress: Progress
) -> Imported:
    imported = Imported()
    number = sum(len(incoming.ids) for incoming in reading.tables.values())
    try:
        with store.writing(Header(N_("Import of {number} rows"), {"number": number}, origin)) as batch:
            application = Application(reading, batch)
            application.write()
            _make_room_for_own(reading, batch)
            progress(2, 3)
            reading.problems += application.problems()
            _must_be_sound(reading)
            _keep_files(store, batch.connection, reading, opened)
            _must_be_sound(reading)
            imported = Imported(application.new, application.changed, application.unchanged)
            if dry_run:
                raise _DryRunError
            if application.wrote and store.worth_keeping:
                # Nothing is kept yet: the copy is of the file as it was.
                backup.automatic(store.path, "before-import", key=store.key)
    except _DryRunError:
        pass
    progress(3, 3)
    return imported


def _must_be_sound(reading: Reading) -> None:
    if reading.problems:
        raise Refused(reading.problems)


def _make_room_for_own(reading: Reading, batch: Batch) -> None:
    """Let an imported own organisation take the place of the one that `new` made and nothing refers to."""
    incoming = reading.tables.get("organisations")
    if incoming is None or not any(incoming.columns.get("own", ())):
        return
    made = batch.connection.exec_driver_sql(
        "SELECT id FROM organisations WHERE own = 1 AND id IN"
        " (SELECT row_id FROM changes WHERE step = 1 AND table_name = 'organisations')"
    )
    for row_id in set(made.scalars()) - set(incoming.ids):
        if not refers_to(batch.connection, "organisations", row_id):
            batch.delete("organisations", [row_id])


def _look_at_files(reading: Reading, opened: Tables, known: set[str]) -> None:
    """Every attachment's bytes must be in the folder or in the workspace already."""
    incoming = reading.tables.get("attachments")
    if incoming is None:
        return
    for row, sha256 in enumerate(incoming.columns["sha256"]):
        if sha256 is not None and sha256 not in known and not opened.holds(sha256):
            reading.refuse(incoming, row, "sha256", N_("the file is neither in files/ nor in the workspace"))


def _keep_files(store: Store, connection: Connection, reading: Reading, opened: Tables) -> None:
    incoming = reading.tables.get("attachments")
    if incoming is None:
        return
    known = files.known(connection)
    for row, sha256 in enumerate(incoming.columns["sha256"]):
        if sha256 in known:
            continue
        if files.add(connection, store.identifiers.draw()[0], opened.pieces(sha256)) != sha256:
            reason = N_("the file in files/ has other bytes than the checksum says")
            reading.refuse(incoming, row, "sha256", reason)
        else:
            known.add(sha256)
