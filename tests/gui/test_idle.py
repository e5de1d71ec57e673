"""What a window with a file does not load: nothing of a network, and no mapping of records to objects."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

PROBE = """
import json, os, sys
from PySide6.QtCore import QTimer
from ngodesk import __main__ as program
from ngodesk.gui import app

def furnish(application, shell, path, language=None):
    real(application, shell, path, language)
    content = shell.content
    content.file.opened.connect(lambda _state: QTimer.singleShot(500, look))

    def look():
        if content.worker.busy:
            QTimer.singleShot(100, look)
        else:
            tell()

def tell():
    from ngodesk.model import Person

    print(json.dumps([sorted(sys.modules), Person.__mapper__.configured]), flush=True)
    os._exit(0)

real, app.furnish = app.furnish, furnish
program.main(sys.argv[1:])
"""


def test_an_idle_window_holds_nothing_of_a_network_and_no_mapped_records(filled: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROBE, str(filled)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    names, mapped = json.loads(run.stdout)
    assert "ngodesk.work.today" in names  # the file is open, and its first page read
    assert not {"_ssl", "PySide6.QtNetwork"} & set(names)
    assert not mapped
