"""Texts that a spreadsheet would take for a formula: guarded by an apostrophe, and freed of it again."""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]", re.DOTALL)
_GUARDED = re.compile(r"'+[=+\-@\t\r]", re.DOTALL)
_NUMBER = re.compile(r"[+-]?[0-9][0-9 .,/()-]*%?")  # a phone is one too


def guarded(text: str) -> str:
    """`text` so that a spreadsheet shows it and computes nothing; numbers and phones as they are."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def unguarded(text: str) -> str:
    """What was guarded, as it was."""
    return text[1:] if text.startswith("'") and _GUARDED.match(text) else text
