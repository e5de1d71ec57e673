"""Exports that are killed, or whose disk is full: the old file or the new one, and nothing left over."""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

from ngodesk.work import read_back
from tests.soak.disk import program
from tests.soak.trials import SCHEMAS

FORMS = ("xlsx", "csv", "zip", "folder", "pdf", "docx", "vcf")
"""Everything as a workbook and as a folder, one table as CSV, a report as PDF, a letter, cards of people."""

_OLD = b"the file of yesterday"


def kills(home: Path, number: int) -> Counter[str]:
    """So many kills at any moment, for each form."""
    return _each(home, lambda form, folder: _killed(form, folder, number))


def full(home: Path, number: int) -> Counter[str]:
    """The disk is full at so many places of each form, from there on."""
    return _each(home, lambda form, folder: _filled(form, folder, number))


def _each(home: Path, trial: Callable[[str, Path], Counter[str]]) -> Counter[str]:
    found = Counter[str]()
    for form in FORMS:
        (folder := home / form).mkdir(parents=True)
        shutil.copyfile(SCHEMAS / "2.ngodesk", folder.parent / f"{form}.ngodesk")
        found += Counter({f"{form}: {what}": times for what, times in trial(form, folder).items()})
    return found


def _killed(form: str, folder: Path, number: int) -> Counter[str]:
    """Each in a child of one warm program, at a moment drawn from how long the export takes."""
    found, chance = Counter[str](), Random(form)
    command = [sys.executable, "-X", "utf8", "-m", "tests.soak.exporting"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    ) as doing:
        assert doing.stdin is not None
        assert doing.stdout is not None
        longest = 0.0
        for run in range(number + 3):
            target = _begin(form, folder)
            print(json.dumps([str(folder.parent / f"{form}.ngodesk"), str(target)]), file=doing.stdin)
            doing.stdin.flush()
            child, begun = int(doing.stdout.readline()), time.monotonic()
            if run < 3:
                doing.stdout.readline()
                longest = max(longest, time.monotonic() - begun)
                continue
            time.sleep(chance.random() * longest)
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            doing.stdout.readline()
            read_back.tidy()  # as the next start does
            found[_judged(form, target)] += 1
        doing.stdin.close()
    return found


def _filled(form: str, folder: Path, number: int) -> Counter[str]:
    found = Counter[str]()
    deed: dict[str, Any] = {"deed": "export", "path": folder.parent / f"{form}.ngodesk"}
    with program(folder) as doing:
        count = doing.do(**deed, target=str(_begin(form, folder)))["calls"]
        for place in range(1, count + 1, max(1, count // number)):
            target = _begin(form, folder)
            told = doing.do(**deed, target=str(target), fail_at=place, errno=errno.ENOSPC, sticky=1)[
                "outcome"
            ]
            read_back.tidy()
            found["done" if told == "done" else "fault" if told.startswith("fault") else "told"] += 1
            found[_judged(form, target)] += 1
    return found


def _begin(form: str, folder: Path) -> Path:
    """A file of yesterday stands where the new one shall be; a folder must be new."""
    shutil.rmtree(folder)
    folder.mkdir()
    target = folder / ("given" if form == "folder" else f"given.{form}")
    if form != "folder":
        target.write_bytes(_OLD)
    return target


def _judged(form: str, target: Path) -> str:
    """Old, new, or what is wrong."""
    if [path for path in target.parent.iterdir() if path != target]:
        return "leftovers"
    if form == "folder":
        return "old" if not target.exists() else "new" if _is_whole(target) else "half"
    if target.read_bytes() == _OLD:
        return "old"
    try:
        read_back.must_be_readable(target, target)
    except Exception:
        return "half"
    return "new" if target.read_bytes().endswith(_ENDS.get(form, b"")) else "half"


_ENDS = {"vcf": b"END:VCARD\r\n", "csv": b"\r\n", "pdf": b"%%EOF\n"}


def _is_whole(folder: Path) -> bool:
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return all((folder / each["path"]).is_file() for each in described["resources"])
