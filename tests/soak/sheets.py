"""Mutated spreadsheets, each looked at and taken in: a sentence or records, all of them or none."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random

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
from tests.soak import mutations
from tests.soak.reader import Reader

_SEED, _PORTION = 2026, 500
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


def opened(path: Path, reader: Reader) -> Book:
    """A text table read here, a workbook in a process of its own."""
    if path.suffix in (".xlsx", ".ods"):
        return reader.read(path)
    return reading.book_of(child.answer(str(path), "", ""), path.name)


def tried(store: Store, path: Path, reader: Reader) -> str:
    """What became of a file: refused with a sentence, wrong rows told, taken whole."""
    before = held(store)
    try:
        seen = offering.offer(store, Asked(path), opened(path, reader)).look
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
    reader = Reader()
    count = Counter(tried(store, next(files), reader) for _time in range(number))
    reader.close()
    return count + Counter({"died of it": reader.died})


def tables(home: Path, number: int) -> Counter[str]:
    """So many text tables; the first that breaks a rule ends it."""
    return _taken_in(home, text_tables, number)


def books(home: Path, number: int) -> Counter[str]:
    """So many workbooks."""
    return _taken_in(home, workbooks, number)


def _taken_in(home: Path, files: Callable[[int, Path], Iterator[Path]], number: int) -> Counter[str]:
    """In portions, each into a new file: an undone import stays in the journal, and makes a file large."""
    found, coming = Counter[str](), files(_SEED, home)
    home.mkdir()
    for start in range(0, number, _PORTION):
        path = home / f"{start}.ngodesk"
        create(path, organisation="Soak", language="pl", currency="PLN")
        with open_store(path) as store:
            prepared(store)
            found += soaked(store, coming, min(_PORTION, number - start))
        path.unlink()
    return found
