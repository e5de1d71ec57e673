"""A section that somebody writes: as it was written for this project, period and language."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.narrated import narrated
from ngodesk.reports import narration
from ngodesk.reports.content import Element
from ngodesk.reports.source import Source

OF_PRINT = (narrated,)
OPTIONS = frozenset({"section", "ask", "required", "limit", "lines"})


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The text, or room to write it by hand."""
    yield from narration.section(source, texts, options["section"], options.get("lines", 4))
