"""Thirty kills during imports: what was acknowledged is there, and nothing is there in part."""

import csv
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

from ngodesk.store import backup
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from tests.store.whole import leftovers, must_be_sound

KILLS = 30
PEOPLE = 400
# One warm program that lets a child import; the child is killed.
IMPORTS = """
import os, sys
from pathlib import Path
from ngodesk.store.opening import open_store
from ngodesk.work import imports
while line := sys.stdin.readline():
    if child := os.fork():
        os.waitpid(child, 0)
        print("ended", child, flush=True)
        continue
    print("child", os.getpid(), flush=True)
    workspace, folders = map(Path, line.rstrip("\\n").split("\\t"))
    store = open_store(workspace)
    assert store.read_only is None, store.read_only
    for folder in sorted(folders.iterdir()):
        print("begin", folder.name, flush=True)
        imports.import_folder(store, folder)
        print("done", folder.name, flush=True)
    os._exit(0)
"""
Program = subprocess.Popen[str]


@contextmanager
def importing() -> Iterator[Program]:
    """The program that imports."""
    with subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", IMPORTS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=Path(__file__).parents[2],
    ) as started:
        yield started


def test_thirty_kills_during_imports_lose_nothing(workspace: Path, tmp_path: Path) -> None:
    found = kills(workspace, tmp_path, KILLS)
    print(dict(found))
    assert found["acknowledged"] >= KILLS // 2
    assert found["cut off"] >= KILLS // 3


def kills(workspace: Path, folder: Path, number: int) -> Counter[str]:
    """So many kills; an assertion fails where anything is lost, or there in part."""
    with importing() as program:
        return _kills(workspace, folder, number, program)


def _kills(workspace: Path, tmp_path: Path, number: int, program: Program) -> Counter[str]:
    chance, acknowledged, cut_off, hot = Random(5), set[str](), 0, 0
    for kill in range(number):
        folders = tmp_path / f"imports {kill}"
        for part in range(2):
            write_import(folders / f"{kill:03}-{part}", f"{kill:03}-{part}")
        began, done = killed(program, workspace, folders, chance)
        acknowledged |= done
        cut_off += len(began - done)
        hot += _is_hot(workspace)
        with open_store(workspace) as store:
            assert store.read_only is None
            found = imported(store)
            assert acknowledged <= found <= acknowledged | began
            acknowledged = found
            if kill % 3 == 0:
                must_be_sound(store)
    with open_store(workspace) as store:
        must_be_sound(store)
    assert [name for name in leftovers(workspace.parent) if ".part" not in name] == []
    for made in backup.listed(workspace):
        backup.verify(made)
    return Counter(
        {"good": number, "acknowledged": len(acknowledged), "cut off": cut_off, "files mid-write": hot}
    )


def write_import(folder: Path, batch: str) -> None:
    """A batch of people who all bear its name, with a role each."""
    folder.mkdir(parents=True)
    refs = [f"{batch}-{number}" for number in range(PEOPLE)]
    _write(
        folder / "people.csv", ["ref", "first_name", "last_name"], [[ref, "Żaneta", batch] for ref in refs]
    )
    organisation = [f"org-{batch}", f"Organisation {batch}", "ngo"]
    _write(folder / "organisations.csv", ["ref", "name", "kind"], [organisation])
    roles = [[ref, organisation[0], "member"] for ref in refs]
    _write(folder / "affiliations.csv", ["person", "organisation", "role"], roles)


def _write(path: Path, header: list[str], rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, *rows])


def killed(program: Program, workspace: Path, folders: Path, chance: Random) -> tuple[set[str], set[str]]:
    """Import until the kill comes, at any moment of the first or second; tell what was begun and done."""
    assert program.stdout is not None
    assert program.stdin is not None
    program.stdin.write(f"{workspace}\t{folders}\n")
    program.stdin.flush()
    said = [program.stdout.readline().split() for _ in range(2 if chance.random() < 0.4 else 4)]
    time.sleep(chance.random() * 0.1)
    with suppress(ProcessLookupError):
        os.kill(int(said[0][1]), signal.SIGKILL)
    while said[-1][0] != "ended":
        said.append(program.stdout.readline().split())
    began, done = ({name for what, name in said if what == each} for each in ("begin", "done"))
    return began, done


def _is_hot(workspace: Path) -> bool:
    journal = workspace.with_name(f"{workspace.name}-journal")
    return journal.exists() and journal.stat().st_size > 0


def imported(store: Store) -> set[str]:
    """The batches that are there; each must be there whole."""
    with store.reading() as connection:
        people = connection.exec_driver_sql("SELECT last_name, count(*) FROM people GROUP BY 1").all()
        roles = connection.exec_driver_sql(
            "SELECT p.last_name, count(*) FROM affiliations a JOIN people p ON p.id = a.person_id GROUP BY 1"
        ).all()
        found = connection.exec_driver_sql(
            "SELECT p.table_name, count(*) FROM search p WHERE p.table_name = 'people' GROUP BY 1"
        ).all()
    assert {count for _, count in (*people, *roles)} <= {PEOPLE}
    assert {row[0] for row in people} == {row[0] for row in roles}
    assert [row[1] for row in found] == ([len(people) * PEOPLE] if people else [])
    return {row[0] for row in people}
