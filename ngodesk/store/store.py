"""An open workspace: short reads, and writes that are each one transaction, one step and one message."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from ngodesk.common.errors import ChangedUnderneath, FileError, Unreachable, UserError
from ngodesk.common.identifiers import Identifiers
from ngodesk.common.language import N_
from ngodesk.model import JOURNALLED
from ngodesk.store import anew, connections, older, troubles
from ngodesk.store.batch import Batch
from ngodesk.store.journal import NOTE, Header, Journal
from ngodesk.store.keys import Key
from ngodesk.store.lock import Lock
from ngodesk.store.recorder import Recorder


@dataclass(frozen=True)
class Changed:
    """What a step changed: its number and the tables."""

    step: int
    tables: frozenset[str]


class Steps:
    """The steps of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.written: list[Changed] = []

    @contextmanager
    def step(self, header: Header, *, noted: bool = False) -> Iterator[Journal]:
        """One step; where nothing changes, there is none, unless it is `noted` what was done otherwise."""
        journal = Journal(self.connection, header)
        yield journal
        if journal.count or noted:
            journal.close()
            self.written.append(Changed(journal.number, frozenset(journal.tables)))


class Store:
    """One workspace file that is open. Made by `opening.open_store`; closed by `close`."""

    def __init__(
        self, path: Path, lock: Lock | None, read_only: UserError | None, mode: str, key: Key | None = None
    ) -> None:
        self.path, self.key = path, key
        self.read_only = read_only
        self.listeners: list[Callable[[Changed], None]] = []
        self.saved_at: datetime | None = None
        self._lock = lock
        self._engine = connections.engine(lambda: older.connect(path, mode, key))
        self._seen = _identity(path)
        with self.reading() as connection:
            self.identifiers = Identifiers(_highest_id(connection))
            self._kept_until = _last_step(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A short read for plain SQL: everything in it sees one state of the file."""
        with troubles.told(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A short session that fetches and closes before anything is drawn, rendered or streamed."""
        with self.reading() as connection, Session(connection) as session:
            yield session

    @contextmanager
    def write(
        self, label: str, *, origin: str = "window", final: bool = False, **arguments: Any
    ) -> Iterator[Session]:
        """One session, one transaction, one step of undo. Any exception rolls back.

        `label` is a message id, `arguments` its values; a `final` step cannot be undone. Records added get
        their id by a flush. Raises UserError where the file is read-only, or was changed underneath.
        """
        header = Header(label, arguments, origin, "final" if final else "edit")
        with self.together() as steps, steps.step(header) as journal, Session(steps.connection) as session:
            recorder = Recorder(session, steps.connection, self.identifiers)
            yield session
            session.flush()
            recorder.finish(journal)

    @contextmanager
    def writing(self, header: Header) -> Iterator[Batch]:
        """The same for many rows of stored values at once."""
        with self.together() as steps, steps.step(header) as journal:
            yield Batch(steps.connection, journal)

    def note(self, label: str, *, origin: str = "window", final: bool = False, **arguments: Any) -> None:
        """Write to the journal what was done and changed nothing, as data that were given out.

        It is no step that could be undone; after a `final` one no earlier step can be either. Raises
        UserError where the file is read-only.
        """
        header = Header(label, arguments, origin, "final" if final else NOTE)
        with self.together() as steps, steps.step(header, noted=True):
            pass

    @contextmanager
    def together(self) -> Iterator[Steps]:
        """Several steps in one transaction: all of them are kept, or none."""
        with self.raw_writing() as connection:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = 1")
            steps = Steps(connection)
            yield steps
        if steps.written:
            self.saved_at = datetime.now().astimezone()
        for changed in steps.written:
            self._tell(changed)

    @contextmanager
    def raw_writing(self) -> Iterator[Connection]:
        """A transaction that nothing is journalled of: what `together` stands on."""
        self._must_be_writable()
        with troubles.told(self.path), self._engine.connect().execution_options(writes=True) as connection:
            transaction = connection.begin()
            try:
                # Once more, now that nobody else can write.
                self._must_be_writable()
                yield connection
                if not transaction.is_active:
                    raise RuntimeError("a step was rolled back half-way and would be kept in part")
                transaction.commit()
            finally:
                transaction.close()
                self._notice_own_write()
        if self.read_only is not None:
            raise self.read_only

    def write_anew(self) -> None:
        """Write all pages anew: between them bytes of what was deleted may be left, whatever is zeroed."""
        self._must_be_writable()
        self._engine.dispose()  # some systems let no file take the place of one that is open
        with troubles.written_anew(self.path):
            anew.write(self.path, self.key, self.key)
        self._seen = _identity(self.path)

    def _tell(self, changed: Changed) -> None:
        for listener in list(self.listeners):
            listener(changed)

    @property
    def is_gone(self) -> bool:
        """Whether nothing has the file's name any more: what is open here is then all there is of it."""
        return _identity(self.path) is None

    def why_read_only(self) -> UserError | None:
        """Why nothing can be written, after a look at the disk."""
        if self.read_only is None and _identity(self.path) != self._seen:
            # Another program replaced, moved or changed the file: writing now could lose its work or ours.
            self.read_only = _changed_underneath(self.path)
        return self.read_only

    def _must_be_writable(self) -> None:
        if (why := self.why_read_only()) is not None:
            raise why

    def _notice_own_write(self) -> None:
        """Remember the file as we left it, also after a write that failed; unless it is another file now."""
        found = _identity(self.path)
        if self.read_only is None and (found or ())[:2] != (self._seen or ())[:2]:
            self.read_only = _changed_underneath(self.path)
        self._seen = found

    @property
    def worth_keeping(self) -> bool:
        """Whether the file holds more than what every new one holds: then it is worth a backup."""
        with self.reading() as connection:
            return _last_step(connection) > 1

    @property
    def changed(self) -> bool:
        """Whether anything was written since the file was opened, or since it was `kept` last."""
        with self.reading() as connection:
            return _last_step(connection) != self._kept_until

    def kept(self) -> None:
        """A backup holds everything that stands here now. Steps are counted: no clock is asked."""
        with self.reading() as connection:
            self._kept_until = _last_step(connection)

    def close(self) -> None:
        """Let go of the file and its lock."""
        self._engine.dispose()
        if self._lock is None:
            return
        try:
            if self._seen is not None and _identity(self.path) == self._seen:
                connections.close(connections.connect(self.path, key=self.key))
        except driver.Error:
            pass  # Somebody else writes: the empty journal stays, and means nothing.
        finally:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _identity(path: Path) -> tuple[int, ...] | None:
    """What tells that this is still the file we opened, as we left it; nothing where it is gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _changed_underneath(path: Path) -> FileError:
    if _identity(path) is None:
        return Unreachable(
            N_("The file {path} is no longer there: the stick was pulled out, or somebody moved it."),
            N_("Put it back, then open it again; or save what is open here as a new file."),
            path=path,
        )
    return ChangedUnderneath(
        N_("The file {path} was changed or moved by another program while it was open."),
        N_("Nothing was written over it. Open it again; what only this window has is kept beside it."),
        path=path,
    )


def _highest_id(connection: Connection) -> int:
    """The highest id there is or ever was: one that was deleted may come back by undo."""
    tables = " UNION ALL ".join(
        (
            *(f"SELECT max(id) FROM {table}" for table in (*JOURNALLED, "files")),
            "SELECT max(row_id) FROM changes",
        )
    )
    return max((row[0] or 0 for row in connection.exec_driver_sql(tables)), default=0)


def _last_step(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM steps").scalar_one())
