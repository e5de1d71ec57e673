"""What an idle window with a file takes of the memory, against a bare QMainWindow."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ngodesk.work.samples import write_sample
from tests.bench.pairs import OWN, Bench, Pair, Run
from tests.bench.window import started

_TOLD = Path("/proc/self/smaps_rollup")  # Linux alone tells a process its share of the memory
_MORE = 50  # MiB
_IDLE = 500  # milliseconds without anything to do

_TELL = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer

def tell():
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    print(next(line.split()[1] for line in lines if line.startswith("Pss:")), flush=True)
    os._exit(0)
"""
_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow

app = QApplication(sys.argv[:1])
window = QMainWindow()
window.resize(1366, 700)
window.show()
QTimer.singleShot({idle}, tell)
app.exec()
"""
_FILE = """
from ngodesk import __main__ as program
from ngodesk.gui import app

def furnish(application, shell, path, language=None):
    real(application, shell, path, language)
    content = shell.content
    content.file.opened.connect(lambda _state: QTimer.singleShot({idle}, look))

    def look():
        if content.worker.busy:
            QTimer.singleShot({idle}, look)
        else:
            tell()

real, app.furnish = app.furnish, furnish
program.main([{path!r}])
"""


class _Memory:
    """The share of the memory of a process with a window, in MiB."""

    def __init__(self, script: str, more: int = 0) -> None:
        self._script = _TELL + script
        self._more = more

    @contextmanager
    def __call__(self, folder: Path) -> Iterator[Run]:
        yield Run(lambda: int(started(self._script, folder)) / 1024 + self._more, lambda: "told")


def _pair(folder: Path, _tiny: bool) -> Pair:
    path = folder / "sample.ngodesk"
    write_sample("kuznia-ekspertow", path)
    return Pair(_Memory(_FILE.format(path=str(path), idle=_IDLE)), _Memory(_BARE.format(idle=_IDLE), _MORE))


BENCHES = (
    (
        Bench(
            "memory",
            "idle window with a file",
            f"bare QMainWindow and {_MORE} MiB",
            1,
            OWN,
            _pair,
            "MiB",
        ),
    )
    if _TOLD.exists()
    else ()
)
