"""Was anything damaged, or changed behind the program's back? Is a printed mark from this file?"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from ngodesk.common.errors import UsageError
from ngodesk.common.language import N_
from ngodesk.store import journal
from ngodesk.store.store import Store
from ngodesk.store.strangers import strangers
from ngodesk.store.undo import StepLine
from ngodesk.store.verify import Verdict, verify
from ngodesk.work import history
from ngodesk.work.frozen import FrozenRow, frozen

_MARK = re.compile(r"(?<![0-9A-Za-z])([0-9A-Fa-f]{4})[-\N{EN DASH}\s]?([0-9A-Fa-f]{4})(?![0-9A-Za-z])")


@dataclass(frozen=True)
class Mark:
    """What a mark at the foot of a print stands for: all that was done up to this step."""

    text: str
    step: int
    at: datetime
    """In the time of the computer that did it."""
    words: str
    """What the step did."""
    sound: bool
    """Nobody changed the journal up to there, or any record, behind the program's back."""
    frozen: tuple[FrozenRow, ...]
    """The frozen reports that bear the mark."""


def verdicts(store: Store) -> list[Verdict]:
    """One verdict for each part of the workspace."""
    with store.reading() as connection:
        return list(verify(connection))


def check_mark(store: Store, text: str) -> Mark | None:
    """The step that a printed mark is of; nothing where it is not of this workspace.

    What stands around the mark does no harm. Raises UsageError where there is none in the text.
    """
    found = _MARK.search(text)
    if found is None:
        raise UsageError(
            N_("There is no mark in what was typed."),
            N_("It stands at the foot of every page, as in: record 1A2B-3C4D."),
        )
    with store.reading() as connection:
        row = journal.marked(connection, found[1] + found[2])
        if row is None:
            return None
        *line, offset = row
        step = StepLine(*line)
        sound = all(number > step.number for number in journal.broken_steps(connection))
        sound = sound and not any(strangers(connection))
    return Mark(
        f"{found[1]}-{found[2]}".upper(),
        step.number,
        datetime.fromisoformat(step.at) + timedelta(minutes=offset),
        history.named(step),
        sound,
        tuple(each for each in frozen(store) if each.step == step.number),
    )
