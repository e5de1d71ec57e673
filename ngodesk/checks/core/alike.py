"""Names that may be one and the same: without marks, in any order, a letter or two apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from ngodesk.common.language import N_
from ngodesk.common.text import fold

SAME_NAME = N_("the same name")
SWAPPED = N_("the same names in another order")
SPELT = N_("names that differ by a letter or two")
SAME_PERSONAL_NUMBER = N_("the same personal number")
SAME_TAX_NUMBER = N_("the same tax number")
SAME_REGISTER_NUMBER = N_("the same register number")
SAME_BIRTH_DATE = N_("the same birth date")
SAME_PHONE = N_("the same phone")
SAME_EMAIL = N_("the same e-mail")

_SHORTEST = 9  # letters of a name that is compared letter by letter
_LONG = 13  # letters from which two of them may differ
_CROWD = 40  # who share something: more of them are not compared with each other
_NAMESAKES = 4  # entries of one name that are compared although nothing else is alike


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as it is compared with others. What is not known is blank."""

    id: int
    name: str
    words: tuple[str, ...]
    number: str = ""
    """Who has another one is somebody else."""
    telling: Mapping[str, str] | None = None
    """What makes two of one name the same, by its reason."""
    contrary: tuple[str | int | None, ...] = ()
    """Where two differ in one of these, they are different."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one: that which was entered first, the later one, and why."""

    first: Entry
    second: Entry
    reasons: tuple[str, ...]


@lru_cache(1024)
def _folded(word: str) -> str:
    return "".join(char if char.isalnum() else " " for char in fold(word))


def words_of(*texts: str) -> tuple[str, ...]:
    """The words of a name as they are compared: a hyphen parts them too."""
    return tuple(word for text in texts for word in _folded(text).split())


def by_number(entries: Iterable[Entry], reason: str) -> Iterator[Pair]:
    """Entries of one number: each later one with the first."""
    firsts: dict[str, Entry] = {}
    for entry in entries:
        if entry.number and firsts.setdefault(entry.number, entry) is not entry:
            yield Pair(firsts[entry.number], entry, (reason,))


def by_what_they_share(entries: Iterable[Entry]) -> Iterator[Pair]:
    """Entries of one name, or nearly so, that share something else. Nothing twice."""
    told: set[tuple[int, int]] = set()
    for group in _sharing(entries):
        for first, second in _compared(group):
            reason = alike(first, second)
            if reason and (first.id, second.id) not in told:
                told.add((first.id, second.id))
                yield Pair(first, second, (reason, *shared(first, second)))


def _sharing(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    groups: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        for place in (entry.telling or {}).items():
            groups[place].append(entry)
    return (group for group in groups.values() if len(group) > 1)


def _compared(group: list[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Everybody with everybody; of a crowd only those of one name with the first of it."""
    if len(group) <= _CROWD:
        yield from combinations(group, 2)
        return
    firsts: dict[tuple[str, ...], Entry] = {}
    for entry in group:
        first = firsts.setdefault(tuple(sorted(entry.words)), entry)
        if first is not entry:
            yield first, entry


def alike(first: Entry, second: Entry) -> str:
    """Why two names may be one; blank where they are not, or where something says otherwise."""
    if contradict(first, second):
        return ""
    if first.words == second.words:
        return SAME_NAME
    here, there = sorted(first.words), sorted(second.words)
    if here == there:
        return SWAPPED
    return SPELT if nearly(here, there) else ""


def contradict(first: Entry, second: Entry) -> bool:
    """Whether both say something that only one of them can be."""
    if first.number and second.number and first.number != second.number:
        return True
    return any(
        here and there and here != there for here, there in zip(first.contrary, second.contrary, strict=True)
    )


def shared(first: Entry, second: Entry) -> tuple[str, ...]:
    """What two entries have in common."""
    others = second.telling or {}
    return tuple(reason for reason, value in (first.telling or {}).items() if others.get(reason) == value)


def nearly(here: Sequence[str], there: Sequence[str]) -> bool:
    """Whether names are a slip of the pen apart: one letter, of long names two; numbers are the same."""
    one, other = " ".join(here), " ".join(there)
    length = min(len(one), len(other))
    if length < _SHORTEST or _digits(one) != _digits(other):
        return False
    return within(one, other, 2 if length >= _LONG else 1)


def _digits(text: str) -> str:
    return "" if text.isalpha() else "".join(filter(str.isdigit, text))


def within(one: str, other: str, most: int) -> bool:
    """Whether so many letters put in, left out, changed or swapped with the next lead from one to another."""
    if abs(len(one) - len(other)) > most:
        return False
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    if max(len(one), len(other)) <= 1:
        return len(one or other) <= most
    if most == 0:
        return False
    return (
        within(one[1:], other, most - 1)
        or within(one, other[1:], most - 1)
        or within(one[1:], other[1:], most - 1)
        or (one[:2] == other[:2][::-1] and within(one[2:], other[2:], most - 1))
    )


def by_name_alone(entries: Iterable[Entry]) -> Iterator[Pair]:
    """Entries of which only the names are alike: to be looked at, not to be found. Of a name that many
    have none, and none with a number in it.
    """
    by_name: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        by_name[tuple(sorted(entry.words))].append(entry)
    for group in by_name.values():
        if len(group) <= _NAMESAKES:
            yield from (Pair(*two, (reason,)) for two in combinations(group, 2) if (reason := alike(*two)))
    rare = {name: group[0] for name, group in by_name.items() if len(group) == 1 and name}
    for one, other in _a_letter_apart(rare):
        first, second = sorted((rare[one], rare[other]), key=lambda entry: entry.id)
        if alike(first, second):
            yield Pair(first, second, (SPELT,))


def _a_letter_apart(names: Iterable[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Names that are the same once one letter of each is left out: looked up, not compared one by one."""
    shorter: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    told: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for name in names:
        text = " ".join(name)
        if len(text) < _SHORTEST or _digits(text):
            continue
        for key in {text, *(text[:place] + text[place + 1 :] for place in range(len(text)))}:
            for other in shorter[key]:
                if (other, name) not in told:
                    told.add((other, name))
                    yield other, name
            shorter[key].append(name)
