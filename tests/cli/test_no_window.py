"""No command needs a window: none imports Qt."""

import subprocess
import sys
from pathlib import Path

from ngodesk.cli.main import commands

DRIVER = """
import sys
from ngodesk.__main__ import main

folder, example = sys.argv[1:]
workspace = folder + "/a.ngodesk"
with open(folder + "/password", "w") as stream:
    stream.write("cztery konie\\n")
asked = [
    ["new", workspace, "--organisation", "Nasza"],
    ["import", workspace, example],
    ["import", workspace, folder + "/nowhere"],
    ["export", workspace, folder + "/out.zip"],
    ["projects", workspace, "--format", "json"],
    ["figures", workspace, "--project", "NL1"],
    ["check", workspace],
    ["evidence", workspace, "--project", "NL1", "--indicator", "2", "--format", "csv"],
    ["form", workspace, "names", "--project", "NL1"],
    ["reports"],
    ["report", workspace, "project-card", "--project", "NL1", "--output", folder + "/card.pdf"],
    ["freeze", workspace, "sif", "--project", "NL1"],
    ["frozen", workspace, "NL1/sif/1", "--differences"],
    ["backup", workspace, folder + "/b.ngodesk"],
    ["restore", folder + "/b.ngodesk", folder + "/c.ngodesk"],
    ["verify", folder + "/c.ngodesk"],
    ["history", workspace, "--format", "json"],
    ["board-copy", workspace, folder + "/board.ngodesk"],
    ["person", "erase", workspace, "P1"],
    ["sample", folder + "/samples"],
    ["protect", folder + "/c.ngodesk", "--password-file", folder + "/password"],
    ["open", "--help"],
    ["open", workspace, "--password-file", "x"],
    ["--help"],
    ["--version"],
    ["nonsense"],
]
for words in asked:
    status = main(words)
    found = [name for name in sys.modules if name.partition(".")[0] in ("PySide6", "shiboken6")]
    if found:
        sys.exit(f"{words[0]} imports {found[0]}")
    sys.stderr.write(f"\\n#{words[0]} {status}\\n")
"""


def test_no_command_imports_qt(tmp_path: Path, example: Path):
    words = [sys.executable, "-c", DRIVER, str(tmp_path), str(example)]
    ran = subprocess.run(words, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert ran.returncode == 0, ran.stderr
    done = [line[1:].split() for line in ran.stderr.splitlines() if line.startswith("#")]
    statuses = {(name, int(status)) for name, status in done}
    assert {name for name, status in statuses if status == 0 and not name.startswith("-")} == set(
        commands.commands or commands.list_commands(None)
    )
    assert {("nonsense", 2), ("import", 3), ("open", 2)} < statuses
