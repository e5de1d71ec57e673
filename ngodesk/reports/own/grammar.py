"""The little that a form may say between braces: a name, a list for its rows, whether something is there.

Nothing of it is run as it stands: what is not a name known to us, or one of these words, is shown as unknown.
"""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.reports.own.data import FILTERS, Data, Row
from ngodesk.reports.places import Place

PLACE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
MARK = re.compile(r"\{\{(?P<place>.*?)\}\}|\{%(?P<tag>.*?)%\}|\{#.*?#\}", re.DOTALL)

_BRACES = re.compile(r"\{\{|\}\}|\{%|%\}")
_CLOSES = {"{{": "}}", "{%": "%}"}
_LONGEST = 120
_MOST = 3_000
_QUOTES = "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}" + (
    "\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}\N{SINGLE LOW-9 QUOTATION MARK}"
)
_INDEX = re.compile(r"\[\s*['\"]([^'\"\[\]]*)['\"]\s*\]")
_FORBIDDEN = re.compile(r"__|[{}<>&\"'\\\[\]()=]")
_FOR = re.compile(r"(?:(?:tr|p|tc|r)\s+)?for\s+(\w+)\s+in\s+(\w+)")
_IF = re.compile(r"(?:(?:tr|p|tc|r)\s+)?if\s+(not\s+)?(.+)", re.DOTALL)
_WORD = re.compile(r"(?:(?:tr|p|tc|r)\s+)?(else|endif|endfor)")
_SHORT = ("line.", "source.")  # of the budget


@dataclass(frozen=True)
class Asked:
    """A place: the name in it, and how its value is to be written."""

    name: str
    how: str = ""

    @property
    def list(self) -> str:
        """The first word of the name, which may be that of a list."""
        return self.name.partition(".")[0]

    @property
    def field(self) -> str:
        """What follows it."""
        return self.name.partition(".")[2]


@dataclass(frozen=True)
class Tag:
    """A word that steers: for, if, else, endif, endfor. A blank word is none that may be used."""

    word: str
    name: str = ""
    list: str = ""
    negated: bool = False


def asked(inside: str) -> Asked:
    """What stands between double braces; a name that cannot be one is cleaned and stays unknown."""
    text = " ".join(unescape(inside).translate(dict.fromkeys(map(ord, _QUOTES), "'")).split())
    name, _bar, how = text.partition("|")
    name, how = _INDEX.sub(r".\1", name.strip()).replace(" .", ".").strip(), how.strip()
    if name.endswith(".raw"):
        name, how = name.removesuffix(".raw"), how or "raw"
    if _FORBIDDEN.search(name) or len(name) > _LONGEST or (how and how not in FILTERS):
        return Asked(_FORBIDDEN.sub("", text)[:_LONGEST].strip() or "?", "")
    return Asked(name, how)


def tag(inside: str) -> Tag:
    """What stands between {% and %}."""
    text = " ".join(unescape(inside).strip(" -+").split())
    if found := _FOR.fullmatch(text):
        return Tag("for", found[1], found[2])
    if found := _WORD.fullmatch(text):
        return Tag(found[1])
    if found := _IF.fullmatch(text):
        return Tag("if", asked(found[2]).name, negated=bool(found[1]))
    return Tag("", asked(text).name)


def check(text: str) -> None:
    """Every place and every loop of a form is closed, none within another. Raises UserError that names it."""
    opened = ""
    for found in _BRACES.finditer(text):
        brace = found[0]
        if (brace in _CLOSES) is bool(opened) or (opened and brace != _CLOSES[opened]):
            raise _open(text[max(0, found.start() - 20) : found.start() + 30])
        opened = "" if opened else brace
    if opened:
        raise _open(text[-50:])
    if text.count("{{") + text.count("{%") > _MOST:
        raise UserError(N_("The form names more than {number} places."), number=_MOST)
    stack: list[str] = []
    for found in MARK.finditer(text):
        each = tag(found["tag"]) if found["tag"] is not None else None
        if each is not None:
            _nest(each, stack, found[0])
    if stack:
        raise UserError(
            N_("In the form {word} is begun and not ended."),
            N_("Write {{% end{word} %}} where it ends."),
            word=stack[-1],
        )


def _nest(each: Tag, stack: list[str], written: str) -> None:
    shown = " ".join(written.split())[:60]
    if each.word in ("for", "if"):
        if (each.word == "for" and "for" in stack) or len(stack) > 3:
            raise UserError(N_("In the form a list stands within a list: {place}."), place=shown)
        stack.append(each.word)
    elif each.word in ("endfor", "endif", "else"):
        wanted = "for" if each.word == "endfor" else "if"
        if not stack or stack[-1] != wanted:
            raise UserError(N_("In the form {place} ends what was not begun."), place=shown)
        if each.word != "else":
            stack.pop()
    else:
        raise UserError(
            N_("The form says {place}, which a form cannot say."),
            N_("Between these braces stand for, if, else, endif and endfor alone."),
            place=shown,
        )


def _open(near: str) -> UserError:
    return UserError(
        N_("In the form a place is not closed, or stands within another: {place}."),
        N_("Every {{{{ needs its }}}}."),
        place=" ".join(near.split()),
    )


def resolved(each: Asked, data: Data, loops: Mapping[str, str]) -> tuple[str, str] | None:
    """List and field of a name in a row, or blank and the whole name; nothing for an unknown one."""
    named = loops.get(each.list)
    if named is not None and each.field in data.fields.get(named, ()):
        return named, each.field
    for name in (each.name, f"budget.{each.name}" if each.name.startswith(_SHORT) else each.name):
        if name in data.names:
            return "", name
    return None


def value(each: Asked, data: Data, row: Row | None = None, of: str = "") -> Place | None:
    """What stands for a place within a row of the list `of`, or outside any; nothing for an unknown name."""
    found = resolved(each, data, {of: of} if of else {})
    if found is None:
        return None
    named, name = found
    return row[name] if named and row is not None else data.names[name]


def repeats(text: str, lists: Mapping[str, Container[str]], names: Container[str] = ()) -> str:
    """The list whose fields a row of a table names: the row is repeated for each of the list's rows.

    What is a name of its own, as events.hours, does not repeat a row by itself.
    """
    places = [asked(found[1]) for found in PLACE.finditer(text)]
    named = (each for each in places if each.field in lists.get(each.list, ()))
    return next((each.list for each in named if each.name not in names), "")


def used(text: str, lists: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """The names in a text of a form, those of rows with their list's name: lines.code."""
    loops: dict[str, str] = {}
    for found in MARK.finditer(text):
        if found["place"] is not None:
            each = asked(found["place"])
            named = loops.get(each.list)
            yield f"{named}.{each.field}" if named else each.name
        elif found["tag"] is not None:
            each_tag = tag(found["tag"])
            if each_tag.word == "for":
                loops[each_tag.name] = each_tag.list
                if each_tag.list not in lists:
                    yield each_tag.list
            elif each_tag.word == "endfor" and loops:
                loops.popitem()
            elif each_tag.word == "if":
                yield each_tag.name
