"""How far a section is, and how far the report is, in words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from ngodesk.common.language import _, current, plural
from ngodesk.common.money import shown
from ngodesk.common.text import normalised
from ngodesk.gui.table import Cell

if TYPE_CHECKING:
    from ngodesk.work.narratives import Section

_NAMED = 3  # sections that are told by name


@dataclass(frozen=True)
class Typed:
    """What stands in the editor."""

    text: str = ""
    ready: bool = False


def same(one: Typed, other: Typed) -> bool:
    """Whether both would be stored alike."""
    return (normalised(one.text), one.ready) == (normalised(other.text), other.ready)


def with_typed(section: "Section", typed: Typed | None, known: Collection[str]) -> "Section":
    """A section as it will stand once what was typed is saved."""
    if typed is None:
        return section
    from ngodesk.reports import narration

    unknown = narration.unknown(typed.text, dict.fromkeys(known))
    return replace(section, text=typed.text, ready=typed.ready, unknown=unknown)


def state(section: "Section") -> Cell:
    """The mark of a section."""
    if section.unknown or over(section):
        return Cell(_("to check"), chip="attention")
    if section.ready and section.text.strip():
        return Cell(_("ready"), chip="ok")
    if section.text.strip():
        return Cell(_("begun"), chip="info")
    return Cell(_("missing"), chip="attention") if section.required else Cell(_("empty"), chip="neutral")


def over(section: "Section") -> int:
    """How many characters a text is too long."""
    return max(0, section.characters - section.limit) if section.limit else 0


def counted(section: "Section") -> str:
    """How long a text is, and may be."""
    number, language = section.characters, current().language
    said = shown(Decimal(number), language, 0)
    if not section.limit:
        return plural("{said} character", "{said} characters", number).format(said=said)
    limit = shown(Decimal(section.limit), language, 0)
    if too_many := over(section):
        words = _("{said} of {limit} characters: {number} too many")
        return words.format(said=said, limit=limit, number=shown(Decimal(too_many), language, 0))
    return _("{said} of {limit} characters").format(said=said, limit=limit)


def told(sections: Sequence["Section"]) -> str:
    """How many of the required sections are ready, and which are not."""
    required = [each for each in sections if each.required]
    if not required:
        return _("The funder requires no section of this report.")
    lacking = [each.heading for each in required if not each.ready or each.missing]
    ready = len(required) - len(lacking)
    words = plural(
        "{ready} of {number} required section is ready.",
        "{ready} of {number} required sections are ready.",
        len(required),
    )
    return f"{words.format(ready=ready, number=len(required))} {_lacking(lacking)}".strip()


def _lacking(headings: Sequence[str]) -> str:
    """Which ones, where they are few; the list marks them all."""
    if not headings or len(headings) > _NAMED:
        return ""
    return _("Still lacking: {sections}.").format(sections=", ".join(headings))
