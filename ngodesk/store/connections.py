"""Connections to a workspace: one SQLite library, the same settings on each, read back and held to."""

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from ngodesk.common.money import divided
from ngodesk.common.text import fold, sort_key
from ngodesk.store import keys

APPLICATION_ID = 0x6E676F64  # "ngod"
BUSY_MILLISECONDS = 5_000
CACHE_KIBIBYTES = 65_536
MOST_CACHE_KIBIBYTES = 262_144  # of a protected file
_ONCE_KIBIBYTES = 512
_RATE_UNIT = 10**12
_NAMES = 16_384  # whose place in the alphabet is kept: the same names come in every order

# What every connection must have: nothing committed is lost in a power cut, no file's schema runs code,
# and what is deleted is really gone. Journal mode TRUNCATE leaves all data in the one file that people copy.
_PRAGMAS: dict[str, int | str] = {
    "busy_timeout": BUSY_MILLISECONDS,
    "journal_mode": "truncate",
    "synchronous": 2,  # FULL
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "temp_store": 2,  # in memory: personal data never reaches a temporary file
    "cache_size": -CACHE_KIBIBYTES,
    # A large import keeps its pages until it commits, so that nobody who reads meanwhile is shut out.
    "cache_spill": 0,
}


def connect(path: Path, mode: str = "rw", *, ours: bool = True, key: keys.Key | None = None) -> Any:
    """A connection of the driver with all settings made and verified; `mode` as in SQLite's URIs.

    A protected file needs its `key`. One that is not known to be `ours` keeps its journal mode: to set it
    may write to the file.
    """
    settings = {name: value for name, value in _PRAGMAS.items() if ours or name != "journal_mode"}
    if key is not None:
        settings["cache_size"] = -_cache(path)
    connection = driver.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        keys.use(connection, key)
        for name, value in settings.items():
            connection.execute(f"PRAGMA {name} = {value}").fetchall()
        connection.execute("PRAGMA fullfsync = 1")  # macOS; elsewhere without effect
        _verify(connection, settings, mode)
        connection.create_function("converted", 3, converted, deterministic=True)
        connection.create_function("portion", 3, portion, deterministic=True)
        connection.create_function("folded", 1, _of_text(fold), deterministic=True)
        connection.create_function("sort_key", 2, _of_text(lru_cache(_NAMES)(sort_key)), deterministic=True)
    except BaseException:
        connection.close()
        raise
    return connection


def _cache(path: Path) -> int:
    """All of the file where that can be: a page that left the memory would be deciphered once more."""
    size = path.stat().st_size // 1024 if path.exists() else 0
    return max(CACHE_KIBIBYTES, min(size, MOST_CACHE_KIBIBYTES))


def writes_alone(connection: Any) -> None:
    """Nobody else has the file: pages may go there before all is written, and need not fill the memory."""
    connection.execute("PRAGMA cache_spill = 1")


def reads_once(connection: Any) -> None:
    """All pages are seen once: to keep them would only fill the memory."""
    connection.execute(f"PRAGMA cache_size = -{_ONCE_KIBIBYTES}")


def close(connection: Any) -> None:
    """Close a connection that nobody else shares the file with, and leave no journal beside it."""
    with suppress(driver.Error):
        # Journal mode TRUNCATE keeps an empty file; leaving the mode takes it away. It writes no data.
        connection.execute("PRAGMA journal_mode = delete").fetchall()
    connection.close()


def _verify(connection: Any, settings: dict[str, int | str], mode: str) -> None:
    for name, value in settings.items():
        found = connection.execute(f"PRAGMA {name}").fetchone()[0]
        if name == "cache_spill" or (name == "journal_mode" and mode == "ro"):
            continue
        if found != value:
            raise RuntimeError(f"SQLite did not take the setting {name}: {found} instead of {value}")


def engine(open_connection: Callable[[], Any]) -> Engine:
    """SQLAlchemy over our own connections; BEGIN is said by us, IMMEDIATE where the work writes."""
    made = create_engine(
        "sqlite://",
        module=driver,
        creator=open_connection,
        poolclass=QueuePool,
        pool_size=3,
        hide_parameters=True,
    )
    event.listen(made, "begin", _begin)
    return made


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    # What only reads cannot write past the journal.
    connection.exec_driver_sql(f"PRAGMA query_only = {0 if writes else 1}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def converted(amount: int, rate: int | None, divide: int) -> int | None:
    """An amount times a rate of 12 places, or divided by it: SQLite's integers are too short for that.

    Rounded. Nothing while the rate is not known.
    """
    if not rate:
        return None
    return divided(amount * _RATE_UNIT, rate) if divide else divided(amount * rate, _RATE_UNIT)


def portion(amount: int, part: int, whole: int) -> int:
    """The part/whole of an amount, between nothing and all of it, rounded. The whole is not 0."""
    if whole < 0:
        part, whole = -part, -whole
    if part >= whole:
        return amount
    return 0 if part <= 0 else divided(amount * part, whole)


def _of_text(function: Callable[..., str]) -> Callable[..., str | None]:
    """A function of a column's text; nothing of nothing."""

    def called(text: Any, *more: Any) -> str | None:
        return None if text is None else function(str(text), *more)

    return called


def sqlite_version() -> str:
    """The version of the SQLite that keeps the files."""
    return str(driver.sqlite_version)
