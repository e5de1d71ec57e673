"""Text: folding for search, orders that people expect, joined keys and lists."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

# Letters that Unicode does not take apart into a base and a mark.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)
_ASCII_NUMBERS = re.compile(r"([0-9]+)")
_ALPHABETS = {
    "pl": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    "lv": "aābcčdeēfgģhiīyjkķlļmnņoōpqrŗsštuūvwxzž",
    "lt": "aąbcčdeęėfghiįyjklmnopqrsštuųūvwxzž",
    "et": "abcdefghijklmnopqrsšzžtuvwõäöüxy",
}
# A list that a key of several columns, or a list of names, is written as.
_JOINED = re.compile(r"\\(.)|(\|)", re.DOTALL)


def fold(text: str) -> str:
    """`text` as it is searched: small letters without marks, ł as l."""
    if text.isascii():
        return text.lower()
    # Taken apart first: a mathematical S is an S only then.
    apart = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    return "".join(char for char in unicodedata.normalize("NFKD", apart) if not unicodedata.combining(char))


def natural_key(text: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """The natural order of codes: digits as numbers, 2 before 10; equal ones by their characters."""
    # A number compares by how long it is, then by its digits: the longest have more than int() reads.
    parts = _ASCII_NUMBERS.split(text)
    numbers = [part.lstrip("0") for part in parts]
    return tuple(
        (0, len(number), number) if place % 2 else (1, 0, part)
        for place, (part, number) in enumerate(zip(parts, numbers, strict=True))
    ), text


def sort_key(text: str, language: str) -> tuple[Any, ...]:
    """The order of names in `language`'s own alphabet; what it lacks stands by its base letter."""
    places = _places(language)
    main: list[float] = []
    marks: list[str] = []
    for char in text.casefold():
        for letter in char if char in places else fold(char):
            main.append(
                places.get(letter, -1.0 if letter.isspace() or letter == "-" else 1000.0 + ord(letter))
            )
            marks.append(char)
    return tuple(main), tuple(marks), text


def _places(language: str) -> dict[str, float]:
    alphabet = _ALPHABETS.get(language, "abcdefghijklmnopqrstuvwxyz")
    places: dict[str, float] = {digit: float(digit) / 100 for digit in "0123456789"}
    return places | {letter: float(place) for place, letter in enumerate(alphabet, 1)}


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
