"""A file of 300 MB on a small laptop: what writes it whole keeps little of it in the memory."""

import json
import secrets
import subprocess
import sys
from collections import Counter
from pathlib import Path

from ngodesk.store import files
from ngodesk.store.keys import Key
from ngodesk.store.opening import open_store
from ngodesk.work import backups, board_copy, protecting, workspaces
from tests.soak.deeds import KEY

MOST = 200  # megabytes
_ATTACHMENTS, _MEGABYTES = 75, 4


def large(home: Path, number: int) -> Counter[str]:
    """Written anew, copied, backed up, stripped for the board, protected: plain and protected."""
    found = Counter[str]()
    for name, key in (("plain", None), ("protected", KEY)):
        (folder := home / name).mkdir(parents=True)
        path = folder / "a.ngodesk"
        workspaces.create(path, key=key)
        with open_store(path, key=key) as store:
            for _each in range(number):
                with store.raw_writing() as connection:
                    content = [secrets.token_bytes(1 << 20) for _part in range(_MEGABYTES)]
                    files.add(connection, store.identifiers.draw()[0], content)
        for deed in DEEDS:
            done = subprocess.run(
                [
                    sys.executable,
                    "-X",
                    "utf8",
                    "-m",
                    "tests.soak.memory",
                    json.dumps([str(path), name, deed]),
                ],
                capture_output=True,
                check=True,
                cwd=Path(__file__).parents[2],
            )
            most = int(done.stdout)
            found["good" if most <= MOST else f"half: {name} {deed} {most} MB"] += 1
            found["most MB"] = max(found["most MB"], most)
    return found


def _board(path: Path, key: Key | None) -> None:
    with open_store(path, key=key) as store:
        board_copy.save(store, path.with_name("board.ngodesk"))


def _anew(path: Path, key: Key | None) -> None:
    with open_store(path, key=key) as store:
        store.write_anew()


def _copy(path: Path, key: Key | None) -> None:
    with open_store(path, key=key) as store:
        backups.make(store, path.with_name("copy.ngodesk"))


def _backup(path: Path, key: Key | None) -> None:
    with open_store(path, key=key) as store:
        backups.make(store)


def _exchange(path: Path, key: Key | None) -> None:
    """The other way, and back again for the next."""
    for old, new in ((key, None if key else KEY), (None if key else KEY, key)):
        protecting.exchange(path, old, new)


DEEDS = {"anew": _anew, "copy": _copy, "backup": _backup, "board": _board, "exchange": _exchange}


def main() -> None:
    """Do one, and say how much memory it took at most."""
    path, name, deed = json.loads(sys.argv[1])
    DEEDS[deed](Path(path), KEY if name == "protected" else None)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    print(int(status.split("VmHWM:")[1].split()[0]) // 1024)


if __name__ == "__main__":
    main()
