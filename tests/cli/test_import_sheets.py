"""ngodesk import of spreadsheets: --table, --mapping, --dry-run; all or nothing; every problem by its row."""

from pathlib import Path

import pytest
import xlsxwriter

from tests.cli.said import Command

LIST = """Lista;;
Nazwisko i imię;Płeć;Organizacja
Żak Łucja;K;Fundacja Dąb
Nowak Jan;M;Fundacja Dąb
Razem;2;
"""


READ = [
    "Read as cp1250, separated by ;.",
    "Heads in row 2.",
    "Columns taken: Nazwisko i imię = name, Płeć = gender, Organizacja = organisation.name.",
    "Rows left out: 5.",
]


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "lista.csv"
    path.write_bytes(LIST.encode("cp1250"))
    return path


def test_a_list_is_taken_once(ngodesk: Command, workspace: Path, people: Path) -> None:
    tried = ngodesk("import", workspace, people, "--table", "people", "--dry-run")
    said = ngodesk("import", workspace, people, "--table", "people")
    assert (tried.status, set(tried.lines)) == (said.status, set(said.lines))
    assert said.status == 0
    assert set(said.lines) == {
        "people: 2 new, 0 changed, 0 unchanged",
        "organisations: 1 new, 0 changed, 0 unchanged",
        "affiliations: 2 new, 0 changed, 0 unchanged",
        *READ,
    }
    again = ngodesk("import", workspace, people, "--table", "people")
    assert again.lines == ["people: 0 new, 0 changed, 2 unchanged", *READ]
    assert again.out == ""


def test_one_wrong_row_and_nothing_is_written(ngodesk: Command, workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "lista.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(
            [["Imię", "Nazwisko", "Płeć"], ["Ola", "Kot", "K"], ["Ela", "Lis", "?"]]
        ):
            sheet.write_row(number, 0, row)
    said = ngodesk("import", workspace, path, "--table", "people")
    assert said.status == 1
    assert said.lines[0].startswith("lista.xlsx, row 3, column Płeć, “?”:")
    assert "Sheet: Sheet1." in said.lines
    assert ngodesk("import", workspace, path, "--table", "people", "--dry-run").status == 1
    assert ngodesk("export", workspace, tmp_path / "out").status == 0
    assert not (tmp_path / "out" / "people.csv").exists()


def test_a_mapping_says_which_column_is_which(ngodesk: Command, workspace: Path, tmp_path: Path) -> None:
    path, mapping = tmp_path / "lista.csv", tmp_path / "mapping.json"
    path.write_text("a,b\nOla,Kot\n")
    columns = '[{"head": "a", "field": "first_name"}, {"head": "b", "field": "last_name"}]'
    mapping.write_text(f'{{"table": "people", "columns": {columns}}}')
    assert ngodesk("import", workspace, path, "--table", "people").status == 2
    said = ngodesk("import", workspace, path, "--mapping", mapping)
    assert said.lines[0] == "people: 1 new, 0 changed, 0 unchanged"
    assert ngodesk("import", workspace, path, "--table", "events", "--mapping", mapping).status == 2
    assert ngodesk("import", workspace, path, "--table", "nobody").status == 2
    assert ngodesk("import", workspace, tmp_path / "none.csv", "--table", "people").status == 3
