"""Was anything damaged, or changed behind the program's back? Is a printed mark from this file?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ngodesk.common.errors import UsageError
from ngodesk.common.language import N_, current
from ngodesk.common.progress import Progress, silent
from ngodesk.store import journal, search
from ngodesk.store.store import Store
from ngodesk.store.strangers import strangers
from ngodesk.store.undo import StepLine
from ngodesk.store.verify import SEARCH_INDEX, Verdict, changed_steps, verify
from ngodesk.work import history, wrong_places
from ngodesk.work.frozen import FrozenRow, frozen

# The number of the step may be left out; earlier prints have eight digits and none.
_MARK = re.compile(
    r"(?<![0-9A-Za-z])(?:(?P<step>\d{1,12})\s*[/\N{MIDDLE DOT}]\s*)?"
    r"(?P<digits>[0-9A-Fa-f]{4}(?:[-\N{EN DASH}\s]?[0-9A-Fa-f]{4}){1,2})(?![0-9A-Za-z])"
)


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
    """One verdict for each part of the workspace, with the names of what is wrong."""
    with store.reading() as connection:
        return [
            replace(each, named=tuple(wrong_places.named(connection, each.places, current().language)))
            for each in verify(connection)
        ]


def said_of_tail(store: Store) -> str:
    """What is to be said at opening: a message id, blank where the last step is as it was written."""
    with store.reading() as connection:
        return "" if journal.is_tail_sound(connection) else journal.TAIL


def is_search_wrong(found: Iterable[Verdict]) -> bool:
    """Whether the search misses something: nothing is lost, and its index can be built anew."""
    return any(each.part == SEARCH_INDEX and not each.sound for each in found)


def build_search_anew(store: Store, progress: Progress = silent) -> None:
    """Make the search index from the records. Raises UserError where the file is read-only."""
    with store.raw_writing() as connection:
        search.build_anew(connection, progress)


def check_mark(store: Store, text: str) -> Mark | None:
    """The step that a printed mark is of; nothing where it is not of this workspace.

    What stands around the mark does no harm. Raises UsageError where there is none in the text.
    """
    found = _MARK.search(text)
    if found is None:
        raise UsageError(
            N_("There is no mark in what was typed."),
            N_("It stands at the foot of every page, as in: record 214/1A2B-3C4D-5E6F."),
        )
    with store.reading() as connection:
        digits = "".join(filter(str.isalnum, found["digits"]))
        row = journal.marked(connection, digits, int(found["step"]) if found["step"] else None)
        if row is None:
            return None
        *line, offset = row
        step = StepLine(*line)
        sound = all(number > step.number for number in changed_steps(connection))
        sound = sound and not any(strangers(connection))
    return Mark(
        journal.short(step.number, digits, len(digits)),
        step.number,
        datetime.fromisoformat(step.at) + timedelta(minutes=offset),
        history.named(step),
        sound,
        tuple(each for each in frozen(store) if each.step == step.number),
    )
