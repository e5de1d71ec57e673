"""Random folders come out of a workspace as they went in, and the second export equals the first."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import Phase, given, settings

from ngodesk.work import exports
from tests.recount.folder import Folder, Row, key_of, listed, read_folder, tables
from tests.recount.strategies import Case, cases
from tests.recount.workspace import imported, imported_from

LISTS = (
    "parties",
    "flat_rate_of",
    "filter_kind",
    "filter_activity",
    "filter_organisation_kind",
    "filter_questions",
)


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of every file in the folder."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def by_key(table: str, rows: list[Row]) -> dict[tuple[str, ...], dict[str, Any]]:
    """The rows with all columns; lists as lists, a blank amendment of a plan as the agreement."""
    return {
        key_of(table, row): {column.name: cell(table, column.name, row) for column in tables()[table].columns}
        for row in rows
    }


def cell(table: str, column: str, row: Row) -> Any:
    """A value, or what stands for it."""
    if column in LISTS:
        return listed(row.get(column))
    if column == "amendment":
        return row.get(column) or 0
    return row.get(column)


def assert_same_rows(drawn: Folder, exported: Folder) -> None:
    """Everything that was drawn came out, and nothing else but the workspace's own settings."""
    assert set(exported) == set(drawn) | {"settings"}
    for table, rows in exported.items():
        found, wanted = by_key(table, rows), by_key(table, drawn.get(table, []))
        if table == "settings":
            found = {key: row for key, row in found.items() if key in wanted}
        assert found == wanted, table


@settings(phases=[Phase.generate])
@given(cases())
def test_what_goes_in_comes_out_and_twice_is_the_same(case: Case) -> None:
    with TemporaryDirectory() as directory:
        first, second = Path(directory) / "first", Path(directory) / "second"
        with imported(case.folder) as store:
            exports.export_folder(store, first)
        assert_same_rows(case.folder, read_folder(first))
        with imported_from(first, Path(directory) / "second.ngodesk") as store:
            exports.export_folder(store, second)
        assert contents(second) == contents(first)
