"""The package for a controller with thousands of scans: as flat as one with few, little slower than a ZIP."""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from ngodesk.store.opening import open_store
from ngodesk.work import audit_package
from ngodesk.work.imports import import_folder
from ngodesk.work.printing import Wish
from ngodesk.work.workspaces import create
from tests.bench.federation import SEED, write_table
from tests.bench.pairs import OWN, Bench, Pair, Run
from tests.bench.window import started

_TOLD = Path("/proc/self/status")  # Linux alone tells a process the most memory that it had
_MANY, _FEW, _VERY_FEW = 2_000, 200, 20
_SCAN = 100_000  # bytes: a page in grey
_SAVE = """
from pathlib import Path
from ngodesk.store.opening import open_store
from ngodesk.work import audit_package
from ngodesk.work.printing import Wish

with open_store(Path({workspace!r}), write=False) as store:
    audit_package.save(store, Path({target!r}), Wish(project="N"))
with open("/proc/self/status") as lines:
    print(next(line.split()[1] for line in lines if line.startswith("VmHWM:")))
"""


def _scans(folder: Path, number: int) -> Iterator[tuple[str, str]]:
    """So many files that cannot be made smaller, by their checksums; each with the document it belongs to."""
    (folder / "files").mkdir(parents=True)
    random = Random(SEED)
    for place in range(number):
        content = b"\xff\xd8\xff" + random.randbytes(_SCAN)
        sha256 = hashlib.sha256(content).hexdigest()
        (folder / "files" / sha256).write_bytes(content)
        yield f"C{place}", sha256


def _workspace(folder: Path, number: int) -> Path:
    """A project with so many documents, each with its scan. The scans stay in a folder beside it."""
    source, path = folder / f"source-{number}", folder / f"{number}.ngodesk"
    if path.exists():
        return path
    _write(source, list(_scans(source, number)))
    create(path, organisation="Łąka", language="pl", currency="PLN")
    with open_store(path) as store:
        import_folder(store, source)
    return path


def _write(source: Path, scans: list[tuple[str, str]]) -> None:
    tables: dict[str, tuple[str, Iterable[tuple[Any, ...]]]] = {
        "organisations": ("ref name kind own", [("O", "Łąka", "ngo", "true")]),
        "projects": (
            "ref title role start end status currency",
            [("N", "Łąka dla wszystkich", "lead", "2025-01-01", "2025-12-31", "running", "PLN")],
        ),
        "funding_sources": ("project code kind name", [("N", "D", "grant", "Dotacja")]),
        "budget_lines": ("project code name cost_kind", [("N", "1", "Druk", "direct")]),
        "cost_documents": (
            "ref kind number issue_date payment_date currency gross",
            ((ref, "invoice", f"FV/{ref}", "2025-03-01", "2025-03-09", "PLN", "10") for ref, _ in scans),
        ),
        "allocations": (
            "document project line source amount",
            ((ref, "N", "1", "D", "10") for ref, _sha256 in scans),
        ),
        "attachments": (
            "table ref kind filename sha256",
            (("cost_documents", ref, "document", "skan.jpg", sha256) for ref, sha256 in scans),
        ),
    }
    for table, (header, rows) in tables.items():
        write_table(source, table, header.split(), rows)


def _bytes_of_scans(target: Path) -> list[str]:
    """The checksums of the scans in a ZIP."""
    with zipfile.ZipFile(target) as archive:
        names = [name for name in archive.namelist() if name.endswith(".jpg")]
        return sorted(hashlib.sha256(archive.read(name)).hexdigest() for name in names)


@dataclass
class _Memory:
    """A process that saves a package: the most memory that it takes, in MiB."""

    workspace: Path
    number: int

    @contextmanager
    def __call__(self, folder: Path) -> Iterator[Run]:
        target = folder / "package.zip"
        script = _SAVE.format(workspace=str(self.workspace), target=str(target))

        def whole() -> bool:
            return len(_bytes_of_scans(target)) == self.number

        yield Run(lambda: int(started(script, folder)) / 1024, whole)


class _Time:
    """Saving the package, and writing the same scans and reports that lie in a folder into a ZIP."""

    def __init__(self, folder: Path, number: int) -> None:
        self.workspace = _workspace(folder, number)
        self.files = folder / f"package-{number}"
        with open_store(self.workspace, write=False) as store:
            audit_package.save(store, self.files, Wish(project="N"))

    @contextmanager
    def ours(self, folder: Path) -> Iterator[Run]:
        target = folder / "package.zip"
        with open_store(self.workspace, write=False) as store:
            yield Run(
                lambda: audit_package.save(store, target, Wish(project="N")),
                lambda: _bytes_of_scans(target),
            )

    @contextmanager
    def floor(self, folder: Path) -> Iterator[Run]:
        target = folder / "plain.zip"

        def write() -> None:
            with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
                for path in self.files.rglob("*"):
                    archive.write(path, path.relative_to(self.files))

        yield Run(write, lambda: _bytes_of_scans(target))


def _memory(folder: Path, tiny: bool) -> Pair:
    many, few = (_VERY_FEW, _VERY_FEW) if tiny else (_MANY, _FEW)
    return Pair(_Memory(_workspace(folder, many), many), _Memory(_workspace(folder, few), few))


def _time(folder: Path, tiny: bool) -> Pair:
    both = _Time(folder, _VERY_FEW if tiny else _MANY)
    return Pair(both.ours, both.floor)


BENCHES = (
    Bench(
        "package",
        f"a package of {_MANY:,} scans with reports, index and checksums",
        "the same files of a folder into a plain ZIP",
        5,
        "wall",
        _time,
    ),
    *(
        [
            Bench(
                "package-memory",
                f"the memory that a package of {_MANY:,} scans takes",
                f"that of {_FEW}",
                1.3,
                OWN,
                _memory,
                "MiB",
            )
        ]
        if _TOLD.exists()
        else []
    ),
)
