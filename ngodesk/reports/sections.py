"""The sections of a report: a heading with all that stands under it; some may be left out."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from ngodesk.reports.templates import Part, Template, Wording

_ON_A_NEW_PAGE = "new_page"
_AT_THE_END = ("signatures",)  # of the whole report, whatever section stands before


@dataclass(frozen=True, slots=True)
class Section:
    """A section by its key; where it is not `optional`, the form has to have it."""

    key: str
    heading: Wording
    optional: bool


def sections(template: Template) -> tuple[Section, ...]:
    """The sections of a report in their order."""
    keys = _keys(template)
    return tuple(
        Section(key, part.heading, part.optional)
        for key, part in zip(keys, template.parts, strict=True)
        if part.heading
    )


def without(template: Template, left_out: Collection[str]) -> Template:
    """The report without these sections; what nobody may leave out stays."""
    gone = {each.key for each in sections(template) if each.optional} & set(left_out)
    if not gone:
        return template
    kept = tuple(part for key, part in zip(_keys(template), template.parts, strict=True) if key not in gone)
    return replace(template, parts=kept)


def parts_of(template: Template) -> Iterator[tuple[Wording, list[Part]]]:
    """What stands under each heading, first what stands before any."""
    heading: Wording = {}
    parts: list[Part] = []
    for part in template.parts:
        if part.heading:
            yield heading, parts
            heading, parts = part.heading, []
        parts.append(part)
    yield heading, parts


def _keys(template: Template) -> list[str]:
    """For each part the key of its section; blank for what is of none."""
    keys: list[str] = []
    named = iter(_named(template.parts))
    key = ""
    for part in template.parts:
        if part.heading:
            key = next(named)
        elif part.block in _AT_THE_END:
            key = ""
        keys.append(key)
    for place in range(len(keys) - 2, -1, -1):  # a new page is for what begins on it
        if template.parts[place].block == _ON_A_NEW_PAGE:
            keys[place] = keys[place + 1]
    return keys


def _named(parts: Collection[Part]) -> Iterator[str]:
    """The keys of the sections: what is written there, else the block; a second one has its number."""
    seen: Counter[str] = Counter()
    for part in parts:
        if part.heading:
            name = str(part.options.get("section", part.block))
            seen[name] += 1
            yield name if seen[name] == 1 else f"{name}-{seen[name]}"
