"""What told of the funder: the credit lines of the project, and its outputs with theirs."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.made import Made, made
from ngodesk.reports.blocks import made_list
from ngodesk.reports.content import Element, Heading, Items, Text
from ngodesk.reports.layout import Field, listing
from ngodesk.reports.source import Source

OF_PROJECT = (made,)
OPTIONS = frozenset({"lines", "no_lines", "outputs", "columns", "none", "common"})


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The sentences that every print carries, then a row for each output of the span."""
    credits = source.common.credit_lines
    yield Text(options["lines"] if credits else options["no_lines"])
    if credits:
        yield Items(credits)
    own: Field[Made] = Field(lambda each, _texts: each.credit_line or (options["common"] if credits else ""))
    yield Heading(options["outputs"], 2)
    yield from listing(source.of(made), made_list.FIELDS | {"credit_line": own}, texts, options)
