"""Report templates: TOML files that name blocks, with the wording of a form in each language."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from ngodesk.common.errors import UsageError, UserError
from ngodesk.common.language import DEFAULT, LANGUAGES, N_
from ngodesk.common.paths import resources

_BLOCK = re.compile(r"[a-z][a-z_]*")
_REQUIRED: dict[str, type] = {
    "id": str,
    "title": dict,
    "official": str,
    "needs": list,
    "formats": list,
    "source": dict,
    "checked_on": date,
    "parts": list,
}
_OPTIONAL: dict[str, type] = {
    "label": dict,
    "landscape": bool,
    "large": bool,
    "approval": bool,
    "unverified": dict,
    "valid_from": date,
    "valid_to": date,
}
_PART: dict[str, type] = {"block": str, "heading": dict, "options": dict, "optional": bool}

Wording = Mapping[str, str]
"""One text by language; English is always there."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section: the block that builds it, its heading, what the block is told."""

    block: str
    heading: Wording
    options: Mapping[str, Any]
    optional: bool = False
    """Who prints it may leave it out, with all that stands under its heading."""


@dataclass(frozen=True, slots=True)
class Template:
    """A report as its file describes it. `official` is the language of a form of law or of a funder.

    Of several files with one id, each is the form of agreements concluded on some days.
    """

    id: str
    title: Wording
    official: str
    needs: tuple[str, ...]
    formats: tuple[str, ...]
    source: Wording
    checked_on: date
    parts: tuple[Part, ...]
    label: Wording
    landscape: bool = False
    large: bool = False
    unverified: Wording = field(default_factory=dict)
    """What of the form nobody has compared with the official one: told to the user, never printed."""
    valid_from: date | None = None
    valid_to: date | None = None
    approval: bool = False
    """It goes to a funder, as what has an official language does: until it is approved, it is a draft."""
    text: str = ""
    """The file, as it was read."""

    def is_of(self, day: date) -> bool:
        """Whether it is the form of agreements concluded on `day`."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)


@lru_cache
def forms() -> tuple[Template, ...]:
    """All templates, by id; of one id the latest form first. Raises UserError where a file is not right."""
    folder = resources() / "reports"
    found = [read(path) for path in sorted(folder.glob("*/*.toml"))]
    latest = sorted(found, key=lambda template: template.valid_from or date.min, reverse=True)
    return tuple(sorted(latest, key=lambda template: template.id))


@lru_cache
def templates() -> tuple[Template, ...]:
    """All reports that can be printed, by id, each in its latest form."""
    return tuple({found.id: found for found in reversed(forms())}.values())[::-1]


def template(report: str, agreed: date | None = None) -> Template:
    """The report with this id: its latest form, or that of agreements concluded on the day `agreed`.

    Raises UsageError where there is none.
    """
    known = [found for found in forms() if found.id == report]
    for found in known:
        if agreed is None or found.is_of(agreed):
            return found
    if known:
        return known[0]
    raise UsageError(N_("There is no report {report}."), N_("ngodesk reports lists them."), report=report)


def read(path: Path) -> Template:
    """One template. Raises UserError that names the file and what is not right in it."""
    file = f"{path.parent.name}/{path.name}"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        _refuse(file, str(error))
    _check_keys(data, _REQUIRED | _OPTIONAL, file, "")
    for key in _REQUIRED:
        if key not in data:
            _refuse(file, key, N_("The report template {file} lacks {key}."))
    _check_wordings(data, file, "")
    if data["official"] not in ("", *LANGUAGES):
        _refuse(file, "official")
    parts = tuple(_part(part, file, f"parts[{number}]") for number, part in enumerate(data["parts"], 1))
    return Template(
        id=data["id"],
        title=data["title"],
        official=data["official"],
        needs=tuple(data["needs"]),
        formats=tuple(data["formats"]),
        source=data["source"],
        checked_on=data["checked_on"],
        parts=parts,
        label=data.get("label", data["title"]),
        landscape=data.get("landscape", False),
        large=data.get("large", False),
        unverified=data.get("unverified", {}),
        valid_from=data.get("valid_from"),
        valid_to=data.get("valid_to"),
        approval=data.get("approval", bool(data["official"])),
        text=path.read_text(encoding="utf-8"),
    )


def block(name: str) -> ModuleType:
    """The module of a block. Raises ModuleNotFoundError where there is none."""
    return import_module(f"{_blocks()}.{name}")


def worded(value: Any, language: str, official: str = "") -> Any:
    """`value` with each wording in it as its text in `language`, else the official one, else English."""
    if isinstance(value, list | tuple):
        return [worded(item, language, official) for item in value]
    if not isinstance(value, Mapping):
        return value
    if is_wording(value):
        return next(value[code] for code in (language, official, DEFAULT) if code in value)
    return {key: worded(item, language, official) for key, item in value.items()}


def _blocks() -> str:
    return f"{__package__}.blocks"


def _part(data: Any, file: str, place: str) -> Part:
    if not isinstance(data, dict):
        _refuse(file, place)
    _check_keys(data, _PART, file, f"{place}.")
    name = data.get("block", "")
    if not _BLOCK.fullmatch(name) or find_spec(f"{_blocks()}.{name}") is None:
        _refuse(file, f"{place}.block", N_("The report template {file} names an unknown block in {key}."))
    options = data.get("options", {})
    known = block(name).OPTIONS
    for key in options:
        if key not in known:
            _refuse(file, f"{place}.options.{key}", _UNKNOWN)
    return Part(name, data.get("heading", {}), options, data.get("optional", False))


_UNKNOWN = N_("The report template {file} has an unknown key: {key}.")


def _check_keys(data: Mapping[str, Any], known: Mapping[str, type], file: str, place: str) -> None:
    for key, value in data.items():
        if key not in known:
            _refuse(file, place + key, _UNKNOWN)
        if not isinstance(value, known[key]):
            _refuse(file, place + key)


def _check_wordings(value: Any, file: str, place: str) -> None:
    """Each wording has an English text, on which other languages fall back."""
    if isinstance(value, dict):
        if is_wording(value) and DEFAULT not in value:
            _refuse(file, f"{place}.{DEFAULT}", N_("The report template {file} lacks {key}."))
        for key, item in value.items():
            _check_wordings(item, file, f"{place}.{key}" if place else key)
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            _check_wordings(item, file, f"{place}[{number}]")


def is_wording(value: Mapping[str, Any]) -> bool:
    """Whether it is one text by language."""
    return bool(value) and all(key in LANGUAGES and isinstance(text, str) for key, text in value.items())


def _refuse(file: str, key: str, sentence: str = "") -> NoReturn:
    sentence = sentence or N_("The report template {file} cannot be read at {key}.")
    raise UserError(sentence, N_("Correct the file, or install ngodesk again."), file=file, key=key)
