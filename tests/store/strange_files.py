"""Files that are no workspaces, or no longer: one of each kind that somebody may try to open."""

import os
import random
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from ngodesk.store import schema
from tests.store.whole import raw


def missing(path: Path) -> None:
    path.unlink()


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("Zażółć gęślą jaźń\n" * 200, encoding="utf-8")


def short_text(path: Path) -> None:
    path.write_bytes(b"a")


def picture_of_zeros(path: Path) -> None:
    path.write_bytes(bytes(8192))


def archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("a.csv", "a,b\n" * 300)


def pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n" + b"1 0 obj\n<< /Type /Catalog >>\nendobj\n" * 300)


def other_program(path: Path) -> None:
    path.unlink()
    connection = raw(path)
    connection.execute("CREATE TABLE moz_places (id INTEGER)")
    connection.execute("PRAGMA user_version = 77")
    connection.close()


def other_program_with_wal(path: Path) -> None:
    path.unlink()
    connection = raw(path)
    connection.execute("PRAGMA journal_mode = wal")
    connection.execute("CREATE TABLE moz_places (id INTEGER)")
    connection.close()


def changed(path: Path, *statements: str) -> None:
    connection = raw(path)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def newer(path: Path) -> None:
    changed(path, "CREATE TABLE wishes (id INTEGER)", f"PRAGMA user_version = {schema.VERSION + 1}")


def without_version(path: Path) -> None:
    changed(path, "PRAGMA user_version = 0")


def foreign_trigger(path: Path) -> None:
    changed(
        path,
        "CREATE TRIGGER iban AFTER UPDATE ON organisations BEGIN"
        " UPDATE organisations SET bank_account = 'XX00' WHERE id = new.id; END",
    )


def foreign_view(path: Path) -> None:
    changed(path, "CREATE VIEW everybody AS SELECT * FROM people")


def endless_view(path: Path) -> None:
    changed(
        path,
        "CREATE VIEW endless AS"
        " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT * FROM n",
    )


def foreign_index(path: Path) -> None:
    changed(path, "CREATE INDEX by_name ON organisations (name)")


def missing_index(path: Path) -> None:
    changed(path, "DROP INDEX uq_settings_key")


def table_replaced_by_view(path: Path) -> None:
    changed(
        path,
        "ALTER TABLE waivers RENAME TO waived",
        "CREATE VIEW waivers AS SELECT * FROM waived",
    )


def random_bytes(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(4096 * 5))


def encrypted(path: Path) -> None:
    """A file as SQLCipher makes it with a password."""
    path.unlink()
    connection = driver.connect(str(path))
    connection.execute("PRAGMA key = 'zażółć gęślą jaźń'")
    connection.execute("CREATE TABLE people (id INTEGER)")
    connection.commit()
    connection.close()


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def header_only(path: Path) -> None:
    os.truncate(path, 100)


def zeroed_page(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.seek(4096 * 3)
        stream.write(bytes(4096))


def zeroed_schema(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.seek(100)
        stream.write(bytes(3996))


def hot_journal(path: Path) -> None:
    """What is left of a program that was cut off while it wrote into the file."""
    script = (
        "import os, sys, sqlcipher3.dbapi2 as driver\n"
        "c = driver.connect(sys.argv[1], isolation_level=None)\n"
        "for pragma in ('journal_mode = truncate', 'synchronous = 2', 'cache_size = 1', 'cache_spill = 1'):\n"
        "    c.execute('PRAGMA ' + pragma).fetchall()\n"
        "c.execute('BEGIN IMMEDIATE')\n"
        "c.execute('UPDATE settings SET value = hex(randomblob(300000))')\n"
        "c.execute(\"UPDATE organisations SET name = 'half' || hex(randomblob(9000))\")\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.with_name(path.name + "-journal").stat().st_size > 0
