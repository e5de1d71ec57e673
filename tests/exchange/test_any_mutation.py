"""Whatever stands in one cell of the example: an import is taken whole or refused whole, and never falls."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from ngodesk.exchange.problems import Refused
from ngodesk.work import exports, imports, workspaces
from tests.exchange.folders import contents, held, read, write

EXAMPLE = Path(__file__).parents[1] / "data" / "contract" / "example"
ODD = [
    "", " ", "0", "-0", "1", "-1", "00", "+1", "+-1", "1.5", ".5", "5.", "1e5", "nan", "9" * 30, "9" * 4_000,
    "0000", "true", "false", "2025-03-14", "0001-01-01", "9999-12-31", "12:00:00", "2025-03-14T09:00:00",
    "NL1", "R1", "I.2", "II.2", "D", "O", "P1", "OWN", "KGW;BIE", ";", ";;", "|", "\\", "a|b\\", "NL1|I.2",
    "training", "proforma", "none", "manual", "answer_share", "own_personal", "subgrant;training", "Q1", "'",
    '"', "\n", "\r", "\u0000", "\ufeff", "\u0301", "{", "{0}", "%s", "x" * 3_000, "²", "１", "\u2028",
]  # fmt: skip


@cache
def example() -> dict[str, list[list[str]]]:
    """The example's cells."""
    return {path.stem: read(EXAMPLE, path.stem) for path in sorted(EXAMPLE.glob("*.csv"))}


def words() -> st.SearchStrategy[str]:
    """What may stand in a cell: odd texts, texts of other cells, anything."""
    others = sorted({cell for rows in example().values() for row in rows for cell in row})
    anything = st.text(st.characters(codec="utf-8"), max_size=12)
    return st.one_of(st.sampled_from(ODD), st.sampled_from(others), anything)


@st.composite
def mutations(draw: st.DrawFn) -> tuple[str, int, int, str]:
    """A cell and its new text; sometimes a heading."""
    table = draw(st.sampled_from(sorted(example())))
    rows = example()[table]
    row = draw(st.integers(0, len(rows) - 1))
    return table, row, draw(st.integers(0, len(rows[0]) - 1)), draw(words())


@settings(max_examples=80)
@given(st.lists(mutations(), min_size=1, max_size=2))
def test_a_cell_with_another_text_never_breaks_an_import(
    new_workspace: Path, changed: list[tuple[str, int, int, str]]
):
    with TemporaryDirectory() as directory:
        folder, workspace = Path(directory) / "in", Path(directory) / "a.ngodesk"
        shutil.copyfile(new_workspace, workspace)
        tables = {table: [list(row) for row in rows] for table, rows in example().items()}
        for table, row, place, text in changed:
            tables[table][row][place] = text
        for table, rows in tables.items():
            write(folder, table, rows)
        before = held(workspace)
        refused = refusal(workspace, folder)
        if refused is None:
            comes_back(workspace, Path(directory))
        else:
            assert refused.problems
            assert all(problem.text() for problem in refused.problems)
            assert held(workspace) == before


def refusal(workspace: Path, folder: Path) -> Refused | None:
    """Why an import was refused, if it was. Nothing else may be raised."""
    with workspaces.open_workspace(workspace) as store:
        try:
            imports.import_folder(store, folder)
        except Refused as refused:
            return refused
    return None


def comes_back(workspace: Path, directory: Path) -> None:
    """What was taken can be given out and taken again without a change."""
    with workspaces.open_workspace(workspace) as store:
        exports.export_folder(store, directory / "1")
        again = imports.import_folder(store, directory / "1")
        exports.export_folder(store, directory / "2")
    assert not any(again.new.values())
    assert not any(again.changed.values())
    assert contents(directory / "1") == contents(directory / "2")
