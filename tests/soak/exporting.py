"""A program that gives something out, in children that may be killed: one line of JSON for each."""

import json
import os
import sys
from pathlib import Path

from ngodesk.store.opening import open_store
from ngodesk.work import giving_out, printing
from ngodesk.work.printing import Wish


def export(path: Path, target: Path) -> None:
    """Write what the target's ending asks for."""
    with open_store(path, write=False) as store:
        if target.suffix in (".pdf", ".docx"):
            report = "cost-documents" if target.suffix == ".pdf" else "acf"
            printing.print_report(store, report, target, Wish(project="NL1", language="pl"))
        else:
            table = {".csv": "people", ".vcf": "people"}.get(target.suffix, giving_out.EVERYTHING)
            giving_out.give(store, table, target)


def main() -> None:
    """Say who does it, do it, say that it ended."""
    while line := sys.stdin.readline():
        path, target = map(Path, json.loads(line))
        if not (child := os.fork()):
            export(path, target)
            os._exit(0)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("ended", flush=True)


if __name__ == "__main__":
    main()
