"""A report without people: initials in place of names, nothing of what else is known about them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from ngodesk.common.masking import Mask, Needle
from ngodesk.figures.personal import Personal
from ngodesk.reports.content import Column, Heading, Signature
from ngodesk.reports.values import NOT_STATED, Born, Name
from ngodesk.reports.whole import Footer, Header, Report

Part = TypeVar("Part")

HIDDEN = "\N{BULLET}\N{BULLET}\N{BULLET}"
_WORD = r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][^\W\d_]+)*"
_RUN = re.compile(rf"{_WORD}(?:(?:[ \N{{NO-BREAK SPACE}}]|\s?[-\N{{EN DASH}}]\s?){_WORD})*")
_ONE = re.compile(_WORD)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_STEM = 3  # letters at least
# How the cases of Polish and Latvian names end.
_ENDINGS = frozenset(
    (
        *(
            "a",
            "ą",
            "e",
            "ę",
            "i",
            "o",
            "u",
            "y",
            "ie",
            "em",
            "im",
            "ym",
            "om",
            "ów",
            "ej",
            "mi",
            "ami",
            "ach",
        ),
        *("ich", "iem", "iej", "imi", "owi", "owie", "ego", "emu", "iego", "iemu", "ych", "ymi"),
        *(
            "s",
            "š",
            "ā",
            "ē",
            "ī",
            "ū",
            "as",
            "am",
            "ai",
            "os",
            "ās",
            "ām",
            "ei",
            "es",
            "ēm",
            "is",
            "us",
            "um",
        ),
    )
)
# What is the organisation's, the funder's or the form's own is no word about a person.
_KEPT: Mapping[type, frozenset[str]] = {
    Header: frozenset({"organisation", "short_name", "address", "agreement_no", "project_title"}),
    Footer: frozenset({"credit_lines", "mark", "number", "corrects"}),
    Report: frozenset({"id", "name", "label", "language"}),
}
# The form's own words too, unless somebody is named in them by both names.
_HEADS: Mapping[type, str] = {Column: "head", Heading: "text"}


def masked(report: Report, known: Personal) -> Report:
    """The same report, so that nobody can be told from it by name, contact, number or day of birth."""
    header = report.header
    ours = (header.organisation, header.short_name, header.project_title)
    return Masking(known, ours).of(report)


class Masking:
    """Masks texts, and whole reports; what names the organisation or the project is `kept`."""

    def __init__(self, known: Personal, kept: Iterable[str] = ()) -> None:
        self._first = _stems(first for first, _last in known.names)
        self._last = _stems(last for _first, last in known.names)
        self._alone = known.alone
        self._told = Mask((*_whole_names(known), *(Needle(each, HIDDEN) for each in known.texts)))
        self._said = {text: text for text in kept}

    def of(self, part: Part) -> Part:
        """A part of a report, masked."""
        return self._part(part)  # type: ignore[no-any-return]

    def text(self, text: str) -> str:
        """A text with initials in place of names, in whatever case of the language they stand."""
        said = self._said.get(text)
        if said is None:
            shown = HIDDEN if text.strip() in self._alone else self._told(_EMAIL.sub(HIDDEN, text))
            said = self._said[text] = _RUN.sub(self._run, shown)
        return said

    def head(self, text: str) -> str:
        """A heading: a single word of it may be called as somebody is."""
        return _RUN.sub(lambda found: self._run(found, whole=True), text)

    def _run(self, found: re.Match[str], *, whole: bool = False) -> str:
        """Words in a row: where a surname is among them, it and the first names beside it are initials.

        With `whole` only where a first name is among them too.
        """
        words = _ONE.findall(found[0])
        surnames = [_stands_in(self._last, word) for word in words]
        if not any(surnames):
            return found[0]
        firsts = [_stands_in(self._first, word) for word in words]
        if whole and not any(firsts):
            return found[0]
        place = iter([either or other for either, other in zip(surnames, firsts, strict=True)])
        return _ONE.sub(lambda word: f"{word[0][0]}." if next(place) else word[0], found[0])

    def _part(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Name):
            return Name(_initials(value.last), _initials(value.first))
        if isinstance(value, Signature):
            return replace(value, name=self._signer(value.name))
        if isinstance(value, Born):
            return NOT_STATED
        if isinstance(value, tuple | list):
            return tuple(map(self._part, value))
        if is_dataclass(value) and not isinstance(value, type):
            return self._record(value)
        return value

    def _record(self, record: Any) -> Any:
        kept, head = _KEPT.get(type(record), frozenset()), _HEADS.get(type(record))
        changed = {}
        for each in fields(record):
            value = getattr(record, each.name)
            if each.name in kept:
                continue
            if (new := self.head(value) if each.name == head else self._part(value)) != value:
                changed[each.name] = new
        return replace(record, **changed) if changed else record

    def _signer(self, name: str) -> str:
        """Whoever signs: a name, and perhaps a function after a comma."""
        person, comma, function = name.partition(",")
        return f"{_initials(person)}{comma}{function}"


def _stems(names: Iterable[str]) -> frozenset[str]:
    """The words of names with a capital letter, and each without the ending that a case changes."""
    words = {word for name in names for word in _ONE.findall(name) if word[:1].isupper()}
    cut = {word[:-1] for word in words if word[-1] in _ENDINGS and len(word) > _STEM}
    return frozenset(words | cut)


def _stands_in(stems: frozenset[str], word: str) -> bool:
    """Whether a word is a name, in whatever case; also in capital letters."""
    if not word[:1].isupper():
        return False
    plain = word.title() if len(word) > 1 and word.isupper() else word
    cuts = range(max(_STEM, len(plain) - 4), len(plain))
    return plain in stems or any(plain[:cut] in stems and plain[cut:] in _ENDINGS for cut in cuts)


def _whole_names(known: Personal) -> Iterator[Needle]:
    """Both names in either order, however they are written: NOWAK_anna too."""
    for first, last in known.names:
        if first and last:
            yield Needle(f"{first} {last}", f"{_initials(first)} {_initials(last)}")
            yield Needle(f"{last} {first}", f"{_initials(last)} {_initials(first)}")


def _initials(name: str) -> str:
    return " ".join(f"{word[0]}." for word in name.replace("-", " ").split())
