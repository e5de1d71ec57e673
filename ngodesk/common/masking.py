"""Taking names and numbers out of running text, however they are written: Anna Nowak, NOWAK_anna."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product

from ngodesk.common.inflection import as_named, as_written
from ngodesk.common.text import fold

# A run of letters with their marks, or a run of digits: what stands between them does not matter.
_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+|\d+")
_LONGEST = 4  # words of a name
_SHORTEST = 3  # letters or digits of what is looked for alone
_GLUED = 8  # letters of a name that is looked for within a word
_ESCAPES = re.compile(r"\\[nrt]")  # in JSON a line's end would stand as a letter before a name


_Word = tuple[int, int, str]  # begin, end, folded


@dataclass(frozen=True)
class Needle:
    """What is looked for, what stands instead, and how it may be written."""

    text: str
    instead: str
    capital: bool = False
    bent: bool = False
    """Whether a name is meant in all its cases too; a single word is where a capital letter is asked for."""
    common: bool = False
    """Whether it is a word besides, which may begin another's proper name: then that one stays."""


_Meant = Callable[[Sequence[_Word], int, int, Needle], bool]


class Mask:
    """Finds needles in texts. Case, marks over letters and what stands between the words do not matter."""

    def __init__(self, needles: Iterable[Needle]) -> None:
        self._needles: dict[str, Needle] = {}
        self._beginnings: set[str] = set()
        self._bent: dict[tuple[str, ...], Needle] = {}
        self._bent_words: set[str] = set()
        self._glued: list[str] = []
        for each in needles:
            if each.bent:
                self._bend(each)
            sought = "".join(_folded(word[0]) for word in _WORD.finditer(each.text))
            if len(sought) >= _SHORTEST:
                self._needles.setdefault(sought, each)
                if not each.capital and len(sought) >= _GLUED and sought.isalpha():
                    self._glued.append(sought)
                self._beginnings.update(sought[:length] for length in range(1, len(sought) + 1))

    def _bend(self, needle: Needle) -> None:
        words = [as_named(_folded(word[0])) for word in _WORD.finditer(needle.text)]
        if len(words) == 1:
            words = [frozenset(stem for stem in words[0] if len(stem) >= _SHORTEST)]
        if (1 if needle.capital else 2) <= len(words) <= _LONGEST:
            for stems in product(*words):
                self._bent.setdefault(stems, needle)
                self._bent_words.update(stems)

    def __call__(self, text: str, *, any_case: bool = False, glued: bool = False, name: bool = False) -> str:
        """The text with each needle replaced; `any_case` also where a capital letter is asked for.

        In a file's name words may be `glued` together. In the `name` of somebody else no word alone is meant.
        """

        def is_meant(words: Sequence[_Word], place: int, last: int, needle: Needle) -> bool:
            return not (name and place == last) and _is_meant(text, words, place, last, needle, any_case)

        found = self._found(text, is_meant, glued)
        for start, end, instead in reversed(found):
            text = text[:start] + instead + text[end:]
        return text

    def touches(self, text: str, *, glued: bool = False) -> bool:
        """Whether any needle stands in the text, which may be JSON."""
        return bool(self._found(_ESCAPES.sub("  ", text), lambda *_place: True, glued))

    def _found(self, text: str, is_meant: _Meant, glued: bool) -> list[tuple[int, int, str]]:
        """Where the needles stand, the longest where several begin at one place."""
        words = self._words(text, glued)
        found, place = [], 0
        while place < len(words):
            if self._may_begin(words[place][2]):
                for last, needle in self._at(words, place):
                    if not needle.capital or is_meant(words, place, last, needle):
                        found.append((words[place][0], words[last][1], needle.instead))
                        place = last
                        break
            place += 1
        return found

    def _may_begin(self, word: str) -> bool:
        """A quick look, for most words are nobody's."""
        return word in self._beginnings or not self._bent_words.isdisjoint(as_written(word))

    def _words(self, text: str, glued: bool) -> list[_Word]:
        """Where the words of a text begin and end, and what they are when folded."""
        whole = [(each.start(), each.end(), _folded(each[0])) for each in _WORD.finditer(text)]
        if not glued:
            return whole
        return [
            (start + first, start + last, _folded(text[start + first : start + last]))
            for start, end, _word in whole
            for first, last in pairwise((0, *self._cuts(text[start:end]), end - start))
        ]

    def _cuts(self, word: str) -> list[int]:
        """Where words were glued together: CVAnnaNowak by its capitals, cvannanowak by the name."""
        if word.isdigit():
            return []
        capitals = [place for place in range(1, len(word)) if _begins(word, place)]
        folded = _folded(word)
        if capitals or len(folded) != len(word):
            return capitals
        for name in self._glued:
            if (start := folded.find(name)) >= 0:
                return sorted({start, start + len(name)} - {0, len(word)})
        return []

    def _at(self, words: Sequence[_Word], place: int) -> Iterator[tuple[int, Needle]]:
        """Which needles may stand at a place, with their last word: whole ones before a surname alone."""
        together, found = "", list[tuple[int, Needle]]()
        for number in range(place, len(words)):
            together += words[number][2]
            if together not in self._beginnings:
                break
            if together in self._needles:
                found.insert(0, (number, self._needles[together]))
        yield from (each for each in found if not each[1].capital)
        if bent := self._longest_bent(words, place):
            yield bent
        yield from (each for each in found if each[1].capital)

    def _longest_bent(self, words: Sequence[_Word], place: int) -> tuple[int, Needle] | None:
        """A name in another case, the longest that stands there."""
        stems: list[frozenset[str]] = []
        for _start, _end, word in words[place : place + _LONGEST]:
            known = as_written(word) & self._bent_words if self._bent_words else frozenset()
            if not known:
                break
            stems.append(known)
        for count in range(len(stems), 0, -1):
            for each in product(*stems[:count]):
                if each in self._bent:
                    return place + count - 1, self._bent[each]
        return None


def _is_meant(
    text: str, words: Sequence[_Word], place: int, last: int, needle: Needle, any_case: bool
) -> bool:
    """Whether a surname alone, or with an initial, is what stands there."""
    if needle.common and last + 1 < len(words):
        end, following = words[last][1], words[last + 1][0]
        if not text[end:following].strip(" _-") and not text[following].islower():
            return False  # the beginning of another name
    if any_case and not needle.common:
        return True
    letters = [text[words[place][0]]]
    letters += [text[start] for start, end, _word in words[place : last + 1] if end - start == 1]
    return all(map(str.isupper, letters))


def _begins(word: str, place: int) -> bool:
    """Whether a word begins at this letter of another one: at the Z of CVZygfryda."""
    after = word[place + 1 : place + 2]
    return word[place].isupper() and (word[place - 1].islower() or after.islower())


@lru_cache(100_000)
def _folded(word: str) -> str:
    return fold(word)
