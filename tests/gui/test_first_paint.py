"""The window is painted before anything but Qt and our own `common` and `gui` is imported."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

PROBE = """
import json, sys
from pathlib import Path
before = set(sys.modules)
from ngodesk.gui import app

def names():
    return sorted(set(sys.modules) - before)

def furnish(application, shell, path, language=None):
    found = [names()]
    real(application, shell, path, language)
    shell.content.file.open = lambda path: None
    def painted():
        found.append(names())
        print(json.dumps([found, shell.windowTitle()]))
        shell.close()
    shell.content.painted.connect(painted)

real, app.furnish = app.furnish, furnish
sys.exit(app.run(*[Path(word) for word in sys.argv[1:]]))
"""


def imported(*words: str) -> tuple[list[set[str]], str]:
    """What is imported when the shell, and when the whole window is painted, and the window's title."""
    import json

    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROBE, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    found, title = json.loads(run.stdout)
    return [set(names) for names in found], title


def strangers(names: set[str]) -> set[str]:
    """What is neither the standard library nor allowed before the first paint."""
    allowed = {"PySide6", "shiboken6", "shibokensupport", "signature_bootstrap", "__feature__"}
    ours = {"ngodesk", "ngodesk.common", "ngodesk.gui"}
    return {
        name
        for name in names
        if name.split(".")[0] not in sys.stdlib_module_names | allowed
        and name not in ours
        and not name.startswith(("ngodesk.common.", "ngodesk.gui."))
    }


@pytest.mark.parametrize("words", [(), ("Nasza Łąka.ngodesk",)], ids=["welcome", "file"])
def test_nothing_of_a_third_party_is_imported_before_the_first_paint(words: tuple[str, ...]) -> None:
    (shell, whole), title = imported(*words)
    assert "ngodesk.gui.shell" in shell
    assert "ngodesk.gui.main_window" not in shell
    assert "ngodesk.gui.main_window" in whole
    assert strangers(shell) == set()
    assert strangers(whole) == set()
    assert title == ("Nasza Łąka – ngodesk" if words else "ngodesk")


def test_the_probe_would_see_a_stranger() -> None:
    assert strangers({"ngodesk.gui.app", "sqlalchemy.orm", "json", "ngodesk.work.history"}) == {
        "sqlalchemy.orm",
        "ngodesk.work.history",
    }
