"""`python -m tests.soak [--number N] [NAME…]`: the plan of tests in full, as counts; T19 is elsewhere."""

import argparse
import os
import tempfile
import time
from collections import Counter
from pathlib import Path

_HOME = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA")


def main() -> None:
    """Do what is named, a test as T4 or a part as copies-by-hand; all of it without a name."""
    with tempfile.TemporaryDirectory() as folder:
        for name in _HOME:
            os.environ[name] = folder
        from tests.soak.plan import PLAN, Part
        from tests.soak.trials import bad

        parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
        known = sorted({name for part in PLAN for name in (part.test, part.name)})
        parser.add_argument("names", nargs="*", metavar="NAME", choices=[[], *known])
        parser.add_argument("--number", type=int, default=0, help="instead of each part's own")
        asked = parser.parse_args()

        def do(part: Part) -> bool:
            begun, number = time.monotonic(), asked.number or part.number
            try:
                found = part.run(Path(folder) / part.name, number)
            except Exception as error:
                found = Counter({f"fault: {type(error).__name__}: {error}"[:200]: 1})
            verdict = "passed" if part.passed(found) else "FAILED"
            name = f"{part.test} {part.name} × {number}" + (", control" if part.control else "")
            seconds = f"{time.monotonic() - begun:.0f} s"
            print(f"{name}: {verdict}, {bad(found)} bad, {seconds} {dict(found)}", flush=True)
            return part.passed(found)

        wanted = [part for part in PLAN if not asked.names or {part.test, part.name} & set(asked.names)]
        verdicts = [do(part) for part in wanted]
        raise SystemExit(0 if all(verdicts) else 1)


if __name__ == "__main__":
    main()
