"""The answer to a funder's remarks, point by point, with what proves each and what was not accepted."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.dates import in_text
from ngodesk.common.language import Texts
from ngodesk.figures.remarked import FunderRemark, Refused, refused, remarks
from ngodesk.reports import letters
from ngodesk.reports.content import Blank, Element, Heading, Items, Text
from ngodesk.reports.layout import Field, Layout
from ngodesk.reports.source import Source

OF_PROJECT = (remarks, refused)
OPTIONS = letters.OPTIONS | {"nothing", "point", "reply", "proofs", "refused", "columns", "total"}
subtitle = letters.day

FIELDS: dict[str, Field[Refused]] = {
    "document": Field(lambda each, _texts: each.document),
    "line": Field(lambda each, _texts: each.line),
    "source": Field(lambda each, _texts: each.source),
    "amount": Field(lambda each, _texts: each.amount, "number", summed=True),
    "reason": Field(lambda each, _texts: each.reason),
}


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """To whom, each remark with its reply, and the amounts that were not accepted."""
    yield letters.addressee(source, options)
    found = source.of(remarks)
    yield letters.opening(source, texts, options) if found else Text(options["nothing"])
    for remark in found:
        yield from _point(remark, texts, options)
    amounts = source.of(refused)
    if amounts:
        layout = Layout(options["columns"], FIELDS, texts, source.facts.currency)
        yield Heading(options["refused"])
        yield layout.table(amounts, options["total"])


def _point(remark: FunderRemark, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """What the funder wrote, and our reply; room to write it by hand where there is none."""
    day = in_text(remark.received, texts.language)
    yield Heading(options["point"].format(number=remark.number, day=day))
    yield Text(remark.text)
    yield Heading(options["reply"], 2)
    yield Text(remark.reply) if remark.reply else Blank()
    if remark.proofs:
        yield Heading(options["proofs"], 2)
        yield Items(tuple(proof.label for proof in remark.proofs))
