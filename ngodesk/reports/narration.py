"""Texts that people write for a report: plain marks for headings and lists, figures that stay true."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.narrated import narrated
from ngodesk.reports.content import Blank, Element, Heading, Items, Text
from ngodesk.reports.places import places
from ngodesk.reports.source import Source

_PLACE = re.compile(r"\{\{[ \t]*([^{}\n]{1,120}?)[ \t]*\}\}")
_HEADING = re.compile(r"#{1,3}[ \t]+(.*)")
_ITEM = re.compile(r"[-*\N{BULLET}\N{EN DASH}][ \t]+(.*)")
_NUMBERED = re.compile(r"\d{1,3}[.)][ \t]+(.*)")


def section(source: Source, texts: Texts, name: str, lines: int = 4) -> Iterator[Element]:
    """What was written for a section; empty lines to write on where nothing was."""
    found = source.of(narrated)
    written = found.texts.get(name)
    if written is None or not written.text.strip():
        yield Blank(lines)
        return
    known = places(found.figures, source.facts, texts) if found.figures else {}
    yield from elements(filled(written.text, known))


def filled(text: str, known: Mapping[str, str]) -> str:
    """The text with its figures; an unknown name stays as it was typed, so that everybody sees it."""
    return _PLACE.sub(lambda place: known.get(place[1], place[0]), text)


def unknown(text: str, known: Mapping[str, Any]) -> tuple[str, ...]:
    """The names in double braces that stand for nothing, each once."""
    return tuple(dict.fromkeys(name for _start, _end, name in named(text) if name not in known))


def named(text: str) -> Iterator[tuple[int, int, str]]:
    """Where names in double braces begin and end, and the names."""
    for place in _PLACE.finditer(text):
        yield place.start(), place.end(), place[1]


def elements(text: str) -> Iterator[Element]:
    """Paragraphs, headings ("# "), lists ("- ") and numbered ones ("1. "); all else is plain text."""
    for block in _blocks(text.splitlines()):
        first = block[0]
        if heading := _HEADING.fullmatch(first):
            yield Heading(heading[1].strip(), 2)
        elif _ITEM.fullmatch(first):
            yield Items(tuple(_items(block, _ITEM)))
        elif _NUMBERED.fullmatch(first):
            yield Items(tuple(_items(block, _NUMBERED)), numbered=True)
        else:
            yield Text("\n".join(block))


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    """Lines of one kind that follow each other; what follows an item's first line goes on with it."""
    block: list[str] = []
    for line in (line.rstrip() for line in lines):
        if block and _begins(line, block[0]):
            yield block
            block = []
        if line.strip():
            block.append(line)
    if block:
        yield block


def _begins(line: str, first: str) -> bool:
    """Whether a line ends the block that begins with `first`."""
    if not line.strip() or _HEADING.fullmatch(line) or _HEADING.fullmatch(first):
        return True
    kinds = (_ITEM, _NUMBERED)
    return any(kind.fullmatch(line) and not kind.fullmatch(first) for kind in kinds)


def _items(block: list[str], mark: re.Pattern[str]) -> Iterator[str]:
    said: list[str] = []
    for line in block:
        item = mark.fullmatch(line)
        if item and said:
            yield " ".join(said)
            said = []
        said.append((item[1] if item else line).strip())
    yield " ".join(said)
