"""Lines to sign on, with room for a stamp where the form asks for one."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.reports.content import Element, Signature, Signatures
from ngodesk.reports.source import Source

OPTIONS = frozenset({"stamp", "lines"})


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The lines that the form names, left to right."""
    lines = tuple(Signature(label) for label in options["lines"])
    yield Signatures(lines, options.get("stamp", ""))
