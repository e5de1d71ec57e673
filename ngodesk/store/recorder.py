"""Listens to an ORM session and tells the journal what a flush changed."""

import re
from typing import Any

from sqlalchemy import Connection, event, inspect
from sqlalchemy.orm import ORMExecuteState, Session

from ngodesk.common.identifiers import Identifiers
from ngodesk.model import Base
from ngodesk.store import search
from ngodesk.store.batch import columns_of, quoted
from ngodesk.store.journal import Image, Journal, image

# What may be said besides the session's own flush: queries and savepoints.
_QUERY = re.compile(
    r"(\s|--[^\n]*\n|/\*.*?\*/)*(SELECT|VALUES|WITH|SAVEPOINT|RELEASE|ROLLBACK\s+TO)\b", re.I | re.S
)
_WRITES_AFTER_ALL = re.compile(r"^[^;]*?\bWITH\b.*\b(INTO|UPDATE|DELETE\s+FROM)\b", re.I | re.S)


class Recorder:
    """Keeps the first image before and the last image after of every row that a session touches."""

    def __init__(self, session: Session, connection: Connection, identifiers: Identifiers) -> None:
        self._connection = connection
        self._identifiers = identifiers
        self._before: dict[tuple[str, int], Image] = {}
        self._flushing = False
        event.listen(session, "before_flush", self._before_flush)
        event.listen(session, "after_flush_postexec", self._after_flush)
        event.listen(session, "do_orm_execute", _refuse_bulk)
        event.listen(connection, "before_cursor_execute", self._refuse_unrecorded)

    def finish(self, journal: Journal) -> None:
        """Write the changes to the journal and the search index. The session is flushed already."""
        event.remove(self._connection, "before_cursor_execute", self._refuse_unrecorded)
        by_table: dict[str, list[tuple[int, Image, Image]]] = {}
        for (table, row_id), before in self._before.items():
            row = self._stored(table, row_id)
            after = None if row is None else image(columns_of(table), row)
            if before != after:
                by_table.setdefault(table, []).append((row_id, before, after))
                self._index(table, row_id, row)
        for table, changes in by_table.items():
            journal.record(table, changes)

    def _index(self, table: str, row_id: int, row: Any) -> None:
        search.remove(self._connection, table, [(row_id,)])
        if row is not None:
            search.add(self._connection, table, columns_of(table), [row])

    def _before_flush(self, session: Session, *_: Any) -> None:
        for record in session.new:
            if inspect(record).dict.get("id") is None:
                record.id = self._identifiers.draw()[0]
        for record in (*session.new, *session.dirty, *session.deleted):
            if isinstance(record, Base):
                self._remember(record.__tablename__, record.id)
        self._flushing = True

    def _after_flush(self, *_: Any) -> None:
        self._flushing = False

    def _remember(self, table: str, row_id: int) -> None:
        if (table, row_id) not in self._before:
            row = self._stored(table, row_id)
            self._before[table, row_id] = None if row is None else image(columns_of(table), row)

    def _stored(self, table: str, row_id: int) -> Any:
        return self._connection.exec_driver_sql(
            f"SELECT {quoted(columns_of(table))} FROM {table} WHERE id = ?", (row_id,)
        ).first()

    def _refuse_unrecorded(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not self._flushing and (not _QUERY.match(statement) or _WRITES_AFTER_ALL.search(statement)):
            raise RuntimeError("a statement would slip past the journal; use records or a batch")


def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise RuntimeError("a statement would slip past the journal; use records or a batch")
