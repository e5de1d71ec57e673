"""Running text that the template itself says, as a numbered list."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.reports.content import Element, Items
from ngodesk.reports.source import Source

OPTIONS = frozenset({"steps"})


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """One step after the other."""
    yield Items(tuple(options["steps"]), numbered=True)
