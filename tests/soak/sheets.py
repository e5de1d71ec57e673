"""Mutated spreadsheets, each looked at and taken in: a sentence or records, all of them or none.

`python -m tests.soak.sheets [--tables N] [--workbooks N] [--seed N]` says what became of them.
"""

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest

from ngodesk.common.errors import UserError
from ngodesk.exchange.sheets import child, reading
from ngodesk.exchange.sheets.book import Book
from ngodesk.model import TABLES
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import history
from ngodesk.work.spreadsheets import looking, offering
from ngodesk.work.spreadsheets.offering import Asked
from ngodesk.work.workspaces import create
from tests.conftest import HOME_VARIABLES
from tests.soak import mutations

SHEETS = Path(__file__).parents[1] / "data" / "sheets"
_HELD = ("people", "organisations", "affiliations", "cost_documents", "budget_lines", "budget_plan", "steps")


def prepared(store: Store) -> None:
    """Give the workspace a project that lines and invoices may belong to."""
    with store.write("Made for a test") as session:
        session.add(
            TABLES["projects"](
                ref="NL1",
                title="Łąka",
                status="running",
                role="lead",
                currency="PLN",
                start=date(2025, 3, 1),
                end=date(2025, 11, 30),
            )
        )


def text_tables(seed: int, folder: Path) -> Iterator[Path]:
    """Text tables without end; read in this process, for they are no work for any library in C."""
    whole = [path for path in sorted(SHEETS.iterdir()) if path.suffix in (".csv", ".txt")]
    yield from _mutated(whole, mutations.text_table, seed, folder)


def workbooks(seed: int, folder: Path) -> Iterator[Path]:
    """Workbooks without end."""
    whole = [path for path in sorted(SHEETS.iterdir()) if path.suffix in (".xlsx", ".ods")]
    yield from _mutated(whole, mutations.workbook, seed, folder)


def _mutated(
    whole: list[Path], mutate: Callable[[bytes, Random], bytes], seed: int, folder: Path
) -> Iterator[Path]:
    number = 0
    while True:
        chance = Random(f"{seed} {number}")
        source = whole[number % len(whole)]
        path = folder / source.name
        path.write_bytes(mutate(source.read_bytes(), chance))
        number += 1
        yield path


def opened(path: Path) -> Book:
    """A text table read here, a workbook in a process of its own."""
    if path.suffix in (".xlsx", ".ods"):
        return reading.read(path)
    return reading.book_of(child.answer(path, "", ""), path.name)


def tried(store: Store, path: Path) -> str:
    """What became of a file: refused with a sentence, wrong rows told, taken whole."""
    before = held(store)
    try:
        seen = offering.offer(store, Asked(path), opened(path)).look
    except UserError as refused:
        return _refused(refused, "refused", held(store), before)
    assert sum(seen.fates.values()) == len(seen.rows), "the fates add up to the rows"
    assert all(problem.text().strip() for problem in seen.problems)
    try:
        imported = looking.take(store, seen, without_wrong=True)
    except UserError as refused:
        return _refused(refused, "told", held(store), before)
    wrote = any(imported.new.values()) or any(imported.changed.values())
    if wrote:
        history.undo(store)
    assert held(store)[:-1] == before[:-1], "one step takes all of it back"
    return ("left out" if seen.problems else "taken") if wrote else "nothing in it"


def _refused(why: UserError, how: str, after: list[int], before: list[int]) -> str:
    assert why.text().strip(), "a sentence is wanted"
    assert after == before, "nothing is taken in part"
    return how


def held(store: Store) -> list[int]:
    """How many records there are, and steps."""
    with store.reading() as connection:
        return [
            int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()) for table in _HELD
        ]


def soaked(store: Store, files: Iterator[Path], number: int) -> Counter[str]:
    """What became of so many files."""
    return Counter(tried(store, next(files)) for _time in range(number))


def main() -> None:
    """Make the files, take them in, count. The first that breaks a rule ends it."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.sheets", description=__doc__)
    parser.add_argument("--tables", type=int, default=10_000)
    parser.add_argument("--workbooks", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=2026)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made, pytest.MonkeyPatch.context() as patch:
        for name in HOME_VARIABLES:
            patch.setenv(name, made)
        path = Path(made) / "soak.ngodesk"
        create(path, organisation="Soak", language="pl", currency="PLN")
        with open_store(path) as store:
            prepared(store)
            for files, number in ((text_tables, asked.tables), (workbooks, asked.workbooks)):
                start = time.perf_counter()
                count = soaked(store, files(asked.seed, Path(made)), number)
                told = ", ".join(f"{fate}: {times}" for fate, times in count.most_common())
                print(
                    f"{files.__name__} {number} in {time.perf_counter() - start:.0f} s – {told}", flush=True
                )


if __name__ == "__main__":
    main()
