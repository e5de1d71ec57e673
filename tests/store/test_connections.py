"""One SQLite library, the same settings on every connection, and no other way to the live file."""

import ast
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import ngodesk.store
from ngodesk.common.errors import FileError
from ngodesk.store import connections
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store

EXPECTED = {
    "journal_mode": "truncate",
    "synchronous": 2,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "temp_store": 2,
    "busy_timeout": 5000,
    "application_id": 0x6E676F64,
    "mmap_size": 0,
}


def test_every_connection_has_the_settings(filled_store: Store) -> None:
    """Also the second and third of the pool, in threads of their own."""
    found: list[dict[str, object]] = []
    together = threading.Barrier(3)

    def look() -> None:
        with filled_store.reading() as connection:
            together.wait(10)
            found.append({name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in EXPECTED})

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with filled_store.raw_writing() as connection:
        found.append({name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in EXPECTED})
    assert found == [EXPECTED] * 4


@pytest.mark.parametrize("name", ["synchronous", "foreign_keys", "trusted_schema", "secure_delete"])
def test_a_setting_that_is_not_taken_is_not_accepted(
    filled: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setitem(connections._PRAGMAS, name, 9)
    with pytest.raises(RuntimeError, match=f"did not take the setting {name}"):
        connections.connect(filled)


def test_a_file_is_plain_and_whole_after_every_save(filled: Path) -> None:
    """All that was kept is in the one file: a copy of it alone is the workspace."""
    with open_store(filled) as store:
        assert sorted(path.name for path in filled.parent.iterdir() if path.stat().st_size) == [
            filled.name,
            f"{filled.name}.lock",
        ]
        with store.reading() as connection:
            tables = connection.exec_driver_sql(
                "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            )
            loose = {row[0] for row in tables if not row[1]}
    assert loose == {"sqlite_schema", "alembic_version"}


def test_only_one_sqlite_library_is_loaded(filled: Path) -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from ngodesk.work import backups, history, records, verifying, workspaces\n"
        "from ngodesk.model import Setting\n"
        "store = workspaces.open_workspace(Path(sys.argv[1]))\n"
        "with store.write('Set') as session:\n"
        "    session.add(Setting(key='a', value='b'))\n"
        "history.undo(store)\n"
        "workspaces.close_workspace(store)\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in ('sqlite3', '_sqlite3', 'apsw')\n"
        "    or 'alembic' in name or 'PySide6' in name), 'sqlcipher3' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(filled)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == "[] True"


OPENS = {
    "open", "read_bytes", "read_text", "write_bytes", "write_text", "copy", "copyfile", "copy2", "copytree",
    "move", "file_digest", "sha256", "md5", "mmap", "truncate",
}  # fmt: skip
ALLOWED = {
    ("backup.py", "_digest", "open"): "a backup, which nobody has open",
    ("backup.py", "_digest", "sha256"): "a backup, which nobody has open",
    ("backup.py", "verify_checksum", "read_text"): "the checksum beside a backup",
    ("beside.py", "_digest", "sha256"): "the bytes of an attachment beside a backup",
    ("files.py", "add", "sha256"): "the bytes of an attachment",
    ("files.py", "is_sound", "sha256"): "the bytes of an attachment",
    ("frozen.py", "digest", "sha256"): "what was frozen",
    ("journal.py", "__init__", "sha256"): "the chain",
    ("journal.py", "_write", "sha256"): "the chain",
    ("journal.py", "_follows", "sha256"): "the chain",
    ("journal.py", "_changes_are_sound", "sha256"): "the chain",
    ("journal.py", "broken_steps", "sha256"): "the chain",
    ("lock.py", "_appear", "open"): "the lock file",
    ("lock.py", "_create", "write_text"): "the lock file",
    ("lock.py", "_text", "read_text"): "the lock file",
    ("lock.py", "release", "read_text"): "the lock file",
    ("opening.py", "looks_protected", "open"): "what SQLite calls no database of anybody",
    ("schema.py", "fingerprint", "sha256"): "the text of the schema",
    ("0001_first.py", "upgrade", "read_text"): "the statements beside the step",
    ("0002_frozen.py", "upgrade", "read_text"): "the statements beside the step",
    ("0003_erasures.py", "upgrade", "read_text"): "the statements beside the step",
}


def test_nothing_but_sqlite_opens_copies_or_hashes_the_live_file() -> None:
    """On Linux and macOS, closing any other handle of a database drops the locks that SQLite holds on it."""
    found = set()
    for path in Path(ngodesk.store.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert not {"shutil", "mmap", "io"} & _imported(tree), path
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                found |= {(path.name, function.name, name) for name in _called(function) if name in OPENS}
    assert found == ALLOWED.keys()


def _imported(tree: ast.AST) -> set[str]:
    nodes = list(ast.walk(tree))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return names | {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}


def _called(function: ast.FunctionDef) -> set[str]:
    calls = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    return {each.attr if isinstance(each, ast.Attribute) else getattr(each, "id", "") for each in calls}


def test_an_unreachable_file_is_told_while_it_is_open(
    filled_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled_store._engine.dispose()
    filled_store.path.unlink()
    with pytest.raises(FileError, match="cannot be reached"), filled_store.reading():
        raise AssertionError
