"""Descriptions, the exchange contract and the migrated database say the same."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from ngodesk.common.describe import Field
from ngodesk.common.paths import resources
from ngodesk.model import EXCHANGED, JOURNALLED, KEPT, TABLES, Base
from ngodesk.model.record import Link, column_name
from ngodesk.store import connections, migrate, schema
from tests.store.whole import raw

CONTRACT = json.loads((resources() / "exchange" / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES: dict[str, dict[str, Any]] = {each["name"]: each["schema"] for each in CONTRACT["resources"]}
GIVEN = Path(__file__).parents[1] / "data" / "contract" / "datapackage.json"

LINKS = {"budget_line_bases", "cooperation_parties", "indicator_activities", "indicator_questions"} | {
    "output_parties"
}
BY_BACKUP = {"frozen_reports", "frozen_files", "frozen_states", "forms", "template_changes", "mappings"} | {
    "remark_links",
    "erasures",
}
WORKSPACE = (
    BY_BACKUP
    | {"steps", "changes", "change_values", "files", "file_pieces", "alembic_version", "search"}
    | {f"search_{part}" for part in ("data", "idx", "content", "docsize", "config")}
)
TYPES = {
    "text": "string",
    "choice": "string",
    "reference": "string",
    "record": "string",
    "boolean": "boolean",
    "integer": "integer",
    "year": "year",
    "number": "number",
    "date": "date",
    "time": "time",
    "datetime": "datetime",
}
STORED = {"text": "TEXT", "choice": "TEXT", "date": "TEXT", "time": "TEXT", "datetime": "TEXT"}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the migrations make of nothing."""
    path = tmp_path_factory.mktemp("fresh") / "fresh.ngodesk"
    migrate.upgrade(connections.connect(path, "rwc"))
    return path


def whole_schema(connection: Any) -> list[tuple[Any, ...]]:
    return sorted(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"), key=repr)


def test_the_program_carries_the_contract() -> None:
    assert json.loads(GIVEN.read_text(encoding="utf-8")) == CONTRACT


def test_the_exchanged_tables_are_the_contracts_in_its_order() -> None:
    assert [entity.__tablename__ for entity in EXCHANGED] == list(RESOURCES)
    assert set(KEPT) == BY_BACKUP
    assert set(JOURNALLED) == set(RESOURCES) | LINKS | BY_BACKUP
    assert {name for name, entity in JOURNALLED.items() if issubclass(entity, Link)} == LINKS


def test_every_table_of_a_file_has_its_place(fresh: Path) -> None:
    connection = raw(fresh)
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    connection.close()
    assert names == set(RESOURCES) | LINKS | WORKSPACE


@pytest.mark.parametrize("table", RESOURCES)
def test_fields_are_the_contracts(table: str) -> None:
    described, contract = TABLES[table].described, RESOURCES[table]
    assert [field.name for field in described.fields] == [each["name"] for each in contract["fields"]]
    assert list(described.key) == _as_list(contract["primaryKey"])
    for field, given in zip(described.fields, contract["fields"], strict=True):
        limits = given.get("constraints", {})
        assert TYPES[_kind(field)] == given["type"], field.name
        assert field.required == bool(limits.get("required")), field.name
        if field.list_of is None:
            assert list(field.words) == limits.get("enum", []), field.name


def _kind(field: Field) -> str:
    """What stands in the cell: of a reference, the last part of the key that it names."""
    if field.kind != "reference":
        return field.kind
    target = TABLES[field.target].described
    return target.field(target.key[-1]).kind


@pytest.mark.parametrize("table", RESOURCES)
def test_references_are_the_contracts(table: str) -> None:
    given = {
        key["fields"][-1]: key["reference"]["resource"] or table
        for key in map(_with_lists, RESOURCES[table].get("foreignKeys", []))
    }
    fields = TABLES[table].described.fields
    described = {field.name: field.target for field in fields if field.kind == "reference"}
    assert described.items() >= given.items()
    for name in described.keys() - given.keys():
        assert TABLES[table].described.field(name).scope or len(_key_of(described[name])) > 1, name


def _key_of(table: str) -> list[str]:
    return _as_list(RESOURCES[table]["primaryKey"])


def _with_lists(key: dict[str, Any]) -> dict[str, Any]:
    return key | {"fields": _as_list(key["fields"])}


def _as_list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


@pytest.mark.parametrize("table", RESOURCES)
def test_columns_are_those_of_the_fields(fresh: Path, table: str) -> None:
    connection = raw(fresh)
    found = {row[1]: row for row in connection.execute(f'PRAGMA table_info("{table}")')}
    references = {row[3]: row[2] for row in connection.execute(f'PRAGMA foreign_key_list("{table}")')}
    actions = {row[5:7] for row in connection.execute(f'PRAGMA foreign_key_list("{table}")')}
    connection.close()
    fields = [field for field in TABLES[table].described.fields if field.list_of != "records"]
    assert set(found) == {"id", *map(column_name, fields)}
    assert actions <= {("NO ACTION", "NO ACTION")}
    for field in fields:
        column = found[column_name(field)]
        assert column[2] == STORED.get(field.kind, "INTEGER"), field.name
        assert bool(column[3]) == field.required, field.name
        if field.kind == "reference":
            assert references[column_name(field)] == field.target


@pytest.mark.parametrize("table", RESOURCES)
def test_lists_of_records_have_their_table(fresh: Path, table: str) -> None:
    connection = raw(fresh)
    for field in TABLES[table].described.fields:
        if field.list_of == "records":
            link = JOURNALLED[getattr(TABLES[table], field.name).link]
            assert (link.owner_table, link.target_table) == (table, field.target)  # type: ignore[attr-defined]
            columns = {row[1] for row in connection.execute(f"PRAGMA table_info({link.__tablename__})")}
            assert {"id", "owner_id", "target_id", "position"} <= columns
    connection.close()


def every_field() -> list[Field]:
    return [field for entity in EXCHANGED for field in entity.described.fields]


def test_every_field_has_a_label_and_places_where_it_has_decimals() -> None:
    assert [field.name for field in every_field() if not field.label] == []
    assert {field.kind for field in every_field() if field.places} == {"number"}
    assert [field.name for field in every_field() if field.kind == "number" and not field.places] == []


def test_what_is_searched_is_text_of_the_table() -> None:
    for entity in EXCHANGED:
        for name in entity.searched:
            assert entity.described.field(name).kind == "text", (entity, name)


def test_the_migrations_make_what_the_model_says(fresh: Path) -> None:
    """The whole schema, text for text; only Alembic's own table is the migrations' alone."""
    engine = create_engine(
        "sqlite://", module=connections.driver, creator=lambda: raw(Path(":memory:")), poolclass=StaticPool
    )
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
        made = whole_schema(connection.connection.driver_connection)
    engine.dispose()
    migrated = raw(fresh)
    found = [row for row in whole_schema(migrated) if row[2] != "alembic_version"]
    migrated.close()
    assert [_trimmed(row) for row in found] == [_trimmed(row) for row in made]


def _trimmed(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*row[:3], " ".join((row[3] or "").split()))


def test_the_fingerprint_is_a_fresh_files(fresh: Path) -> None:
    connection = raw(fresh)
    assert schema.fingerprint(connection) == schema.FINGERPRINTS[schema.VERSION]
    assert connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION
    assert connection.execute("PRAGMA application_id").fetchone()[0] == connections.APPLICATION_ID
    connection.close()


def test_versions_are_the_number_of_migrations_each_with_its_fingerprint() -> None:
    steps = list((migrate.SCRIPTS / "versions").glob("*.py"))
    assert len(steps) == schema.VERSION
    assert sorted(schema.FINGERPRINTS) == list(range(1, schema.VERSION + 1))


def test_migrations_do_not_import_the_model() -> None:
    for path in migrate.SCRIPTS.rglob("*.py"):
        assert "ngodesk" not in path.read_text(encoding="utf-8"), path
