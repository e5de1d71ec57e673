"""Finding a person by what stands on a paper list: without marks, in any order, by parts, misspelt."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from ngodesk.common.text import fold, sort_key

_LIKE = 0.82  # how alike two names are that may be one person's
_BEGINNING = 3  # letters by which names that may be alike are looked up
_TRIED = 400  # names that are compared letter by letter at the most

EQUAL, SWAPPED, BEGINS, PARTS, INSIDE = range(5)


@dataclass(frozen=True)
class Known:
    """A person of the file; `detail` tells apart those of one name."""

    id: int
    last: str
    first: str
    detail: str = ""

    @property
    def name(self) -> str:
        """As the list shows it."""
        return f"{self.last} {self.first}".strip()


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name as they are compared: a hyphen and a comma part them too."""
    return tuple("".join(char if char.isalnum() else " " for char in fold(text)).split())


class Register:
    """All people of the file, to be found by their names."""

    def __init__(self, people: Iterable[Known], language: str = "en") -> None:
        self.people: dict[int, Known] = {}
        self._language = language
        self._words: dict[int, tuple[str, ...]] = {}
        self._joined: dict[int, str] = {}
        self._beginnings: dict[str, set[int]] = defaultdict(set)
        self._first: dict[str, int] = defaultdict(int)
        self._last: dict[str, int] = defaultdict(int)
        for person in people:
            self.add(person)

    def add(self, person: Known) -> None:
        """Know one more, or one by another name."""
        self.people[person.id] = person
        self._words[person.id] = words_of(person.name)
        self._joined[person.id] = " ".join(self._words[person.id])
        for word in self._words[person.id]:
            self._beginnings[word[:_BEGINNING]].add(person.id)
        for word in words_of(person.first):
            self._first[word] += 1
        for word in words_of(person.last):
            self._last[word] += 1

    def settle(self, before: int, after: int) -> None:
        """A person has got an id of their own."""
        person = self.people.pop(before, None)
        self._words.pop(before, None)
        self._joined.pop(before, None)
        if person is not None and after not in self.people:
            self.add(replace(person, id=after))

    def name(self, person: int | None) -> str:
        """What a person is called; blank where there is none."""
        found = self.people.get(person) if person is not None else None
        return found.name if found is not None else ""

    def find(self, typed: str, limit: int = 8) -> list[Known]:
        """Those whose name holds every word typed, the likeliest first."""
        words = words_of(typed)
        if not words:
            return []
        held = [each for each, name in self._joined.items() if all(word in name for word in words)]
        ranked = [(rank_of(words, self._words[each]), each) for each in held]
        best = sorted(ranked, key=lambda each: (each[0], self._order(each[1])))[:limit]
        return [self.people[each] for _rank, each in best]

    def exact(self, typed: str) -> list[Known]:
        """Those who are called just so, in whichever order, with marks or without."""
        words = words_of(typed)
        found = [each for each, name in self._words.items() if words and sorted(words) == sorted(name)]
        return [self.people[each] for each in sorted(found, key=self._order)]

    def similar(self, typed: str, limit: int = 3) -> list[Known]:
        """Those whose name is misspelt so, or who are misspelt in the file; the likest first."""
        words = words_of(typed)
        if sum(map(len, words)) < 2 * _BEGINNING:
            return []
        wanted = " ".join(sorted(words))
        found: set[int] = set()
        for word in words:
            found |= self._beginnings.get(word[:_BEGINNING], set())
        likeness = {
            each: self._likeness(wanted, each) for each in sorted(found & self.people.keys())[:_TRIED]
        }
        best = sorted((each for each, like in likeness.items() if like >= _LIKE), key=lambda i: -likeness[i])
        return [self.people[each] for each in best[:limit]]

    def _likeness(self, wanted: str, person: int) -> float:
        matcher = SequenceMatcher(a=wanted, b=" ".join(sorted(self._words[person])), autojunk=False)
        return matcher.ratio() if matcher.quick_ratio() >= _LIKE else 0.0

    def _order(self, person: int) -> str:
        return sort_key(self.people[person].name, self._language)

    def split(self, typed: str) -> tuple[str, str]:
        """Last name and first name of somebody new: a comma parts them, or what others are called.

        Where nothing tells, the last name stands first, as on the list.
        """
        if "," in typed:
            last, first = typed.split(",", 1)
            return _capital(last.split()), _capital(first.split())
        words = typed.split()
        if len(words) > 1 and self._begins_with_first(words):
            return _capital(words[-1:]), _capital(words[:-1])
        return _capital(words[:1]), _capital(words[1:])

    def _begins_with_first(self, words: Sequence[str]) -> bool:
        head, tail = fold(words[0]), fold(words[-1])
        return self._first[head] - self._last[head] > self._first[tail] - self._last[tail] and bool(
            self._first[head]
        )


def rank_of(typed: Sequence[str], name: Sequence[str]) -> int:
    """How well a name fits what is typed, 0 best; -1 where it does not."""
    if tuple(typed) == tuple(name):
        return EQUAL
    if sorted(typed) == sorted(name):
        return SWAPPED
    if begin(typed, name):
        return BEGINS if name[0].startswith(typed[0]) else PARTS
    joined = " ".join(name)
    return INSIDE if all(word in joined for word in typed) else -1


def begin(typed: Sequence[str], name: Sequence[str]) -> bool:
    """Whether every word typed begins a word of the name, each another one."""
    if not typed:
        return True
    return any(
        word.startswith(typed[0]) and begin(typed[1:], (*name[:place], *name[place + 1 :]))
        for place, word in enumerate(name)
    )


def _capital(words: Sequence[str]) -> str:
    """Names typed in small letters are written with capital ones; any other way they stay."""
    return " ".join(word[:1].upper() + word[1:] if word.islower() else word for word in words)
