"""What the names of figures mean, in words of the screen: words are to be found by, names stand in texts."""

from collections.abc import Mapping


def meaning(name: str, known: Mapping[str, str]) -> str:
    """What a name stands for; the name itself where nobody wrote words for it."""
    from ngodesk.work import name_words

    return name_words.meaning(name, known)
