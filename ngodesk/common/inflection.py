"""Names as sentences bend them: spotkanie z Anną Kowalską, Jāņa Bērziņa. Told by their beginnings alone."""

import re
from functools import lru_cache

_SHORTEST = 2  # letters that are left of a name
# Without marks, as all words here: what cases add in Polish and Latvian, what a name ends in by itself.
_OWN = ("a", "e", "i", "is", "o", "s", "u", "us", "y")
_CASES = (
    *_OWN, "ach", "ai", "am", "ami", "as", "ego", "ei", "ej", "em", "emu", "es", "ich", "ie", "iego", "iej",
    "iem", "iemu", "im", "imi", "om", "os", "ow", "owi", "owie", "um", "ych", "ym", "ymi", "ze",
)  # fmt: skip
_FLEETING = re.compile(r"(?<=[^aeiouy])e(?=[cklnrt]$)")  # Marek, Marka; Pēteris
_SOFTENED = ((re.compile(r"(dz|z|g)$"), "d"), (re.compile(r"(c|cz|k)$"), "t"))  # Olga, Oldze; Marta, Marcie


@lru_cache(100_000)
def as_named(word: str) -> frozenset[str]:
    """What a folded name may be known by."""
    return _stems(word, _OWN)


@lru_cache(100_000)
def as_written(word: str) -> frozenset[str]:
    """What a folded word in a text may be a case of; it is one where both have something in common."""
    return _stems(word, _CASES)


def _stems(word: str, endings: tuple[str, ...]) -> frozenset[str]:
    found = {word, *(word.removesuffix(ending) for ending in endings)}
    return frozenset(_plain(stem) for stem in found if len(stem) >= min(_SHORTEST, len(word)))


def _plain(stem: str) -> str:
    """Alike for all cases: without an e that comes and goes, the last sound hard."""
    stem = _FLEETING.sub("", stem)
    for sound, hard in _SOFTENED:
        stem = sound.sub(hard, stem)
    return stem
