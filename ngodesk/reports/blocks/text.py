"""A text of the project as it was typed; an empty one prints nothing under its heading."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.reports.content import Element, Text
from ngodesk.reports.source import Source

OPTIONS = frozenset({"field"})


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The running text that `field` names: need, activities_text or results_text."""
    text: str = getattr(source.facts, options["field"])
    if text.strip():
        yield Text(text)
