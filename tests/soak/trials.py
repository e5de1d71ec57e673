"""Each deed under each trouble: cut off, killed, or a disk that refuses. What was acknowledged is there."""

import errno
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ngodesk.common.errors import FileError
from ngodesk.store import backup, connections, keys, schema
from ngodesk.store.opening import open_store
from ngodesk.work import protecting, workspaces
from tests.soak.cut import Disk, calls
from tests.soak.deeds import KEY
from tests.soak.disk import Program, program

SCHEMAS = Path(__file__).parent.parent / "data" / "schemas"


@dataclass(frozen=True)
class Trial:
    """What a deed begins with, and which keys may open what it leaves."""

    deed: str
    prepare: Callable[[Path], object]
    opened_by: tuple[keys.Key | None, ...] = (None,)


def _new(path: Path) -> None:
    workspaces.create(path)


def _protected(path: Path) -> None:
    workspaces.create(path, key=KEY)


def _old(path: Path) -> None:
    shutil.copyfile(SCHEMAS / "1.ngodesk", path)


def _example(path: Path) -> None:
    shutil.copyfile(SCHEMAS / "2.ngodesk", path)
    open_store(path).close()
    shutil.rmtree(backup.folder(path))


def _protected_example(path: Path) -> None:
    _example(path)
    protecting.exchange(path, None, KEY)
    shutil.rmtree(backup.folder(path))


def _with_backup(path: Path) -> None:
    _example(path)
    backup.copy(path, path.with_name("backup.ngodesk"))


TRIALS = {
    trial.deed: trial
    for trial in (
        Trial("steps", _new),
        Trial("steps protected", _protected, (KEY,)),
        Trial("unsafe", _new),
        Trial("backup", _example),
        Trial("protect", _example, (None, KEY)),
        Trial("unprotect", _protected_example, (None, KEY)),
        Trial("migrate", _old),
        Trial("restore", _with_backup),
    )
}


class Bench:
    """A folder with a file in it, the same at the beginning of each run."""

    def __init__(self, trial: Trial, home: Path) -> None:
        self.trial = trial
        self.folder, self._kept = home / "work", home / "kept"
        self.path = self.folder / "a.ngodesk"
        self._kept.mkdir(parents=True)
        trial.prepare(self._kept / "a.ngodesk")
        self.counts = _counts(self._kept / "a.ngodesk", trial.opened_by)
        self.begin()

    def begin(self) -> None:
        """As at the beginning."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self._kept, self.folder)

    def judge(self, path: Path, acknowledged: set[str]) -> str:
        """What became of the file: good, or what is wrong with it."""
        if not path.is_file():
            return "lost"
        try:
            key = next((key for key in self.trial.opened_by if keys.opens(path, key)), None)
            connection = connections.connect(path, key=key)
        except Exception as error:
            return f"damaged: {error}"[:60]
        try:
            return _judged(connection, self.counts, acknowledged)
        except connections.driver.DatabaseError as error:
            return f"damaged: {error}"[:60]
        finally:
            connection.close()


def _judged(connection: Any, counts: dict[str, int], acknowledged: set[str]) -> str:
    if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        return "damaged"
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if schema.fingerprint(connection) != schema.FINGERPRINTS.get(version):
        return "another schema"
    if connection.execute("PRAGMA foreign_key_check").fetchall():
        return "half"
    parts = Counter(
        row[0][:7] for row in connection.execute("SELECT key FROM settings WHERE key LIKE 'step-%'")
    )
    if set(parts.values()) - {6}:
        return "half"
    if {each for each in acknowledged if each.startswith("step-")} - parts.keys():
        return "acknowledged and lost"
    found = backup.Counts.of(connection).rows
    kept = all(found[name] >= number for name, number in counts.items())
    return "good" if kept else "rows lost"


def _counts(path: Path, opened_by: tuple[keys.Key | None, ...]) -> dict[str, int]:
    connection = connections.connect(path, key=next(key for key in opened_by if keys.opens(path, key)))
    try:
        return backup.Counts.of(connection).rows
    finally:
        connections.close(connection)


def cuts(trial: Trial, home: Path, number: int, seed: int = 1) -> Counter[str]:
    """So many power cuts, anywhere in one recording of the deed."""
    bench, chance, found = Bench(trial, home), random.Random(seed), Counter[str]()
    disk = Disk(bench.folder)
    with program(bench.folder) as doing:
        outcome = doing.do(trial.deed, bench.path, log=str(home / "log"))
    if outcome["outcome"] != "done":
        raise RuntimeError(outcome["outcome"])
    recorded = list(calls(home / "log"))
    places = Counter(chance.randrange(len(recorded) + 1) for _cut in range(number))
    acknowledged: set[str] = set()
    for place in range(len(recorded) + 1):
        for _cut in range(places[place]):
            with tempfile.TemporaryDirectory(dir=home) as target:
                disk.cut(bench.folder, Path(target), chance)
                found[bench.judge(Path(target) / "a.ngodesk", acknowledged)] += 1
        if place < len(recorded):
            call = recorded[place]
            if call.path.endswith("/acknowledged"):
                acknowledged |= set(call.data.decode().split("\n")) - {""}
            else:
                disk.do(call)
    return found


def kills(trial: Trial, home: Path, number: int) -> Counter[str]:
    """Killed at so many of the calls to the disk, from the first to the last."""
    bench, found = Bench(trial, home), Counter[str]()
    with program(bench.folder) as doing:
        for place in _places(doing, bench, number):
            bench.begin()
            doing.do(trial.deed, bench.path, kill_at=place)
            acknowledged = _acknowledged(bench)
            found["acknowledged"] += len(acknowledged - {""})
            found[bench.judge(bench.path, acknowledged)] += 1
            found[_opens(bench)] += 1
    return found


def faults(trial: Trial, home: Path, number: int) -> Counter[str]:
    """The disk refuses at so many of the calls: once, or from there on; full, or broken."""
    bench, found = Bench(trial, home), Counter[str]()
    ways = [(code, sticky) for code in (errno.ENOSPC, errno.EIO) for sticky in (0, 1)]
    with program(bench.folder) as doing:
        for run, place in enumerate(_places(doing, bench, number)):
            code, sticky = ways[run % len(ways)]
            bench.begin()
            outcome = doing.do(trial.deed, bench.path, fail_at=place, errno=code, sticky=sticky)["outcome"]
            found[outcome if outcome == "done" or outcome.startswith("fault") else "told"] += 1
            acknowledged = _acknowledged(bench)
            found[bench.judge(bench.path, acknowledged)] += 1
            found[_opens(bench)] += 1
    return found


def _places(doing: Program, bench: Bench, number: int) -> list[int]:
    count = doing.do(bench.trial.deed, bench.path)["calls"]
    step = max(1, count // number)
    return list(range(1, count + 1, step))


def _acknowledged(bench: Bench) -> set[str]:
    path = bench.folder / "acknowledged"
    return set(path.read_text(encoding="utf-8").split("\n")) if path.exists() else set()


def _opens(bench: Bench) -> str:
    """Whether the program itself opens what was left, to write."""
    for key in bench.trial.opened_by:
        try:
            with open_store(bench.path, key=key) as store:
                return "opens" if store.read_only is None else "read only"
        except FileError as error:
            said = error.sentence
    return f"refused: {said}"


KINDS: dict[str, Callable[[Trial, Path, int], Counter[str]]] = {
    "cuts": cuts,
    "kills": kills,
    "faults": faults,
}
LOST = {"acknowledged and lost", "lost", "rows lost", "another schema", "wrong", "leftovers"}
_BEGIN = ("damaged", "half", "fault", "refused:", "read only", "no backup", "not noticed")


def bad(found: Counter[str]) -> int:
    """How many runs lost anything, or ended in a fault of the program."""
    return sum(
        number
        for what, number in found.items()
        if (said := what.rpartition(": ")[2]) in LOST or what.startswith(_BEGIN) or said.startswith(_BEGIN)
    )
