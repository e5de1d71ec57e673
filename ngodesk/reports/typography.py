"""The one way of a text into a print: characters that cannot print, spaces that must not break."""

import re
import unicodedata
from functools import lru_cache

from ngodesk.reports.fonts import REGULAR, face

# Stands for a typed space at which no line may end. It prints as the space it is, so that a text
# copied out of the file is the text that was typed.
GLUE = "\ue000"
MISSING = "[?]"
"""Printed once for a run of characters that the font does not have."""

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
# Other controls, formats (among them all that turn the direction of writing) and variation selectors
_UNSEEN = {"Cc", "Cf"}
_SELECTORS = range(0xFE00, 0xFE10)

# Each begins with its space, which the search then jumps to: much faster than to look behind at every letter.
_BEFORE_SIGN = re.compile(r" (?=(?:->|[–→])(?:\s|$))")
_GROUPS = re.compile(r" (?<=\d )(?=\d{3}(?!\d))")
_WORDS_AFTER_NUMBERS = (
    "zł|gr|PLN|EUR|NOK|USD|SEK|DKK|CZK|UAH|mln|tys|godz|szt|os|org|mies|egz|r|h|km|kg|min|gab|st|pers"
    "|stundas|hours|people|pcs"
)
_UNITS = re.compile(rf" (?<=\d )(?=[€%$£]|(?:{_WORDS_AFTER_NUMBERS})\b)")
_DAY_MONTH_YEAR = re.compile(r"\b(\d{1,2}) ([^\W\d_]{3,12}) (\d{4})\b")
_YEAR_DAY_MONTH = re.compile(r"\b(\d{4}\.) (gada) (\d{1,2}\.) ([^\W\d_]{3,12})\b")
_POSTCODE = re.compile(r" (?<=\b\d\d-\d{3} )")
_ONE_LETTER = re.compile(r" (?<=\b[^\W\d_] )(?=\S)")
_DIGIT = re.compile(r"\d")


def prepared(text: str, language: str) -> str:
    """`text` ready to be set: printable, and with glue where `language` wants no line to end."""
    text = printable(text)
    return glued(text, language) if " " in text else text


def said(text: str, language: str) -> str:
    """As `prepared`, for files that others set: the glue is a no-break space."""
    return prepared(text, language).replace(GLUE, "\N{NO-BREAK SPACE}")


def prepared_note(text: str, language: str) -> str:
    """As `prepared`; the last two words stay together."""
    head, space, last = prepared(text, language).rpartition(" ")
    return head + (GLUE if space and len(last) < 20 else space) + last


def printable(text: str) -> str:
    """`text` without what cannot be seen; letters the font lacks print as `MISSING`.

    Line ends of every kind become a line feed, a tab becomes a space.
    """
    if _simple().issuperset(text):
        return text
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    seen = "".join(char for char in text if _is_seen(char))
    known = face(REGULAR).widths
    pieces: list[str] = []
    for char in unicodedata.normalize("NFC", seen):
        shown = char if char == "\n" or char in known else unicodedata.normalize("NFKC", char)
        if not all(part == "\n" or part in known for part in shown) or char == GLUE:
            shown = MISSING
        if not (shown is MISSING and pieces and pieces[-1] is MISSING):
            pieces.append(shown)
    return "".join(pieces)


def one_line(text: str) -> str:
    """`text` as it is measured in one line, and as bookmarks and properties of a file have it."""
    return " ".join(printable(text).split())


def glued(text: str, language: str) -> str:
    """`text` with glue for each space at which no line may end: in dates, numbers, before a unit or dash."""
    text = _BEFORE_SIGN.sub(GLUE, text)
    if language == "pl":
        text = _ONE_LETTER.sub(GLUE, text)
    if _DIGIT.search(text):
        text = _DAY_MONTH_YEAR.sub(rf"\1{GLUE}\2{GLUE}\3", text)
        text = _YEAR_DAY_MONTH.sub(rf"\1{GLUE}\2{GLUE}\3{GLUE}\4", text)
        text = _UNITS.sub(GLUE, _GROUPS.sub(GLUE, _POSTCODE.sub(GLUE, text)))
    return text


def _is_seen(char: str) -> bool:
    return char == "\n" or (unicodedata.category(char) not in _UNSEEN and ord(char) not in _SELECTORS)


@lru_cache
def _simple() -> frozenset[str]:
    """Characters that print as they are, alone and beside each other."""
    marks = {"Mn", "Mc", "Me"}
    known = (char for char in face(REGULAR).widths if unicodedata.category(char) not in marks | _UNSEEN)
    return frozenset(char for char in known if unicodedata.normalize("NFC", char) == char) - {GLUE} | {"\n"}
