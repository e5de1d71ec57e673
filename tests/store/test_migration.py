"""Older files: brought up to date as a verified copy, or left as they were, byte for byte."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ngodesk.common import safefile
from ngodesk.common.errors import FileError
from ngodesk.store import backup, connections, erasing, migrate, schema
from ngodesk.store.opening import open_store
from ngodesk.work import frozen, projects, verifying
from tests.store import strange_files
from tests.store.whole import dump, leftovers, must_be_sound, raw

SCHEMAS = Path(__file__).parents[1] / "data" / "schemas"
NEXT = schema.VERSION + 1

GOOD = """
    op.execute("CREATE TABLE wishes (id INTEGER NOT NULL PRIMARY KEY, text TEXT) STRICT")
    op.execute("ALTER TABLE settings ADD COLUMN note TEXT")
"""
REMADE = """
    bind = op.get_bind()
    read = "SELECT sql FROM sqlite_schema WHERE tbl_name = 'projects' AND sql IS NOT NULL ORDER BY type DESC"
    table, *indexes = bind.exec_driver_sql(read).scalars().all()
    bind.exec_driver_sql(table.replace("CREATE TABLE projects (", "CREATE TABLE remade (note TEXT,"))
    names = [row[1] for row in bind.exec_driver_sql("PRAGMA table_info(projects)")]
    columns = ", ".join(f'"{name}"' for name in names)
    bind.exec_driver_sql(f"INSERT INTO remade ({columns}) SELECT {columns} FROM projects")
    bind.exec_driver_sql("DROP TABLE projects")
    bind.exec_driver_sql("ALTER TABLE remade RENAME TO projects")
    for index in indexes:
        bind.exec_driver_sql(index)
"""
BATCH = """
    import sqlalchemy
    with op.batch_alter_table("projects", recreate="always") as batch:
        batch.add_column(sqlalchemy.Column("note", sqlalchemy.Text))
"""
LOSING = """
    op.execute("DELETE FROM activities WHERE id = (SELECT min(id) FROM activities)")
"""
LOOSE = """
    op.execute("UPDATE activities SET project_id = 7")
"""
RAISING = """
    op.execute("ALTER TABLE settings ADD COLUMN note TEXT")
    raise ZeroDivisionError
"""
REFUSED = """
    op.execute("INSERT INTO settings SELECT * FROM settings")
"""


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the program know one version of the schema more, with this step to it."""

    def know(step: str) -> None:
        scripts = tmp_path / "steps of 100% ż"
        shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        text = f'revision = "{NEXT:04}"\ndown_revision = "{NEXT - 1:04}"\n\n'
        text += f"from alembic import op\n\ndef upgrade():{step}"
        (scripts / "versions" / f"{NEXT:04}_next.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(migrate, "SCRIPTS", scripts)
        monkeypatch.setattr(schema, "VERSION", NEXT)
        fingerprint = _fingerprint_of(tmp_path, step, scripts)
        monkeypatch.setattr(schema, "FINGERPRINTS", schema.FINGERPRINTS | {NEXT: fingerprint})

    return know


def _fingerprint_of(folder: Path, step: str, scripts: Path) -> str:
    """What a fresh file of the next version is; nothing is one where the step fails or differs each time."""
    path = folder / "fresh.ngodesk"
    if step in (REFUSED, RAISING, BATCH):
        return "0" * 64
    migrate.upgrade(connections.connect(path, "rwc"), scripts, NEXT)
    connection = connections.connect(path, "ro")
    try:
        return schema.fingerprint(connection)
    finally:
        connection.close()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_an_old_file_is_brought_up_to_date_with_all_its_rows(
    filled: Path, newer: Callable[..., None]
) -> None:
    old, before = dump(filled), dump(filled)
    newer(GOOD)
    with open_store(filled) as store:
        assert store.read_only is None
        must_be_sound(store)
        with store.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA user_version").scalar() == NEXT
            assert connection.exec_driver_sql("SELECT count(*) FROM wishes").scalar() == 0
    after = dump(filled)
    before["settings"] = [(*row, None) for row in before["settings"]]
    assert after == before
    (made,) = backup.listed(filled)
    assert made.name.startswith("000001 ")
    assert "before-migration" in made.name
    assert dump(made) == old
    assert leftovers(filled.parent) == []


def test_it_happens_once(filled: Path, newer: Callable[..., None]) -> None:
    newer(GOOD)
    for _ in range(2):
        with open_store(filled):
            pass
    assert len(backup.listed(filled)) == 1


FAILING = {
    "loses rows": LOSING,
    "breaks references": LOOSE,
    "is refused": REFUSED,
    "makes another schema": BATCH,
    "raises": RAISING,
}


@pytest.mark.parametrize("step", FAILING.values(), ids=FAILING.keys())
def test_a_step_that_fails_leaves_the_file_as_it_was(
    filled: Path, newer: Callable[..., None], step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, rows = digest(filled), dump(filled)
    newer(step)
    with pytest.raises(ZeroDivisionError if step == RAISING else FileError):
        open_store(filled)
    assert digest(filled) == old
    assert leftovers(filled.parent) == []
    (made,) = backup.listed(filled)
    assert dump(made) == rows
    monkeypatch.undo()
    with open_store(filled) as store:
        assert store.read_only is None
        must_be_sound(store)


def test_a_table_made_again_keeps_the_rows_that_refer_to_it(filled: Path, newer: Callable[..., None]) -> None:
    """With foreign keys on, deleting the old table would take them along or fail."""
    before = dump(filled)
    newer(REMADE)
    with open_store(filled) as store:
        must_be_sound(store)
    after = dump(filled)
    assert [row[1:] for row in after.pop("projects")] == before.pop("projects")
    assert after == before


def test_who_only_reads_migrates_nothing_and_says_so(filled: Path, newer: Callable[..., None]) -> None:
    old = digest(filled)
    newer(GOOD)
    with open_store(filled, write=False) as store:
        assert projects.projects(store)
    assert digest(filled) == old
    assert backup.listed(filled) == []


def test_an_old_file_with_foreign_parts_is_not_touched(filled: Path, newer: Callable[..., None]) -> None:
    strange_files.foreign_trigger(filled)
    old = digest(filled)
    newer(GOOD)
    with pytest.raises(FileError, match="parts that ngodesk did not make"):
        open_store(filled)
    assert digest(filled) == old


@pytest.mark.parametrize("version", sorted(schema.FINGERPRINTS))
def test_every_released_schema_opens(version: int, tmp_path: Path) -> None:
    """Files kept from each version, with the contract's example in them."""
    path = Path(shutil.copyfile(SCHEMAS / f"{version}.ngodesk", tmp_path / "old.ngodesk"))
    connection = raw(path)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == version
    people = connection.execute("SELECT count(*) FROM people").fetchone()[0]
    connection.close()
    with open_store(path) as store:
        assert store.read_only is None
        must_be_sound(store)
        assert all(verdict.sound for verdict in verifying.verdicts(store))
        assert [row.ref for row in projects.projects(store)]
        assert [len(frozen.reprint(store, row.id)) > 1_000 for row in frozen.frozen(store)] == [True] * (
            version > 1
        )
        with store.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM people").scalar() == people > 5
            assert len(erasing.erased(connection)) == (version > 2)


def test_an_older_file_that_is_only_read_answers_for_tables_that_came_since(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(SCHEMAS / "1.ngodesk", tmp_path / "old.ngodesk"))
    old = digest(path)
    with open_store(path, write=False) as store:
        assert all(verdict.sound for verdict in verifying.verdicts(store))
        with store.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM frozen_reports").scalar() == 0
    assert digest(path) == old


def test_without_room_for_the_copies_nothing_is_begun(
    filled: Path, newer: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    old = digest(filled)
    newer(GOOD)
    monkeypatch.setattr(safefile, "free", lambda _folder: 2 * filled.stat().st_size)
    with pytest.raises(FileError, match="too little room") as caught:
        open_store(filled)
    assert caught.value.arguments["megabytes"] >= 1
    assert digest(filled) == old
    assert backup.listed(filled) == []
    assert leftovers(filled.parent) == []
