"""`python -m tests.bench [--rounds N] [NAME…]`: a table of ratios, work by floor."""

import argparse
import os
import tempfile
from pathlib import Path

from tests.bench.benches import BENCHES
from tests.bench.pairs import HEAD, chosen, measured


def main() -> None:
    """Measure the benches that are named, all without a name."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[[], *(bench.name for bench in BENCHES)])
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
            os.environ[name] = folder
        print(HEAD)
        for bench in chosen(BENCHES, asked.names):
            print(measured(bench, Path(folder) / bench.name, asked.rounds).row(bench), flush=True)


if __name__ == "__main__":
    main()
