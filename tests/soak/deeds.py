"""What a program does to a file while its disk fails: each deed is done in a process of its own.

Run with `disk.c` before the system; one line of JSON for each deed, one line for its outcome. A deed says
what it acknowledged by writing it to `acknowledged` in the folder: the recording has it in its place.
"""

import ctypes
import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from ngodesk.common.errors import FileError
from ngodesk.model import Setting
from ngodesk.store import backup, connections, files, keys
from ngodesk.store.opening import open_store
from ngodesk.work import backups, protecting
from tests.soak.exporting import export

PASSWORD = "cztery konie piją wodę"
STEPS = 12
KEY = keys.derived(PASSWORD, bytes(range(16)))


def steps(path: Path, key: keys.Key | None = None) -> None:
    """Steps of some pages each, every fourth with an attachment; acknowledged once they are committed."""
    with open_store(path, key=key) as store:
        if store.read_only is not None:
            raise store.read_only
        for number in range(STEPS):
            with store.write("Set") as session:
                for part in range(6):
                    value = f"{number} " + "ąęł " * (number % 5) * 300
                    session.add(Setting(key=f"step-{number:02}-{part}", value=value))
            if number % 4 == 0:
                with store.raw_writing() as connection:
                    files.add(connection, next(iter(store.identifiers)), [bytes([number]) * 9_000])
            acknowledge(path, f"step-{number:02}")


def acknowledge(path: Path, what: str) -> None:
    """Somebody was told that it is kept; where the disk refuses even that, nobody was."""
    with suppress(OSError):
        handle = os.open(path.with_name("acknowledged"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, f"{what}\n".encode())
        finally:
            os.close(handle)


def unsafe(path: Path) -> None:
    """The same without waiting for the disk: the control, which must lose data."""
    connections._PRAGMAS |= {"synchronous": 0, "journal_mode": "delete"}
    steps(path)


DEEDS: dict[str, Callable[[Path], object]] = {
    "steps": steps,
    "steps protected": lambda path: steps(path, KEY),
    "unsafe": unsafe,
    "backup": lambda path: backup.automatic(path, "wanted"),
    "protect": lambda path: protecting.exchange(path, None, KEY),
    "unprotect": lambda path: protecting.exchange(path, KEY, None),
    "migrate": lambda path: open_store(path).close(),
    "restore": lambda path: backups.restore(path.with_name("backup.ngodesk"), path, replace=True),
}


def main() -> None:
    """Read what to do, do each in a child."""
    disk = ctypes.CDLL(os.environ["LD_PRELOAD"])
    while line := sys.stdin.readline():
        asked: dict[str, Any] = json.loads(line)
        read, write = os.pipe()
        if not (child := os.fork()):
            os.write(write, json.dumps(_done(disk, asked)).encode())
            os._exit(0)
        os.close(write)
        with os.fdopen(read) as stream:
            outcome = stream.read()
        os.waitpid(child, 0)
        print(outcome or json.dumps({"outcome": "killed", "calls": 0}), flush=True)


def _done(disk: ctypes.CDLL, asked: dict[str, Any]) -> dict[str, Any]:
    path, outcome = Path(asked["path"]), "done"
    log = asked.get("log", "").encode()
    disk.disk_set(
        asked.get("fail_at", 0), asked.get("errno", 0), asked.get("sticky", 0), asked.get("kill_at", 0), log
    )
    try:
        if asked["deed"] == "export":
            export(path, Path(asked["target"]))
        else:
            DEEDS[asked["deed"]](path)
    except FileError as error:
        outcome = error.sentence
    except Exception as error:
        outcome = f"fault: {type(error).__name__}: {getattr(error, 'strerror', None) or error}"
    disk.disk_stop()
    return {"outcome": outcome, "calls": disk.disk_calls()}


if __name__ == "__main__":
    main()
