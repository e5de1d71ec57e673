"""The plan of tests: what each is, how often, and what must come of it; with its control, which must fail."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.soak import chain, copies, damage, erasure, exports, memory, restores, sheets
from tests.soak.trials import KINDS, TRIALS, bad
from tests.store import test_kills

_SECONDS = 2_400


@dataclass(frozen=True)
class Part:
    """One run of a test: `run` is told where and how often. A control must go wrong at least once."""

    test: str
    name: str
    run: Callable[[Path, int], Counter[str]]
    number: int
    control: bool = False

    def passed(self, found: Counter[str]) -> bool:
        """Whether what was found is what must come of it."""
        return bool(found) and (bad(found) > 0) is self.control


def _trial(test: str, kind: str, deed: str, number: int, *, control: bool = False) -> Part:
    run, trial = KINDS[kind], TRIALS[deed]
    name = f"{kind}-{deed.replace(' ', '-')}"
    return Part(test, name, lambda home, many: run(trial, home, many), number, control)


def _imports(home: Path, number: int) -> Counter[str]:
    from ngodesk.work import workspaces

    home.mkdir()
    workspaces.create(home / "a.ngodesk")
    return test_kills.kills(home / "a.ngodesk", home, number)


def _suite(*nodes: str) -> Callable[[Path, int], Counter[str]]:
    """Tests of the suite, with so many examples of what they draw at random."""

    def run(_home: Path, examples: int) -> Counter[str]:
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *nodes]
        environment = {**os.environ, "EXAMPLES": str(examples)}
        done = subprocess.run(
            [*command, f"--timeout={_SECONDS}"],
            capture_output=True,
            text=True,
            env=environment,
            cwd=Path(__file__).parents[2],
            check=False,
        )
        said = done.stdout.strip().split("\n")[-1]
        found = {what: int(many) for many, what in re.findall(r"(\d+) (passed|failed|error)", said)}
        return Counter({"good" if what == "passed" else "half": many for what, many in found.items()})

    return run


PLAN = (
    _trial("T1", "kills", "steps", 200),
    Part("T1", "kills-imports", _imports, 200),
    _trial("T2", "cuts", "steps", 2_000),
    _trial("T2", "cuts", "unsafe", 300, control=True),
    _trial("T2", "cuts", "steps protected", 500),
    *(_trial("T2", "cuts", deed, 300) for deed in ("protect", "unprotect", "migrate", "restore")),
    _trial("T3", "faults", "steps", 1_040),
    _trial("T3", "faults", "steps protected", 200),
    *(_trial("T3", "faults", deed, 120) for deed in ("backup", "protect", "unprotect", "restore")),
    Part("T4", "backups-under-load", copies.under_load, 60),
    Part("T4", "copies-by-hand", copies.by_hand, 30, control=True),
    Part("T5", "damage-plain", damage.plain, 1_500),
    Part("T5", "damage-protected", damage.protected, 187),
    Part("T5", "damage-backups", damage.backups, 1_500),
    Part("T6", "strange-files", _suite("tests/store/test_opening.py", "tests/store/test_lock.py"), 25),
    Part("T7", "migrations", _suite("tests/store/test_migration.py"), 25),
    _trial("T7", "kills", "migrate", 60),
    _trial("T7", "faults", "migrate", 120),
    Part("T8", "restores", restores.drill, 30),
    *(_trial("T8", "kills", deed, 60) for deed in ("restore", "protect", "unprotect", "steps protected")),
    Part("T9", "exports-killed", exports.kills, 50),
    Part("T9", "exports-disk-full", exports.full, 10),
    Part("T10", "tables", sheets.tables, 10_000),
    Part("T11", "workbooks", sheets.books, 1_000),
    Part("T11", "bombs", _suite("tests/exchange/sheets/test_reading.py"), 25),
    Part("T12", "encodings", _suite("tests/exchange/sheets/test_encodings.py"), 25),
    Part("T13", "typed-texts", _suite("tests/work/test_searching.py", "tests/work/test_listing.py"), 2_500),
    Part("T14", "printed-texts", _suite("tests/reports/test_printed_text.py"), 200),
    Part("T15", "formulas", _suite("tests/reports/test_xlsx.py", "tests/work/test_table_exports.py"), 200),
    Part("T16", "tamperings", chain.tamperings, 500),
    Part("T16", "long-journal", chain.long_journal, 5),
    Part("T17", "erasure", erasure.erasures, 100),
    Part("T18", "outside-changes", _suite("tests/store/test_outside_changes.py", "tests/gui/backups"), 25),
    Part("T20", "secrecy", _suite("tests/store/test_protection.py", "tests/gui/protection"), 25),
    Part("memory", "large-files", memory.large, 75),
)
