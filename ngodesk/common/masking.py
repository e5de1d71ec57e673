"""Taking names and numbers out of running text, however they are written: Anna Nowak, NOWAK_anna."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from ngodesk.common.inflection import as_named, as_written
from ngodesk.common.text import fold

# A run of letters with their marks, or a run of digits: what stands between them does not matter.
_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+|\d+")
_LONGEST = 4  # words of a name
_SHORTEST = 3  # letters or digits of what is looked for alone
_ESCAPES = re.compile(r"\\[nrt]")  # in JSON a line's end would stand as a letter before a name


@dataclass(frozen=True)
class Needle:
    """What is looked for, what stands instead, and how it may be written."""

    text: str
    instead: str
    capital: bool = False
    bent: bool = False
    """Whether a name of several words is meant in all its cases too."""


class Mask:
    """Finds needles in texts. Case, marks over letters and what stands between the words do not matter."""

    def __init__(self, needles: Iterable[Needle]) -> None:
        self._needles: dict[str, Needle] = {}
        self._beginnings: set[str] = set()
        self._bent: dict[tuple[str, ...], Needle] = {}
        self._bent_words: set[str] = set()
        for each in needles:
            if each.bent:
                self._bend(each)
            sought = "".join(_folded(word[0]) for word in _WORD.finditer(each.text))
            if len(sought) >= _SHORTEST:
                self._needles.setdefault(sought, each)
                self._beginnings.update(sought[:length] for length in range(1, len(sought) + 1))

    def _bend(self, needle: Needle) -> None:
        words = [as_named(_folded(word[0])) for word in _WORD.finditer(needle.text)]
        if 1 < len(words) <= _LONGEST:
            for stems in product(*words):
                self._bent.setdefault(stems, needle)
                self._bent_words.update(stems)

    def __call__(self, text: str, *, any_case: bool = False) -> str:
        """The text with each needle replaced; `any_case` also where a capital letter is asked for."""
        found = self._found(text, any_case)
        for start, end, instead in reversed(found):
            text = text[:start] + instead + text[end:]
        return text

    def touches(self, text: str) -> bool:
        """Whether any needle stands in the text, which may be JSON."""
        return bool(self._found(_ESCAPES.sub("  ", text), any_case=True))

    def _found(self, text: str, any_case: bool) -> list[tuple[int, int, str]]:
        """Where the needles stand, the longest where several begin at one place."""
        words = [(each.start(), each.end(), _folded(each[0])) for each in _WORD.finditer(text)]
        found, place = [], 0
        while place < len(words):
            last, needle = self._longest(words, place)
            if needle is None or needle.capital:
                last, needle = self._longest_bent(words, place) or (last, needle)
            capital = needle is not None and needle.capital and not any_case
            if needle is None or (capital and not text[words[place][0]].isupper()):
                place += 1
                continue
            found.append((words[place][0], words[last][1], needle.instead))
            place = last + 1
        return found

    def _longest(self, words: list[tuple[int, int, str]], place: int) -> tuple[int, Needle | None]:
        together, best, needle = "", place, None
        for number in range(place, len(words)):
            together += words[number][2]
            if together not in self._beginnings:
                break
            if together in self._needles:
                best, needle = number, self._needles[together]
        return best, needle

    def _longest_bent(self, words: list[tuple[int, int, str]], place: int) -> tuple[int, Needle] | None:
        """A name in another case, the longest that stands there."""
        stems: list[frozenset[str]] = []
        for _start, _end, word in words[place : place + _LONGEST]:
            known = as_written(word) & self._bent_words if self._bent_words else frozenset()
            if not known:
                break
            stems.append(known)
        for count in range(len(stems), 1, -1):
            for each in product(*stems[:count]):
                if each in self._bent:
                    return place + count - 1, self._bent[each]
        return None


@lru_cache(100_000)
def _folded(word: str) -> str:
    return fold(word)
