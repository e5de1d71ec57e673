"""Text: folding for search, orders that people expect, joined keys and lists."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Letters that Unicode does not take apart into a base and a mark.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)
_SPACES = re.compile(r"\s+")
_APOSTROPHES = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]")
_NOT_IN_NAMES = re.compile(r"[^\w.]+|(?<=\.)\.+", re.ASCII)
_ASCII_NUMBERS = re.compile(r"([0-9]+)")
_BETWEEN = "\0"  # stands before every character that a text may have
_ALPHABETS = {
    "pl": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    "lv": "aābcčdeēfgģhiīyjkķlļmnņoōpqrŗsštuūvwxzž",
    "lt": "aąbcčdeęėfghiįyjklmnopqrsštuųūvwxzž",
    "et": "abcdefghijklmnopqrsšzžtuvwõäöüxy",
}
# Where numbers by their length, letters and everything else stand among the characters of a sort key.
_DIGITS = 0x100
_LETTERS_FROM = 0x2000
_OTHERS = 0xE000
# Controls, and the signs that turn the direction of what follows them, have no place in a record.
_UNWANTED = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_ENDS = re.compile(r"\r\n?")
# A list that a key of several columns, or a list of names, is written as.
_JOINED = re.compile(r"\\(.)|(\|)", re.DOTALL)


def cleaned(text: str) -> str:
    """A text without signs that nobody typed, its lines ended in one way, and without spaces around it."""
    return text.strip() if text.isprintable() else typable(_ENDS.sub("\n", text)).strip()


def typable(text: str) -> str:
    """A text without signs that nobody typed."""
    return text if text.isprintable() else _UNWANTED.sub("", text)  # none of them is printable


class _Folded(dict[int, str]):
    """Each character as it is searched, found out once."""

    def __missing__(self, code: int) -> str:
        # Taken apart first: a mathematical S is an S only then.
        apart = unicodedata.normalize("NFKD", chr(code)).casefold().translate(_LETTERS)
        letters = unicodedata.normalize("NFKD", apart)
        found = self[code] = "".join(char for char in letters if not unicodedata.combining(char))
        return found


_FOLDED = _Folded()


def fold(text: str) -> str:
    """`text` as it is searched: small letters without marks, ł as l."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


def file_name(text: str, longest: int = 60) -> str:
    """`text` as a name that every system takes: FV/12 2025 is FV-12_2025; plain letters, no path."""
    text = _APOSTROPHES.sub("", text)
    plain = "".join(fold(char).upper() if char.isupper() else fold(char) for char in text)
    return _NOT_IN_NAMES.sub("-", _SPACES.sub("_", plain.strip()))[:longest].strip("-_.") or "_"


def natural_key(text: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """The natural order of codes: digits as numbers, 2 before 10; equal ones by their characters."""
    # A number compares by how long it is, then by its digits: the longest have more than int() reads.
    parts = _ASCII_NUMBERS.split(text)
    numbers = [part.lstrip("0") for part in parts]
    return tuple(
        (0, len(number), number) if place % 2 else (1, 0, part)
        for place, (part, number) in enumerate(zip(parts, numbers, strict=True))
    ), text


def natural_text(text: str) -> str:
    """A text that stands among its like as `natural_key` does, for many of them: smaller, and quicker."""
    parts = _ASCII_NUMBERS.split(text)
    for place in range(1, len(parts), 2):
        number = parts[place].lstrip("0")
        parts[place] = f"{chr(min(len(number), _DIGITS) + 1)}{number}"
    return f"{_BETWEEN.join(parts)}{_BETWEEN * 2}{text}{_BETWEEN}"


def sort_key(text: str, language: str) -> str:
    """A text by which names stand in the order of `language`'s own alphabet; 2 before 10.

    What the alphabet lacks stands by its base letter. Compared character by character, in Python and in SQL.
    """
    small = text.casefold()
    main = small.translate(_alphabet(language))
    if not main.isalpha():
        main = _ASCII_NUMBERS.sub(_by_length, main)
    return f"{main}\x01{small}\x01{text}"


def _by_length(digits: re.Match[str]) -> str:
    """A number compares by how long it is, then by its digits."""
    number = digits[0].lstrip("0")
    return chr(_DIGITS + min(len(number), _LETTERS_FROM - _DIGITS - 1)) + number


class _Alphabet(dict[int, str]):
    """Letters as characters in the order of an alphabet; others are worked out when they come."""

    def __init__(self, letters: str) -> None:
        super().__init__()
        self.update({ord(letter): chr(_LETTERS_FROM + place) for place, letter in enumerate(letters)})
        self.update({ord(digit): digit for digit in "0123456789"})
        self.update({ord(gap): " " for gap in " -\N{NO-BREAK SPACE}"})

    def __missing__(self, code: int) -> str:
        char = chr(code)
        known = [self[ord(letter)] for letter in fold(char) if letter != char and ord(letter) in self]
        self[code] = "".join(known) or (" " if char.isspace() else chr(min(_OTHERS + code, 0x10FFFF)))
        return self[code]


@lru_cache
def _alphabet(language: str) -> _Alphabet:
    return _Alphabet(_ALPHABETS.get(language, "abcdefghijklmnopqrstuvwxyz"))


def normalised(text: str) -> str:
    """A key as it is compared and kept: NFC, without spaces around it."""
    text = text.strip()
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def join_key(parts: Iterable[str]) -> str:
    r"""A key of several columns in one text, joined by |; a | or \ inside is written \| or \\."""
    return "|".join(part.replace("\\", "\\\\").replace("|", "\\|") for part in parts)


def split_key(text: str) -> list[str]:
    """The parts of a joined key."""
    parts = [""]
    end = 0
    for found in _JOINED.finditer(text):
        parts[-1] += text[end : found.start()]
        end = found.end()
        if found.group(2):
            parts.append("")
        else:
            parts[-1] += found.group(1)
    parts[-1] += text[end:]
    return parts


def split_list(text: str) -> list[str]:
    """The words of a list, separated by semicolons, trimmed, without empty ones."""
    return [part for part in (normalised(part) for part in text.split(";")) if part]
