"""`python -m tests.soak [--tables N] [--workbooks N] [--seed N]`: what became of mutated files."""

import argparse
import os
import tempfile
import time
from pathlib import Path

from ngodesk.store.opening import open_store
from ngodesk.work.workspaces import create
from tests.soak import sheets


def main() -> None:
    """Make the files, take them in, count. The first that breaks a rule ends it, and stays as it was."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--tables", type=int, default=10_000)
    parser.add_argument("--workbooks", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=2026)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
            os.environ[name] = made
        create(folder / "soak.ngodesk", organisation="Soak", language="pl", currency="PLN")
        with open_store(folder / "soak.ngodesk") as store:
            sheets.prepared(store)
            for files, number in ((sheets.text_tables, asked.tables), (sheets.workbooks, asked.workbooks)):
                start = time.perf_counter()
                count = sheets.soaked(store, files(asked.seed, folder), number)
                told = ", ".join(f"{fate}: {times}" for fate, times in count.most_common())
                print(
                    f"{files.__name__} {number} in {time.perf_counter() - start:.0f} s – {told}", flush=True
                )


if __name__ == "__main__":
    main()
