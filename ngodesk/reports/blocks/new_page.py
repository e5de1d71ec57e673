"""What follows begins on a new page."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.reports.content import Element, PageBreak
from ngodesk.reports.source import Source

OPTIONS: frozenset[str] = frozenset()


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The end of a page."""
    yield PageBreak()
