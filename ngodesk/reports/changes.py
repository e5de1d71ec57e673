"""What an association says otherwise in a report's template: texts, columns, limits."""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from string import Formatter
from typing import Any, Literal

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.reports.templates import Template, is_wording

What = Literal["title", "heading", "text", "head", "order", "limit"]
Change = tuple[str, str | None, str]
"""Key, language and value, as they are kept."""

_STEP = re.compile(r"([A-Za-z_]\w*)|\[(\d+)\]")
_NUMBERS = ("limit", "lines")
_COLUMNS = "columns"
_LARGEST = 100_000


@dataclass(frozen=True)
class Place:
    """What may be changed: its key, the section it stands in (none of the title), and what stands there.

    A text has one original for each language, an order or a limit one alone, under a blank language.
    """

    key: str
    part: int
    what: What
    originals: Mapping[str, str]

    @property
    def worded(self) -> bool:
        """Whether it is a text, which has languages."""
        return self.what not in ("order", "limit")


def places(template: Template) -> Iterator[Place]:
    """Everything that may be changed, in the order of the print."""
    yield Place(f"{_before(template)}title", 0, "title", template.title)
    for number, part in enumerate(template.parts, 1):
        key = f"{_before(template)}parts[{number}]"
        if part.heading:
            yield Place(f"{key}.heading", number, "heading", part.heading)
        for name, option in part.options.items():
            yield from _options(f"{key}.options.{name}", number, name, option)


def _before(template: Template) -> str:
    """Of several forms of one report each has its own places."""
    return f"{template.valid_from.isoformat()}:" if template.valid_from else ""


def _options(key: str, part: int, name: str, option: Any) -> Iterator[Place]:
    if isinstance(option, Mapping):
        if is_wording(option):
            yield Place(key, part, "text", option)
            return
        for inner, each in option.items():
            yield from _options(f"{key}.{inner}", part, inner, each)
    elif _are_columns(option):
        order = " ".join(str(number) for number in range(1, len(option) + 1))
        yield Place(key, part, "order", {"": order})
        for number, each in enumerate(option, 1):
            if is_wording(each.get("head", {})):
                yield Place(f"{key}[{number}].head", part, "head", each["head"])
    elif isinstance(option, list | tuple):
        for number, each in enumerate(option, 1):
            yield from _options(f"{key}[{number}]", part, name, each)
    elif name in _NUMBERS and isinstance(option, int):
        yield Place(key, part, "limit", {"": str(option)})


def _are_columns(option: Any) -> bool:
    return (
        isinstance(option, list | tuple)
        and len(option) > 1
        and all(isinstance(each, Mapping) and "field" in each and "head" in each for each in option)
    )


def check(place: Place, language: str | None, value: str) -> None:
    """Raises UserError where a value cannot stand in a place, and says why."""
    if place.what == "limit":
        if not value.isdecimal() or not 0 < int(value) <= _LARGEST:
            raise UserError(N_("A limit is a whole number above nothing."))
    elif place.what == "order":
        numbers = value.split()
        known = place.originals[""].split()
        if not numbers or len(set(numbers)) < len(numbers) or not set(numbers) <= set(known):
            raise UserError(N_("At least one column stays, and each stands there once."))
    else:
        _check_text(place, language or "", value)


def _check_text(place: Place, language: str, value: str) -> None:
    original = place.originals.get(language) or next(iter(place.originals.values()))
    try:
        wanted, there = _named(original), _named(value)
    except ValueError:
        raise UserError(N_("A brace is not closed. Write braces only round a name.")) from None
    if not there <= wanted:
        raise UserError(
            N_("{{{name}}} stands for nothing here."),
            N_("Only what stands in braces in the original may stand there."),
            name=sorted(there - wanted)[0],
        )


def _named(text: str) -> set[str]:
    return {name for _text, name, _form, _how in Formatter().parse(text) if name is not None}


def applied(template: Template, changes: Iterable[Change]) -> Template:
    """The template as the association has it. What no longer fits it is passed over."""
    wanted = list(changes)
    if not wanted:
        return template
    known = {place.key: place for place in places(template)}
    tree: dict[str, Any] = {
        "title": dict(template.title),
        "parts": [
            {"heading": dict(part.heading), "options": deepcopy(dict(part.options))}
            for part in template.parts
        ],
    }
    # Orders last: heads are named by the place that a column has in the file.
    for key, language, value in sorted(wanted, key=lambda each: _is_order(known, each[0])):
        place = known.get(key)
        if place is not None and _fits(place, language, value):
            _put(tree, key.removeprefix(_before(template)), place, language, value)
    parts = tuple(
        replace(part, heading=each["heading"], options=each["options"])
        for part, each in zip(template.parts, tree["parts"], strict=True)
    )
    return replace(template, title=tree["title"], parts=parts)


def _is_order(known: Mapping[str, Place], key: str) -> bool:
    """Whether a key is that of the order of columns."""
    return key in known and known[key].what == "order"


def _fits(place: Place, language: str | None, value: str) -> bool:
    try:
        check(place, language, value)
    except UserError:
        return False
    return True


def _put(tree: dict[str, Any], key: str, place: Place, language: str | None, value: str) -> None:
    steps: list[str | int] = [found[1] or int(found[2]) - 1 for found in _STEP.finditer(key)]
    holder: Any = tree
    for step in steps[:-1]:
        holder = holder[step]
    last: Any = steps[-1]
    if place.what == "limit":
        holder[last] = int(value)
    elif place.what == "order":
        columns = holder[last]
        holder[last] = [columns[int(number) - 1] for number in value.split()]
    elif language:
        holder[last] = {**holder[last], language: value}
    else:
        holder[last] = dict.fromkeys(holder[last], value)
