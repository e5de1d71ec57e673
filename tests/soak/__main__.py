"""`python -m tests.soak [--number N] [NAME…]`: runs under each trouble, and what became of the file."""

import argparse
import os
import tempfile
import time
from pathlib import Path

NUMBERS = {"cuts": 2_000, "kills": 200, "faults": 1_000}


def main() -> None:
    """Do the trials that are named, as in `cuts-steps`; all of them without a name."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = folder
        from tests.soak.restores import drill
        from tests.soak.trials import KINDS, TRIALS, bad

        names = {f"{kind}-{deed.replace(' ', '-')}": (kind, deed) for kind in KINDS for deed in TRIALS}
        parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
        parser.add_argument("names", nargs="*", metavar="NAME", choices=[[], "restores", *names])
        parser.add_argument("--number", type=int, default=0)
        asked = parser.parse_args()
        if not asked.names or "restores" in asked.names:
            print(f"restores: {dict(drill(Path(folder), asked.number or 30))}", flush=True)
        for name in [name for name in asked.names or names if name in names]:
            kind, deed = names[name]
            begun, home = time.monotonic(), Path(folder) / name
            found = KINDS[kind](TRIALS[deed], home, asked.number or NUMBERS[kind])
            print(f"{name}: {dict(found)}, bad {bad(found)}, {time.monotonic() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    main()
