"""The libraries that the program is made of, each with its licence: for About and the bill of materials."""

import re
from dataclasses import dataclass
from importlib import metadata

_NAME = re.compile(r"[A-Za-z0-9._-]+")
# Of those whose package says it in other words, or in its licence file alone, as SPDX names it.
_SPDX = {
    "jinja2": "BSD-3-Clause",
    "mt-940": "BSD-3-Clause",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "python-stdnum": "LGPL-2.1-or-later",
    "reportlab": "BSD-3-Clause",
    "sqlcipher3": "Zlib AND BSD-3-Clause AND Apache-2.0",  # the binding, SQLCipher, OpenSSL
    "vobject": "Apache-2.0",
}


@dataclass(frozen=True)
class Library:
    """Something the program is made of, as its own package describes it. `needs` are names of others."""

    name: str
    version: str
    licence: str
    """An SPDX expression."""
    needs: tuple[str, ...] = ()


def libraries() -> list[Library]:
    """The libraries that are installed for the program, and theirs, by name."""
    found: dict[str, Library] = {}
    missing = ["ngodesk"]
    while missing:
        key = plain(missing.pop())
        if key in found:
            continue
        try:
            described = metadata.distribution(key)
        except metadata.PackageNotFoundError:  # for another system
            continue
        known = described.metadata
        asked = (each for each in described.requires or () if "extra ==" not in each)
        needs = [name[0] for each in asked if (name := _NAME.match(each))]
        found[key] = Library(known["Name"], described.version, _licence(key, known), tuple(map(plain, needs)))
        missing += needs
    found.pop("ngodesk", None)
    return [found[key] for key in sorted(found)]


def plain(name: str) -> str:
    """A library's name as it is compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _licence(key: str, known: "metadata.PackageMetadata") -> str:
    if key in _SPDX:
        return _SPDX[key]
    for field in ("License-Expression", "License"):
        words = " ".join(known.get_all(field) or ())
        if words and "\n" not in words:
            return words
    named = [each for each in known.get_all("Classifier") or () if each.startswith("License ::")]
    return ", ".join(each.rpartition(" :: ")[2] for each in named)
