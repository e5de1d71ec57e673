"""Tables that belong to the file itself: the journal, the bytes of attachments, the search index."""

from sqlalchemy import (
    Column,
    Connection,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    event,
)

from ngodesk.model.record import Base

metadata = Base.metadata

# One step: what somebody did at once. Its digest covers the step before, its own header and its changes.
steps = Table(
    "steps",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),  # UTC
    Column("utc_offset", Integer, nullable=False),  # minutes east of UTC
    Column("computer", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("label", Text, nullable=False),  # a message id
    Column("arguments", Text, nullable=False),  # its values, as JSON
    Column("origin", Text, nullable=False),  # window, command, import
    Column("kind", Text, nullable=False),  # edit, undo, redo, final
    Column("reverses", Integer),
    Column("changes", Integer, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    ForeignKeyConstraint(["reverses"], ["steps.number"]),
    Index("ix_steps_reverses", "reverses"),
    sqlite_strict=True,
)

# One changed row of a step. The digest commits to its values, which stand apart and can be erased.
changes = Table(
    "changes",
    metadata,
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("table_name", Text, nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Index("ix_changes_row_id", "row_id"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

change_values = Table(
    "change_values",
    metadata,
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("before", Text),
    Column("after", Text),
    Column("salt", LargeBinary, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# Bytes of attachments, each content once, in pieces so that a large scan never stands in memory whole.
files = Table(
    "files",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("sha256", Text, nullable=False, unique=True),
    Column("size", Integer, nullable=False),
    sqlite_strict=True,
)

file_pieces = Table(
    "file_pieces",
    metadata,
    Column("file_id", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("bytes", LargeBinary, nullable=False),
    ForeignKeyConstraint(["file_id"], ["files.id"]),
    sqlite_strict=True,
)

# The text is folded before it comes here: no tokenizer folds ł. Trigrams find inner parts of words.
SEARCH = """CREATE VIRTUAL TABLE search USING fts5(folded, table_name UNINDEXED, tokenize='trigram')"""
ERASED_WHOLLY = "INSERT INTO search(search, rank) VALUES ('secure-delete', 1)"


@event.listens_for(metadata, "after_create")
def _create_search(_target: object, connection: Connection, **_: object) -> None:
    connection.exec_driver_sql(SEARCH)
    connection.exec_driver_sql(ERASED_WHOLLY)
