"""From the start of the process to the first paint, against a bare QMainWindow."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.pairs import Bench, Pair, Run

_ROOT = Path(__file__).resolve().parents[2]

# A process that ends when it has painted: its whole time is counted, that of leaving is not.
_BARE = """
import os, sys
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", flush=True)
        os._exit(0)

app = QApplication(sys.argv[:1])
window = Window()
window.resize(1366, 700)
window.show()
app.exec()
"""
_SHELL = """
import os
from ngodesk import __main__ as program
from ngodesk.gui.shell import Shell

real = Shell.paintEvent

def painted(self, event):
    real(self, event)
    print("painted", flush=True)
    os._exit(0)

Shell.paintEvent = painted
program.main([])
"""
_WHOLE = """
import os
from ngodesk import __main__ as program
from ngodesk.gui import app

def furnish(application, shell, path, language=None):
    real(application, shell, path, language)
    shell.content.painted.connect(painted)

def painted():
    print("painted", flush=True)
    os._exit(0)

real, app.furnish = app.furnish, furnish
program.main([])
"""


class _Started:
    """A process that paints its first window, or another one."""

    def __init__(self, script: str) -> None:
        self._script = script

    @contextmanager
    def __call__(self, folder: Path) -> Iterator[Run]:
        said: list[str] = []
        yield Run(lambda: said.append(started(self._script, folder)), lambda: said)


def started(script: str, home: Path) -> str:
    """What a process says that runs `script` to its end."""
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}
    surroundings |= {name: str(home) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    command = [sys.executable, "-c", script]
    found = subprocess.run(
        command, cwd=_ROOT, env=surroundings, capture_output=True, text=True, timeout=60, check=True
    )
    return found.stdout


def _first(_folder: Path, _tiny: bool) -> Pair:
    return Pair(_Started(_SHELL), _Started(_BARE))


def _whole(_folder: Path, _tiny: bool) -> Pair:
    return Pair(_Started(_WHOLE), _Started(_BARE))


BENCHES = (
    Bench(
        "window",
        "start to first painted window",
        "bare QMainWindow, started and painted",
        1.5,
        "wall",
        _first,
    ),
    Bench(
        "welcome",
        "start to painted window with its page",
        "bare QMainWindow, started and painted",
        3.6,
        "wall",
        _whole,
    ),
)
