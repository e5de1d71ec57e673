"""Measuring two ways to the same answer against each other, round by round."""

import gc
import os
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Run:
    """One side of one round, with its fresh files: what is timed, and what came of it."""

    work: Callable[[], Any]
    answer: Callable[[], Any]


Side = Callable[[Path], AbstractContextManager[Run]]
"""Makes a run in a folder of its own; everything but `Run.work` is outside the clock."""


@dataclass(frozen=True)
class Pair:
    """Our way and the floor to the same answer."""

    ours: Side
    floor: Side
    close: Callable[[], None] = lambda: None


@dataclass(frozen=True)
class Bench:
    """A piece of work, its floor in words, the most it may cost, and how it is measured."""

    name: str
    work: str
    floor: str
    at_most: float
    clock: str
    prepare: Callable[[Path, bool], Pair]
    """Makes the data in a folder, in full or (True) tiny, and gives the pair."""
    unit: str = "s"


def _processor() -> float:
    """The seconds that this process and those it waited for had of the processor."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


# Processor time where both sides do the same writing and the machine is shared; the clock otherwise.
CLOCKS = {"processor": _processor, "wall": time.perf_counter}
OWN = "own"  # no clock: the work itself gives what is measured


@dataclass(frozen=True)
class Outcome:
    """The seconds of each round, or what else is measured, ours and the floor's."""

    ours: list[float]
    floor: list[float]

    @property
    def ratios(self) -> list[float]:
        """Ours by the floor, round by round."""
        return [ours / floor for ours, floor in zip(self.ours, self.floor, strict=True)]

    def row(self, bench: Bench) -> str:
        """The table's line."""
        ratios = self.ratios
        ratio = f"{median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"
        target = f"≤ {bench.at_most} {'met' if median(ratios) <= bench.at_most else 'missed'}"
        seconds = f"{_short(median(self.ours))} / {_short(median(self.floor))} {bench.unit}"
        return _LINE.format(
            bench.name, ratio, target, len(ratios), seconds, bench.clock, f"{bench.work} / {bench.floor}"
        )


def _short(figure: float) -> str:
    """Three digits of it, or more before the point."""
    return f"{figure:.{max(0, 3 if figure < 1 else 3 - len(str(int(figure))))}f}"


_LINE = "{:<11} {:<18} {:<13} {:<7} {:<18} {:<10} {}"
HEAD = _LINE.format("name", "ratio (min–max)", "target", "rounds", "ours / floor", "clock", "work / floor")


def measured(bench: Bench, folder: Path, rounds: int, tiny: bool = False) -> Outcome:
    """Run both sides in turn. Raises AssertionError where they do not give the same answers."""
    folder.mkdir()
    pair = bench.prepare(folder, tiny)
    outcome = Outcome([], [])
    for number in range(rounds):
        floor, expected = _one(pair.floor, bench, folder / f"{number}-floor")
        ours, answer = _one(pair.ours, bench, folder / f"{number}-ours")
        outcome.floor.append(floor)
        outcome.ours.append(ours)
        assert answer == expected, f"{bench.name}: both sides must give the same answers"
    pair.close()
    return outcome


def _one(side: Side, bench: Bench, folder: Path) -> tuple[float, Any]:
    """The seconds of one side of a round, and its answer."""
    folder.mkdir()
    with side(folder) as run:
        return _timed(run.work, bench.clock), run.answer()


def _timed(work: Callable[[], Any], name: str) -> float:
    gc.collect()
    if name == OWN:
        return float(work())
    clock = CLOCKS[name]
    start = clock()
    work()
    return clock() - start


def chosen(benches: Iterable[Bench], names: list[str]) -> list[Bench]:
    """The benches called so; all without names. Raises KeyError for a name that none has."""
    known = {bench.name: bench for bench in benches}
    return [known[name] for name in names] if names else list(known.values())
