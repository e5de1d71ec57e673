"""`python -m tests.bench [--rounds N] [--long] [NAME…]`: a table of ratios, work by floor."""

import argparse
import os
import tempfile
from pathlib import Path


def main() -> None:
    """Measure the benches that are named, all without a name."""
    # Here, for a child that reads a file imports this module first, as it does the program's own.
    from tests.bench.benches import BENCHES, LONG
    from tests.bench.pairs import HEAD, chosen, measured

    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    names = [bench.name for bench in (*BENCHES, *LONG)]
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[[], *names])
    parser.add_argument("--long", action="store_true", help="those too whose data takes minutes to make")
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
            os.environ[name] = folder
        print(HEAD)
        for bench in chosen((*BENCHES, *LONG) if asked.long or asked.names else BENCHES, asked.names):
            print(measured(bench, Path(folder) / bench.name, asked.rounds).row(bench), flush=True)


if __name__ == "__main__":
    main()
