"""A program whose disk fails, kills it, or is recorded."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def is_possible() -> bool:
    """Only where there is a compiler, and a system that lets a library stand before it."""
    return sys.platform == "linux" and shutil.which("cc") is not None


@cache
def _library() -> Path:
    target = Path(tempfile.mkdtemp()) / "disk.so"
    command = ["cc", "-shared", "-fPIC", "-O1", "-o", str(target), str(HERE / "disk.c"), "-ldl"]
    subprocess.run(command, check=True)
    return target


class Program:
    """Does deeds, one after the other."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def do(self, deed: str, path: Path, **how: Any) -> dict[str, Any]:
        """Do one; `outcome` is done, killed, a sentence for the person, or a fault. `calls` of the disk."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"deed": deed, "path": str(path), **how}) + "\n")
        self._process.stdin.flush()
        found: dict[str, Any] = json.loads(self._process.stdout.readline())
        return found


@contextmanager
def program(folder: Path) -> Iterator[Program]:
    """A program whose disk counts below `folder`."""
    environment = {**os.environ, "LD_PRELOAD": str(_library()), "DISK_FOLDER": str(folder)}
    with subprocess.Popen(
        [sys.executable, "-X", "utf8", "-m", "tests.soak.deeds"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=HERE.parents[1],
        env=environment,
    ) as process:
        yield Program(process)
        assert process.stdin is not None
        process.stdin.close()
