"""Copies of a file that somebody writes to: ours are each one state, those made by hand are not."""

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from ngodesk.common.errors import FileError
from ngodesk.model import Setting
from ngodesk.store import backup
from ngodesk.store.opening import open_store
from ngodesk.work import backups, workspaces
from tests.store.whole import must_be_sound

_TWINS = ("left", "right")
_PARTS, _LONG = 12, 4_000
_PAUSE = 0.01  # seconds; the journal of what is written makes the file longer and longer
_PIECE, _STICK = 1 << 16, 40 << 20  # bytes, and so many in a second


def under_load(home: Path, number: int) -> Counter[str]:
    """Backups, in turn automatic and to another place; each is restored to a new file."""
    return _while_writing(home, lambda path, each: _ours(path, each), number)


def by_hand(home: Path, number: int) -> Counter[str]:
    """What a file manager does with a stick: the control, which must go wrong."""
    return _while_writing(home, _piece_by_piece, number)


def _piece_by_piece(path: Path, each: int) -> Path:
    target = path.with_name(f"{each}.ngodesk")
    with path.open("rb") as source, target.open("wb") as copy:
        while piece := source.read(_PIECE):
            copy.write(piece)
            time.sleep(len(piece) / _STICK)
    return target


def _ours(path: Path, each: int) -> Path:
    if each % 2:
        backup.copy(path, made := path.with_name(f"{each}.ngodesk"))
    else:
        made = backup.automatic(path, "wanted")
    restored = path.with_name(f"{each} restored.ngodesk")
    backups.restore(made, restored)
    return restored


def _while_writing(home: Path, copy: Callable[[Path, int], Path], number: int) -> Counter[str]:
    home.mkdir()
    path = home / "a.ngodesk"
    workspaces.create(path)
    found, states = Counter[str](), set[str]()
    command = [sys.executable, "-X", "utf8", "-m", "tests.soak.copies", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        for each in range(number):
            made = copy(path, each)
            found[_judged(made, states)] += 1
            made.unlink(missing_ok=True)
            time.sleep(0.02)
        running = writer.poll() is None
        writer.kill()
    found["different states"] = len(states)
    if not running:
        found["half: the writer ended"] += 1
    return found


def _judged(path: Path, states: set[str]) -> str:
    try:
        with open_store(path) as store:
            must_be_sound(store)
            known = workspaces.settings(store)
    except (FileError, AssertionError):
        return "damaged"
    states.add(known["left"][:12])
    return "good" if known["left"] == known["right"] else "half"


def main() -> None:
    """Write without end: twins that are always the same, and much between them."""
    number, ours = 0, (*_TWINS, *map(str, range(_PARTS)))
    with open_store(Path(sys.argv[1])) as store:
        with store.write("Begin") as session:
            session.add_all(Setting(key=key, value="") for key in ours)
        print("begun", flush=True)
        while True:
            number += 1
            time.sleep(_PAUSE)
            with store.write("Count") as session:
                for setting in session.query(Setting).filter(Setting.key.in_(ours)):
                    long = 50 if setting.key in _TWINS else _LONG - number % 7 * 1_000
                    setting.value = f"{number:012}" + "ą" * long


if __name__ == "__main__":
    main()
